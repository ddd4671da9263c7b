package org.pclnlab.emulator.symbolize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pclnlab.emulator.symbolize.LlgoVectorsTest.functions;
import static org.pclnlab.emulator.symbolize.LlgoVectorsTest.v1;
import static org.pclnlab.emulator.symbolize.LlgoVectorsTest.v11;
import static org.pclnlab.emulator.symbolize.LlgoVectorsTest.v3;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.testing.World;

/** The columns "Next" and "Caller" of the worked vectors of spec 04 section 15, V2, and the rules of sections 6 and 7. */
class FramesVectorsTest {
    private static Frame next(LlgoRuntime runtime, long pc) throws ImageException {
        List<Frame> frames = runtime.callersFrames(pc).all();
        assertEquals(1, frames.size());
        return frames.get(0);
    }

    private static void check(LlgoRuntime runtime, String pcText, String function, long line, String entry)
            throws ImageException {
        long pc = Long.parseUnsignedLong(pcText.substring(2), 16);
        Frame f = next(runtime, pc);
        assertEquals(pc, f.pc());
        assertEquals(
                function + " " + line + " " + entry + " " + LlgoVectorsTest.file(function, line),
                f.function() + " " + f.line() + " 0x" + Long.toHexString(f.entry()) + " " + f.file());
        assertEquals(entry.equals("0x0") && function.startsWith("pc="), f.func() == null, "Func of " + pcText);
    }

    @ParameterizedTest(name = "V1 Next {0}")
    @CsvSource({
        "0x0, pc=0x0, 0, 0x0",
        "0x1, pc=0x1, 0, 0x0",
        "0x1000, pc=0x1000, 0, 0x0",
        "0x400f08, start, 0, 0x400f00",
        "0x400fff, pc=0x400fff, 0, 0x0",
        "0x401000, pc=0x401000, 0, 0x0",
        "0x401004, main.a, 10, 0x401000",
        "0x401008, main.a, 10, 0x401000",
        "0x40100f, main.a, 11, 0x401000",
        "0x401010, main.a, 11, 0x401000",
        "0x40103f, main.a, 14, 0x401000",
        "0x401040, main.a, 14, 0x401000",
        "0x401044, main.b, 20, 0x401040",
        "0x401050, main.b, 21, 0x401040",
        "0x401055, main.b, 21, 0x401040",
        "0x401092, main.b, 22, 0x401040",
        "0x401093, main.b, 22, 0x401040",
        "0x401094, main.c, 30, 0x401093",
        "0x4010a4, main.c, 31, 0x401093",
        "0x4010c0, main.c, 31, 0x401093",
        "0x4010d0, runtime.rt, 5, 0x4010c0",
        "0x401148, cfunc, 0, 0x401140",
        "0x401180, runtime.rt, 5, 0x4010c0",
        "0x401200, runtime.rt, 5, 0x4010c0",
        "0x402000, runtime.rt, 5, 0x4010c0",
        "0x7f0000001010, malloc, 0, 0x7f0000001000",
        "0x7f0000005000, runtime.rt, 5, 0x4010c0",
        "0x100401050, main.b, 20, 0x401040",
        "0x100401040, main.b, 20, 0x401040",
    })
    void prebuilt(String pc, String function, long line, String entry) throws ImageException {
        check(v1(Generation.MAIN).start(), pc, function, line, entry);
    }

    @ParameterizedTest(name = "V3 Next {0}")
    @CsvSource({
        "0x401000, pc=0x401000, 0, 0x0",
        "0x401004, pc=0x401004, 0, 0x0",
        "0x401005, main.a, 10, 0x401004",
        "0x401008, main.a, 10, 0x401004",
        "0x40100f, main.a, 11, 0x401004",
        "0x401010, main.a, 11, 0x401004",
        "0x401040, main.a, 14, 0x401004",
        "0x401044, main.a, 14, 0x401004",
        "0x401050, main.b, 21, 0x401044",
        "0x401093, main.b, 22, 0x401044",
        "0x401094, main.b, 22, 0x401044",
        "0x4010a4, main.c, 31, 0x401097",
        "0x4010d0, runtime.rt, 5, 0x4010c4",
        "0x100401050, runtime.rt, 5, 0x4010c4",
    })
    void firstUseRowsThatAreBuilt(String pc, String function, long line, String entry) throws ImageException {
        check(v3().start().warm(), pc, function, line, entry);
    }

    @Test
    void theFirstFrameOfAProcessWithoutTablesIsLookedUpRaw() throws ImageException {
        // D-26: inText is false until the tables exist; 0x401010 raw is the label of line 12, its call is line 11.
        LlgoRuntime runtime = v3().start();
        assertEquals(12, next(runtime, 0x401010).line());
        assertEquals(11, next(runtime, 0x401010).line());
    }

