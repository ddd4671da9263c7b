package org.pclnlab.harness.toolchain;

import java.time.Duration;

/**
 * How a child ended.
 *
 * @param exit its exit status; 128 + signal when a signal ended it
 * @param timedOut whether it was ended because its time was over
 * @param stdout what it printed
 * @param stderr what it complained
 * @param elapsed wall-clock time from start to the end of its process group
 * @param usage what it and its descendants used, as far as somebody looked
 */
public record Result(int exit, boolean timedOut, Captured stdout, Captured stderr, Duration elapsed, Usage usage) {
    public boolean ok() {
        return exit == 0 && !timedOut && usage.exceeded().isEmpty();
    }

    /** The signal that ended it, 0 if none did. */
    public int signal() {
        return exit > 128 && exit < 192 ? exit - 128 : 0;
    }

    /** One phrase for reports: {@code exit status 2}, {@code signal 11}, {@code timed out after 5 s}. */
    public String how() {
        if (!usage.exceeded().isEmpty()) {
            return usage.exceeded(); // ending what exceeded a limit can take until the time is over
        }
        if (timedOut) {
            return "timed out after " + elapsed.toSeconds() + " s";
        }
        return signal() != 0 ? "signal " + signal() : "exit status " + exit;
    }

    /** {@link #how} and the end of what it complained, in one line. */
    public String explain() {
        String text = stderr.text().strip();
        if (text.isEmpty()) {
            text = stdout.text().strip();
        }
        text = text.length() > 400 ? "..." + text.substring(text.length() - 400) : text;
        return text.isEmpty() ? how() : how() + ": " + text.replaceAll("\\s*\\R\\s*", " | ");
    }
}
