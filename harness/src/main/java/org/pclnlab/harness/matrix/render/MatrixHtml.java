package org.pclnlab.harness.matrix.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
import org.pclnlab.harness.matrix.model.Launch;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.Program;
import org.pclnlab.harness.matrix.model.Variant;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.matrix.stats.Effect;
import org.pclnlab.harness.matrix.stats.Summary;
import org.pclnlab.harness.report.Json;
import org.pclnlab.harness.report.Printable;

/** A result as one self-contained page, without script, in the theme of its reader. */
public final class MatrixHtml {
    private static final String TEMPLATES = "org.pclnlab.harness.jte";

    private MatrixHtml() {}

    /** Writes the page and leaves the stream open. */
    public static void write(Judged j, OutputStream to) throws IOException {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, MatrixHtml.class.getClassLoader(), TEMPLATES);
        StringOutput page = new StringOutput();
        engine.render("matrix.jte", view(j), page);
        to.write(Json.text(page.toString()).getBytes(StandardCharsets.UTF_8));
    }

    private static MatrixView view(Judged j) throws IOException {
        MatrixResult r = j.result();
        List<String> names =
                r.columns().stream().map(v -> Printable.of(v.name())).toList();
        List<MatrixView.Part> parts = new ArrayList<>();
        for (Scenario s : r.scenarios()) {
            parts.add(part(j, s));
        }
        List<List<String>> machine = new ArrayList<>();
        for (Map<String, String> m : List.of(r.machine().identity(), r.machine().info())) {
            m.forEach((k, v) -> machine.add(List.of(Printable.of(k), Printable.of(v))));
        }
        for (Variant v : r.columns()) {
            machine.add(List.of(Printable.of(v.name()), Printable.of(v.version() + " " + String.join(" ", v.flags()))));
        }
        String css;
        try (InputStream in = MatrixHtml.class.getResourceAsStream("matrix.css")) {
            if (in == null) {
                throw new IOException("no resource matrix.css");
            }
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return new MatrixView(
                names.isEmpty() ? "JVM" : String.join(", ", names),
                Printable.of(j.controlText()),
                j.tooNoisy() ? "bad" : "",
                "Measured " + Printable.of(r.session().started()) + ", "
                        + j.counted().size() + " launches count, "
                        + j.disturbed() + " of them disturbed. Compared with "
                        + Printable.of(r.session().baseline()) + ".",
                r.notes().stream().map(Printable::of).toList(),
                parts,
                names,
                sizes(r),
                ScaleStudy.of(j).stream()
                        .map(f -> List.of(
                                f.metric(),
                                Printable.of(f.variant()),
                                f.by(),
                                String.format(
                                        Locale.ROOT,
                                        "%.2f [%.2f, %.2f]",
                                        f.growth().exponent(),
                                        f.growth().low(),
                                        f.growth().high())))
                        .toList(),
                r.jvm().stream()
                        .map(b -> List.of(
                                Printable.of(JvmTable.name(b)),
                                JvmTable.value(b),
                                b.mode().equals("avgt") ? "steady state" : "first call in a fresh JVM"))
                        .toList(),
                r.jvm().isEmpty() ? "" : Printable.of(r.jvm().get(0).jvm()),
                failures(r),
                machine,
                css);
    }

    private static MatrixView.Part part(Judged j, Scenario s) {
        String baseline = j.result().session().baseline();
        List<MatrixView.Metric> metrics = new ArrayList<>();
        for (String metric : Cells.metrics(j.result(), s)) {
            List<Cell> cells = new ArrayList<>();
            double threshold = 0;
            double middle = 0;
            for (Variant v : j.result().variants()) {
                Cell c = j.cell(s.name(), metric, v.name());
                if (c != null) {
                    cells.add(c);
                    middle = c.variant().equals(baseline) && c.has() ? c.median() : middle;
                }
                Comparison d = j.comparison(s.name(), metric, baseline, v.name());
                threshold = d != null ? Math.max(threshold, d.threshold()) : threshold;
            }
            Plot plot = Plot.of(cells, middle, threshold);
            List<MatrixView.Line> lines = new ArrayList<>();
            for (Cell c : cells) {
                lines.add(line(c, plot, comparison(j, c, baseline)));
            }
            int batch = s.batch(metric);
            metrics.add(new MatrixView.Metric(
                    Printable.of(metric) + (batch > 1 ? " \u00d7" + batch : ""),
                    plot == null ? "" : plot.ends(),
                    lines));
        }
        List<String> sizes = new ArrayList<>();
        s.parameters().forEach((k, v) -> sizes.add(v + " " + k));
        return new MatrixView.Part(Printable.of(s.name()), String.join(", ", sizes), metrics);
    }

    private static @Nullable Comparison comparison(Judged j, Cell c, String baseline) {
        for (Comparison d : j.control()) {
            if (d.scenario().equals(c.scenario())
                    && d.metric().equals(c.metric())
                    && d.candidate().equals(c.variant())) {
                return d;
            }
        }
        return j.comparison(c.scenario(), c.metric(), baseline, c.variant());
    }

    private static MatrixView.Line line(Cell c, @Nullable Plot plot, @Nullable Comparison d) {
        Summary s = c.summary();
        boolean has = c.has() && s != null && plot != null;
        Effect e = d == null ? null : d.effect();
        String delta = e == null
                ? ""
                : Numbers.percent(e.value()) + " % [" + Numbers.percent(e.low()) + ", " + Numbers.percent(e.high())
                        + "]";
        return new MatrixView.Line(
                Printable.of(c.variant()),
                has && s != null
                        ? Numbers.interval(s)
                        : c.failure().isEmpty() || c.failure().equals(Cells.NOT_MEASURED) ? "n/a" : "FAIL",
                has ? Numbers.published((double) c.best(), c.trimmed()) : "",
                has && plot != null ? plot.dots(c) : "",
                has && plot != null ? plot.rounds(c) : "",
                delta,
                d == null
                        ? ""
                        : symbol(d.verdict()) + " " + MatrixMarkdown.verdict(d).replace("*", ""),
                d == null ? "" : style(d.verdict()),
                Printable.of(String.join(", ", c.flags())));
    }

    /** Never by colour alone. */
    private static String symbol(Verdict v) {
        return switch (v) {
            case FASTER, FIXED, GAINED -> "\u25bc";
            case SLOWER, BROKEN, LOST, WRONG_ANSWER -> "\u25b2";
            case SAME -> "=";
            default -> "?";
        };
    }

    private static String style(Verdict v) {
        return switch (v) {
            case FASTER, FIXED, GAINED -> "good";
            case SLOWER, BROKEN, LOST, WRONG_ANSWER, FAIL -> "bad";
            case SAME -> "same";
            default -> "open";
        };
    }

    private static List<List<String>> sizes(MatrixResult r) {
        List<List<String>> out = new ArrayList<>();
        for (Scenario s : r.scenarios()) {
            List<String> row = new ArrayList<>(List.of(Printable.of(s.name())));
            for (Variant v : r.columns()) {
                Program p = r.program(v.name(), s.name());
                row.add(
                        p == null || !p.error().isEmpty()
                                ? "FAIL"
                                : Numbers.size(p.size())
                                        + (p.buildMs() < 0 ? "" : ", " + Numbers.legacyBuild(p.buildMs())));
            }
            out.add(row);
        }
        return out;
    }

    private static List<List<String>> failures(MatrixResult r) {
        List<List<String>> out = new ArrayList<>();
        for (Program p : r.programs()) {
            if (!p.error().isEmpty()) {
                out.add(List.of(Printable.of(p.variant()), Printable.of(p.scenario()), Printable.of(p.error())));
            }
        }
        for (Launch l : r.launches()) {
            if (!l.failure().isEmpty()) {
                out.add(List.of(Printable.of(l.variant()), Printable.of(l.scenario()), Printable.of(l.failure())));
            }
        }
        return out;
    }
}
