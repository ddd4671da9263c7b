package org.pclnlab.harness.matrix.render;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.pclnlab.harness.matrix.judge.Cell;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.model.Launch;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.Program;
import org.pclnlab.harness.matrix.model.Variant;
import org.pclnlab.harness.matrix.probe.ProbeKind;
import org.pclnlab.harness.matrix.probe.Scenario;

/**
 * LLGo's {@code summary.md} of any result, line for line (spec 09 section 7): also its rule that values before a failure are
 * printed as if nothing had happened. {@link MatrixMarkdown} is for readers.
 */
public final class LegacySummary {
    private LegacySummary() {}

    public static String of(Judged j) {
        MatrixResult r = j.result();
        List<Variant> columns = r.columns();
        List<String> names = columns.stream().map(Variant::name).toList();
        StringBuilder out = new StringBuilder("# Runtime Funcinfo Benchmark\n\nGenerated: ");
        out.append(r.session().started()).append("\n\nEach cell is best/average of all runs of a program.\n");
        for (Scenario s : r.scenarios()) {
            if (s.kind() == ProbeKind.MULTIPKG || s.kind() == ProbeKind.COLD) {
                out.append("\nOne operation of the Many metrics of ")
                        .append(s.name())
                        .append(" is ");
                out.append(s.size()).append(" lookups.\n");
            }
        }
        for (Scenario s : r.scenarios()) {
            TreeSet<String> metrics = new TreeSet<>();
            for (Variant v : columns) {
                if (r.failure(v.name(), s.name()).isEmpty()) {
                    r.analysed(v.name(), s.name())
                            .forEach(l -> metrics.addAll(l.metrics().keySet()));
                    metrics.removeIf(m -> m.endsWith(Scenario.LEAST)); // LLGo's probes have none
                }
            }
            if (!metrics.isEmpty()) {
                out.append("\n## ").append(s.name()).append(" Performance\n\n").append(head("metric", names));
                for (String m : metrics) {
                    out.append(
                            row(m, columns.stream().map(v -> cell(j, s, m, v)).toList()));
                }
            }
        }
        out.append("\n## Binary Size\n\n").append(head("scenario", names));
        for (Scenario s : r.scenarios()) {
            out.append(row(s.name(), columns.stream().map(v -> size(r, s, v)).toList()));
        }
        out.append("\n## Build Time\n\n").append(head("scenario", names));
        for (Scenario s : r.scenarios()) {
            out.append(row(s.name(), columns.stream().map(v -> build(r, s, v)).toList()));
        }
        return out.toString();
    }

    private static String cell(Judged j, Scenario s, String metric, Variant v) {
        Cell c = j.cell(s.name(), metric, v.name());
        List<Launch> launches = j.result().analysed(v.name(), s.name());
        if (c != null && c.summary() != null) {
            return Numbers.legacy(c);
        }
        return !launches.isEmpty() && j.result().failure(v.name(), s.name()).isEmpty() ? "n/a" : "FAIL";
    }

    private static String size(MatrixResult r, Scenario s, Variant v) {
        Program p = r.program(v.name(), s.name());
        return p == null || !p.error().isEmpty() || p.size() == 0 ? "FAIL" : Numbers.legacySize(p.size());
    }

    private static String build(MatrixResult r, Scenario s, Variant v) {
        Program p = r.program(v.name(), s.name());
        return p == null || !p.error().isEmpty() ? "FAIL" : p.buildMs() < 0 ? "n/a" : Numbers.legacyBuild(p.buildMs());
    }

    private static String head(String first, List<String> names) {
        List<String> cells = new ArrayList<>(List.of(first));
        names.forEach(n -> cells.add(Markdown.text(n)));
        return Markdown.head(cells);
    }

    private static String row(String first, List<String> cells) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(cells);
        return Markdown.row(all);
    }
}
