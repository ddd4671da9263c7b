package org.pclnlab.harness.inspect;

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
import org.pclnlab.emulator.image.Rule.Level;
import org.pclnlab.harness.check.CheckReport;
import org.pclnlab.harness.check.CheckReport.Place;
import org.pclnlab.harness.check.CheckReport.Result;
import org.pclnlab.harness.check.CheckReport.Status;
import org.pclnlab.harness.inspect.Inspection.Bucket;
import org.pclnlab.harness.inspect.Inspection.Counts;
import org.pclnlab.harness.inspect.Inspection.Part;
import org.pclnlab.harness.report.Json;
import org.pclnlab.harness.report.Printable;
import org.pclnlab.harness.report.render.ReportPage;

/**
 * An inspection as one self-contained page: no network, works from a file. Text of the image reaches the page in two ways
 * only: escaped by the template, or as JSON that the script turns into text nodes.
 */
public final class HtmlPage {
    private static final String TEMPLATES = "org.pclnlab.harness.jte";

    private HtmlPage() {}

    /** Writes the page and leaves the stream open. */
    public static void write(Inspection i, OutputStream to) throws IOException {
        TemplateEngine engine =
                TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlPage.class.getClassLoader(), TEMPLATES);
        StringOutput page = new StringOutput();
        engine.render("inspect.jte", view(i), page);
        to.write(Json.text(page.toString()).getBytes(StandardCharsets.UTF_8));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HtmlView view(Inspection i) throws IOException {
        String name = i.image().substring(i.image().lastIndexOf('/') + 1);
        boolean gc = i.source().equals("gc");
        String verdict = "Tables built at first use";
        String style = "plain";
        if (i.check().findings() > 0) {
            verdict = i.check().findings() + (i.check().findings() == 1 ? " rule is broken" : " rules are broken");
            style = "bad";
        } else if (gc) {
            verdict = "Tables of gc, sound";
            style = "";
        } else if (i.source().equals("prebuilt")) {
            verdict = "Table adopted, sound";
            style = "";
        }
        return new HtmlView(
                Printable.of(name),
                i.kind() + ", " + i.container(),
                verdict,
                style,
                number(i.rows().size()) + " functions in " + bytes(i.text().size()) + " of code",
                Printable.of(capital(i.check().summary()) + "."),
                stats(i),
                metadataNote(i),
                indexNote(i),
                gc ? "What the runtime checks, and what it does not" : "What adoption decided, and why",
                "The runtime looks at very little before it trusts a table. Its own checks come first, in its order;"
                        + " the others are made here and by no runtime.",
                groups(i.check()),
                "Made by pclnlab inspect. The page needs no network and holds no trackers.",
                ReportPage.baseCss() + resource("page.css"),
                resource("page.js"),
                HtmlData.json(i));
    }

    private static String capital(String s) {
        return s.isEmpty() ? s : s.substring(0, 1).toUpperCase(Locale.ROOT) + s.substring(1);
    }

    private static List<HtmlView.Stat> stats(Inspection i) {
        Counts c = i.counts();
        List<HtmlView.Stat> out = new ArrayList<>();
        out.add(new HtmlView.Stat("Rows", number(i.rows().size()), "from " + i.source()));
        if (c.dead() > 0) {
            out.add(new HtmlView.Stat(
                    "Records without row", number(c.dead()), "of " + number(c.records()) + ", code not in the image"));
        }
        out.add(new HtmlView.Stat("Buckets", number(i.buckets().size()), "of 4096 bytes each"));
        long sum = 0;
        long subs = 0;
        int most = 0;
        for (Bucket b : i.buckets()) {
            for (int scan : b.scans()) {
                sum += scan;
                subs++;
                most = Math.max(most, scan);
            }
        }
        if (subs > 0) {
            String mean = String.format(Locale.ROOT, "%.1f", (double) sum / subs);
            out.add(new HtmlView.Stat("Rows to search", mean, "on average, " + most + " at most"));
        }
        if (!i.source().equals("gc")) {
            out.add(new HtmlView.Stat(
                    "Inline copies", number(c.copies()), c.copies() == 0 ? "none left" : "rows in another function"));
        }
        long metadata = 0;
        for (Part p : i.parts()) {
            metadata += p.size();
        }
        String share = String.format(Locale.ROOT, "%.1f %% of the file", 100.0 * metadata / Math.max(1, i.fileSize()));
        out.add(new HtmlView.Stat("Metadata", bytes(metadata), share));
        return out;
    }

    private static String metadataNote(Inspection i) {
        long metadata = 0;
        for (Part p : i.parts()) {
            metadata += p.size();
        }
        return bytes(metadata) + " of " + bytes(i.fileSize()) + ", by what it is there for.";
    }

    private static String indexNote(Inspection i) {
        if (i.buckets().isEmpty()) {
            return "This program has none; every lookup searches all rows.";
        }
        return "Each column is 4096 bytes of code, each cell 256 of them. A lookup goes to its cell and searches a few"
                + " rows. Click a cell to see the rows.";
    }

    private static List<HtmlView.Group> groups(CheckReport check) {
        List<HtmlView.Group> out = new ArrayList<>();
        for (CheckReport.Group g : check.groups()) {
            List<HtmlView.Rule> rules = new ArrayList<>();
            int holds = 0;
            int broken = 0;
            int notes = 0;
            for (Result r : g.results()) {
                holds += r.status() == Status.HOLDS ? 1 : 0;
                broken += r.finding() ? 1 : 0;
                notes += r.status() == Status.BROKEN && !r.finding() ? 1 : 0;
                rules.add(rule(r));
            }
            String count = broken > 0
                    ? broken + " broken"
                    : notes > 0 ? notes + (notes == 1 ? " note" : " notes") : holds + " hold";
            boolean open = broken > 0 || g.id().equals("adoption") || g.id().equals("gc-startup");
            out.add(new HtmlView.Group(
                    capital(g.title()),
                    g.runtime() ? "the runtime looks" : "nobody looks",
                    holds == 0 && broken == 0 && notes == 0 ? "nothing to check" : count,
                    broken > 0 ? "bad" : "",
                    open,
                    rules));
        }
        return out;
    }

    private static HtmlView.Rule rule(Result r) {
        String style = switch (r.status()) {
            case HOLDS -> "ok";
            case BROKEN -> r.level() == Level.NOTE ? "hint" : "bad";
            case NOT_REACHED, NOT_APPLICABLE -> "off";
        };
        String detail = r.detail();
        if (r.status() == Status.BROKEN && detail.isEmpty() && !r.places().isEmpty()) {
            Place p = r.places().get(0);
            detail = p.field() + ": " + p.found() + ", expected " + p.expected()
                    + (r.count() > 1 ? ", and " + (r.count() - 1) + " more" : "");
        } else if (r.status() == Status.NOT_REACHED) {
            detail = "not reached";
        } else if (r.status() == Status.NOT_APPLICABLE) {
            detail = "nothing to check";
        }
        return new HtmlView.Rule(r.rule().id(), capital(r.rule().text()), Printable.of(detail), style);
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String bytes(long n) {
        String s = SizeText.bytes(n, false).trim();
        return Character.isDigit(s.charAt(s.length() - 1)) ? s + " bytes" : s.replaceFirst("([KMG]i)$", " $1B");
    }
}
