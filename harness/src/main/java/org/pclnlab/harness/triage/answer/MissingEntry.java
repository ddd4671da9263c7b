package org.pclnlab.harness.triage.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Edit;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.LaneKey;

/**
 * A case that fails and is not listed.
 *
 * @param lanes with the failures in a row on each
 * @param cause of the newest failure
 * @param advice what to do, in words
 * @param edits that do it; empty when somebody has to decide
 */
public record MissingEntry(
        String path, List<Evidence> lanes, @Nullable Cause cause, String advice, List<Edit> edits) {
    public MissingEntry {
        lanes = List.copyOf(lanes);
        edits = List.copyOf(edits);
    }

    /** Failures in a row on a lane. {@code since} is the name of the first of these runs. */
    public record Evidence(LaneKey lane, int failures, String since) {}
}
