package org.pclnlab.harness.report.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pclnlab.harness.report.Printable;
import org.pclnlab.harness.report.model.Outcome;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.ReportCase;

/** A report as GitHub's workflow commands. A step shows ten errors and ten warnings, so the ten that matter most come. */
public final class GithubAnnotations {
    private static final int MOST = 10;

    private GithubAnnotations() {}

    /** One command on each line. */
    public static List<String> of(Report r) {
        List<String> out = new ArrayList<>();
        r.red().stream()
                // A finding says more than an error of the machine; what has a line in a source file is shown beside
                // it.
                .sorted(Comparator.comparing((ReportCase c) -> c.outcome() != Outcome.FINDING)
                        .thenComparing(c -> c.source() == null))
                .limit(MOST)
                .forEach(c -> out.add(error(c)));
        if (r.red().size() > MOST) {
            out.add("::notice title=pclnlab::"
                    + data("and " + (r.red().size() - MOST) + " more; the summary has them"));
        }
        r.notRun().stream()
                .limit(MOST)
                .forEach(n -> out.add("::warning title=" + property("not run: " + n.what()) + "::" + data(n.reason())));
        return out;
    }

    private static String error(ReportCase c) {
        ReportCase.Source s = c.source();
        String at = s == null ? "" : "file=" + property(s.file()) + ",line=" + s.line() + ",";
        String message = c.message().isEmpty() ? c.verdict() : c.message();
        return "::error " + at + "title=" + property(c.verdict() + " on " + c.tool() + ": " + c.id()) + "::"
                + data(message);
    }

    /** A value between commas: what ends it, or the line, is written as the runner decodes it. */
    static String property(String s) {
        return data(s).replace(":", "%3A").replace(",", "%2C");
    }

    static String data(String s) {
        return Printable.of(s).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
