package org.pclnlab.emulator.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pclnlab.emulator.stack.PanicState.Outcome;

/** Part 05, section 14.8 step by step, and what differs in the older forms (sections 5.4 and 5.5). */
class PanicStateTest {
    private static final long M = 1, O = 2, X = 3; // defer records
    private static final long D = 0xd, D2 = 0xd2, E = 0xe; // recover tokens
    private static final long MARK = 0x6ea0;

    private static PanicState inO(PanicForm form) {
        PanicState s = new PanicState(form);
        s.pushDefer(O);
        return s;
    }

    private static void check(
            PanicState s, String panics, long defer, long rf, String rp, String snap, long mark, boolean active) {
        assertEquals(panics, s.panics());
        assertEquals(defer, s.defer());
        assertEquals(rf, s.recoverFrame());
        assertEquals(rp, s.recoverPanic());
        assertEquals(snap, snapshotName(s));
        assertEquals(mark, s.store().mark());
        assertEquals(active, s.panicActive());
    }

    /** Captures are named by their only pc. */
    private static String snapshotName(PanicState s) {
        long[] pcs = s.store().pcs();
        return pcs.length == 0 ? "" : "P" + pcs[0];
    }

    @Test
    void nestedPanicInADeferredFunction() { // A1 to A7
        PanicState s = inO(PanicForm.LIST);
        assertEquals(Outcome.JUMPS, s.raise("P1", 1));
        check(s, "P1@2", O, 0, "", "P1", 0, true);
        s.enterDeferred(D, true);
        check(s, "P1@2", O, D, "P1", "P1", 0, true);
        s.pushDefer(X);
        assertEquals(Outcome.JUMPS, s.raise("P2", 2));
        check(s, "P2@3, P1@2", X, D, "P1", "P2", 0, true);
        s.enterDeferred(E, true);
        check(s, "P2@3, P1@2", X, E, "P2", "P2", 0, true);
        assertEquals("P2", s.recover(E, MARK));
        check(s, "P1@2", X, 0, "", "P2", MARK, true);
        s.leaveDeferred(true);
        s.popDefer();
        assertEquals(Outcome.RETURNS, s.rethrow());
        check(s, "P1@2", O, D, "P1", "P2", MARK, true);
        s.leaveDeferred(true);
        s.popDefer();
        assertEquals(Outcome.FATAL, s.rethrow());
        check(s, "P1@0", 0, 0, "", "P2", MARK, true);
    }

    @Test
    void panicInADeferredFunctionSupersedes() { // B1
        PanicState s = inO(PanicForm.LIST);
        s.raise("P1", 1);
        s.enterDeferred(D, true);
        assertEquals(Outcome.JUMPS, s.raise("P2", 2));
        check(s, "P2@2", O, D, "", "P2", 0, true);
    }

    @Test
    void recoverThenPanicAgain() { // C1 to C3
        PanicState s = new PanicState(PanicForm.LIST);
        s.pushDefer(M);
        s.pushDefer(O);
        s.raise("P1", 1);
        s.enterDeferred(D, true);
        assertEquals("P1", s.recover(D, MARK));
        check(s, "", O, 0, "", "P1", MARK, false);
        assertEquals(Outcome.JUMPS, s.raise("P2", 2));
        check(s, "P2@2", O, 0, "", "P2", 0, true);
        s.popDefer();
        assertEquals(Outcome.JUMPS, s.rethrow());
        s.enterDeferred(D2, true);
        assertEquals("P2", s.recover(D2, 0x6f50));
        check(s, "", M, 0, "", "P2", 0x6f50, false);
    }

    @Test
    void aHelperCannotRecover() { // D1
        PanicState s = inO(PanicForm.LIST);
        s.raise("P1", 1);
        s.enterDeferred(D, true);
        assertNull(s.recover(0x99, MARK));
        check(s, "P1@2", O, D, "P1", "P1", 0, true);
    }

