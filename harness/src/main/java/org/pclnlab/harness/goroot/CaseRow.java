package org.pclnlab.harness.goroot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One result of one case with one tool, as it is in a run's file.
 *
 * @param what the case
 * @param tool name of the toolchain
 * @param attempt 0 decides; others are repetitions under another setting
 * @param source digest over the case's own files
 * @param time when it ended, ISO-8601
 * @param conditions under which it ran
 * @param raw what happened
 * @param failure what failed, null when it passed
 * @param predictedRefused flags that were expected to be refused
 * @param judged what it counts as
 */
public record CaseRow(
        GorootCase what,
        String tool,
        int attempt,
        String source,
        String time,
        Conditions conditions,
        RawOutcome raw,
        @Nullable Failure failure,
        List<String> predictedRefused,
        Judged judged) {
    public CaseRow {
        predictedRefused = List.copyOf(predictedRefused);
    }

    /**
     * Under which a case ran.
     *
     * @param load average over a minute, -1 where the system does not say
     * @param stackKib soft limit of the stack, -1 for none
     * @param sweep the setting that a repetition changes, empty for attempt 0
     */
    public record Conditions(double load, int gomaxprocs, long stackKib, String sweep) {}

    /**
     * What failed.
     *
     * @param exit code, null when no single command is to blame
     * @param group coarse cause, empty where the signature is the cause
     */
    public record Failure(Signature signature, @Nullable Integer exit, int signal, boolean timedOut, String group) {}

    /**
     * The verdict.
     *
     * @param reason of the entry that decided, null when none did
     */
    public record Judged(
            CaseVerdict verdict, boolean red, @Nullable Reason reason) {}

    /** The entry of an expectation file that decided. */
    public record Reason(String section, String file, int line, String text) {}

    /** What identifies the row within a run. */
    public String key() {
        return key(what.path(), tool, attempt);
    }

    /** The key of a row. */
    public static String key(String path, String tool, int attempt) {
        return path + "\t" + tool + "\t" + attempt;
    }
}
