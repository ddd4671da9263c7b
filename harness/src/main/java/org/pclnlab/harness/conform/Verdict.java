package org.pclnlab.harness.conform;

/** What the answers to one query add up to (design section 4). */
public enum Verdict {
    /** All sides say the same. */
    AGREE("agree"),
    /** LLGo differs from Go, and the format explains it: the emulator says what the program says. */
    DIVERGENCE("divergence"),
    /** The emulator differs from the LLGo program: a defect of pclnlab, or an unstable program. */
    EMULATOR_MISMATCH("emulator-mismatch"),
    /** The emulator differs from the gc program: a defect of pclnlab's gc reader. */
    READER_MISMATCH("reader-mismatch"),
    /** A side has no answer. */
    ERROR("error"),
    /** A divergence that is listed. */
    XFAIL("xfail"),
    /** Agreement where a divergence is listed. */
    XPASS("xpass"),
    /** Listed as one that may do either. */
    FLAKE("flake"),
    /** Listed as one that is not to be asked here. */
    SKIPPED("skipped");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
