package org.pclnlab.harness.forge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pclnlab.emulator.forge.AssemblerWriter;
import org.pclnlab.emulator.forge.Fn;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.forge.ForgeSpec.Damage;
import org.pclnlab.emulator.forge.ForgeSpec.MetaOrder;
import org.pclnlab.emulator.forge.ForgeSpec.Table;
import org.pclnlab.emulator.forge.FuncRow;
import org.pclnlab.emulator.forge.ImageEditor;
import org.pclnlab.emulator.forge.PclineRow;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;

/**
 * The catalogue of forged images: each generation in each state, layouts that reach rules no ordinary program reaches (04
 * section 17.6), tables that every adoption check refuses once (02 section 5.2, vectors T3, T3b), and damaged tables that
 * the runtime adopts all the same.
 */
public final class ForgedImages {
    /** What a process of an image does with its tables, read off its {@code llgo funcinfo:} line. */
    public enum Outcome {
        /** The table in the image is adopted. */
        PREBUILT,
        /** The image has a table but a check refuses it, or it is not recognised; what then happens depends on the bytes. */
        REJECTED,
        /** Raw records are used. */
        SITES,
        /** No record can be used: the loader is asked for symbols, or nothing is built at all. */
        DLSYM
    }

    /** An image and what its process must say. */
    public record Entry(ForgeSpec spec, Outcome outcome) {
        public String name() {
            return spec.name();
        }

        @Override
        public String toString() {
            return name();
        }
    }

    private static final String PKG = "example.com/p.";

    private final List<Entry> entries = new ArrayList<>();

    private ForgedImages() {}

    /** All images; names are unique and valid file names. */
    public static List<Entry> all() {
        ForgedImages c = new ForgedImages();
        c.states();
        c.layouts();
        c.globals();
        c.refused();
        c.adoptedBad();
        return List.copyOf(c.entries);
    }

    /** The image called {@code name}. */
    public static Entry named(String name) {
        for (Entry e : all()) {
            if (e.name().equals(name)) {
                return e;
            }
        }
        throw new IllegalArgumentException("no forged image " + name);
    }

    private void add(Outcome outcome, ForgeSpec spec) {
        entries.add(new Entry(spec, outcome));
    }

