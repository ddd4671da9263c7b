package org.pclnlab.emulator.symbolize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.testing.World;

/** The worked vectors of spec 04 section 15. */
class LlgoVectorsTest {
    static World functions(Generation generation) {
        return new World(generation)
                .func("command-line-arguments.a", "main.a", "/src/main.go", 10)
                .func("main.b", "main.b", "/src/main.go", 20)
                .func("main.c", "main.c", "/src/main.go", 30)
                .func("runtime.rt", "runtime.rt", "/rt/rt.go", 5)
                .text(0x401000, 0x401200)
                .loaderSymbol("_start", 0x400f00, 0x30)
                .loaderSymbol("cfunc", 0x401140, 0x20)
                .loaderSymbol("malloc", 0x7f0000001000L, 0x100)
                .loaderSymbol("main.b", 0x401040, 0x53)
                .object(0x400000, 0x403000)
                .object(0x7f0000000000L, 0x7f0000010000L);
    }

    static World sites(World w) {
        return w.site(0x401008, 1, 11)
                .site(0x401010, 1, 12)
                .site(0x401038, 1, 14)
                .site(0x401048, 2, 21)
                .site(0x401055, 2, 22)
                .site(0x4010a0, 3, 31);
    }

    static World v1(Generation generation) {
        return sites(functions(generation))
                .row(0x401000, 1)
                .row(0x401040, 2)
                .row(0x401093, 3)
                .row(0x4010c0, 4);
    }

    static World v3() {
        return sites(functions(Generation.MAIN))
                .anchor(0x401004, 1)
                .anchor(0x401044, 2)
                .anchor(0x401097, 3)
                .anchor(0x4010c4, 4);
    }

    private static String ask(LlgoRuntime runtime, long pc) throws ImageException {
        Func f = runtime.funcForPC(pc);
        FileLine at = runtime.fileLine(f, pc);
        return f.name() + " 0x" + Long.toHexString(f.entry()) + " " + at.line() + " " + at.file();
    }

    static String file(String name, long line) {
        return line == 0 ? "" : name.startsWith("main.") ? "/src/main.go" : "/rt/rt.go";
    }

    private static void check(LlgoRuntime runtime, String pc, String name, String entry, long line)
            throws ImageException {
        String expected = name + " " + entry + " " + line + " " + file(name, line);
        assertEquals(expected, ask(runtime, Long.parseUnsignedLong(pc.substring(2), 16)), "at " + pc);
    }

    @ParameterizedTest(name = "V1 {0}")
    @CsvSource({
        "0x0, pc=0x0, 0x0, 0",
        "0x1, pc=0x1, 0x1, 0",
        "0x1000, pc=0x1000, 0x1000, 0",
        "0x400f08, start, 0x400f00, 0",
        "0x400fff, pc=0x400fff, 0x400fff, 0",
        "0x401000, main.a, 0x401000, 10",
        "0x401004, main.a, 0x401000, 10",
        "0x401008, main.a, 0x401000, 11",
        "0x40100f, main.a, 0x401000, 11",
        "0x401010, main.a, 0x401000, 12",
        "0x40103f, main.a, 0x401000, 14",
        "0x401040, main.b, 0x401040, 20",
        "0x401044, main.b, 0x401040, 20",
        "0x401050, main.b, 0x401040, 21",
        "0x401055, main.b, 0x401040, 22",
        "0x401092, main.b, 0x401040, 22",
        "0x401093, main.c, 0x401093, 30",
        "0x401094, main.c, 0x401093, 30",
        "0x4010a4, main.c, 0x401093, 31",
        "0x4010c0, runtime.rt, 0x4010c0, 5",
        "0x4010d0, runtime.rt, 0x4010c0, 5",
        "0x401148, cfunc, 0x401140, 0",
        "0x401180, runtime.rt, 0x4010c0, 5",
        "0x401200, runtime.rt, 0x4010c0, 5",
        "0x402000, runtime.rt, 0x4010c0, 5",
        "0x7f0000001010, malloc, 0x7f0000001000, 0",
        "0x7f0000005000, runtime.rt, 0x4010c0, 5",
        "0x100401050, main.b, 0x401040, 20",
        "0x100401040, main.b, 0x401040, 20",
    })
    void prebuilt(String pc, String name, String entry, long line) throws ImageException {
        check(v1(Generation.MAIN).start(), pc, name, entry, line);
    }

