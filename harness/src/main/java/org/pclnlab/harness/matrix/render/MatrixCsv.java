package org.pclnlab.harness.matrix.render;

import java.util.Map;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.model.Launch;

/** One line for each metric of each launch, those for warming up too. */
public final class MatrixCsv {
    private MatrixCsv() {}

    public static String of(Judged j) {
        StringBuilder out =
                new StringBuilder("scenario,metric,variant,block,slot,repeated,total_ns,n,ns,taint,failure\n");
        for (Launch l : j.result().launches()) {
            if (l.metrics().isEmpty()) {
                line(out, l, "", "", "", "");
            }
            for (Map.Entry<String, Launch.Timing> m : l.metrics().entrySet()) {
                line(
                        out,
                        l,
                        m.getKey(),
                        Long.toString(m.getValue().total()),
                        Long.toString(m.getValue().n()),
                        Double.toString(m.getValue().value()));
            }
        }
        return out.toString();
    }

    private static void line(StringBuilder out, Launch l, String metric, String total, String n, String value) {
        out.append(quote(l.scenario()))
                .append(',')
                .append(quote(metric))
                .append(',')
                .append(quote(l.variant()));
        out.append(',')
                .append(l.block())
                .append(',')
                .append(l.slot())
                .append(',')
                .append(l.repeated());
        out.append(',').append(total).append(',').append(n).append(',').append(value);
        out.append(',')
                .append(quote(String.join("; ", l.taint())))
                .append(',')
                .append(quote(l.failure()))
                .append('\n');
    }

    /** Quoted where it must be; what a spreadsheet would take for a formula gets an apostrophe. */
    static String quote(String s) {
        String safe = s.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + s : s;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
