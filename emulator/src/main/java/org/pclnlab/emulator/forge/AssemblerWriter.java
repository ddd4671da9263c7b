package org.pclnlab.emulator.forge;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pclnlab.emulator.forge.Dialect.SectionKind;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.metadata.Generation;

/**
 * Writes a {@link ForgeSpec} as assembler text, for ELF or Mach-O: code of no-operations with real function symbols,
 * statement labels, site records (01 section 8), arrays and globals (01 section 6).
 */
public final class AssemblerWriter {
    public static final String ENTRY = "llgo_funcinfo_entry", PCLINE = "llgo_pcline", STUB = "llgo_funcinfo_stubsite";
    /**
     * Linker script of the main generation: the records are the last file-backed bytes of their segment, so that what the
     * table leaves of them can be cut (03 section 9.2).
     */
    public static final String CARRIER =
            "SECTIONS { " + ENTRY + " : { KEEP(*(" + ENTRY + ")) } } INSERT BEFORE .bss;\n";

    private static final String META = "0x3154454d4f474c4c"; // LLGOMET1

    private final ForgeSpec spec;
    private final Arch arch;
    private final Dialect dialect;
    private final EncodedMetadata metadata;
    private final StringBuilder out = new StringBuilder();

    private AssemblerWriter(ForgeSpec spec, Arch arch, Dialect dialect) {
        this.spec = spec;
        this.arch = arch;
        this.dialect = dialect;
        this.metadata = spec.metadata();
    }

    /** For {@code cc} and an ELF linker. */
    public static ForgedSource write(ForgeSpec spec, Arch arch) {
        if (spec.placed() && arch != Arch.AMD64) {
            throw new IllegalArgumentException(spec.name + ": fixed addresses are for amd64");
        }
        AssemblerWriter w = new AssemblerWriter(spec, arch, new ElfDialect());
        w.program();
        boolean carrier = spec.sites && spec.generation == Generation.MAIN;
        return new ForgedSource(w.out.toString(), w.dynamicList(), w.responderFlags(), w.linkFlags(), carrier);
    }

    /** For clang and a Mach-O linker: an executable that returns 0. It needs no responder, and exports weak functions. */
    public static ForgedSource writeMacho(ForgeSpec spec, Arch arch) {
        if (spec.placed() || spec.external) {
            throw new IllegalArgumentException(spec.name + ": fixed addresses and external tables are for ELF");
        }
        List<String> link = MachoLink.flags(spec, arch);
        AssemblerWriter w = new AssemblerWriter(spec, arch, new MachoDialect(spec.ownSegment));
        w.line("# target " + MachoLink.target(arch));
        w.line("# link " + String.join(" ", link));
        w.program();
        return new ForgedSource(w.out.toString(), "", List.of(), link);
    }

    private void program() {
        line("# forged by pclnlab, " + spec.generation);
        if (spec.placed()) {
            startRoutine();
        } else {
            mainFunction();
        }
        for (int i = 0; i < spec.functions.size(); i++) {
            function(i, spec.functions.get(i));
        }
        for (ForgeSpec.Label l : spec.labels) {
            label(l);
        }
        if (spec.sites) {
            siteSections();
        }
        if (spec.external) {
            identity();
        } else {
            arrays();
        }
        globals();
        imports();
        lines(dialect.end());
    }

    // ---- code

    /** The C library's start-up calls {@code main}; with fixed addresses this calls the responder itself. */
    private void startRoutine() {
        line("\t.section .init,\"ax\",%progbits");
        line("\t.globl _start");
        line("\t.type _start, %function");
        line("_start:");
        line("\txorl %ebp, %ebp");
        line("\tmovq %rdx, %r9");
        line("\tpopq %rsi");
        line("\tmovq %rsp, %rdx");
        line("\tandq $-16, %rsp");
        line("\tpushq %rax");
        line("\tpushq %rsp");
        line("\txorl %r8d, %r8d");
        line("\txorl %ecx, %ecx");
        line("\tmovq $" + Responder.ENTRY + ", %rdi");
        line("\tcall *__libc_start_main@GOTPCREL(%rip)");
        line("\thlt");
        line("\t.org _start+0x30, 0x90");
        line("\t.size _start, 0x30");
    }

