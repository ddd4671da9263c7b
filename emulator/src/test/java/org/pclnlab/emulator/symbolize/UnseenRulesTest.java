package org.pclnlab.emulator.symbolize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.pclnlab.emulator.symbolize.LlgoVectorsTest.functions;
import static org.pclnlab.emulator.symbolize.LlgoVectorsTest.v1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.Names;
import org.pclnlab.testing.World;

/**
 * Rules of spec 04 that show on no image, because they need a stack that was walked, a question that was asked before, or
 * a shadow store.
 */
class UnseenRulesTest {
    private static String frame(LlgoRuntime runtime, long pc) throws ImageException {
        return runtime.callersFrames(pc).all().get(0).function();
    }

    // ------------------------------------------------------------------ section 3: the memo

    @Test
    void whatWasUnknownOnceStaysUnknown() throws ImageException {
        // D-31: nothing ever invalidates an answer, not even a name that the native walker finds later.
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        assertEquals("pc=0x300010", frame(runtime, 0x300010));
        runtime.walkedNatively(0x300010, 0x10, "later");
        assertEquals("pc=0x300010", frame(runtime, 0x300010));
    }

    @Test
    void pcsUpTo4096AreNotRemembered() throws ImageException {
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        assertEquals("pc=0x1000", frame(runtime, 0x1000));
        runtime.walkedNatively(0x1000, 0x10, "later");
        assertEquals("later", frame(runtime, 0x1000));
    }

    @Test
    void nothingIsRememberedIn2016() throws ImageException {
        LlgoRuntime runtime = v1(Generation.PR2016).start();
        runtime.walkedNatively(0x300010, 0x10, "one");
        assertEquals("one", frame(runtime, 0x300010));
        runtime.walkedNatively(0x300010, 0x10, "two");
        assertEquals("two", frame(runtime, 0x300010));
    }

    // ------------------------------------------------------------------ sections 4.2 and 5

    @Test
    void anExactEntrysFuncOutlivesTheCache() throws ImageException {
        // D-04: the row keeps its Func, so four other pcs of the set do not change its identity.
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        Func first = runtime.funcForPC(0x401040);
        for (int k = 1; k <= 4; k++) {
            runtime.funcForPC(0x401040 + k * 0x4000L);
        }
        assertSame(first, runtime.funcForPC(0x401040));
    }

    @Test
    void fileLineOfAnotherPcIsThatPcs() throws ImageException {
        // D-10: membership in the Func is not looked at.
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        Func a = runtime.funcForPC(0x401010);
        assertEquals(new FileLine("/src/main.go", 12), runtime.fileLine(a, 0x401010));
        assertEquals(new FileLine("/rt/rt.go", 5), runtime.fileLine(a, 0x4010d0));
        assertEquals(new FileLine("", 0), runtime.fileLine(a, 0x300000));
    }

    // ------------------------------------------------------------------ section 4.3: the cold path

    @Test
    void theColdScanTakesANearerStub() throws ImageException {
        World w = functions(Generation.PR2026).anchor(0x401020, 1).stubAnchor(0x401010, 2);
        assertEquals("main.b", w.start().funcForPC(0x401008).name());
        // A stub that is as near as the anchor does not win; and where the anchor is met exactly, stubs are not looked
        // at.
        World same = functions(Generation.PR2026).anchor(0x401010, 1).stubAnchor(0x401010, 2);
        assertEquals("main.a", same.start().funcForPC(0x401008).name());
    }

    @Test
    void moreThan4096SitesAreNotScannedCold() throws ImageException {
        // Two functions at one anchor: the scan takes the first, a table the last.
        World w = functions(Generation.MAIN);
        for (int i = 0; i < 300; i++) {
            w.func("fill.f" + i, "fill.f" + i, "/f.go", i + 1);
        }
        w.anchor(0x401108, 2).anchor(0x401108, 3);
        World few = functions(Generation.MAIN).anchor(0x401108, 2).anchor(0x401108, 3);
        assertEquals("main.b", few.start().funcForPC(0x401108).name());
        for (int i = 0; i < 4095; i++) {
            w.anchor(0x402000 + i, 1);
        }
        assertEquals("main.c", w.start().funcForPC(0x401108).name());
    }

    @Test
    void aTableThatIsRefusedEndsTheColdPath() throws ImageException {
        // The magic is there, the count of one row is refused (check 8): what follows is read as site records, into
        // rows.
        ByteBuffer section = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        section.putLong(0x314254464F474C4CL)
                .putLong(0)
                .putLong(0x401000)
                .putInt(1)
                .putInt(0);
        section.putLong(0x401108).putLong(Names.symbolId("main.b"));
        section.putLong(0x401108).putLong(Names.symbolId("main.c"));
        World w = functions(Generation.MAIN).entrySection(section.array());
        assertEquals("main.c", w.start().funcForPC(0x401108).name());
    }

    // ------------------------------------------------------------------ section 9.2: the store against other sources

    /** Code at such low addresses that synthetic pcs reach it: number 0x401 is pc 0x1005. */
    private static LlgoRuntime low(Generation generation, int funcIndex) throws ImageException {
        ShadowStore store = new ShadowStore();
        long[] out = new long[8];
        store.push(0x1000, 1);
        for (int line = 1; line <= 0x410; line++) {
            store.at(0x1000, "main.shadow", "/src/main.go", line);
            store.callers(1, out);
        }
        LlgoRuntime runtime = functions(generation)
                .text(0x1000, 0x1200)
                .row(0x1000, funcIndex)
                .start();
        runtime.onThread(store);
        return runtime;
    }

    @Test
    void in2016TheStoreComesBeforeText() throws ImageException {
        assertEquals("main.shadow", low(Generation.PR2016, 1).funcForPC(0x1005).name());
    }

    @Test
    void laterItComesBehindText() throws ImageException {
        assertEquals("main.a", low(Generation.MAIN, 1).funcForPC(0x1005).name());
    }

    @Test
    void andLastWhereNothingElseIsKnown() throws ImageException {
        // The row's record does not exist, so that neither row nor loader has a name.
        assertEquals("main.shadow", low(Generation.MAIN, 99).funcForPC(0x1005).name());
    }
}
