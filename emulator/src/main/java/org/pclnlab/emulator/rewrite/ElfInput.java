package org.pclnlab.emulator.rewrite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.Unsigned;

/** An ELF executable as the rewriter reads it (03 section 2). */
final class ElfInput extends Input {
    static final String ENTRY = "llgo_funcinfo_entry", STUB = "llgo_funcinfo_stubsite";
    static final String PCLINE = "llgo_pcline", IDENTITY = "llgo_pclntab_id";
    private static final int STT_FUNC = 2, TEXT_MASK = 0x0FFFFFFF;

    private final ElfFile elf;
    private final long imageBase;
    private @Nullable FunctionSymbols functions;

    private ElfInput(
            Bytes file, ElfFile elf, Rules rules, LinkMemory memory, Area[] areas, long textStart, long textEnd) {
        super(file, rules, memory, areas, textStart, textEnd);
        this.elf = elf;
        this.imageBase = rules.hardened() ? lowestLoad(elf, memory) : textStart & ~(long) TEXT_MASK;
    }

    /**
     * Finds the sections.
     *
     * @throws Refusal when a range that this generation checks is not in the file
     */
    static ElfInput of(Bytes file, ElfFile elf, Rules rules) throws Refusal {
        Area[] areas = {
            area(file, elf, ENTRY, true, rules),
            area(file, elf, STUB, rules.stubs(), rules),
            area(file, elf, PCLINE, rules.external(), rules),
            area(file, elf, IDENTITY, rules.external(), rules)
        };
        ElfSection text = elf.first(".text");
        long start = text == null ? 0 : text.addr();
        long end = text == null ? 0 : text.addr() + text.size();
        return new ElfInput(file, elf, rules, memory(file, elf, rules), areas, start, end);
    }

    private static Area area(Bytes file, ElfFile elf, String name, boolean read, Rules rules) throws Refusal {
        ElfSection s = read ? elf.first(name) : null;
        if (s == null) {
            return new Area(false, 0, 0, 0, Slices.none(file));
        }
        if (rules.hardened() && !Unsigned.fits(s.offset(), s.size(), file.size())) {
            throw new Refusal("ELF " + name + ": section range [" + Hex.of(s.offset()) + "," + Hex.of(s.end())
                    + ") is outside file size " + Hex.of(file.size()));
        }
        Bytes contents = rules.hardened() || !s.noBits() ? Slices.of(file, s.offset(), s.size()) : null;
        return new Area(true, s.addr(), s.size(), s.offset(), contents == null ? Slices.none(file) : contents);
    }

    private static LinkMemory memory(Bytes file, ElfFile elf, Rules rules) {
        LinkMemory out = new LinkMemory(file, elf.sections.size());
        for (ElfSection s : elf.sections) {
            boolean readable = !s.noBits() && s.addr() != 0;
            if (readable && (!rules.hardened() || Unsigned.fits(s.offset(), s.size(), file.size()))) {
                out.add(s.addr(), s.size(), s.offset());
            }
        }
        return out;
    }

    private static long lowestLoad(ElfFile elf, LinkMemory memory) {
        boolean any = false;
        long low = 0;
        for (ElfSegment p : elf.segments) {
            if (p.load() && p.filesz() != 0 && (!any || Unsigned.less(p.vaddr(), low))) {
                low = p.vaddr();
                any = true;
            }
        }
        return any ? low : memory.lowest();
    }

    @Override
    String format() {
        return "elf";
    }

    @Override
    long imageBase() {
        return imageBase;
    }

    @Override
    int pointerSize() {
        return elf.wide ? 8 : 4;
    }

    @Override
    boolean littleEndian() {
        return elf.littleEndian;
    }

    @Override
    boolean headersTouchedBy(Edits edits) {
        for (ElfSegment p : elf.segments) {
            if (edits.touches(p.headerOff(), p.headerOff() + 56)) {
                return true;
            }
        }
        for (ElfSection s : elf.sections) {
            long names = s.names().origin(0);
            if (edits.touches(s.headerOff(), s.headerOff() + 64)
                    || edits.touches(names, names + s.names().size())) {
                return true;
            }
        }
        return edits.touches(0, 64);
    }

