package org.pclnlab.harness.expect;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry is there and for how long. Nothing of it decides anything during a run.
 *
 * @param reason in words
 * @param issue link to where it is discussed
 * @param since day on which it was written
 * @param owner who looks after it
 * @param expires day from which it is reported
 * @param rate of failure when a flake was written down, in [0, 1]
 */
public record Origin(
        String reason,
        String issue,
        @Nullable LocalDate since,
        String owner,
        @Nullable LocalDate expires,
        @Nullable Double rate) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s)\\]>,;\"']+");

    /** The link of the entry, from {@code issue} or else from the reason; empty when there is none. */
    public String link() {
        if (!issue.isEmpty()) {
            return issue;
        }
        Matcher m = LINK.matcher(reason);
        return m.find() ? m.group() : "";
    }
}
