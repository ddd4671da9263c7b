package org.pclnlab.harness.forge;

import java.util.Locale;
import org.pclnlab.emulator.forge.Fn;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.forge.ForgeSpec.Table;
import org.pclnlab.emulator.forge.FuncRow;
import org.pclnlab.emulator.forge.PclineRow;
import org.pclnlab.emulator.metadata.Generation;

/** The programs that the images of the catalogue are made of, before anything in them is damaged. */
final class ForgedPrograms {
    private static final String PKG = "example.com/p.";

    private ForgedPrograms() {}

    /** What the names of a generation's images start with. */
    static String prefix(Generation generation) {
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

    /** The table lies in the stub section, where there is room for it. */
    static ForgeSpec redirected(String name, Generation g) {
        return program(name, g, Table.REDIRECT);
    }

    /** Functions back to back at odd addresses, as size-optimised code has them. */
    static ForgeSpec packed(String name, Generation g) {
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
    static ForgeSpec loaderNames(String name, Generation g) {
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
    static ForgeSpec copies(String name, Generation g) {
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
    static ForgeSpec ties(String name, Generation g, int count) {
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
    static ForgeSpec stubsBelow(String name, Generation g) {
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
    static ForgeSpec dense(String name) {
        ForgeSpec spec = ForgeSpec.of(name, Generation.MAIN);
        for (int i = 0; i < 300; i++) {
            spec.add(Fn.go("main.d" + i).line(i + 1).size(8).align(1));
        }
        return spec;
    }
}