    @Override
    void compact(Bytes after, long used, Edits edits) throws Refusal {
        ElfCompaction.plan(after, used, edits);
    }

    @Override
    FunctionSymbols functions() {
        FunctionSymbols f = functions;
        if (f == null) {
            f = collect();
            functions = f;
        }
        return f;
    }

    /** The functions of the first symbol table; none when anything about its structure is wrong. */
    private FunctionSymbols collect() {
        Table t = Table.of(file, elf);
        int count = t == null ? 0 : t.count();
        FunctionSymbols.Builder out = new FunctionSymbols.Builder(file, false, textStart, textEnd, count);
        for (int i = 1; i < count && t != null; i++) {
            if (t.type(i) == STT_FUNC) {
                long value = t.value(i);
                if (inText(value)) {
                    int name = t.nameOff(i);
                    out.add(value, t.size(i), Math.max(name, 0), name < 0 ? 0 : -1);
                }
            }
        }
        return out.build(rules.stubs());
    }

    @Override
    long symbol(String name) throws Refusal {
        Table t = Table.of(file, elf);
        for (int i = 1; t != null && i < t.count(); i++) {
            int at = t.nameOff(i);
            if (at >= 0 && file.cstrEquals(at, name)) {
                return t.value(i);
            }
        }
        throw new Refusal("symbol " + name + " not found");
    }

    /** Whether there is a symbol called {@code name}. */
    static boolean names(Bytes file, ElfFile elf, String name) {
        Table t = Table.of(file, elf);
        for (int i = 1; t != null && i < t.count(); i++) {
            int at = t.nameOff(i);
            if (at >= 0 && file.cstrEquals(at, name)) {
                return true;
            }
        }
        return false;
    }

    /** The first symbol table section, in the file's class and byte order. */
    private static final class Table {
        private final ByteBuffer raw;
        private final boolean wide;
        private final int at;
        private final int count;
        private final int strings;
        /** The last NUL of the string table, relative to it: names that start behind it do not end. */
        private final int lastNul;

        private Table(ByteBuffer raw, boolean wide, int at, int count, int strings, int lastNul) {
            this.raw = raw;
            this.wide = wide;
            this.at = at;
            this.count = count;
            this.strings = strings;
            this.lastNul = lastNul;
        }

        static @Nullable Table of(Bytes file, ElfFile elf) {
            ElfSection symbols = null;
            for (int i = 0; i < elf.sections.size() && symbols == null; i++) {
                symbols = elf.sections.get(i).type() == ElfSection.SHT_SYMTAB ? elf.sections.get(i) : null;
            }
            int entry = elf.wide ? 24 : 16;
            if (symbols == null
                    || symbols.size() == 0
                    || symbols.size() % entry != 0
                    || !Unsigned.fits(symbols.offset(), symbols.size(), file.size())
                    || symbols.link() == 0
                    || symbols.link() >= elf.sections.size()) {
                return null;
            }
            ElfSection names = elf.sections.get((int) symbols.link());
            if (names.noBits() || !Unsigned.fits(names.offset(), names.size(), file.size())) {
                return null;
            }
            int base = (int) names.offset();
            int last = (int) names.size() - 1;
            while (last >= 0 && file.u8(base + last) != 0) {
                last--;
            }
            ByteOrder order = elf.littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            return new Table(
                    file.buffer().duplicate().order(order),
                    elf.wide,
                    (int) symbols.offset(),
                    (int) (symbols.size() / entry),
                    base,
                    last);
        }

        int count() {
            return count;
        }

        private int entry(int i) {
            return at + i * (wide ? 24 : 16);
        }

        int type(int i) {
            return raw.get(entry(i) + (wide ? 4 : 12)) & 0xf;
        }

        long value(int i) {
            return wide ? raw.getLong(entry(i) + 8) : raw.getInt(entry(i) + 4) & 0xffffffffL;
        }

        long size(int i) {
            return wide ? raw.getLong(entry(i) + 16) : raw.getInt(entry(i) + 8) & 0xffffffffL;
        }

        /** File offset of the name, or -1 for one that is not in the table: it counts as empty. */
        int nameOff(int i) {
            long name = raw.getInt(entry(i)) & 0xffffffffL;
            return name <= lastNul ? strings + (int) name : -1;
        }
    }
}
