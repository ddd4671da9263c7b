package org.pclnlab.emulator.image.elf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;

/**
 * An ELF symbol table and its string table.
 * <pre>
 *  off size field
 *    0    4 st_name
 *    4    1 st_info    low four bits: 0 none, 1 object, 2 function, 6 thread-local, 10 indirect function
 *    5    1 st_other
 *    6    2 st_shndx   0 = undefined, 0xfff1 = absolute
 *    8    8 st_value
 *   16    8 st_size
 * </pre>
 */
final class ElfSymbols implements SymbolTable {
    static final int SIZE = 24;
    static final int SHN_ABS = 0xfff1;
    /** No real name comes near; without it, names that all share one long tail cost their number times its length. */
    private static final int MAX_NAME = 1 << 16;

    static final int NAME_OFF = 0, INFO_OFF = 4, SHNDX_OFF = 6, VALUE_OFF = 8, SIZE_OFF = 16;
    private static final int CHUNK = 256, HEAD = 512, MAX_COPY = 4 << 20;
    private static final int STT_OBJECT = 1, STT_FUNC = 2, STT_TLS = 6, STT_GNU_IFUNC = 10;

    private final Bytes symbols;
    private final Bytes names;
    private final int locals;

    private ElfSymbols(Bytes symbols, Bytes names, long locals) {
        this.symbols = symbols;
        this.names = names;
        this.locals = (int) Math.min(locals, count());
    }

    static ElfSymbols read(Bytes file, List<Shdr64> headers, int index) throws ImageException {
        Shdr64 s = headers.get(index);
        Bytes symbols = file.slice(s.offset(), s.size(), "ELF symbol table");
        if (s.entsize() != SIZE) {
            throw new BadValue(
                    s.where(file, Shdr64.ENTSIZE_OFF, "sh_entsize"),
                    Long.toUnsignedString(s.entsize()),
                    Integer.toString(SIZE));
        }
        if (symbols.size() % SIZE != 0) {
            throw new BadValue(
                    s.where(file, Shdr64.SIZE_OFF, "sh_size"), Hex.of(symbols.size()), "a multiple of " + SIZE);
        }
        if (s.link() >= headers.size() || headers.get((int) s.link()).type() != Shdr64.SHT_STRTAB) {
            throw new Inconsistent(
                    s.where(file, Shdr64.LINK_OFF, "sh_link"),
                    Long.toString(s.link()),
                    "the index of a string table section");
        }
        Shdr64 strings = headers.get((int) s.link());
        return new ElfSymbols(symbols, file.slice(strings.offset(), strings.size(), "ELF string table"), s.info());
    }

    @Override
    public int count() {
        return symbols.size() / SIZE;
    }

    @Override
    public Symbol at(int index) throws ImageException {
        checkIndex(index);
        long name = symbols.u32(index * SIZE + NAME_OFF);
        return symbol(index, ElfImage.cstr(names, name, "symbol", index, MAX_NAME));
    }

    @Override
    public Symbol nameless(int index) {
        checkIndex(index);
        return symbol(index, "");
    }

    private void checkIndex(int index) {
        if (index < 0 || index >= count()) {
            throw new IndexOutOfBoundsException(index);
        }
    }

    private Symbol symbol(int index, String name) {
        int off = index * SIZE;
        return new Symbol(
                name,
                symbols.u64(off + VALUE_OFF),
                symbols.u64(off + SIZE_OFF),
                kind(symbols.u8(off + INFO_OFF) & 15),
                symbols.u16(off + SHNDX_OFF));
    }

    private static Symbol.Kind kind(int type) {
        return switch (type) {
            case STT_FUNC, STT_GNU_IFUNC -> Symbol.Kind.FUNCTION;
            case STT_OBJECT -> Symbol.Kind.DATA;
            case STT_TLS -> Symbol.Kind.TLS;
            default -> Symbol.Kind.OTHER;
        };
    }