    @Test
    void hardwareFault() { // E1 to E3
        PanicState s = inO(PanicForm.LIST);
        s.fault(7);
        check(s, "", O, 0, "", "P7", 0, false);
        assertEquals(true, s.store().armed());
        assertEquals(true, s.store().fault());
        s.raise("F1", 1);
        check(s, "F1@2", O, 0, "", "P7", 0, true);
        assertEquals(false, s.store().armed());
        assertEquals(true, s.store().fault());
        s.enterDeferred(D, true);
        s.raise("P2", 2);
        check(s, "P2@2", O, D, "", "P2", 0, true);
        assertEquals(false, s.store().fault());
        assertEquals(true, s.faultPending(), "U-33: the process would print the fault's stack");
    }

    @Test
    void withoutABracketTheRestOfADeferredFunctionIsSkipped() { // U-48
        PanicState s = inO(PanicForm.LIST);
        s.raise("P1", 1);
        s.enterDeferred(D, false);
        s.pushDefer(X);
        s.raise("P2", 2);
        s.enterDeferred(E, true);
        s.recover(E, MARK);
        s.leaveDeferred(true);
        s.popDefer();
        assertEquals(Outcome.JUMPS, s.rethrow(), "P1 is not suspended: control leaves D");
    }

    @Test
    void anInnerRecoverSwallowsTheOuterPanicWithOneSlot() { // U-12
        PanicState s = inO(PanicForm.SLOT);
        s.raise("P1", 1);
        s.enterDeferred(D, true);
        s.pushDefer(X);
        s.raise("P2", 2);
        assertEquals("P2", s.recover(0x1234, MARK), "any function may recover");
        s.popDefer();
        s.leaveDeferred(true);
        s.popDefer();
        assertEquals(Outcome.RETURNS, s.rethrow());
        assertEquals("", s.panics());
        assertEquals(false, s.panicActive());
        assertEquals("P2", snapshotName(s));
    }

    @Test
    void theThreadSlotKeepsNoSnapshot() {
        PanicState s = inO(PanicForm.THREAD_SLOT);
        s.raise("P1", 1);
        assertEquals("", snapshotName(s));
        assertEquals("P1", s.recover(1, MARK));
        assertEquals(0, s.store().mark());
    }

    @Test
    void goexitTakesNoSnapshotAndDropsPanics() { // U-09
        PanicState s = inO(PanicForm.LIST);
        s.fault(7);
        s.raise("F", 1);
        s.enterDeferred(D, true);
        assertEquals(Outcome.JUMPS, s.goexit());
        check(s, "", O, 0, "", "P7", 0, false);
        assertEquals(false, s.faultPending());
        assertNull(s.recover(D, MARK));
        s.popDefer();
        assertEquals(Outcome.ENDS, s.rethrow());
    }

    @Test
    void goexitWithOneSlotLeavesThePanicRecoverable() { // U-12, last sentence
        PanicState s = inO(PanicForm.SLOT);
        s.raise("P1", 1);
        s.enterDeferred(D, true);
        s.goexit();
        assertEquals("P1", s.recover(D2, MARK));
    }

    @ParameterizedTest
    @EnumSource(PanicForm.class)
    void recoverWithoutAPanicIsNil(PanicForm form) {
        PanicState s = inO(form);
        s.enterDeferred(D, true);
        assertNull(s.recover(D, MARK));
        assertEquals(Outcome.RETURNS, s.rethrow());
    }

    @ParameterizedTest
    @EnumSource(PanicForm.class)
    void withoutADeferredCallAPanicIsFatal(PanicForm form) {
        assertEquals(Outcome.FATAL, new PanicState(form).raise("P", 1));
    }

    @Test
    void anEmptyCaptureClearsTheSnapshot() { // section 5.3
        PanicState s = inO(PanicForm.LIST);
        s.raise("P1", 1);
        s.raise("P2");
        assertEquals("", snapshotName(s));
    }
}
