package org.pclnlab.harness.triage.history;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.RawResult;

/**
 * What one run says about one case.
 *
 * @param attempt 0 decides; others repeat the case under a setting
 * @param setting of a repetition, such as {@code stack=65536}; empty for attempt 0
 * @param result before expectations
 * @param cause null when it passed or did not run
 * @param exit code of what failed, null when unknown
 * @param text of the failure, as much as is worth keeping; empty when there is none
 * @param expected the section of the entry that decided at the time, null when none did
 * @param red whether it counted against the run at the time
 * @param millis it took, 0 when unknown
 */
public record ResultRow(
        CaseKey what,
        int attempt,
        String setting,
        RawResult result,
        @Nullable Cause cause,
        @Nullable Integer exit,
        String text,
        @Nullable Section expected,
        boolean red,
        long millis) {
    public ResultRow {
        Objects.requireNonNull(what);
    }
}
