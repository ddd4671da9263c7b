package org.pclnlab.harness.report.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question, program or image with one toolchain.
 *
 * @param id unique for a toolchain, such as {@code closures/nested/2/entry/name}
 * @param group what it belongs to: a probe, or a folder of cases
 * @param tool name of the toolchain
 * @param verdict in the words of the command that made it
 * @param message one line that says most; empty where the verdict says all
 * @param text the rest, such as output; may be long
 * @param seconds it took, 0 when not measured
 * @param answers of all sides, the truth first; only where they matter
 * @param reason the entry of a list that decided, null when none did
 * @param source where in a source file it is about, null when not known
 * @param trace index into {@link Report#traces}, -1 for none
 * @param history one letter for each run of {@link Report.Lane#runs}, oldest first; empty when not known
 */
public record ReportCase(
        String id,
        String group,
        String tool,
        Outcome outcome,
        String verdict,
        String message,
        String text,
        double seconds,
        List<Answer> answers,
        @Nullable Reason reason,
        @Nullable Source source,
        int trace,
        String history) {
    public ReportCase {
        answers = List.copyOf(answers);
    }

    /** What a side says. */
    public record Answer(String who, String says) {}

    /** The entry of an expectation file. */
    public record Reason(String file, int line, String text) {}

    /**
     * A place in a source file.
     *
     * @param first number of the first of {@code lines}, which surround {@code line}; they may be empty
     */
    public record Source(String file, int line, int first, List<String> lines) {
        public Source {
            lines = List.copyOf(lines);
        }
    }

    /** The same case with what its past runs said. */
    public ReportCase withHistory(String letters) {
        return new ReportCase(
                id, group, tool, outcome, verdict, message, text, seconds, answers, reason, source, trace, letters);
    }

    /** The same case with a trace. */
    public ReportCase withTrace(int index) {
        return new ReportCase(
                id, group, tool, outcome, verdict, message, text, seconds, answers, reason, source, index, history);
    }
}
