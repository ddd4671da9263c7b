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
 * @param was the failure that the entry is about; null when it only has pins and no run had it
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
}
