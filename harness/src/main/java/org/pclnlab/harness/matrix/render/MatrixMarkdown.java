package org.pclnlab.harness.matrix.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.matrix.judge.Cell;
import org.pclnlab.harness.matrix.judge.Cells;
import org.pclnlab.harness.matrix.judge.Comparison;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.judge.Verdict;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.Program;
import org.pclnlab.harness.matrix.model.Variant;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.matrix.stats.Effect;
import org.pclnlab.harness.matrix.stats.Summary;

/** A result for a pull request: what holds is said first, each number has its interval, each gap its reason. */
public final class MatrixMarkdown {
    private final Judged j;
    private final MatrixResult r;
    private final List<Variant> columns;
    private final Footnotes notes = new Footnotes();

    private MatrixMarkdown(Judged j) {
        this.j = j;
        this.r = j.result();
        this.columns = r.columns();
    }

    /** The whole document. */
    public static String of(Judged j) {
        return new MatrixMarkdown(j).document();
    }

    private String document() {
        if (columns.isEmpty()) {
            return "# Benchmark matrix\n" + JvmTable.markdown(r.jvm());
        }
        StringBuilder out = new StringBuilder("# Benchmark matrix\n\n");
        out.append(j.tooNoisy() ? "**" + Markdown.text(j.controlText()) + "**" : Markdown.text(j.controlText()));
        out.append("\n\n").append(Markdown.text(conditions())).append("\n");
        for (String n : r.notes()) {
            out.append("* ").append(Markdown.text(n)).append('\n');
        }
        out.append("\nCells: best/trimmed mean as in LLGo's summary, then median [95 % interval]. Against ");
        out.append(Markdown.text(r.session().baseline()));
        out.append(": difference of the medians, its interval, verdict. /min: the fastest of");
        out.append(
                " sixteen slices of the loop in each launch, which load hardly moves; the line above it is the mean of all.\n");
        for (Scenario s : r.scenarios()) {
            scenario(out, s);
        }
        out.append("\n## Sizes and build times\n\n");
        sizes(out);
        out.append(ScaleStudy.markdown(j));
        out.append(JvmTable.markdown(r.jvm()));
        out.append(notes.markdown());
        return out.toString();
    }

    private String conditions() {
        StringBuilder out = new StringBuilder();
        Map<String, String> id = r.machine().identity();
        if (r.origin().equals("llgo")) {
            out.append(
                    "A result of LLGo's own benchmark: columns were not measured in turn, so values are compared unpaired");
            out.append(" and with doubled margins. ");
        }
        if (!id.isEmpty()) {
            out.append(id.getOrDefault("cpu", id.getOrDefault("arch", ""))).append(", ");
            out.append(id.getOrDefault("cores", "?")).append(" cores, ");
            out.append(id.getOrDefault("os", ""))
                    .append(' ')
                    .append(id.getOrDefault("kernel", ""))
                    .append(". ");
        }
        out.append(r.session().started().replaceAll("\\.[0-9]+", ""));
        if (!r.session().cpu().isEmpty()) {
            out.append(", core ").append(r.session().cpu());
        }
        if (r.origin().equals("pclnlab")) {
            out.append(", seed ")
                    .append(r.session().seed())
                    .append(", base iterations ")
                    .append(r.session().iterations());
            out.append(", load ").append(r.machine().info().getOrDefault("load", "unknown"));
            long all = j.counted().size();
            out.append(", disturbed launches ")
                    .append(j.disturbed())
                    .append(" of ")
                    .append(all);
        }
        return out.append('.').toString();
    }

