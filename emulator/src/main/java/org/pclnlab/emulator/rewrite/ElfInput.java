package org.pclnlab.emulator.rewrite;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.Unsigned;

/** An ELF executable as the rewriter reads it (03 section 2). */
final class ElfInput extends Input {
    static final String ENTRY = "llgo_funcinfo_entry", STUB = "llgo_funcinfo_stubsite";
    static final String PCLINE = "llgo_pcline", IDENTITY = "llgo_pclntab_id";
    private static final int TEXT_MASK = 0x0FFFFFFF;

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
        ElfSymbols t = ElfSymbols.of(file, elf);
        return t == null
                ? new FunctionSymbols.Builder(HeapBytes.NONE, false, textStart, textEnd).build(rules.stubs())
                : t.functions(this);
    }

    @Override
    long symbol(String name) throws Refusal {
        ElfSymbols t = ElfSymbols.of(file, elf);
        int i = t == null ? -1 : t.find(name);
        if (t == null || i < 0) {
            throw new Refusal("symbol " + name + " not found");
        }
        return t.value(i);
    }
}
