package org.pclnlab.harness.triage.history;

import java.time.Instant;
import java.util.List;

/**
 * A run in the history.
 *
 * @param parts how many of its {@code shards} are there
 * @param selected cases it was to run, -1 when a part does not say
 * @param observed cases with a result
 * @param red cases that counted against it at the time
 * @param complete whether all parts are there and say that they came to their end
 * @param notes of its parts
 */
public record RunInfo(
        int id,
        String name,
        Instant started,
        String goVersion,
        String revision,
        String mode,
        int shards,
        int parts,
        int selected,
        int observed,
        int red,
        boolean complete,
        List<String> notes) {
    public RunInfo {
        notes = List.copyOf(notes);
    }

    /** Whether everything was as expected when it ran. */
    public boolean good() {
        return complete && red == 0 && observed > 0;
    }

    /** For people. */
    @Override
    public String toString() {
        return name + (revision.isEmpty() ? "" : " (" + revision + ")");
    }
}
