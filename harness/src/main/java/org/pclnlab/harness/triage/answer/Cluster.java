package org.pclnlab.harness.triage.answer;

import java.time.Instant;
import java.util.List;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.LaneKey;

/**
 * Failures of the newest runs that seem to have one cause.
 *
 * @param group what they have in common
 * @param frees cases that fail nowhere with another cause, so that one fix frees them
 * @param cases all that fail with it
 * @param lanes where
 * @param unlisted how many of the cases have no entry on some lane
 * @param first when it was first seen
 * @param sample one of the causes, and its number in the history
 */
public record Cluster(
        String group,
        int frees,
        List<String> cases,
        List<LaneKey> lanes,
        int unlisted,
        Instant first,
        Cause sample,
        int sampleNumber) {
    public Cluster {
        cases = List.copyOf(cases);
        lanes = List.copyOf(lanes);
    }
}
