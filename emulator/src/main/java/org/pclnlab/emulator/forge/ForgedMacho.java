package org.pclnlab.emulator.forge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.metadata.Generation;

/**
 * The catalogue of forged Mach-O programs. They are linked before they are needed and committed, because a linker for
 * Mach-O is not everywhere; all of them hold site records as linked, before any rewrite.
 */
public final class ForgedMacho {
    /** A program for one processor. */
    public record Entry(ForgeSpec spec, Arch arch) {
        /** Unique, and a valid file name. */
        public String name() {
            return MachoLink.archName(arch) + "-" + spec.name();
        }

        @Override
        public String toString() {
            return name();
        }
    }

    private static final String PKG = "example.com/p.";
    /** Records of {@link #inlined}: more than one page of chains for either processor. */
    private static final int COPIES = 1100;

    private ForgedMacho() {}

    /** All programs: each generation for both processors, and what only one of them needs to show. */
    public static List<Entry> all() {
        List<Entry> out = new ArrayList<>();
        for (Arch arch : Arch.values()) {
            for (Generation g : Generation.values()) {
                out.add(new Entry(program(g.name().toLowerCase(Locale.ROOT), g), arch));
            }
            out.add(new Entry(inlined("main-lto", Generation.MAIN).ownSegment(true), arch));
            out.add(new Entry(program("main-classic", Generation.MAIN).chainedFixups(false), arch));
        }
        out.add(new Entry(spilling("pr2016-spill", Generation.PR2016), Arch.AMD64));
        out.add(new Entry(spilling("pr2026-spill", Generation.PR2026), Arch.ARM64));
        out.add(new Entry(inlined("pr2026-inlined", Generation.PR2026), Arch.AMD64));
        out.add(new Entry(program("main-signed", Generation.MAIN).signed(true), Arch.ARM64));
        out.add(new Entry(farAnchors("main-addend"), Arch.AMD64));
        out.add(new Entry(program("main-addend64", Generation.MAIN).imports("_getpid+0x123456789a"), Arch.ARM64));
        return List.copyOf(out);
    }

    /** A little of everything: exported (weak) and hidden functions, C code, statements, stubs, copies, dead rows. */
    private static ForgeSpec program(String name, Generation g) {
        ForgeSpec spec = ForgeSpec.of(name, g);
        spec.add(
                Fn.c("c_before").size(40),
                Fn.go("main.main")
                        .line(10)
                        .size(204)
                        .anchor(8)
                        .exported()
                        .site(20, 11)
                        .site(60, 12)
                        .site(64, 13, "/src/gen/zz.go")
                        .copy(92, PKG + "F"),
                Fn.go("main.(*T).M").line(31).size(92).anchor(4).exported().site(12, 32),
                Fn.go(PKG + "F").file("/src/p/p.go").line(5).size(64).site(12, 6),
                Fn.go(PKG + "(*T[int]).G").file("/src/p/p.go").line(15).size(64).anchor(16));
        if (g.hasStubSites()) {
            spec.add(
                    Fn.stubOf(PKG + "F").anchor(4),
                    Fn.stubOf("main.main").anchor(4).exported());
        }
        spec.add(
                Fn.c("c_late").size(48).exported(),
                Fn.go("_/dir/pkg.G").file("/dir/pkg/g.go").line(3).size(40),
                Fn.rowOnly("internal/bytealg.IndexByteString")
                        .file("/go/bytealg.go")
                        .line(70),
                Fn.go("main.big").line(60).size(5000).anchor(12).site(100, 61).site(4800, 63));
        if (g == Generation.MAIN) {
            spec.add(Fn.siteOnly("runtime.main").size(60).anchor(4));
        }
        return spec.fillers(40)
                .add(Fn.go("main.last").line(90).size(900).anchor(20).site(700, 91))
                .deadRow(new FuncRow("dead.code", "dead.code", "/src/dead.go", 1))
                .deadPcline(new PclineRow(0x1234, "dead.code", "/src/dead.go", 2))
                .imports("_write", "_memcpy+8", "_getpid")
                .entryPadding(192)
                .stubPadding(32);
    }

    /** The table fits the stub section only. */
    private static ForgeSpec spilling(String name, Generation g) {
        ForgeSpec spec = ForgeSpec.of(name, g);
        for (int i = 0; i < 20; i++) {
            Fn f = Fn.go("main.s" + i).line(10 * i + 1).size(400).anchor(4).site(20, 10 * i + 2);
            Fn stub = Fn.stubOf("main.s" + i).anchor(4);
            if (i % 3 == 0) {
                f.exported();
                stub.exported();
            }
            spec.add(f, stub);
        }
        return spec.stubPadding(512).imports("_write");
    }

    /** Many copies in one host, as LTO leaves them: chains over several pages, and much to cut off. */
    private static ForgeSpec inlined(String name, Generation g) {
        Fn host = Fn.go("main.host").line(1).size(4 * COPIES + 16).anchor(4);
        ForgeSpec spec = ForgeSpec.of(name, g)
                .add(Fn.go("main.first").line(5).size(48).anchor(4).exported(), host);
        for (int i = 0; i < COPIES; i++) {
            host.copy(4 * i + 8, "fill.f" + i % 30);
        }
        return spec.fillers(30).imports("_write", "_abort");
    }

    /** Binds whose addend does not fit the eight bits of a node: the linker moves it into the imports. */
    private static ForgeSpec farAnchors(String name) {
        ForgeSpec spec = program(name, Generation.MAIN);
        return spec.add(
                Fn.go("main.far").line(100).size(700).anchor(600).exported().site(650, 101));
    }
}
