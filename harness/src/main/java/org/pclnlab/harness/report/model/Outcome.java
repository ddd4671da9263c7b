package org.pclnlab.harness.report.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a verdict of any command means for a run. */
public enum Outcome {
    /** All sides say the same. */
    PASSED,
    /** Not as it should be, and listed; does not fail the run. */
    KNOWN,
    /** Not asked, with a reason. */
    SKIPPED,
    /** Fails the run. */
    FINDING,
    /** No answer: a build, a machine or pclnlab failed. Fails the run. */
    ERROR;

    /** As in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody has to look. */
    public boolean red() {
        return this == FINDING || this == ERROR;
    }

    static @Nullable Outcome of(String word) {
        for (Outcome o : values()) {
            if (o.word().equals(word)) {
                return o;
            }
        }
        return null;
    }
}