    @ParameterizedTest(name = "V3 {0}")
    @CsvSource({
        "0x401000, main.a, 0x401000, 10",
        "0x401004, main.a, 0x401004, 10",
        "0x401005, main.a, 0x401004, 10",
        "0x401008, main.b, 0x401008, 20",
        "0x40100f, main.a, 0x401004, 11",
        "0x401010, main.b, 0x401010, 20",
        "0x401040, main.b, 0x401040, 20",
        "0x401044, main.b, 0x401044, 20",
        "0x401050, main.b, 0x401044, 21",
        "0x401093, main.b, 0x401044, 22",
        "0x401094, main.c, 0x401094, 30",
        "0x4010a4, runtime.rt, 0x4010a4, 5",
        "0x4010d0, runtime.rt, 0x4010c4, 5",
        "0x100401050, runtime.rt, 0x4010c4, 5",
    })
    void firstUseColdAndWarm(String pc, String name, String entry, long line) throws ImageException {
        check(v3().start(), pc, name, entry, line);
        check(v3().start().warm(), pc, name, entry, line);
    }

    @ParameterizedTest(name = "V10 {0}")
    @CsvSource({
        "0x401010, main.a, 0x401000, 10",
        "0x401040, main.b, 0x401040, 20",
        "0x401050, main.b, 0x401040, 20",
        "0x401094, main.c, 0x401093, 30",
        "0x4010d0, runtime.rt, 0x4010c0, 5",
        "0x4010d1, main.c, 0x401093, 31",
        "0x401148, runtime.rt, 0x4010c0, 5",
        "0x401200, runtime.rt, 0x4010c0, 5",
    })
    void linesAreNotRefinedIn2016(String pc, String name, String entry, long line) throws ImageException {
        check(v1(Generation.PR2016).start(), pc, name, entry, line);
    }

    @Test
    void aForeignSiteInsideAFunction() throws ImageException {
        World w = v1(Generation.MAIN).site(0x401060, 1, 13);
        check(w.start(), "0x401060", "main.b", "0x401040", 22);
        check(w.start(), "0x401061", "main.a", "0x401000", 13);
        check(w.start(), "0x401062", "main.b", "0x401040", 20);
        check(w.start(), "0x401064", "main.b", "0x401040", 20);
        check(w.start(), "0x401065", "main.b", "0x401040", 20);
    }

    static World v11(Generation generation) {
        return new World(generation)
                .func("main.g", "main.g", "/src/main.go", 40)
                .func("main.f", "main.f", "/src/main.go", 50)
                .text(0x401000, 0x401200)
                .row(0x401000, 2)
                .row(0x401040, 1)
                .row(0x401080, 2)
                .site(0x401090, 2, 51)
                .site(0x4010a0, 2, 52);
    }

    @Test
    void aStubBelowItsFunctionTakesTheSitesEntry() throws ImageException {
        World w = v11(Generation.PR2026);
        check(w.start(), "0x401098", "main.f", "0x401080", 50);
    }

    @Test
    void aSetHasFourWaysReplacedInTurn() throws ImageException {
        // Eight pcs of one set: four ways, then replacement in turn (V4). A hit returns the very object that was put.
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        Func[] first = new Func[8];
        for (int k = 0; k < 8; k++) {
            first[k] = runtime.funcForPC(0x10000000L + k * 0x4000L);
        }
        for (int k = 4; k < 8; k++) {
            assertSame(first[k], runtime.funcForPC(0x10000000L + k * 0x4000L), "way of " + k);
        }
        assertNotSame(first[2], runtime.funcForPC(0x10000000L + 2 * 0x4000L), "2 was replaced by 6");
        // ways are now [2,5,6,7]
        assertSame(first[5], runtime.funcForPC(0x10000000L + 5 * 0x4000L), "5 is still there");
        assertNotSame(first[4], runtime.funcForPC(0x10000000L + 4 * 0x4000L), "4 was replaced by 2");
    }

    @Test
    void theColdPathTakesTheFirstOfTwoFunctionsAtOneAnchorAndATableTheLast() throws ImageException {
        // T6 of part 02: 0x40110c holds B, then C. The first question of a process is answered without a table.
        World w = functions(Generation.MAIN)
                .anchor(0x401108, 2)
                .anchor(0x40110c, 2)
                .anchor(0x40110c, 3);
        assertEquals("main.b", w.start().funcForPC(0x40110c).name());
        assertEquals("main.c", w.start().warm().funcForPC(0x40110c).name());
    }

    @Test
    void anExactRowComesBeforeAStatementOneByteBelowItsUnalignedEntry() throws ImageException {
        // Step A of 04 section 4.3, which #1906 does not have: there the statement of b at the byte before c answers.
        assertEquals(
                "main.c",
                v1(Generation.MAIN)
                        .site(0x401092, 2, 23)
                        .start()
                        .funcForPC(0x401093)
                        .name());
        assertEquals(
                "main.b",
                v1(Generation.PR1906)
                        .site(0x401092, 2, 23)
                        .start()
                        .funcForPC(0x401093)
                        .name());
    }
}
