package org.pclnlab.emulator.image.elf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.memory.Bytes;
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
    static final int NAME_OFF = 0, INFO_OFF = 4, SHNDX_OFF = 6, VALUE_OFF = 8, SIZE_OFF = 16;
    private static final int NO = -1, CHUNK = 2048, MAX_COPY = 4 << 20;
    private static final int STT_OBJECT = 1, STT_FUNC = 2, STT_TLS = 6, STT_GNU_IFUNC = 10;

    private final Bytes symbols;
    private final Bytes names;

    private ElfSymbols(Bytes symbols, Bytes names) {
        this.symbols = symbols;
        this.names = names;
    }

    static ElfSymbols read(Bytes file, List<Shdr64> headers, int index) throws ImageException {
        Shdr64 s = headers.get(index);
        Bytes symbols = file.slice(s.offset(), s.size(), "ELF symbol table");
        if (s.entsize() != SIZE) {
            throw new BadValue(symbols.where(0, "sh_entsize"), Long.toString(s.entsize()), Integer.toString(SIZE));
        }
        if (s.link() >= headers.size() || headers.get((int) s.link()).type() != Shdr64.SHT_STRTAB) {
            throw new Inconsistent(
                    symbols.where(0, "sh_link"), Long.toString(s.link()), "the index of a string table section");
        }
        Shdr64 strings = headers.get((int) s.link());
        return new ElfSymbols(symbols, file.slice(strings.offset(), strings.size(), "ELF string table"));
    }

    @Override
    public int count() {
        return symbols.size() / SIZE;
    }

    @Override
    public Symbol at(int index) throws ImageException {
        return symbol(index, ElfImage.cstr(names, symbols.u32(index * SIZE + NAME_OFF), "symbol " + index + " name"));
    }

    @Override
    public Symbol nameless(int index) {
        return symbol(index, "");
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
        int missing = wanted.length;
        // A cold JVM interprets this loop over all symbols: reads of arrays are its cheapest ones, and two comparisons
        // turn
        // away nearly all symbols: the first character, and that at the last position which every wanted name has.
        byte[] text = names.size() <= MAX_COPY ? names.copy(0, names.size()) : new byte[0];
        int position = Integer.MAX_VALUE;
        for (int k = 0; k < wanted.length; k++) {
            position = Math.min(position, wanted[k].length() - 1);
        }
        boolean[] starts = new boolean[256];
        boolean[] there = new boolean[256];
        for (int k = 0; k < wanted.length && position >= 0; k++) {
            starts[wanted[k].charAt(0) & 0xff] = true;
            there[wanted[k].charAt(position) & 0xff] = true;
        }
        byte[] part = new byte[Math.min(count(), CHUNK) * SIZE];
        int from = count();
        for (int i = count() - 1; i >= 0 && missing > 0; i--) {
            if (i < from) {
                from = Math.max(0, from - CHUNK);
                symbols.copy(from * SIZE, part, (i + 1 - from) * SIZE);
            }
            int name = candidate(part, (i - from) * SIZE + NAME_OFF, text, starts, position, there);
            if (name == NO) {
                continue;
            }
            if (Integer.toUnsignedLong(name) >= names.size() || symbols.u16(i * SIZE + SHNDX_OFF) == 0) {
                continue; // at() says what is wrong with a name; a search for other names is not disturbed
            }
            for (int k = 0; k < wanted.length; k++) {
                int end = name + wanted[k].length();
                if (text.length != 0 && (end < name || end >= text.length || text[end] != 0)) {
                    continue; // of another length
                }
                if (out[k] == null && names.cstrEquals(name, wanted[k])) {
                    out[k] = at(i);
                    missing--;
                    break;
                }
            }
        }
        return out;
    }

    /** The name of a symbol unless it cannot be a wanted one. A method of its own, so that it is soon compiled. */
    private static int candidate(byte[] part, int at, byte[] text, boolean[] starts, int position, boolean[] there) {
        int name =
                (part[at] & 0xff) | ((part[at + 1] & 0xff) << 8) | ((part[at + 2] & 0xff) << 16) | (part[at + 3] << 24);
        return name >= 0
                        && name < text.length - position
                        && position >= 0
                        && (!starts[text[name] & 0xff] || !there[text[name + position] & 0xff])
                ? NO
                : name;
    }
}