    @Test
    void aWalkBuildsTheTablesSoThatNoFrameIsLookedUpRaw() throws ImageException {
        // 05 section 3.2 step 2: the answers of firstUseRowsThatAreBuilt without any question before.
        LlgoRuntime callers = v3().start();
        assertEquals(1, callers.callers(StackWalk.of(0x401010), 0, new long[1]));
        assertEquals(11, next(callers, 0x401010).line());
        LlgoRuntime caller = v3().start();
        assertEquals(11, caller.caller(StackWalk.of(0, 0x401010), 0).line());
        assertEquals(11, next(caller, 0x401010).line());
    }

    @Test
    void aWalkThatIsNoneBuildsNothing() throws ImageException {
        // 05 sections 2.2 and 3.2 step 1: without frame pointers, and without a place for a pc, nobody asks for rows.
        LlgoRuntime runtime = v3().start();
        assertEquals(1, runtime.callers(StackWalk.ofNative(0, 0x401010), 0, new long[1]));
        assertEquals(0, runtime.callers(StackWalk.of(0x401010), 0, new long[0]));
        assertEquals(12, next(runtime, 0x401010).line());
    }

    @ParameterizedTest(name = "V10 Next {0}")
    @CsvSource({
        "0x401010, main.a, 12, 0x401000",
        "0x401040, main.b, 20, 0x401040",
        "0x401050, main.b, 21, 0x401040",
        "0x401094, main.b, 22, 0x401040",
        "0x4010d0, main.c, 31, 0x401093",
        "0x4010d1, main.c, 31, 0x401093",
        "0x401148, cfunc, 0, 0x401140",
        "0x401200, main.c, 31, 0x401093",
    })
    void returnAddressesAreLookedUpRawIn2016(String pc, String function, long line, String entry)
            throws ImageException {
        check(v1(Generation.PR2016).start(), pc, function, line, entry);
    }

    @Test
    void aCallBeforeAForeignSiteIsTheForeignFunctions() throws ImageException {
        World w = v1(Generation.MAIN).site(0x401060, 1, 13);
        check(w.start(), "0x401061", "main.a", 13, "0x401000");
        check(w.start(), "0x401062", "main.a", 13, "0x401000");
        check(w.start(), "0x401063", "main.b", 20, "0x401040");
        check(w.start(), "0x401065", "main.b", 20, "0x401040");
        check(w.start(), "0x401066", "main.b", 20, "0x401040");
    }

    @Test
    void onlyAnExactHitSeesTheSitesOfAFunctionAboveItsStub() throws ImageException {
        check(v11(Generation.PR2026).start(), "0x401099", "main.f", 50, "0x401080");
        check(v11(Generation.PR2026).start(), "0x4010a1", "main.f", 52, "0x401000");
    }

    // ------------------------------------------------------------------ V2, section 4.4: caches that are shared

    @Test
    void aFramePlantsItsFuncUnderTheReturnAddress() throws ImageException {
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        next(runtime, 0x401040);
        Func f = runtime.funcForPC(0x401040);
        assertEquals("main.a", f.name());
        assertEquals(0x401000, f.entry());
        assertEquals(new FileLine("/src/main.go", 14), runtime.fileLine(f, 0x401040));
    }

    @Test
    void fourOtherPcsOfTheSetTurnAPoisonedEntryBack() throws ImageException {
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        next(runtime, 0x401040);
        for (int k = 1; k <= 4; k++) {
            runtime.funcForPC(0x401040 + k * 0x4000L);
        }
        assertEquals("main.b", runtime.funcForPC(0x401040).name());
    }

    @Test
    void aFrameTakesTheFuncThatIsThere() throws ImageException {
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        Func planted = runtime.funcForPC(0x401040);
        Frame f = next(runtime, 0x401040);
        assertEquals("main.a 14 0x401000", f.function() + " " + f.line() + " 0x" + Long.toHexString(f.entry()));
        assertSame(planted, f.func());
        assertEquals("main.b", planted.name());
        assertEquals(0x401040, planted.entry());
    }

    @Test
    void linesDependOnTheOrderOfQuestions() throws ImageException {
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        next(runtime, 0x401010);
        assertEquals(11, runtime.fileLine(runtime.funcForPC(0x401010), 0x401010).line());
    }

    @Test
    void nextLooksOneFrameAhead() throws ImageException {
        // After the first Next the second pc's Func is already in the cache, the third one's is not.
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        Frames frames = runtime.callersFrames(0x401010, 0x401040, 0x4010c0);
        assertNotNull(frames.next());
        assertTrue(frames.more());
        assertEquals("main.a", runtime.funcForPC(0x401040).name());
        assertEquals("runtime.rt", runtime.funcForPC(0x4010c0).name());
        assertNotNull(frames.next());
        assertTrue(frames.more());
        assertNotNull(frames.next());
        assertFalse(frames.more());
        assertNull(frames.next());
    }

    @Test
    void theSliceIsNotCopied() throws ImageException {
        long[] pcs = {0x401010, 0x401044, 0x401044};
        Frames frames = v1(Generation.MAIN).start().callersFrames(pcs);
        frames.next();
        pcs[1] = 0; // looked at already
        pcs[2] = 0x4010d0;
        assertEquals("main.b", frames.all().get(0).function());
    }

