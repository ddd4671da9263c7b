package org.pclnlab.emulator.rewrite;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.Unsigned;

/** A Mach-O executable as the rewriter reads it (03 section 2). */
final class MachoInput extends Input {
    static final String ENTRY = "__llgo_fie", STUB = "__llgo_stub";
    static final String PCLINE = "__llgo_pcl", IDENTITY = "__llgo_pid";
    private static final int TEXT_MASK = 0x0FFFFFFF;

    private final MachoFile macho;
    private final long imageBase;
    private final long[] bindTargets;
    private @Nullable FunctionSymbols functions;

    private MachoInput(MachoFile macho, Rules rules, LinkMemory memory, Area[] areas, long textStart, long textEnd)
            throws Refusal {
        super(macho.file, rules, memory, areas, textStart, textEnd);
        this.macho = macho;
        this.imageBase = rules.hardened() ? lowestSegment(macho) : textStart & ~(long) TEXT_MASK;
        this.bindTargets = BindTargets.of(macho, rules);
    }

    /**
     * Finds the sections and the targets of binds.
     *
     * @throws Refusal when a range that this generation checks is not in the file
     */
    static MachoInput of(MachoFile macho, Rules rules) throws Refusal {
        Area[] areas = {
            area(macho, ENTRY, true, rules),
            area(macho, STUB, rules.stubs(), rules),
            area(macho, PCLINE, rules.external(), rules),
            area(macho, IDENTITY, rules.external(), rules)
        };
        MachoSegment.Section text = first(macho, "__text");
        long start = text == null ? 0 : text.addr();
        long end = text == null ? 0 : text.addr() + text.size();
        return new MachoInput(macho, rules, memory(macho, rules), areas, start, end);
    }

    /** The first section of this name in any segment. */
    static MachoSegment.@Nullable Section first(MachoFile macho, String name) {
        for (MachoSegment segment : macho.segments) {
            for (MachoSegment.Section s : segment.sections()) {
                if (s.name().equals(name)) {
                    return s;
                }
            }
        }
        return null;
    }

    private static Area area(MachoFile macho, String name, boolean read, Rules rules) throws Refusal {
        Bytes file = macho.file;
        MachoSegment.Section s = read ? first(macho, name) : null;
        if (s == null) {
            return new Area(false, 0, 0, 0, Slices.none(file));
        }
        Bytes contents = Slices.of(file, s.offset(), s.size());
        if (contents == null && rules.hardened()) {
            throw new Refusal("Mach-O " + name + ": section range [" + Hex.of(s.offset()) + ","
                    + Hex.of(s.offset() + s.size()) + ") is outside file size " + Hex.of(file.size()));
        }
        return new Area(true, s.addr(), s.size(), s.offset(), contents == null ? Slices.none(file) : contents);
    }

    private static LinkMemory memory(MachoFile macho, Rules rules) {
        int count = 0;
        for (MachoSegment segment : macho.segments) {
            count += segment.sections().size();
        }
        LinkMemory out = new LinkMemory(macho.file, count);
        for (MachoSegment segment : macho.segments) {
            for (MachoSegment.Section s : segment.sections()) {
                if (!rules.hardened() || Unsigned.fits(s.offset(), s.size(), macho.file.size())) {
                    out.add(s.addr(), s.size(), s.offset());
                }
            }
        }
        return out;
    }

    private static long lowestSegment(MachoFile macho) {
        boolean any = false;
        long low = 0;
        for (MachoSegment s : macho.segments) {
            if (s.filesize() != 0 && (!any || Unsigned.less(s.vmaddr(), low))) {
                low = s.vmaddr();
                any = true;
            }
        }
        return low;
    }

    @Override
    String format() {
        return "macho";
    }

    @Override
    boolean macho() {
        return true;
    }

    @Override
    boolean signed() {
        return macho.signed;
    }

    @Override
    long imageBase() {
        return imageBase;
    }

    @Override
    int pointerSize() {
        return macho.wide ? 8 : 4;
    }

    @Override
    boolean littleEndian() {
        return macho.littleEndian;
    }

    @Override
    long[] bindTargets() {
        return bindTargets;
    }

    @Override
    FunctionSymbols functions() throws Refusal {
        FunctionSymbols f = functions;
        if (f == null) {
            f = collect();
            functions = f;
        }
        return f;
    }

    /** Everything in the symbol table with a name and an address in the text: labels and debugging entries too. */
    private FunctionSymbols collect() throws Refusal {
        FunctionSymbols.Builder out = new FunctionSymbols.Builder(HeapBytes.of(file), true, textStart, textEnd);
        MachoFile.Names budget = new MachoFile.Names(file);
        for (int i = 0; i < macho.symbols; i++) {
            long value = macho.value(i);
            if (inText(value)) {
                long name = macho.name(i, budget);
                if (name >>> 32 != 0) {
                    out.add(name, value, 0);
                }
            }
        }
        return out.build(rules.stubs());
    }

    @Override
    long symbol(String name) throws Refusal {
        MachoFile.Names budget = new MachoFile.Names(file);
        for (int i = 0; i < macho.symbols; i++) {
            long found = macho.name(i, budget);
            if (macho.nameIs(found, name) || macho.nameIs(found, "_" + name)) {
                return macho.value(i);
            }
        }
        throw new Refusal("symbol " + name + " not found");
    }

    @Override
    Chains chains() {
        return new MachoChains(file);
    }

    @Override
    boolean headersTouchedBy(Edits edits) {
        return edits.touches(0, macho.commandsEnd);
    }

    @Override
    void compact(Bytes after, long used, Edits edits) throws Refusal {
        MachoCompaction.plan(after, used, edits);
    }
}
