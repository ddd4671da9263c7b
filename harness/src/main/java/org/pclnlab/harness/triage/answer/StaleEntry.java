package org.pclnlab.harness.triage.answer;

import java.util.List;
import org.pclnlab.harness.expect.Edit;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.triage.history.LaneKey;

/**
 * An entry that is not true any more, on all lanes that it is about or on some.
 *
 * @param lanes with the passes in a row on each; of a pattern, of the case with the fewest
 * @param still lanes on which it is still needed, or not yet known not to be
 * @param cases that pass there, where the entry is a pattern
 * @param advice what to do, in words
 * @param edits that do it; empty when somebody has to decide
 */
public record StaleEntry(
        Entry entry, List<Evidence> lanes, List<LaneKey> still, List<String> cases, String advice, List<Edit> edits) {
    public StaleEntry {
        lanes = List.copyOf(lanes);
        still = List.copyOf(still);
        cases = List.copyOf(cases);
        edits = List.copyOf(edits);
    }

    /** Passes in a row on a lane. {@code all} is true when the case never failed in the runs that were looked at. */
    public record Evidence(LaneKey lane, int passes, boolean all) {}
}
