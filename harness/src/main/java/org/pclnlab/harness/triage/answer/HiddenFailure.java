package org.pclnlab.harness.triage.answer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Edit;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.LaneKey;

/**
 * An entry behind which another failure stands than the one it was written for.
 *
 * @param pinned whether the entry says so itself; otherwise the first failure in the history is taken for its own
 * @param was the first failure in the history, which an entry without pins is about; null when there is none
 * @param now the newest failure
 * @param since when that was first seen
 * @param edits that make the entry say what it is now
 */
public record HiddenFailure(
        Entry entry,
        LaneKey lane,
        String path,
        boolean pinned,
        @Nullable Cause was,
        Cause now,
        Instant since,
        List<Edit> edits) {
    public HiddenFailure {
        edits = List.copyOf(edits);
    }

    /** Whether the two failures say the same from different places, so that only their groups tell them apart. */
    public boolean sameWords() {
        return was != null && was.signature().equals(now.signature());
    }
}
