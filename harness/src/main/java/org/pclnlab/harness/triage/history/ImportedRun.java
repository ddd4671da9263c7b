package org.pclnlab.harness.triage.history;

import java.time.Instant;
import java.util.List;

/**
 * One part of one run with one toolchain, read from a file.
 *
 * @param name of the run; parts with the same name on a lane are one run
 * @param started when
 * @param goVersion in full
 * @param revision of the toolchain, empty when unknown
 * @param mode of discovery
 * @param shard number of the part, from 0
 * @param shards how many parts the run has
 * @param selected cases that the part was to run, -1 when it does not say
 * @param finished whether it says itself that it came to its end
 * @param digest of what was read, so that nothing is counted twice
 * @param source where it came from, for people
 * @param notes what the reader noticed, such as a log that was cut
 */
public record ImportedRun(
        LaneKey lane,
        String name,
        Instant started,
        String goVersion,
        String revision,
        String mode,
        int shard,
        int shards,
        int selected,
        boolean finished,
        String digest,
        String source,
        List<ResultRow> rows,
        List<Metric> metrics,
        List<String> notes) {
    public ImportedRun {
        rows = List.copyOf(rows);
        metrics = List.copyOf(metrics);
        notes = List.copyOf(notes);
    }

    /** Cases with a result. */
    public long observed() {
        return rows.stream().filter(r -> r.attempt() == 0).count();
    }

    /** Whether every selected case has a result. */
    public boolean complete() {
        return finished && (selected < 0 || observed() >= selected);
    }
}