    /** In the main generation the C entry point is the record named runtime.goexit and has an entry site. */
    private void mainFunction() {
        line(dialect.textSection("main"));
        line("\t.p2align 4");
        line("\t.globl " + dialect.global("main"));
        lines(dialect.functionType(dialect.global("main")));
        line(dialect.global("main") + ":");
        lines(dialect.mainBody(arch));
        lines(dialect.functionTail(dialect.global("main"), ".-" + dialect.global("main")));
    }

    private void function(int number, Fn f) {
        int end = f.size + f.padding;
        SortedMap<Integer, List<String>> labels = new TreeMap<>();
        if (f.kind != Fn.Kind.C) {
            int uid = 0;
            for (StatementSite s : StatementSite.of(spec)) {
                uid++;
                if (s.host() == f) {
                    String hex = Long.toHexString(s.row().id());
                    labels.computeIfAbsent(s.offset(), k -> new ArrayList<>())
                            .add(dialect.siteLabel("__llgo_pcsite_" + "0".repeat(16 - hex.length()) + hex + "_" + uid));
                }
            }
        }
        String symbol = dialect.symbol(f.symbol);
        line(dialect.textSection("f" + number));
        line("\t.balign " + f.align);
        lines(dialect.functionHead(symbol, f.exported));
        line(symbol + ":");
        line(dialect.local("f" + number) + ":");
        int at = 0;
        for (var e : labels.entrySet()) {
            code(e.getKey() - at);
            at = e.getKey();
            for (String label : e.getValue()) {
                line(label + ":");
            }
        }
        code(end - at);
        lines(dialect.functionTail(symbol, Integer.toString(f.size)));
    }

    private void label(ForgeSpec.Label l) {
        String symbol = dialect.symbol(l.name());
        line("\t.globl " + symbol);
        line("\t.type " + symbol + ", %" + l.type());
        line("\t.set " + symbol + ", " + l.value());
        lines(dialect.functionTail(symbol, Integer.toString(l.size()))); // else it has its target's
    }

