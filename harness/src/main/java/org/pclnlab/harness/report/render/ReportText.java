package org.pclnlab.harness.report.render;

import java.util.Map;
import java.util.StringJoiner;
import org.pclnlab.harness.report.Printable;
import org.pclnlab.harness.report.model.Outcome;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.ReportCase;

/** A report for a terminal or a log. */
public final class ReportText {
    private ReportText() {}

    /**
     * The text.
     *
     * @param most red cases to show
     */
    public static String of(Report r, int most) {
        StringBuilder out = new StringBuilder();
        for (Report.Tool t : r.tools()) {
            line(out, t.name() + "  " + t.version() + "  " + t.platform() + " " + t.generation());
        }
        r.counts().forEach((tool, counts) -> line(out, tool + ": " + counts(counts)));
        r.notes().forEach(n -> line(out, n));
        int shown = 0;
        for (ReportCase c : r.red()) {
            if (shown++ == most) {
                line(out, "... and " + (r.red().size() - most) + " more");
                break;
            }
            line(
                    out,
                    c.verdict() + " on " + c.tool() + ": " + c.id()
                            + (c.message().isEmpty() ? "" : ": ") + c.message());
            ReportCase.Source s = c.source();
            if (s != null) {
                line(out, "    " + s.file() + ":" + s.line());
            }
        }
        r.notRun().forEach(n -> line(out, "not run: " + n));
        line(out, r.lastLine());
        return out.toString();
    }

    /** {@code 12 passed, 3 known}. */
    static String counts(Map<Outcome, Integer> counts) {
        StringJoiner j = new StringJoiner(", ");
        counts.forEach((o, n) -> j.add(n + " " + o.word()));
        return counts.isEmpty() ? "nothing" : j.toString();
    }

    private static void line(StringBuilder out, String text) {
        out.append(Printable.of(text.stripTrailing())).append('\n');
    }
}
