package org.pclnlab.harness.triage.answer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.history.RunInfo;

/**
 * The newest run of a lane in numbers, by today's expectations.
 *
 * @param runs how many were looked at
 * @param base the run that it is compared with, null when there is none
 * @param baseGood whether all was as expected in that
 * @param verdicts how many cases have each
 */
public record LaneCounts(
        LaneKey lane,
        RunInfo latest,
        int runs,
        @Nullable RunInfo base,
        boolean baseGood,
        Map<CaseVerdict, Integer> verdicts) {
    public int of(CaseVerdict v) {
        return verdicts.getOrDefault(v, 0);
    }

    /** Cases that count against the run. */
    public int red() {
        return verdicts.entrySet().stream()
                .filter(e -> e.getKey().red())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
