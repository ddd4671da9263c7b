package org.pclnlab.emulator.symbolize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pclnlab.emulator.symbolize.LlgoVectorsTest.v1;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;

/** The shadow store of spec 04 section 9.2, with the numbers of V10. */
class ShadowStoreTest {
    private static final StackWalk NOTHING = StackWalk.ofNative();

    private static ShadowStore oneFrame() {
        ShadowStore store = new ShadowStore();
        store.push(0x401000, 10);
        store.at(0x401000, "main.main", "/src/main.go", 14);
        return store;
    }

    private static LlgoRuntime on(ShadowStore store) throws ImageException {
        LlgoRuntime runtime = v1(Generation.PR2016).start();
        runtime.onThread(store);
        return runtime;
    }

    private static long[] callers(LlgoRuntime runtime, long skip) throws ImageException {
        long[] out = new long[8];
        return Arrays.copyOf(out, runtime.callers(NOTHING, skip, out));
    }

    @Test
    void syntheticPcsAreNumberedInTheOrderOfCapture() throws ImageException {
        ShadowStore store = oneFrame();
        LlgoRuntime runtime = on(store);
        assertArrayEquals(new long[] {7, 0xb, 0xf, 0x13}, callers(runtime, 0));
        assertEquals(9, runtime.caller(NOTHING, 0).pc());
        store.at(0x401000, "main.main", "/src/main.go", 15);
        assertEquals(0x15, runtime.caller(NOTHING, 0).pc());
        assertArrayEquals(new long[] {0x17, 0xf, 0x13}, callers(runtime, 1));
    }

    @Test
    void framesOfSyntheticPcsAreThoseOfTheStore() throws ImageException {
        LlgoRuntime runtime = on(oneFrame());
        callers(runtime, 0);
        var frames = runtime.callersFrames(7, 0xb, 0xf).all();
        assertEquals("runtime.Callers", frames.get(0).function());
        assertEquals(7, frames.get(0).entry()); // static frames have no entry of their own
        assertEquals("main.main", frames.get(1).function());
        assertEquals(14, frames.get(1).line());
        assertEquals(10, frames.get(1).startLine());
        assertEquals("runtime.main", frames.get(2).function());
    }

    @Test
    void theTagIsNotCompared() throws ImageException {
        LlgoRuntime runtime = on(oneFrame());
        callers(runtime, 0);
        assertEquals("runtime.Callers", runtime.callersFrames(6).all().get(0).function());
        assertEquals("pc=0x4", runtime.callersFrames(4).all().get(0).function());
        assertEquals("pc=0x15", runtime.callersFrames(0x15).all().get(0).function());
    }

    @Test
    void funcForPcKeepsWhatAnotherThreadsNumberMeant() throws ImageException {
        // D-33: numbers are per thread, the cache of Funcs is not.
        LlgoRuntime runtime = on(oneFrame());
        long pc = runtime.caller(NOTHING, 0).pc();
        assertEquals("main.main", runtime.funcForPC(pc).name());
        ShadowStore other = new ShadowStore();
        other.push(0x401040, 20);
        other.at(0x401040, "main.b", "/src/main.go", 21);
        runtime.onThread(other);
        assertEquals(pc, runtime.caller(NOTHING, 0).pc());
        assertEquals("main.main", runtime.funcForPC(pc).name());
        Frame f = runtime.callersFrames(pc).all().get(0);
        assertEquals("main.b", f.function());
    }

    @Test
    void callerCountsToTheTwoStaticFrames() throws ImageException {
        LlgoRuntime runtime = on(oneFrame());
        assertEquals(new Caller(5, "/src/main.go", 14, true), runtime.caller(NOTHING, 0));
        assertEquals(new Caller(9, "???", 1, true), runtime.caller(NOTHING, 1));
        assertEquals(new Caller(0xd, "???", 1, true), runtime.caller(NOTHING, 2));
        assertEquals(Caller.NONE, runtime.caller(NOTHING, 3));
    }

    @Test
    void aReturnTakesItsFrameAway() throws ImageException {
        ShadowStore store = oneFrame();
        int mark = store.push(0x401040, 20);
        store.truncate(mark);
        assertEquals(14, on(store).caller(NOTHING, 0).line());
    }

    @Test
    void anEmptyStoreHasNoCallers() throws ImageException {
        assertEquals(0, callers(on(new ShadowStore()), 0).length);
        assertEquals(Caller.NONE, on(new ShadowStore()).caller(NOTHING, 0));
    }

    @Test
    void withAStoreTextPcsOfMainAreNotLookedForInIt() throws ImageException {
        // Step 1 of sym asks the store only outside text in later trees, everywhere in #2016.
        LlgoRuntime runtime = v1(Generation.MAIN).start();
        runtime.onThread(oneFrame());
        runtime.caller(StackWalk.ofNative(), 0);
        assertEquals("main.main", runtime.callersFrames(5).all().get(0).function());
        assertEquals("main.a", runtime.callersFrames(0x401005).all().get(0).function());
    }
}