    private void code(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException(spec.name + ": a site lies behind its function");
        }
        // Nothing here is ever executed, so an odd size is fine on arm64 too.
        if (arch == Arch.AMD64) {
            line("\t.fill " + bytes + ", 1, 0x90");
        } else {
            line("\t.fill " + bytes / 4 + ", 4, 0xd503201f");
            line("\t.zero " + bytes % 4);
        }
    }

    // ---- site records

    private void siteSections() {
        for (Fn f : spec.functions) {
            for (Fn.Copy c : f.copies) {
                record(SectionKind.ENTRY, host(f), c.offset(), Fnv.symbolId(c.inlinee()));
            }
            if (f.kind.entrySite) {
                record(SectionKind.ENTRY, host(f), f.anchor, Fnv.symbolId(f.target));
            }
        }
        if (spec.generation == Generation.MAIN && !spec.placed()) {
            record(SectionKind.ENTRY, dialect.global("main"), 0, Fnv.symbolId("main"));
        }
        zero(SectionKind.ENTRY, spec.entryPadding, true);
        if (spec.generation.hasStubSites()) {
            for (Fn f : spec.functions) {
                if (f.kind == Fn.Kind.STUB) {
                    record(SectionKind.STUB, host(f), f.anchor, Fnv.symbolId(f.target));
                }
            }
            zero(SectionKind.STUB, spec.stubPadding, false);
        }
        List<StatementSite.SiteRecord> sites = StatementSite.records(spec);
        if (!sites.isEmpty()) {
            // Permuted records keep their order only in one piece: the linker sorts linked pieces by their code.
            for (StatementSite.SiteRecord s : sites) {
                Fn linked = spec.permuteSeed.isPresent() ? sites.get(0).host() : s.host();
                line(dialect.siteSection(SectionKind.PCLINE, spec, host(linked)));
                quads(host(s.host()) + "+" + s.offset(), hex(s.id()));
            }
            zero(SectionKind.PCLINE, 0, false);
        }
    }

    private void record(SectionKind section, String host, int offset, long id) {
        line(dialect.siteSection(section, spec, host));
        quads(host + "+" + offset, hex(id));
    }

    private void zero(SectionKind section, int padding, boolean meta) {
        line(dialect.siteSection(section, spec, null));
        line("\t.balign 8");
        quads("0", "0");
        if (meta) {
            quads("0", META);
            quads(dialect.global("__llgo_funcinfo_symbol_index"), "0");
            quads(dialect.global("__llgo_funcinfo_symbol_index_count"), "0");
        }
        if (padding > 0) {
            line("\t.zero " + padding);
        }
    }

    // ---- arrays and globals

    private void arrays() {
        array("funcs", 4, metadata.functions());
        array("pool", 1, metadata.pool());
        array("offsets", 4, metadata.offsets());
        array("hash", 2, metadata.hash());
        array("index", 8, metadata.symbolIndex());
        array("pclines", 8, metadata.pclines());
        if (spec.generation.hasStubSites()) {
            array("stubs", 4, metadata.stubIndexes());
        }
    }

    /** Zeros that detaching replaces; the runtime refers to them, and so the linker keeps them (07 section 6). */
    private void identity() {
        line("\t.section llgo_pclntab_id,\"aw\",%progbits");
        line("\t.balign 8");
        String name = dialect.global("__llgo_pclntab_identity");
        lines(dialect.globalHead(name));
        line(name + ":");
        line("\t.zero 32");
        lines(dialect.globalTail(name, 32));
    }

    private void array(String label, int align, byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        line(dialect.constSection());
        line("\t.balign " + align);
        line(dialect.local(label) + ":");
        for (int i = 0; i < bytes.length; i += 16) {
            StringBuilder row = new StringBuilder("\t.byte ");
            for (int k = i; k < Math.min(bytes.length, i + 16); k++) {
                row.append(k > i ? "," : "").append(bytes[k] & 0xff);
            }
            line(row.toString());
        }
    }

    /** In the order in which the compiler creates them (01 section 6). */
    private void globals() {
        EncodedMetadata m = metadata;
        boolean any = m.functionCount() > 0;
        boolean sites = spec.sites && any;
        boolean pcsites =
                spec.sites && m.pclineCount() > 0 && !StatementSite.of(spec).isEmpty();
        global("__llgo_funcinfo_table", pointer("funcs", m.functions()));
        global("__llgo_pcline_table", pointer("pclines", m.pclines()));
        global("__llgo_pcsite_start", pcsites ? dialect.boundary(SectionKind.PCLINE, spec, false) : "0");
        global("__llgo_pcsite_end", pcsites ? dialect.boundary(SectionKind.PCLINE, spec, true) : "0");
        global("__llgo_funcinfo_entry_start", sites ? dialect.boundary(SectionKind.ENTRY, spec, false) : "0");
        global("__llgo_funcinfo_entry_end", sites ? dialect.boundary(SectionKind.ENTRY, spec, true) : "0");
        if (spec.generation.hasStubSites()) {
            global("__llgo_funcinfo_stubsite_start", sites ? dialect.boundary(SectionKind.STUB, spec, false) : "0");
            global("__llgo_funcinfo_stubsite_end", sites ? dialect.boundary(SectionKind.STUB, spec, true) : "0");
        }
        global("__llgo_funcinfo_strings", pointer("pool", any ? m.pool() : new byte[0]));
        global("__llgo_funcinfo_string_offsets", pointer("offsets", any ? m.offsets() : new byte[0]));
        global("__llgo_funcinfo_string_count", count(any ? m.stringCount() : 0));
        global("__llgo_funcinfo_hash", pointer("hash", m.hash()));
        global("__llgo_funcinfo_symbol_index", pointer("index", m.symbolIndex()));
        global("__llgo_funcinfo_count", count(m.functionCount()));
        global("__llgo_funcinfo_symbol_index_count", count(m.symbolIndexCount()));
        if (spec.generation.hasStubSites()) {
            global("__llgo_funcinfo_stub_indexes", pointer("stubs", m.stubIndexes()));
            global("__llgo_funcinfo_stub_count", count(m.stubIndexes().length / 4));
        }
        global("__llgo_pcline_count", count(m.pclineCount()));
        global("__llgo_funcinfo_hash_mask", count(m.hashMask()));
        if (spec.generation.narrowIds()) {
            // What tells #1906 and #2016 apart in a real symbol table: the runtime is there, its row cache is or is
            // not.
            line(dialect.global("runtime.FuncForPC") + ":");
            if (spec.generation.hasRowCache()) {
                line(dialect.global("runtime.runtimePrebuiltFuncs") + ":");
            }
            line("\t.zero 8");
        }
        if (spec.framePointers) {
            String name = dialect.global("__llgo_fp_chain");
            lines(dialect.globalHead(name));
            line(name + ":");
            line("\t.byte 1");
            lines(dialect.globalTail(name, 1));
        }
    }

    /** Pointers to functions of libraries, behind everything else. */
    private void imports() {
        if (!spec.imports.isEmpty()) {
            line(dialect.dataSection());
            line("\t.balign 8");
            for (String s : spec.imports) {
                line("\t.quad " + s);
            }
        }
    }

    private String pointer(String label, byte[] bytes) {
        return bytes.length == 0 || spec.external ? "0" : dialect.local(label);
    }

    /** Counts of external tables are stored by the runtime, as the pointers are. */
    private String count(long n) {
        return spec.external ? "0" : Long.toString(n);
    }

    private void global(String plain, String value) {
        String name = dialect.global(plain);
        line(dialect.dataSection());
        line("\t.balign 8");
        lines(dialect.globalHead(name));
        line(name + ":");
        line("\t.quad " + value);
        lines(dialect.globalTail(name, 8));
    }

    private String host(Fn f) {
        return dialect.host(f, spec.functions.indexOf(f));
    }

    // ---- for cc

    private String dynamicList() {
        StringBuilder list = new StringBuilder("{\n");
        for (Fn f : spec.functions) {
            if (f.exported) {
                list.append("  ").append(q(f.symbol)).append(";\n");
            }
        }
        for (ForgeSpec.Label l : spec.labels) {
            list.append("  ").append(q(l.name())).append(";\n");
        }
        if (spec.placed()) {
            list.append("  _start;\n");
        }
        return list.append("  pclnlab_exports_nothing;\n};\n").toString();
    }

    private List<String> responderFlags() {
        List<String> flags = new ArrayList<>(List.of(
                "-std=gnu11",
                "-O2",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-fno-pie",
                "-fno-plt",
                "-fno-reorder-blocks-and-partition"));
        flags.add("-DGEN="
                + switch (spec.generation) {
                    case PR1906 -> 1906;
                    case PR2016 -> 2016;
                    case PR2026 -> 2026;
                    case MAIN -> 2027;
                });
        flags.add("-DERA=" + spec.era());
        if (spec.external) {
            flags.add("-DEXTERNAL=1");
        }
        return flags;
    }

    private List<String> linkFlags() {
        if (!spec.placed()) {
            return List.of("-no-pie");
        }
        return List.of(
                "-no-pie",
                "-nostartfiles",
                "-Wl,-z,noseparate-code",
                "-Wl,--section-start=.init=0x" + Long.toHexString(spec.startAddress),
                "-Wl,--section-start=.text=0x" + Long.toHexString(spec.textAddress));
    }

    private void quads(String first, String second) {
        line("\t.quad " + first + ", " + second);
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    private static String q(String symbol) {
        return "\"" + symbol + "\"";
    }

    private void lines(String[] texts) {
        for (String text : texts) {
            line(text);
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
