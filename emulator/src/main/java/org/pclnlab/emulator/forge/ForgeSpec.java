package org.pclnlab.emulator.forge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;

/** What a forged program consists of. Mutable builder: every setter returns this object. */
public final class ForgeSpec {
    /** What the entry section holds. */
    public enum Table {
        /** Site records as linked; the process builds its table at first use. */
        RAW,
        /** An {@code LLGOFTB1} table over the entry section. */
        PREBUILT,
        /** An {@code LLGOFTB2} redirect, and the table in the stub section. */
        REDIRECT
    }

    /** Where the zero record and the meta triple lie: behind the records with LLD, before them with GNU ld. */
    public enum MetaOrder {
        LLD,
        GNU
    }

    /** One deliberate change of the finished file. */
    public record Damage(String name, Edit edit) {
        /** Changes bytes. */
        @FunctionalInterface
        public interface Edit {
            void apply(ImageEditor image) throws ImageException;
        }
    }

    /** A symbol beside the functions, and the assembler expression it stands for. */
    record Label(String name, String type, String value, int size) {}

    final String name;
    final Generation generation;
    final List<Fn> functions = new ArrayList<>();
    final List<FuncRow> extraRows = new ArrayList<>();
    final List<PclineRow> extraPclines = new ArrayList<>();
    final List<Damage> damages = new ArrayList<>();
    final List<Label> labels = new ArrayList<>();
    Table table = Table.RAW;
    MetaOrder metaOrder = MetaOrder.LLD;
    boolean framePointers;
    boolean sites = true;
    int entryPadding;
    int stubPadding;
    OptionalLong permuteSeed = OptionalLong.empty();
    long startAddress;
    long textAddress;
    boolean ownSegment;
    boolean chainedFixups = true;
    boolean signed;
    boolean external;
    final List<String> imports = new ArrayList<>();

    private ForgeSpec(String name, Generation generation) {
        this.name = name;
        this.generation = generation;
        this.framePointers = generation.recordSize() == 28;
    }

    public static ForgeSpec of(String name, Generation generation) {
        return new ForgeSpec(name, generation);
    }

    /** Appends code, in layout order. */
    public ForgeSpec add(Fn... more) {
        functions.addAll(Arrays.asList(more));
        return this;
    }

    /**
     * Appends {@code count} small Go functions {@code fill.f0...}: with many records for little text a table fits where the
     * records were.
     */
    public ForgeSpec fillers(int count) {
        for (int i = 0; i < count; i++) {
            functions.add(
                    Fn.go("fill.f" + i).file("/src/fill/fill.go").line(1 + i).size(16));
        }
        return this;
    }

    /** A record of a function that the linker removed. */
    public ForgeSpec deadRow(FuncRow row) {
        extraRows.add(row);
        return this;
    }

    /** A statement record without site. */
    public ForgeSpec deadPcline(PclineRow row) {
        extraPclines.add(row);
        return this;
    }

    public ForgeSpec table(Table value) {
        table = value;
        return this;
    }

    public ForgeSpec metaOrder(MetaOrder value) {
        metaOrder = value;
        return this;
    }

    /** With {@link Generation#PR2016}: the tree of #2024, which has {@code __llgo_fp_chain} and the rules of era 2. */
    public ForgeSpec framePointers(boolean value) {
        framePointers = value;
        return this;
    }

    /** Without sites: tables only, as with {@code LLGO_FUNCINFO_SITES} off. */
    public ForgeSpec sites(boolean value) {
        sites = value;
        return this;
    }

    /** Zero bytes behind the records of the entry section, a multiple of 8. */
    public ForgeSpec entryPadding(int bytes) {
        entryPadding = bytes;
        return this;
    }

    /** The same for the stub section. */
    public ForgeSpec stubPadding(int bytes) {
        stubPadding = bytes;
        return this;
    }

    /** Shuffles statement sites, gives half of them foreign ids and moves a fifth (04 section 17.6 number 1). */
    public ForgeSpec permuteSites(long seed) {
        permuteSeed = OptionalLong.of(seed);
        return this;
    }

    /**
     * Fixed addresses (amd64): {@code .text} holds exactly the functions of this description and starts at {@code text};
     * a start routine {@code _start} of 0x30 bytes lies at {@code start}, below it.
     */
    public ForgeSpec placedAt(long start, long text) {
        startAddress = start;
        textAddress = text;
        return this;
    }

    /** Mach-O: entry sites in the segment {@code __LLGO}, as main's LTO executables have them. */
    public ForgeSpec ownSegment(boolean value) {
        ownSegment = value;
        return this;
    }

    /** Mach-O: whether the linker writes fixup chains; otherwise opcodes of {@code LC_DYLD_INFO}. */
    public ForgeSpec chainedFixups(boolean value) {
        chainedFixups = value;
        return this;
    }

    /** Mach-O: whether the linker signs ad hoc. */
    public ForgeSpec signed(boolean value) {
        signed = value;
        return this;
    }

    /** With the tables in a sidecar, as with {@code -pclntab=external}; for generations that have it. */
    public ForgeSpec external() {
        if (generation.recordSize() != 28) {
            throw new IllegalArgumentException(name + ": no sidecar before " + Generation.PR2026);
        }
        external = true;
        return this;
    }

    public boolean isExternal() {
        return external;
    }

    /** Mach-O: data pointers to symbols of libraries, as assembler expressions: {@code _write+8}. */
    public ForgeSpec imports(String... expressions) {
        imports.addAll(Arrays.asList(expressions));
        return this;
    }

    /**
     * A further symbol of the dynamic symbol table (ELF): an alias, one that overlaps others, data, a number.
     *
     * @param type {@code function} or {@code object}
     * @param value assembler expression: {@code main.a+8}, or a number for an absolute symbol
     * @param size in bytes
     */
    public ForgeSpec label(String symbol, String type, String value, int size) {
        labels.add(new Label(symbol, type, value, size));
        return this;
    }

    /** Applied in order to the file after its table was placed. */
    public ForgeSpec damage(String damageName, Damage.Edit edit) {
        damages.add(new Damage(damageName, edit));
        return this;
    }

    public String name() {
        return name;
    }

    public Generation generation() {
        return generation;
    }

    public Table table() {
        return table;
    }

    public List<Fn> functions() {
        return List.copyOf(functions);
    }

    boolean placed() {
        return textAddress != 0;
    }

    /** The era of part 04 section 1.1 whose rules a process of this image follows. */
    public int era() {
        return switch (generation) {
            case PR1906 -> 1;
            case PR2016 -> framePointers ? 2 : 1;
            case PR2026 -> 3;
            case MAIN -> 4;
        };
    }

    /** Function records, tail records included, in table order. */
    List<FuncRow> rows() {
        List<FuncRow> out = new ArrayList<>();
        for (Fn f : functions) {
            if (f.kind.row) {
                out.add(new FuncRow(f.symbol, f.name, f.file, f.line));
            }
        }
        out.addAll(extraRows);
        return MetadataEncoder.order(generation, out);
    }

    /** The arrays of this program. */
    public EncodedMetadata metadata() {
        List<PclineRow> pclines = new ArrayList<>();
        for (StatementSite s : StatementSite.of(this)) {
            pclines.add(s.row());
        }
        pclines.addAll(extraPclines);
        List<String> stubs = new ArrayList<>();
        for (Fn f : functions) {
            if (f.kind == Fn.Kind.STUB) {
                stubs.add(f.target);
            }
        }
        return MetadataEncoder.encode(generation, rows(), pclines, stubs);
    }
}
