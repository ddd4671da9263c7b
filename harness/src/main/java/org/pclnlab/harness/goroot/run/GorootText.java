package org.pclnlab.harness.goroot.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.outcome.ExitCode;

/** A run's summary for people. */
public final class GorootText {
    private GorootText() {}

    /**
     * The summary.
     *
     * @param most red cases to show
     * @param notRun toolchains that were not there
     */
    public static List<String> lines(RunSummary s, int most, List<String> notRun) {
        List<String> out = new ArrayList<>();
        s.counts().forEach((tool, counts) -> out.add(String.format(Locale.ROOT, "%-10s %s", tool, counts(counts))));
        s.sweeps().forEach(line -> out.add("swept: " + line));
        int shown = 0;
        for (CaseRow r : s.red()) {
            if (shown++ == most) {
                out.add("... and " + (s.red().size() - most) + " more; they are in the file");
                break;
            }
            CaseRow.Failure f = r.failure();
            CaseRow.Reason reason = r.judged().reason();
            out.add("red: " + r.what().path() + " on " + r.tool() + ": "
                    + r.judged().verdict().word()
                    + (f == null ? "" : ": " + f.signature().line())
                    + (reason == null ? "" : " (" + reason.file() + ":" + reason.line() + ")"));
        }
        s.guards().forEach(g -> out.add("stopped: " + g));
        String verdict = !s.guards().isEmpty() || (!s.complete() && s.exit() == ExitCode.ENVIRONMENT)
                ? "NOT COMPLETE"
                : s.exit() == ExitCode.OK ? "as expected" : s.exit() == ExitCode.FINDING ? "FINDINGS" : "ENVIRONMENT";
        int rows = s.counts().values().stream()
                .mapToInt(c -> c.values().stream().mapToInt(Integer::intValue).sum())
                .sum();
        out.add(verdict + ": " + rows + " results, " + s.red().size() + " red; not run: "
                + (notRun.isEmpty() ? "nothing" : String.join(", ", notRun)));
        return out;
    }

    private static String counts(Map<String, Integer> counts) {
        StringJoiner text = new StringJoiner(", ");
        for (CaseVerdict v : CaseVerdict.values()) {
            int n = counts.getOrDefault(v.word(), 0);
            if (n > 0) {
                text.add(n + " " + v.word());
            }
        }
        return text.toString();
    }
}
