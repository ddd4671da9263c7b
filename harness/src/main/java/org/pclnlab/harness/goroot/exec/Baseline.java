package org.pclnlab.harness.goroot.exec;

import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.RawOutcome;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.StageResult;

/**
 * What gc makes of a case.
 *
 * @param run the program's run, null when there was none or it failed
 * @param generated what the generator of {@code runoutput} printed, as bytes; empty otherwise
 */
public record Baseline(RawOutcome outcome, @Nullable StageResult run, String generated) {
    /** Whether there is something to compare with. */
    boolean usable() {
        return outcome.result() == RawResult.PASS && run != null;
    }
}