    @Override
    public @Nullable Symbol[] find(String... wanted) throws ImageException {
        @Nullable Symbol[] out = new @Nullable Symbol[wanted.length];
        Search search = new Search(wanted, out);
        // Linkers put the local symbols in front, labels of sites by the thousand among them. LLGo's globals are among
        // the first of the others, its two hidden ones among the first of the locals: both heads first, then the rest.
        // Labels have no type, variables and functions do: the names that most searches are for are found first.
        int localHead = Math.min(locals, HEAD);
        int globalHead = Math.min(count() - locals, HEAD) + locals;
        for (int pass = 0; pass < 2; pass++) {
            boolean typed = pass == 0;
            if (!search.scan(locals, globalHead, typed)
                    || !search.scan(0, localHead, typed)
                    || !search.scan(globalHead, count(), typed)
                    || !search.scan(localHead, locals, typed)) {
                break;
            }
        }
        return out;
    }

    /** One search for several names: a cold JVM interprets its loop, and array reads are the cheapest thing it knows. */
    private final class Search {
        private final String[] wanted;
        private final int[] lengths;
        private final @Nullable Symbol[] out;
        private final byte[] text;
        private final byte first;
        private final byte fourth;
        private int missing;

        Search(String[] wanted, @Nullable Symbol[] out) {
            this.wanted = wanted;
            this.lengths = new int[wanted.length];
            for (int k = 0; k < wanted.length; k++) {
                lengths[k] = wanted[k].length();
            }
            this.out = out;
            this.missing = wanted.length;
            // One comparison turns away most symbols when all wanted names begin alike.
            int start = commonStart(wanted);
            this.text = start != 0 && names.size() <= MAX_COPY ? names.copy(0, names.size()) : new byte[0];
            this.first = (byte) start;
            this.fourth = (byte) (start >>> 24);
        }

        /** Looks at the symbols {@code [from, to)} with a type, or at those without; true while names are missing. */
        boolean scan(int from, int to, boolean typed) throws ImageException {
            byte[] part = new byte[Math.min(to - from, CHUNK) * SIZE];
            int last = text.length - 3;
            for (int chunk = from; chunk < to && missing > 0; chunk += CHUNK) {
                int n = Math.min(CHUNK, to - chunk);
                symbols.copy(chunk * SIZE, part, n * SIZE);
                for (int i = 0; i < n && missing > 0; i++) {
                    int at = i * SIZE;
                    if (((part[at + INFO_OFF] & 15) != 0) != typed) {
                        continue;
                    }
                    int name = (part[at] & 0xff)
                            | ((part[at + 1] & 0xff) << 8)
                            | ((part[at + 2] & 0xff) << 16)
                            | (part[at + 3] << 24);
                    if (name >= 0 && name < last && (text[name + 3] != fourth || text[name] != first)) {
                        continue;
                    }
                    match(chunk + i, name);
                }
            }
            return missing > 0;
        }

        private void match(int index, int name) throws ImageException {
            if (Integer.toUnsignedLong(name) >= names.size() || symbols.u16(index * SIZE + SHNDX_OFF) == 0) {
                return; // at() says what is wrong with a name; a search for other names is not disturbed
            }
            for (int k = 0; k < lengths.length; k++) {
                int end = name + lengths[k];
                if (text.length != 0 && (end < name || end >= text.length || text[end] != 0)) {
                    continue; // of another length
                }
                if (out[k] == null && names.cstrEquals(name, wanted[k])) {
                    out[k] = at(index);
                    missing--;
                    return;
                }
            }
        }
    }

    /** The first four bytes that all names share, little-endian; 0 when they do not. */
    private static int commonStart(String[] wanted) {
        int common = 0;
        for (int k = 0; k < wanted.length; k++) {
            int start = 0;
            for (int i = 3; i >= 0; i--) {
                start = (start << 8) | (i < wanted[k].length() ? wanted[k].charAt(i) & 0xff : 0);
            }
            if (wanted[k].length() < 4 || (k > 0 && start != common)) {
                return 0;
            }
            common = start;
        }
        return common;
    }
}
