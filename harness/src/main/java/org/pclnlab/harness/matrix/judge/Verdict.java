package org.pclnlab.harness.matrix.judge;

/** What can be said of two cells (spec 09 section 12). */
public enum Verdict {
    /** The candidate takes less time. */
    FASTER("faster"),
    /** The candidate takes more time. */
    SLOWER("slower"),
    /** They differ by less than the threshold: shown, not merely not refuted. */
    SAME("same"),
    /** Too few or too different values to say. */
    UNDECIDED("undecided"),
    /** The control differs as much: the machine does not allow a verdict. */
    NOISY("undecided: noisy"),
    /** Both are a few steps of the clock. */
    BELOW_RESOLUTION("below resolution"),
    /** The programs were told different names: how fast does not matter. */
    WRONG_ANSWER("wrong answer"),
    /** The candidate fails where the baseline has a value. */
    BROKEN("broken"),
    /** The baseline fails where the candidate has a value. */
    FIXED("fixed"),
    /** The candidate ends well and does not measure it. */
    LOST("lost"),
    /** The baseline ends well and does not measure it. */
    GAINED("gained"),
    /** Neither measures it. */
    NOT_AVAILABLE("n/a"),
    /** Both fail. */
    FAIL("FAIL");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }

    /** Whether it speaks of how long something takes. */
    public boolean decided() {
        return this == FASTER || this == SLOWER;
    }
}
