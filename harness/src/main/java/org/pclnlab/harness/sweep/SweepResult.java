package org.pclnlab.harness.sweep;

import java.util.List;

/**
 * What a sweep found.
 *
 * @param image what was swept, with format and size
 * @param witness who answered
 * @param tallies one for each comparison
 * @param notes what the numbers do not say
 * @param seconds wall-clock time without building witnesses
 * @param witnessSeconds the part of it in which the witness answered
 */
public record SweepResult(
        String image, String witness, List<Tally> tallies, List<String> notes, double seconds, double witnessSeconds) {
    /** Whether every pc agreed, and there was one. */
    public boolean agrees() {
        boolean all = true;
        for (Tally t : tallies) {
            all &= t.wrong() == 0 && t.pcs() > 0;
        }
        return all && !tallies.isEmpty();
    }
}
