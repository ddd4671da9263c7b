package org.pclnlab.harness.report.render;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pclnlab.harness.report.Json;
import org.pclnlab.harness.report.Printable;
import org.pclnlab.harness.report.model.Outcome;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.ReportJson;

/**
 * A report as one self-contained page: no network, works from a file. Text of programs reaches the page in two ways only:
 * escaped by the template, or as JSON that the script turns into text nodes.
 */
public final class ReportPage {
    private static final String TEMPLATES = "org.pclnlab.harness.jte";

    private ReportPage() {}

    /** Writes the page and leaves the stream open. */
    public static void write(Report r, OutputStream to) throws IOException {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, ReportPage.class.getClassLoader(), TEMPLATES);
        StringOutput page = new StringOutput();
        engine.render("report.jte", view(r), page);
        to.write(Json.text(page.toString()).getBytes(StandardCharsets.UTF_8));
    }

    /** What all pages look like. */
    public static String baseCss() throws IOException {
        return resource("base.css");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ReportView view(Report r) throws IOException {
        Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
        r.cases().forEach(c -> all.merge(c.outcome(), 1, Integer::sum));
        int red = r.red().size();
        String style = r.exit() == 0 ? r.notRun().isEmpty() ? "" : "plain" : "bad";
        List<ReportView.ToolLine> tools = new ArrayList<>();
        Map<String, Report.Tool> known = new java.util.HashMap<>();
        r.tools().forEach(t -> known.put(t.name(), t));
        r.counts().forEach((name, n) -> {
            Report.Tool t = known.getOrDefault(name, new Report.Tool(name, "", "", "", ""));
            tools.add(new ReportView.ToolLine(
                    Printable.of(name),
                    Printable.of(t.version()),
                    t.platform(),
                    t.generation(),
                    number(n.getOrDefault(Outcome.PASSED, 0)),
                    number(n.getOrDefault(Outcome.KNOWN, 0)),
                    number(n.getOrDefault(Outcome.FINDING, 0) + n.getOrDefault(Outcome.ERROR, 0))));
        });
        return new ReportView(
                "pclnlab " + Printable.of(r.command()),
                r.started() + (r.seconds() > 0 ? String.format(Locale.ROOT, ", %.0f s", r.seconds()) : ""),
                r.ending(),
                style,
                red == 0 ? "Nothing to look at" : number(red) + (red == 1 ? " case to look at" : " cases to look at"),
                number(r.cases().size()) + " results. Not run: "
                        + (r.notRun().isEmpty() ? "nothing." : r.notRun().size() + ", listed below."),
                stats(all),
                r.notRun().stream()
                        .map(n -> new ReportView.Line(Printable.of(n.what()), Printable.of(n.reason())))
                        .toList(),
                tools,
                r.notes().stream().map(Printable::of).toList(),
                "Made by pclnlab. The page needs no network and holds no trackers.",
                baseCss() + resource("report.css"),
                resource("report.js"),
                json(r));
    }

    private static List<ReportView.Stat> stats(Map<Outcome, Integer> all) {
        List<ReportView.Stat> out = new ArrayList<>();
        for (Outcome o :
                new Outcome[] {Outcome.FINDING, Outcome.ERROR, Outcome.KNOWN, Outcome.SKIPPED, Outcome.PASSED}) {
            int n = all.getOrDefault(o, 0);
            String note = switch (o) {
                case FINDING -> "fail the run";
                case ERROR -> "no answer, fail the run";
                case KNOWN -> "listed, with a reason";
                case SKIPPED -> "not asked, with a reason";
                case PASSED -> "all sides agree";
            };
            String word = o.word();
            out.add(new ReportView.Stat(
                    word,
                    word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1),
                    number(n),
                    note,
                    o.red() && n > 0 ? "red" : ""));
        }
        return out;
    }

    /** The report itself; a {@code <} in it cannot end the element that it is in. */
    private static String json(Report r) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportJson.write(r, out);
        return out.toString(StandardCharsets.UTF_8)
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String number(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