    @Test
    void theThirdPcIsReadWhenItsTurnComes() throws ImageException {
        long[] pcs = {0x401010, 0x401044, 0x401044};
        Frames frames = v1(Generation.MAIN).start().callersFrames(pcs);
        frames.next();
        pcs[2] = 0x4010d0;
        assertEquals("runtime.rt", frames.all().get(1).function());
    }

    @Test
    void unknownPcsAreKept() throws ImageException {
        List<Frame> frames =
                v1(Generation.MAIN).start().callersFrames(0, 1, 0x401044).all();
        assertEquals(3, frames.size());
        assertEquals("pc=0x0", frames.get(0).function());
        assertEquals("main.b", frames.get(2).function());
    }

    @Test
    void noPcsGiveNoFrame() throws ImageException {
        Frames frames = v1(Generation.MAIN).start().callersFrames();
        assertNull(frames.next());
        assertFalse(frames.more());
    }

    // ------------------------------------------------------------------ section 6

    @ParameterizedTest(name = "Caller at {0}")
    @CsvSource({
        "0x401040, 0x40103f, /src/main.go, 14",
        "0x401010, 0x40100f, /src/main.go, 11",
        "0x4010d0, 0x4010cf, /rt/rt.go, 5",
    })
    void callerGivesTheCall(String ret, String pc, String file, long line) throws ImageException {
        StackWalk walk = StackWalk.of(0, Long.decode(ret));
        assertEquals(
                new Caller(Long.decode(pc), file, line, true),
                v1(Generation.MAIN).start().caller(walk, 0));
    }

    @Test
    void callerOf2024ReturnsTheReturnAddress() throws ImageException {
        World w = v1(Generation.PR2016).framePointerGlobal();
        assertEquals(new Caller(0x401040, "/src/main.go", 14, true), w.start().caller(StackWalk.of(0, 0x401040), 0));
    }

    @Test
    void callerPutsPlaceholdersWhereNothingIsKnown() throws ImageException {
        World w = functions(Generation.MAIN)
                .func("main", "runtime.goexit", "", 0)
                .row(0x401000, 5)
                .row(0x401040, 2);
        StackWalk walk = StackWalk.of(0, 0x401020, 0x401050);
        assertEquals(new Caller(0x40101f, "???", 1, true), w.start().caller(walk, 0));
        assertEquals(new Caller(0x40104f, "/src/main.go", 20, true), w.start().caller(walk, 1));
    }

    @Test
    void callerWithoutAFrameIsNotOk() throws ImageException {
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        assertEquals(Caller.NONE, runtime.caller(StackWalk.of(0, 0x401050), 1));
    }

    @Test
    void callerByTheNativeWalkIsLookedUpRaw() throws ImageException {
        // D-23: 0x401010 is the label of line 12; the call before it is line 11. Skip 0 asks the native walk for 3.
        LlgoRuntime runtime = v1(Generation.MAIN).start().warm();
        assertEquals(
                new Caller(0x401010, "/src/main.go", 12, true),
                runtime.caller(StackWalk.ofNative(0, 0, 0, 0x401010), 0));
    }

    @Test
    void callersPrefersThePhysicalWalk() throws ImageException {
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        long[] out = new long[2];
        assertEquals(2, runtime.callers(StackWalk.of(1, 2, 3), 1, out));
        assertEquals(List.of(2L, 3L), List.of(out[0], out[1]));
        assertEquals(0, runtime.callers(StackWalk.of(1, 2, 3), 3, out));
    }

    @Test
    void anOverlargeSkipIsTruncatedByTheNativeWalk() throws ImageException {
        // D-12: Callers(1<<32) gives the native walker's whole stack but for the one frame of skip+1.
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        long[] out = new long[4];
        assertEquals(2, runtime.callers(StackWalk.ofNative(1, 2, 3), 1L << 32, out));
        assertEquals(2, out[0]);
    }

    // ------------------------------------------------------------------ section 2.4, fallbackName

    @Test
    void namesOfTheNativeWalkerAnswerForExactlyTheirPc() throws ImageException {
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        runtime.walkedNatively(0x300011, 0x11, "_outside");
        assertEquals("outside", next(runtime, 0x300011).function());
        assertEquals(0x300000, next(runtime, 0x300011).entry());
        assertEquals("pc=0x300013", next(runtime, 0x300013).function());
    }

    @Test
    void aNameOfTheNativeWalkerIsReplacedByOneOfTheSameSlot() throws ImageException {
        // Slot = (pc >> 4) & 4095: 0x10000 further the same slot (V4).
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        runtime.walkedNatively(0x300010, 1, "one");
        runtime.walkedNatively(0x310010, 1, "two");
        assertEquals("pc=0x300010", next(runtime, 0x300010).function());
        assertEquals("two", next(runtime, 0x310010).function());
    }

    @Test
    void theNameTableOf2016Has128Slots() throws ImageException {
        LlgoRuntime runtime = v1(Generation.PR2016).start();
        runtime.walkedNatively(0x300010, 1, "one");
        runtime.walkedNatively(0x300810, 1, "two");
        assertEquals("two", next(runtime, 0x300810).function());
        assertTrue(!next(runtime, 0x300010).function().equals("one"));
    }
}
