package org.pclnlab.harness.goroot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a case went with one tool.
 *
 * @param text of the failure in the shapes of spec 08 section 4.13, empty when it passed
 * @param failed the command that failed, null when it passed or when no single command is to blame
 * @param stages all commands, in order
 * @param refused flags that the compiler refused
 * @param notes what else is worth a line in a report
 */
public record RawOutcome(
        RawResult result,
        String text,
        @Nullable StageResult failed,
        List<StageResult> stages,
        List<String> refused,
        List<String> notes) {
    public RawOutcome {
        stages = List.copyOf(stages);
        refused = List.copyOf(refused);
        notes = List.copyOf(notes);
    }

    /** The most memory that any of its commands was seen with. */
    public long peakRssKib() {
        return stages.stream().mapToLong(StageResult::rssKib).max().orElse(0);
    }

    /** Wall-clock time of its commands. */
    public long millis() {
        return stages.stream().mapToLong(StageResult::millis).sum();
    }
}
