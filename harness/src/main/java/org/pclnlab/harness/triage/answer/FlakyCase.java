package org.pclnlab.harness.triage.answer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Edit;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.stats.Rate;

/**
 * A case that sometimes fails on a lane, or is listed as one.
 *
 * @param rate of failures in the runs that were looked at, null when none was judged
 * @param transitions between pass and failure
 * @param causes in how many runs it failed in which way
 * @param stopped runs in which it was stopped because memory or another resource ran out
 * @param settings passes and runs under each setting of a sweep
 * @param explanation what the failures have in common, empty when nothing is known
 * @param entry in flakes, null when it is not listed there
 * @param finding whether somebody has to do something
 * @param advice what to do, in words; empty for nothing
 */
public record FlakyCase(
        String path,
        LaneKey lane,
        @Nullable Rate rate,
        int transitions,
        Map<String, Integer> causes,
        int stopped,
        Map<String, Rate> settings,
        String explanation,
        @Nullable Entry entry,
        boolean finding,
        String advice,
        List<Edit> edits) {
    public FlakyCase {
        edits = List.copyOf(edits);
    }
}
