package org.pclnlab.harness.goroot.exec;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.Output;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.StageResult;

/** A case that did not pass; the message is the failure's text (spec 08 section 4.13). */
final class CaseFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_STREAM = 6000;

    private final RawResult result;
    private final transient @Nullable StageResult stage;

    CaseFailure(RawResult result, String text, @Nullable StageResult stage) {
        super(text);
        this.result = result;
        this.stage = stage;
    }

    RawResult result() {
        return result;
    }

    @Nullable StageResult stage() {
        return stage;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    /** The case cannot be set up. */
    static CaseFailure harness(String text) {
        return new CaseFailure(RawResult.HARNESS_ERROR, text, null);
    }

    /** A command that had to succeed and did not. */
    static CaseFailure of(StageResult s) {
        if (!s.exceeded().isEmpty()) {
            return new CaseFailure(RawResult.RESOURCE, "resource guard stopped case: " + s.exceeded(), s);
        }
        boolean baseline = s.name().startsWith("baseline ") || s.name().startsWith("go ");
        RawResult result;
        if (s.timedOut()) {
            result = baseline ? RawResult.BASELINE_TIMEOUT : RawResult.FAIL_TIMEOUT;
        } else if (baseline) {
            result = RawResult.BASELINE_FAIL;
        } else if (s.name().endsWith("tool compile")) {
            result = RawResult.FAIL_DIAG;
        } else {
            result = s.name().endsWith("build") ? RawResult.FAIL_BUILD : RawResult.FAIL_RUN;
        }
        String cause =
                s.timedOut() ? "timed out after " + goDuration(s.millis()) : "process exited with code " + s.exit();
        return new CaseFailure(result, describe(s, cause), s);
    }

    /** The text of a command's failure. */
    static String describe(StageResult s, String cause) {
        StringBuilder text = new StringBuilder(s.name() + " failed: " + cause);
        text.append("\nduration: ").append(goDuration(s.millis()));
        if (s.exit() != 0) {
            text.append("\nexit code: ").append(s.exit());
        }
        block(text, "stdout:", s.stdout());
        block(text, "stderr:", s.stderr());
        return text.toString();
    }

    private static void block(StringBuilder text, String heading, Output out) {
        if (out.total() > 0) {
            text.append('\n').append(heading).append('\n').append(cut(out.text().stripTrailing()));
        }
    }

    /** The beginning and the end of a long text. */
    static String cut(String text) {
        if (text.length() <= MAX_STREAM) {
            return text;
        }
        int half = MAX_STREAM / 2;
        return text.substring(0, half) + "\n... " + (text.length() - MAX_STREAM) + " characters ...\n"
                + text.substring(text.length() - half);
    }

    /** Milliseconds as Go prints a duration: {@code 1m0.003s}. */
    static String goDuration(long millis) {
        if (millis < 1000) {
            return millis == 0 ? "0s" : millis + "ms";
        }
        long minutes = millis / 60_000;
        String seconds =
                String.format(Locale.ROOT, "%.3f", (millis % 60_000) / 1000.0).replaceAll("\\.?0+$", "");
        StringBuilder out = new StringBuilder();
        if (minutes >= 60) {
            out.append(minutes / 60).append('h');
        }
        if (minutes > 0) {
            out.append(minutes % 60).append('m');
        }
        return out.append(seconds.isEmpty() ? "0" : seconds).append('s').toString();
    }
}
