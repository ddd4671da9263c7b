package org.pclnlab.harness.triage.answer;

import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.history.RunInfo;

/**
 * Something that the newest run of a lane says and the run before did not.
 *
 * @param good the newest run in which the case was the other way, null when there is none
 * @param bad the first run of what is now
 * @param cause of the failure, null when it passes
 * @param entry that is concerned, null when none is
 */
public record News(
        LaneKey lane,
        String path,
        Kind kind,
        @Nullable RunInfo good,
        RunInfo bad,
        @Nullable Cause cause,
        @Nullable Entry entry) {
    /** What it is. */
    public enum Kind {
        /** It passed, and fails without an entry that says so. */
        REGRESSION("fails now", true),
        /** It failed in another way, and no entry covers this one. */
        OTHER_FAILURE("fails differently", true),
        NEW_CASE("is a new case, and fails", true),
        UNEXPECTED_PASS("passes although listed", true),
        /** gc, the machine or the case itself is the problem. */
        ENVIRONMENT("could not be judged", true),
        GONE("is not run any more", false),
        FIXED("passes now", false);

        private final String text;
        private final boolean finding;

        Kind(String text, boolean finding) {
            this.text = text;
            this.finding = finding;
        }

        /** In words. */
        public String text() {
            return text;
        }

        /** Whether somebody has to do something. */
        public boolean finding() {
            return finding;
        }
    }
}
