package org.pclnlab.harness.forge;

import java.util.List;
import org.pclnlab.emulator.forge.Fn;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.forge.FuncRow;
import org.pclnlab.emulator.metadata.Generation;

/** The small programs of part 04 section 15, at their own addresses (amd64). */
public final class ForgedWorlds {
    private static final long START = 0x400f00, TEXT = 0x401000;

    private ForgedWorlds() {}

    /** V1, prebuilt; with {@link ForgeSpec.Table#RAW} it is V3, whose anchors lie four bytes behind the entries. */
    public static ForgeSpec v1(String name, Generation generation) {
        return world(name, generation, List.of());
    }

    /** V1 with a statement of {@code a} at 0x401060, inside {@code b}. */
    public static ForgeSpec v9(String name) {
        return world(name, Generation.MAIN, List.of(0x20));
    }

    private static ForgeSpec world(String name, Generation generation, List<Integer> foreign) {
        Fn b = fn("main.b", 20, 0x53).exported().site(0x08, 21).site(0x15, 22);
        for (int offset : foreign) {
            b.foreignSite(offset, 13, "command-line-arguments.a");
        }
        return ForgeSpec.of(name, generation)
                .placedAt(START, TEXT)
                .table(ForgeSpec.Table.PREBUILT)
                .add(
                        fn("command-line-arguments.a", 10, 0x40)
                                .name("main.a")
                                .site(0x08, 11)
                                .site(0x10, 12)
                                .site(0x38, 14),
                        b,
                        fn("main.c", 30, 0x2d).site(0x0d, 31),
                        fn("runtime.rt", 5, 0x80).file("/rt/rt.go"),
                        Fn.c("cfunc").align(1).size(0x20).padding(0xa0).exported());
    }

    /** V11: the stub of {@code main.f} lies below it. */
    public static ForgeSpec v11(String name, Generation generation) {
        return ForgeSpec.of(name, generation)
                .placedAt(START, TEXT)
                .table(ForgeSpec.Table.PREBUILT)
                .entryPadding(16) // three rows and a bucket are four bytes longer than two records and the meta rows
                .add(
                        Fn.stubOf("main.f").align(1).size(0x40),
                        fn("main.g", 40, 0x40),
                        fn("main.f", 50, 0x40).site(0x10, 51).site(0x20, 52));
    }

    /** T6 of part 02: one anchor with two functions, an unknown id, a lowest copy elsewhere. */
    public static ForgeSpec t6(String name) {
        return ForgeSpec.of(name, Generation.MAIN)
                .placedAt(START, TEXT)
                .add(
                        Fn.go("main.A").line(1).size(0x100).align(1).anchor(0x0b),
                        Fn.go("main.B").line(2).size(0x0c).align(1).anchor(8),
                        Fn.go("main.C").line(3).size(0xef4).align(1).copy(0, "main.B"),
                        Fn.c("host").size(0x200).align(1).copy(4, "main.B").copy(0x104, "unknown"));
    }

    /**
     * T7 of part 02 at another base: {@code n} anchors of distinct functions {@code t100...} in one host, in an order that
     * is not sorted; each of {@code replaced} takes the place of one and lies at offset 0x50, called t900, t901, ...
     */
    public static ForgeSpec t7(String name, int n, List<Integer> replaced) {
        Fn host = Fn.c("host").size(0x1000).align(1);
        ForgeSpec spec =
                ForgeSpec.of(name, Generation.MAIN).placedAt(START, TEXT).add(host);
        for (int i = 0; i < n; i++) {
            int r = replaced.indexOf(i);
            String symbol = "t" + (r >= 0 ? 900 + r : 100 + i);
            host.copy(r >= 0 ? 0x50 : 16 * (7 * i % n), symbol);
            spec.deadRow(new FuncRow(symbol, symbol, "/src/t.go", i + 1));
        }
        return spec;
    }

    /** V5: statements number 0 to {@code n - 1} of one function, on four addresses; their lines are 1000 and up. */
    public static ForgeSpec v5(String name, int n) {
        Fn f = Fn.go("main.f").line(1).size(0x1000).align(1);
        for (int k = 0; k < n; k++) {
            f.site(0x100 + 0x10 * (k % 4), 1000 + k);
        }
        return ForgeSpec.of(name, Generation.MAIN).placedAt(START, TEXT).add(f);
    }

    private static Fn fn(String symbol, int line, int size) {
        return Fn.go(symbol).line(line).size(size).align(1).anchor(4);
    }
}