    private static String prefix(Generation generation) {
        return generation.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A program with one of everything: C code before, between and behind Go functions, exported and hidden symbols, sites,
     * stubs, inlined copies, a function without site, dead rows, a function of more than one bucket and a huge last one.
     */
    static ForgeSpec program(String name, Generation generation, Table table) {
        ForgeSpec spec = ForgeSpec.of(name, generation).table(table);
        spec.add(
                Fn.c("c_before").size(40).exported(),
                Fn.go("main.main")
                        .line(10)
                        .size(203)
                        .anchor(8)
                        .exported()
                        .site(20, 11)
                        .site(61, 12)
                        .site(64, 13, "/src/gen/zz.go")
                        .site(150, 14)
                        .copy(90, PKG + "F")
                        .copy(120, PKG + "F"),
                Fn.go("main.(*T).M")
                        .line(31)
                        .size(90)
                        .anchor(4)
                        .exported()
                        .site(13, 32)
                        .site(40, 33),
                Fn.go(PKG + "F").file("/src/p/p.go").line(5).size(64).site(12, 6),
                Fn.go(PKG + "(*T[int]).G").file("/src/p/p.go").line(15).size(64).anchor(17));
        if (generation.hasStubSites()) {
            spec.add(Fn.stubOf(PKG + "F"), Fn.stubOf("main.main"), Fn.stubOf("pthread_mutexattr_init"));
        }
        spec.add(
                Fn.c("c_hidden").size(48),
                Fn.c("c_exported").size(48).padding(16).exported(),
                Fn.go("main.f$1").name("main.f.func1").line(44).size(33).anchor(1),
                Fn.rowOnly("internal/bytealg.IndexByteString")
                        .file("/go/bytealg.go")
                        .line(70)
                        .size(64),
                Fn.go("_/dir/pkg.G").file("/dir/pkg/g.go").line(3).size(40),
                Fn.go("command-line-arguments.h")
                        .name("main.h")
                        .line(50)
                        .size(70)
                        .anchor(5)
                        .exported()
                        .site(9, 51)
                        .copy(33, "main.f$1"),
                Fn.go("main.noline").file("").line(0).size(20),
                // few functions and much text: a table of many buckets does not fit where the records were
                Fn.go("main.big")
                        .line(60)
                        .size(table == Table.REDIRECT ? 26003 : 5003)
                        .anchor(12)
                        .site(100, 61)
                        .site(2500, 62)
                        .site(4800, 63));
        if (generation == Generation.MAIN) {
            spec.add(Fn.siteOnly("runtime.main").size(60).anchor(4));
        }
        return spec.fillers(table == Table.REDIRECT ? 6 : 150)
                .add(
                        Fn.c("c_late").size(300).exported(),
                        Fn.go("main.last")
                                .line(90)
                                .size(13000)
                                .anchor(20)
                                .site(700, 91)
                                .site(9000, 92)
                                .padding(400))
                .deadRow(new FuncRow("dead.code", "dead.code", "/src/dead.go", 1))
                .deadPcline(new PclineRow(0x1234, "dead.code", "/src/dead.go", 2))
                .entryPadding(table == Table.REDIRECT ? 0 : 256)
                .stubPadding(table == Table.REDIRECT ? 2048 : 96);
    }

    private void states() {
        for (Generation g : Generation.values()) {
            String p = prefix(g);
            add(Outcome.SITES, program(p + "-raw", g, Table.RAW));
            add(Outcome.SITES, program(p + "-raw-gnu", g, Table.RAW).metaOrder(MetaOrder.GNU));
            add(Outcome.PREBUILT, program(p + "-prebuilt", g, Table.PREBUILT));
            if (g.followsRedirect()) {
                add(Outcome.PREBUILT, redirected(p + "-redirect", g));
            }
            add(Outcome.DLSYM, program(p + "-nosites", g, Table.RAW).sites(false));
        }
        Generation g = Generation.PR2016;
        add(Outcome.SITES, program("pr2024-raw", g, Table.RAW).framePointers(true));
        add(Outcome.PREBUILT, program("pr2024-prebuilt", g, Table.PREBUILT).framePointers(true));
        add(Outcome.PREBUILT, redirected("pr2024-redirect", g).framePointers(true));
    }

    /** The table lies in the stub section, where there is room for it. */
    private static ForgeSpec redirected(String name, Generation g) {
        return program(name, g, Table.REDIRECT);
    }

    private void layouts() {
        for (Generation g : Generation.values()) {
            String p = prefix(g);
            for (Table t : List.of(Table.RAW, Table.PREBUILT)) {
                Outcome o = t == Table.RAW ? Outcome.SITES : Outcome.PREBUILT;
                String s = t == Table.RAW ? "-raw" : "-prebuilt";
                add(o, packed(p + "-unaligned" + s, g).table(t));
                add(o, copies(p + "-inlined" + s, g).table(t));
                add(o, loaderNames(p + "-names" + s, g).table(t));
                add(o, program(p + "-permuted" + s, g, t).permuteSites(17));
                add(o, program(p + "-permuted2" + s, g, t).permuteSites(4711));
                if (g.hasStubSites()) {
                    add(o, stubsBelow(p + "-stubsbelow" + s, g).table(t));
                }
            }
            add(Outcome.SITES, ties(p + "-ties-raw", g, 12));
            add(Outcome.SITES, ties(p + "-unstable-raw", g, 80));
        }
        add(Outcome.PREBUILT, dense("main-dense-prebuilt").table(Table.PREBUILT));
        add(Outcome.SITES, dense("main-dense-raw"));
        for (Table t : List.of(Table.RAW, Table.PREBUILT)) {
            add(
                    t == Table.RAW ? Outcome.SITES : Outcome.PREBUILT,
                    ForgeSpec.of("pr1906-onerow" + (t == Table.RAW ? "-raw" : "-prebuilt"), Generation.PR1906)
                            .table(t)
                            .entryPadding(16)
                            .add(Fn.go("main.only").line(3).size(9000).anchor(7).site(5000, 4)));
        }
        for (Generation g : List.of(Generation.PR2026, Generation.MAIN)) {
            add(
                    Outcome.SITES,
                    ForgeSpec.of(prefix(g) + "-nopclines-raw", g)
                            .add(Fn.go("main.a").exported(), Fn.go("main.b"))
                            .fillers(20));
        }
    }

    /** Functions back to back at odd addresses, as size-optimised code has them. */
    private static ForgeSpec packed(String name, Generation g) {
        ForgeSpec spec = ForgeSpec.of(name, g);
        for (int i = 0; i < 60; i++) {
            Fn f = Fn.go("main.p" + i).line(10 * i + 1).size(7 + i * 5 % 83).align(1);
            f.anchor(i % 5);
            if (i % 3 == 0) {
                f.site(i % 7, 10 * i + 2).site(6, 10 * i + 3);
            }
            if (i % 4 == 0) {
                f.exported();
            }
            spec.add(f);
        }
        return spec.entryPadding(128);
    }

    /**
     * Symbols of the loader that are not named after their records: a pc-site label, which names nothing, and names whose
     * record is found only once an underscore or the package of files is taken away (04 sections 2.3 and 2.4); and a
     * statement of a function without row, whose entry only the loader knows (2.6 step 2).
     */
    private static ForgeSpec loaderNames(String name, Generation g) {
        return ForgeSpec.of(name, g)
                .add(
                        Fn.c("__llgo_pcsite_00000000000000ff_1").size(40).exported(),
                        Fn.c("command-line-arguments.k").size(40).exported(),
                        Fn.c("_underscored").size(24).exported(),
                        Fn.go("main.a").line(10).size(64).anchor(4).exported().site(20, 11),
                        Fn.go("main.b").line(20).size(64).anchor(4).exported().foreignSite(32, 99, "main.x"),
                        Fn.c("main.x").size(32).exported())
                .deadRow(new FuncRow("main.x", "main.x", "/src/x.go", 98))
                .deadRow(new FuncRow("main.k", "main.k", "/src/k.go", 77))
                .deadRow(new FuncRow("underscored", "pkg.underscored", "/src/u.go", 78))
                .entryPadding(128);
    }

    /** Every third function holds copies of others, also with the lowest copy below the function itself. */
    private static ForgeSpec copies(String name, Generation g) {
        ForgeSpec spec = ForgeSpec.of(name, g);
        for (int i = 0; i < 50; i++) {
            Fn f = Fn.go("main.i" + i).line(10 * i + 1).size(130).anchor(4).site(60, 10 * i + 2);
            if (i % 3 == 0) {
                f.copy(30, "main.i" + (i + 7) % 50).copy(61, "main.i" + (i + 11) % 50);
                f.foreignSite(64, 10 * ((i + 7) % 50) + 3, "main.i" + (i + 7) % 50);
            }
            spec.add(f);
        }
        return spec;
    }

    /** {@code count} copies and statements at few addresses: up to 17 the sort is stable, beyond it is not. */
    private static ForgeSpec ties(String name, Generation g, int count) {
        Fn host = Fn.go("main.host").line(1000).size(400).anchor(16).exported();
        ForgeSpec spec = ForgeSpec.of(name, g).add(host);
        int functions = Math.max(2, count / 4);
        for (int k = 0; k < count; k++) {
            // not ascending, so that the sort has something to do
            int offset = 16 * (1 + (7 * k) % Math.max(3, count / 6) % 20);
            host.copy(offset, "main.t" + k % functions);
            host.foreignSite(offset + 2, 2000 + k, "main.t" + k % functions);
        }
        for (int i = 0; i < functions; i++) {
            spec.add(Fn.go("main.t" + i).line(10 * i + 1));
        }
        return spec;
    }

    /** Stubs of functions with statements, below and above their targets. */
    private static ForgeSpec stubsBelow(String name, Generation g) {
        ForgeSpec spec = ForgeSpec.of(name, g).entryPadding(64);
        for (int i = 0; i < 20; i++) {
            Fn f = Fn.go("main.s" + i)
                    .line(10 * i + 1)
                    .size(100)
                    .anchor(4)
                    .site(20, 10 * i + 2)
                    .site(52, 10 * i + 3);
            Fn stub = Fn.stubOf("main.s" + i);
            if (i % 2 == 0) {
                spec.add(stub, f);
            } else {
                spec.add(f, stub);
            }
            if (i % 5 == 0) {
                stub.exported();
                f.exported();
            }
        }
        return spec;
    }

    /** T9 of part 02: more functions in a bucket than one byte counts. */
    private static ForgeSpec dense(String name) {
        ForgeSpec spec = ForgeSpec.of(name, Generation.MAIN);
        for (int i = 0; i < 300; i++) {
            spec.add(Fn.go("main.d" + i).line(i + 1).size(8).align(1));
        }
        return spec;
    }

    /** 04 section 17.6, numbers 3 and 4. */
    private void globals() {
        for (Generation g : Generation.values()) {
            for (Table t : List.of(Table.RAW, Table.PREBUILT)) {
                String p = prefix(g) + (t == Table.RAW ? "-raw" : "-prebuilt");
                Outcome whole = t == Table.RAW ? Outcome.SITES : Outcome.PREBUILT;
                global(p, g, t, "__llgo_funcinfo_entry_start", 0, t == Table.RAW ? Outcome.DLSYM : Outcome.REJECTED);
                global(p, g, t, "__llgo_funcinfo_count", 0, t == Table.RAW ? Outcome.DLSYM : Outcome.REJECTED);
                global(p, g, t, "__llgo_funcinfo_hash", 0, whole);
                global(p, g, t, "__llgo_funcinfo_symbol_index_count", 0, t == Table.RAW ? Outcome.DLSYM : whole);
                global(p, g, t, "__llgo_pcline_count", 3, whole);
                global(p, g, t, "__llgo_pcsite_start", 0, whole);
            }
        }
        for (Table t : List.of(Table.RAW, Table.PREBUILT)) {
            String p = t == Table.RAW ? "main-raw" : "main-prebuilt";
            Generation g = Generation.MAIN;
            Outcome whole = t == Table.RAW ? Outcome.SITES : Outcome.PREBUILT;
            Outcome lost = t == Table.RAW ? Outcome.DLSYM : Outcome.REJECTED;
            global(p, g, t, "__llgo_funcinfo_table", 0, lost);
            global(p, g, t, "__llgo_funcinfo_strings", 0, lost);
            global(p, g, t, "__llgo_funcinfo_string_offsets", 0, lost);
            global(p, g, t, "__llgo_funcinfo_entry_end", 0, lost);
            global(p, g, t, "__llgo_funcinfo_string_count", 0, whole);
            global(p, g, t, "__llgo_funcinfo_string_count", 40, whole);
            global(p, g, t, "__llgo_funcinfo_hash_mask", 0, whole);
            global(p, g, t, "__llgo_funcinfo_hash_mask", 7, whole);
            global(p, g, t, "__llgo_funcinfo_hash_mask", (1L << 22) + 1, whole);
            global(p, g, t, "__llgo_funcinfo_symbol_index", 0, t == Table.RAW ? Outcome.DLSYM : whole);
            global(p, g, t, "__llgo_pcline_table", 0, whole);
            global(p, g, t, "__llgo_pcline_count", 0, whole);
            global(p, g, t, "__llgo_pcline_count", 1L << 21, whole);
            global(p, g, t, "__llgo_pcsite_end", 0, whole);
            global(p, g, t, "__llgo_funcinfo_count", 100, t == Table.RAW ? Outcome.DLSYM : whole);
        }
        for (Table t : List.of(Table.RAW, Table.PREBUILT)) {
            String p = t == Table.RAW ? "pr2026-raw" : "pr2026-prebuilt";
            Generation g = Generation.PR2026;
            Outcome whole = t == Table.RAW ? Outcome.SITES : Outcome.PREBUILT;
            global(p, g, t, "__llgo_funcinfo_stubsite_start", 0, whole);
            global(p, g, t, "__llgo_funcinfo_stub_count", 0, whole);
        }
        // stub sites lost, stubs exported: the loader is asked for them
        add(
                Outcome.SITES,
                stubsBelow("pr2026-stubsbyname-raw", Generation.PR2026)
                        .damage("no stub sites", e -> e.setGlobal("__llgo_funcinfo_stubsite_start", 0)));
        // neither stub sites nor a list: an exported stub is named through the native symbolizer and its prefix
        add(
                Outcome.DLSYM,
                stubsBelow("pr2026-stubsnative-raw", Generation.PR2026).damage("no sites, no stub list", e -> {
                    e.setGlobal("__llgo_funcinfo_entry_start", 0);
                    e.setGlobal("__llgo_funcinfo_stubsite_start", 0);
                    e.setGlobal("__llgo_funcinfo_stub_count", 0);
                }));
        // statements of functions without entry, inside exported ones: the native symbolizer gives their entry
        for (Generation g : Generation.values()) {
            add(
                    Outcome.DLSYM,
                    program(prefix(g) + "-permuted-noentry-raw", g, Table.RAW)
                            .permuteSites(17)
                            .damage("no entry sites", e -> e.setGlobal("__llgo_funcinfo_entry_start", 0)));
        }
        add(Outcome.PREBUILT, recordIds("main-prebuilt-nameids", 8));
        add(Outcome.PREBUILT, recordIds("main-prebuilt-allids", 0));
    }

    private void global(String p, Generation g, Table t, String global, long value, Outcome outcome) {
        String name = p + "-" + global.replace("__llgo_", "") + "-" + value;
        add(outcome, program(name, g, t).damage(global + " = " + value, e -> e.setGlobal(global, value)));
    }

    /** The string ids of {@code main.main}'s record, from an offset on, are out of range. */
    private static ForgeSpec recordIds(String name, int from) {
        ForgeSpec spec = program(name, Generation.MAIN, Table.PREBUILT);
        int index = spec.metadata().indexBySite("main.main");
        return spec.damage("ids out of range", e -> {
            long rec = e.global("__llgo_funcinfo_table") + 28L * (index - 1);
            for (int off = from; off < (from == 0 ? 24 : 16); off += 4) {
                e.putU32(rec + off, 0x7fffffff);
            }
        });
    }

    /** One row for each check of 02 section 5.2; the number in a name is the check that refuses. */
    private void refused() {
        for (Generation g : Generation.values()) {
            refuse(g, "2-end31", e -> end(e, e.table() + 31));
            refuse(g, "2-end7", e -> end(e, e.table() + 7));
            refuse(g, "2-end-is-start", e -> end(e, e.table()));
            refuse(g, "6-magic", e -> e.putU8(e.section(AssemblerWriter.ENTRY).vmaddr() + 7, '3'));
            refuse(
                    g,
                    "6-magic-first",
                    e -> e.putU8(e.section(AssemblerWriter.ENTRY).vmaddr(), 0));
            refuse(g, "8-count1", e -> e.putU32(e.table() + 24, 1));
            refuse(g, "8-count0", e -> e.putU32(e.table() + 24, 0));
            refuse(g, "9-end-one-short", e -> end(e, e.table() + e.need() - 1));
            refuse(g, "9-buckets-one-more", e -> {
                end(e, e.table() + e.need());
                e.putU32(e.table() + 28, e.bucketCount() + 1);
            });
            refuse(g, "9-buckets-max", e -> e.putU32(e.table() + 28, -1));
            refuse(g, "9-count-max", e -> e.putU32(e.table() + 24, -1));
            refuse(g, "10-few-records", e -> e.setGlobal("__llgo_funcinfo_count", (e.count() - 2) / 16));
        }
        // PR1906 and main do not know redirects: the magic makes their section an ordinary one
        for (Generation g : List.of(Generation.PR1906, Generation.MAIN)) {
            refuse(
                    g,
                    "6-redirect-unknown",
                    e -> e.putU64(e.section(AssemblerWriter.ENTRY).vmaddr(), 0x324254464F474C4CL));
        }
        for (Generation g : List.of(Generation.PR2016, Generation.PR2026)) {
            refuseRedirect(g, "1-entry-start-null", e -> e.setGlobal("__llgo_funcinfo_entry_start", 0));
            refuseRedirect(
                    g, "2-end31", e -> end(e, e.section(AssemblerWriter.ENTRY).vmaddr() + 31));
            refuseRedirect(
                    g,
                    "3-pointer-null",
                    e -> e.putU64(e.section(AssemblerWriter.ENTRY).vmaddr() + 16, 0));
            refuseRedirect(g, "3-stub-start-null", e -> e.setGlobal("__llgo_funcinfo_stubsite_start", 0));
            refuseRedirect(g, "3-stub-end-null", e -> e.setGlobal("__llgo_funcinfo_stubsite_end", 0));
            refuseRedirect(g, "3-all-null", e -> {
                e.putU64(e.section(AssemblerWriter.ENTRY).vmaddr() + 16, 0);
                e.setGlobal("__llgo_funcinfo_stubsite_start", 0); // equal to the pointer, as check 4 wants it
            });
            refuseRedirect(g, "4-pointer-8", ForgedImages::moveTable);
            refuseRedirect(g, "5-stub-end-below", e -> stubEnd(e, e.table() - 1));
            refuseRedirect(g, "6-target-magic", e -> e.putU8(e.table() + 7, '3'));
            refuseRedirect(g, "6-target-redirect", e -> e.putU8(e.table() + 7, '2'));
            refuseRedirect(g, "8-count1", e -> e.putU32(e.table() + 24, 1));
            refuseRedirect(g, "9-stub-end-one-short", e -> stubEnd(e, e.table() + e.need() - 1));
            refuseRedirect(g, "9-stub-end16", e -> stubEnd(e, e.table() + 16));
            refuseRedirect(g, "9-buckets-max", e -> e.putU32(e.table() + 28, -1));
            refuseRedirect(g, "10-few-records", e -> e.setGlobal("__llgo_funcinfo_count", (e.count() - 2) / 16));
        }
        // T3: exactly at and just above the limit of check 10
        add(Outcome.PREBUILT, limit("main-adopt-10-at-limit", 0));
        add(Outcome.REJECTED, limit("main-refuse-10-above-limit", 1));
    }

    /** A table without buckets whose count is {@code 16 * N + 1 + more}. */
    private static ForgeSpec limit(String name, int more) {
        return ForgeSpec.of(name, Generation.MAIN)
                .table(Table.PREBUILT)
                .add(
                        Fn.go("main.a").exported(),
                        Fn.go("main.b").line(2).site(4, 3),
                        Fn.go("main.c").line(4))
                .entryPadding(1024)
                .damage("count at the limit", e -> {
                    e.putU32(e.table() + 24, (int) (16 * e.global("__llgo_funcinfo_count") + 1 + more));
                    e.putU32(e.table() + 28, 0);
                });
    }

    private void refuse(Generation g, String what, Damage.Edit edit) {
        add(
                Outcome.REJECTED,
                program(prefix(g) + "-refuse-" + what, g, Table.PREBUILT).damage(what, edit));
    }

    private void refuseRedirect(Generation g, String what, Damage.Edit edit) {
        add(
                Outcome.REJECTED,
                redirected(prefix(g) + "-redirect-refuse-" + what, g).damage(what, edit));
    }

    private static void end(ImageEditor e, long address) throws ImageException {
        e.setGlobal("__llgo_funcinfo_entry_end", address);
    }

    private static void stubEnd(ImageEditor e, long address) throws ImageException {
        e.setGlobal("__llgo_funcinfo_stubsite_end", address);
    }

    /** T3b: what the runtime does not look at. */
    private void adoptedBad() {
        for (Generation g : Generation.values()) {
            bad(g, "rows-swapped", ForgedImages::swapRows);
            bad(g, "base-plus16", e -> e.putU64(e.table() + 16, e.u64(e.table() + 16) + 16));
            bad(g, "buckets-none", e -> e.putU32(e.table() + 28, 0));
            bad(g, "funcindex0", e -> e.putU32(e.rowAddress(e.rowOf("main.main")) + 4, 0));
            bad(g, "bucket-idx-max", e -> e.putU32(e.bucketAddress(1), -1));
        }
        Generation g = Generation.MAIN;
        bad(g, "linksectaddr", e -> e.putU64(e.table() + 8, -1));
        bad(g, "base0", e -> e.putU64(e.table() + 16, 0));
        bad(g, "base-minus16", e -> e.putU64(e.table() + 16, e.u64(e.table() + 16) - 16));
        bad(g, "base-plus4096", e -> e.putU64(e.table() + 16, e.u64(e.table() + 16) + 4096));
        bad(g, "base-2e40", e -> e.putU64(e.table() + 16, 1L << 40));
        bad(g, "count2", e -> e.putU32(e.table() + 24, 2));
        bad(g, "count-less", e -> e.putU32(e.table() + 24, e.count() - 1));
        bad(g, "count-more", e -> e.putU32(e.table() + 24, e.count() + 1));
        bad(g, "count-fits-no-buckets", e -> {
            int fits = (int) ((e.section(AssemblerWriter.ENTRY).size() - 32) / 8);
            e.putU32(e.table() + 28, 0);
            e.putU32(e.table() + 24, fits);
        });
        bad(g, "buckets-1", e -> e.putU32(e.table() + 28, 1));
        bad(g, "buckets-more", e -> e.putU32(e.table() + 28, e.bucketCount() + 1));
        bad(
                g,
                "buckets-fit",
                e -> e.putU32(
                        e.table() + 28, (int) ((e.section(AssemblerWriter.ENTRY).size() - 32 - 8L * e.count()) / 36)));
        bad(g, "rows-reversed", e -> {
            int n = e.count() - 1;
            for (int i = 0; i < n / 2; i++) {
                swap(e, e.rowAddress(i), e.rowAddress(n - 1 - i));
            }
        });
        bad(
                g,
                "funcindex-over",
                e -> e.putU32(e.rowAddress(e.rowOf("main.main")) + 4, (int) e.global("__llgo_funcinfo_count") + 1));
        bad(g, "funcindex1", e -> e.putU32(e.rowAddress(e.rowOf("main.main")) + 4, 1));
        bad(g, "bucket-idx0", e -> e.putU32(e.bucketAddress(1), 0));
        bad(g, "bucket-idx-n", e -> e.putU32(e.bucketAddress(1), e.count() - 1));
        bad(g, "bucket-idx-plus20", e -> e.putU32(e.bucketAddress(1), e.u32(e.bucketAddress(1)) + 20));
        bad(g, "bucket-deltas-max", e -> {
            for (int s = 0; s < 16; s++) {
                e.putU16(e.bucketAddress(1) + 4 + 2L * s, 0xffff);
            }
        });
        bad(g, "bucket-one-delta", e -> e.putU16(e.bucketAddress(0) + 4 + 2 * 9, 200));
        bad(g, "buckets-zero", e -> e.clear(e.bucketAddress(0), e.bucketAddress(e.bucketCount())));
        bad(g, "sentinel0", e -> e.putU32(e.rowAddress(e.count() - 1), 0));
        bad(g, "sentinel-max", e -> e.putU32(e.rowAddress(e.count() - 1), -1));
        bad(
                g,
                "sentinel-low",
                e -> e.putU32(e.rowAddress(e.count() - 1), e.u32(e.rowAddress(e.rowOf("main.main"))) + 8));
        bad(g, "sentinel-funcindex", e -> e.putU32(e.rowAddress(e.count() - 1) + 4, 5));
        bad(g, "end-exact", e -> end(e, e.table() + e.need()));
        for (Generation r : List.of(Generation.PR2016, Generation.PR2026)) {
            badRedirect(r, "stub-end-exact", e -> stubEnd(e, e.table() + e.need()));
            badRedirect(r, "end32", e -> end(e, e.section(AssemblerWriter.ENTRY).vmaddr() + 32));
            badRedirect(
                    r, "word3", e -> e.putU64(e.section(AssemblerWriter.ENTRY).vmaddr() + 24, -1));
            badRedirect(r, "rows-swapped", ForgedImages::swapRows);
        }
    }

    private void bad(Generation g, String what, Damage.Edit edit) {
        add(
                Outcome.PREBUILT,
                program(prefix(g) + "-bad-" + what, g, Table.PREBUILT).damage(what, edit));
    }

    private void badRedirect(Generation g, String what, Damage.Edit edit) {
        add(Outcome.PREBUILT, redirected(prefix(g) + "-redirect-bad-" + what, g).damage(what, edit));
    }

    /** A whole table at the redirect's target, which is only refused because the stub section starts elsewhere. */
    private static void moveTable(ImageEditor e) {
        long from = e.table();
        for (long at = from + e.need() / 4 * 4 - 4; at >= from; at -= 4) {
            e.putU32(at + 8, e.u32(at));
        }
        e.putU64(e.section(AssemblerWriter.ENTRY).vmaddr() + 16, from + 8);
    }

    private static void swapRows(ImageEditor e) {
        swap(e, e.rowAddress(4), e.rowAddress(5));
    }

    private static void swap(ImageEditor e, long a, long b) {
        long t = e.u64(a);
        e.putU64(a, e.u64(b));
        e.putU64(b, t);
    }
}