    private void scenario(StringBuilder out, Scenario s) {
        out.append("\n## ").append(Markdown.text(s.name()));
        s.parameters()
                .forEach((name, value) ->
                        out.append(", ").append(value).append(' ').append(name));
        int rounds = r.session().blocks().getOrDefault(s.name(), 0);
        if (rounds > 0) {
            out.append(" (").append(rounds).append(" rounds)");
        }
        out.append("\n\n");
        if (columns.stream().allMatch(v -> Cells.failure(r, s, v.name()).equals(Cells.NOT_MEASURED))) {
            out.append("Not measured.\n");
            return;
        }
        List<String> head = new ArrayList<>(List.of("metric"));
        for (Variant v : columns) {
            head.add(Markdown.text(v.name()));
            if (!v.name().equals(r.session().baseline())) {
                head.add("against " + Markdown.text(r.session().baseline()));
            }
        }
        out.append(Markdown.head(head));
        for (String metric : Cells.metrics(r, s)) {
            int batch = s.batch(metric);
            List<String> row = new ArrayList<>(List.of(Markdown.text(metric) + (batch > 1 ? " \u00d7" + batch : "")));
            List<String> each = new ArrayList<>(List.of("&nbsp;&nbsp;each"));
            for (Variant v : columns) {
                Cell c = j.cell(s.name(), metric, v.name());
                row.add(cell(c));
                Summary sum = c == null || !c.has() ? null : c.summary();
                each.add(sum == null ? "" : String.format(Locale.ROOT, "%.2f ns", sum.median() / batch));
                if (!v.name().equals(r.session().baseline())) {
                    row.add(delta(j.comparison(s.name(), metric, r.session().baseline(), v.name())));
                    each.add("");
                }
            }
            out.append(Markdown.row(row));
            if (batch > 1 && each.stream().anyMatch(e -> e.endsWith(" ns"))) {
                out.append(Markdown.row(each));
            }
        }
    }

    private String cell(@Nullable Cell c) {
        if (c == null) {
            return "n/a";
        }
        if (c.failure().equals(Cells.NOT_MEASURED)) {
            return "\u2013";
        }
        if (!c.failure().isEmpty()) {
            return "FAIL" + notes.mark(c.variant() + ", " + c.scenario() + ": " + c.failure());
        }
        Summary s = c.summary();
        if (s == null) {
            return "n/a"
                    + notes.mark("The program ends well and does not print this metric: a question that it answers"
                            + " before measuring had no answer.");
        }
        StringBuilder out = new StringBuilder(Numbers.published((double) c.best(), c.trimmed()));
        out.append("<br>").append(Numbers.interval(s));
        String between = "";
        for (String f : c.flags()) {
            out.append(between).append(notes.mark(f));
            between = " ";
        }
        return out.toString();
    }

    private String delta(@Nullable Comparison c) {
        if (c == null) {
            return "";
        }
        Effect e = c.effect();
        if (e == null) {
            return c.verdict().toString();
        }
        String numbers =
                Numbers.percent(e.value()) + " % [" + Numbers.percent(e.low()) + ", " + Numbers.percent(e.high()) + "]";
        return numbers + "<br>" + verdict(c);
    }

    /** A verdict with what it depends on. */
    static String verdict(Comparison c) {
        return switch (c.verdict()) {
            case FASTER, SLOWER -> "**" + c.verdict() + "**";
            case SAME -> "same within " + Numbers.percent(c.margin()).substring(1) + " %";
            case UNDECIDED -> c.more() > 0 ? "undecided (" + c.more() + " rounds?)" : "undecided";
            case WRONG_ANSWER, BROKEN, LOST -> "**" + c.verdict() + "**";
            default -> c.verdict().toString();
        };
    }

    private void sizes(StringBuilder out) {
        List<String> head = new ArrayList<>(List.of("scenario"));
        columns.forEach(v -> head.add(Markdown.text(v.name())));
        out.append(Markdown.head(head));
        for (Scenario s : r.scenarios()) {
            List<String> row = new ArrayList<>(List.of(Markdown.text(s.name())));
            for (Variant v : columns) {
                Program p = r.program(v.name(), s.name());
                if (p == null) {
                    row.add("FAIL" + notes.mark("no record of a build"));
                } else if (!p.error().isEmpty()) {
                    row.add("FAIL" + notes.mark(p.variant() + ", " + p.scenario() + ": " + p.error()));
                } else {
                    row.add(Numbers.size(p.size()) + ", " + build(p));
                }
            }
            out.append(Markdown.row(row));
        }
    }

    private String build(Program p) {
        if (p.buildMs() < 0) {
            return "n/a"
                    + notes.mark(
                            "Not built in this run: taken from pclnlab's cache. --build-times compiles everything.");
        }
        String t = Numbers.legacyBuild(p.buildMs());
        return p.scratch() ? t : t + notes.mark("With the toolchain's cache; --build-times compiles everything.");
    }

    /** Whether any cell has a verdict of some kind. */
    static boolean any(Judged j, Verdict v) {
        return j.comparisons().stream().anyMatch(c -> c.verdict() == v);
    }
}
