package org.pclnlab.emulator.symbolize;

import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.Metadata;

/**
 * The four ages of LLGo's symbolization (04 sections 1.1 and 9.1), as what differs between them. They do not coincide with
 * the generations of the formats: #2024 has the format of #2016.
 */
enum Era {
    /** #1906, #2012, #2016: callers come from a shadow stack, lines are not refined. */
    E1(false, false, false, CallerPc.RETURN, 128),
    /** #2019, #2024. */
    E2(true, false, true, CallerPc.RETURN, 4096),
    /** #2026. */
    E3(true, true, true, CallerPc.CALL, 4096),
    /** #2027 and main. */
    E4(true, true, true, CallerPc.CALL, 4096);

    /** What {@code Caller} returns as pc; the location is the call's in both cases. */
    enum CallerPc {
        RETURN,
        CALL
    }

    private final boolean refines;
    private final boolean crossChecks;
    private final boolean looksUpCalls;
    private final CallerPc callerPc;
    private final int walkedNames;

    Era(boolean refines, boolean crossChecks, boolean looksUpCalls, CallerPc callerPc, int walkedNames) {
        this.refines = refines;
        this.crossChecks = crossChecks;
        this.looksUpCalls = looksUpCalls;
        this.callerPc = callerPc;
        this.walkedNames = walkedNames;
    }

    static Era of(Metadata metadata) {
        Generation g = metadata.generation();
        if (!metadata.refinesLines()) {
            return E1;
        }
        return g.narrowIds() ? E2 : g.hasStubSites() ? E3 : E4;
    }

    /**
     * Whether statement lines replace a function's line, rows are asked before the loader (step 5 of {@code sym}), answers
     * of {@code sym} are remembered, and shadow pcs are only looked for outside text (step 1). All came together.
     */
    boolean refines() {
        return refines;
    }

    /** Whether a nearer symbol of the loader replaces a row without statements (04 section 2.8 step 3). */
    boolean crossChecks() {
        return crossChecks;
    }

    /** Whether {@code Frames.Next} looks one byte below return addresses that lie in text. */
    boolean looksUpCalls() {
        return looksUpCalls;
    }

    CallerPc callerPc() {
        return callerPc;
    }

    /** Entries of the table of names that the native walker leaves behind. */
    int walkedNames() {
        return walkedNames;
    }
}
