package org.pclnlab.harness.triage.history;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Expectations.Lane;

/**
 * The last runs of a lane.
 *
 * @param runs oldest first
 * @param sequences by path, for every case that is in one of them
 * @param directives by path; empty where no run says
 * @param spans of all runs, also older ones: how often and since when a case failed in which way
 * @param repetitions of cases under other settings, in these runs
 */
public record LaneHistory(
        LaneKey key,
        List<RunInfo> runs,
        Map<String, Sequence> sequences,
        Map<String, String> directives,
        Map<String, List<Span>> spans,
        Map<String, List<Repetition>> repetitions) {
    public LaneHistory {
        runs = List.copyOf(runs);
    }

    /** One way in which a case failed: times of the first and the last run, in milliseconds, and how many. */
    public record Span(int cause, long first, long last, int runs) {}

    /** A case that was run again under a setting. */
    public record Repetition(String setting, boolean passed, int cause) {}

    /** Index of the newest run. */
    public int latest() {
        return runs.size() - 1;
    }

    public RunInfo latestRun() {
        return runs.get(latest());
    }

    /** As expectations see it, with the Go version of the newest run. */
    public Lane lane() {
        return key.lane(latestRun().goVersion());
    }

    /** The newest run before the latest in which all was as expected, or null. */
    public @Nullable Integer lastGood() {
        for (int i = latest() - 1; i >= 0; i--) {
            if (runs.get(i).good()) {
                return i;
            }
        }
        return null;
    }

    public List<Span> spansOf(String path) {
        return spans.getOrDefault(path, List.of());
    }

    public String directive(String path) {
        return directives.getOrDefault(path, "");
    }
}
