package org.pclnlab.harness.inspect;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.harness.inspect.Inspection.Area;
import org.pclnlab.harness.inspect.Inspection.Bucket;
import org.pclnlab.harness.inspect.Inspection.Counts;
import org.pclnlab.harness.inspect.Inspection.Field;
import org.pclnlab.harness.inspect.Inspection.Part;
import org.pclnlab.harness.report.Printable;

/** An inspection for a terminal, in the manner of readelf. */
public final class InspectText {
    private InspectText() {}

    public static void print(Inspection i, PrintWriter out) {
        out.println("Image:     " + Printable.of(i.image()) + " (" + i.container() + ", " + i.fileSize() + " bytes)");
        out.println("Tables:    " + i.kind());
        out.println("Runtime:   " + Printable.of(i.check().summary()));
        out.println("Check:     "
                + (i.check().findings() == 0 ? "sound" : i.check().findings() + " broken rules, see pclnlab check"));
        out.println();
        out.println("Sections:");
        areas(i.sections(), out);
        out.println("Segments:");
        areas(i.segments(), out);
        if (!i.fields().isEmpty()) {
            out.println("Header:");
            for (Field f : i.fields()) {
                out.printf(
                        "  %12s  %-26s %s%n",
                        f.fileOff() < 0 ? "-" : Hex.of(f.fileOff()), f.name(), Printable.of(f.value()));
            }
            out.println();
        }
        rows(i, out);
        buckets(i, out);
        out.println("Metadata by size:");
        long total = 0;
        for (Part p : i.parts()) {
            total += p.size();
        }
        for (Part p : i.parts()) {
            out.printf(
                    Locale.ROOT,
                    "  %12s  %10d  %5.1f%%  %-34s %s%n",
                    p.fileOff() < 0 ? "-" : Hex.of(p.fileOff()),
                    p.size(),
                    100.0 * p.size() / Math.max(total, 1),
                    p.name(),
                    p.cause());
        }
        out.printf(Locale.ROOT, "  %12s  %10d  of %d bytes in the file%n", "", total, i.fileSize());
    }

    private static void areas(Iterable<Area> areas, PrintWriter out) {
        out.println("  file offset         address        size   file size  acc  name");
        for (Area a : areas) {
            out.printf(
                    "  %11s  %14s  %10d  %10d  %s  %s%n",
                    Hex.of(a.fileOff()),
                    Hex.of(a.address()),
                    a.size(),
                    a.fileSize(),
                    a.access(),
                    Printable.of(a.name()));
        }
        out.println();
    }

    private static void rows(Inspection i, PrintWriter out) {
        Counts c = i.counts();
        out.println("Rows:");
        value(out, "rows", i.rows().size() + " from " + i.source());
        value(
                out,
                "text",
                Hex.range(i.text().start(), i.text().end()) + ", " + i.text().size() + " bytes");
        value(
                out,
                "records",
                c.records() + (c.dead() == 0 ? "" : ", " + c.dead() + " of them without a row (not in the image)"));
        value(out, "inline copies", c.copies() + (c.copies() == 0 ? "" : " rows lie in another function's symbol"));
        value(out, "repeated", c.repeated() + " records with more than one row");
        value(out, "same entry", c.sameEntry() + " rows begin where the row before begins");
        if (c.strings() != 0) {
            value(out, "strings", Long.toString(c.strings()));
            value(out, "statements", c.statements() + " records, " + c.sites() + " site records");
        }
        out.println();
    }

    private static void value(PrintWriter out, String name, String value) {
        out.printf("  %-14s %s%n", name, Printable.of(value));
    }

    private static void buckets(Inspection i, PrintWriter out) {
        long subs = 0;
        long empty = 0;
        long sum = 0;
        Map<Integer, Integer> scans = new TreeMap<>();
        int most = 0;
        for (Bucket b : i.buckets()) {
            for (int s = 0; s < b.scans().size(); s++) {
                subs++;
                empty += b.starts().get(s) == 0 ? 1 : 0;
                sum += b.scans().get(s);
                most = Math.max(most, b.scans().get(s));
                scans.merge(b.scans().get(s), 1, Integer::sum);
            }
        }
        out.println("Find index:");
        value(out, "buckets", i.buckets().size() + " from " + Hex.of(i.indexBase()));
        if (subs > 0) {
            value(out, "sub-buckets", subs + ", in " + empty + " of them no function begins");
            value(
                    out,
                    "scan length",
                    String.format(Locale.ROOT, "%.2f rows on average, %d at most", (double) sum / subs, most));
            StringBuilder histogram = new StringBuilder();
            int shown = 0;
            for (Map.Entry<Integer, Integer> e : scans.entrySet()) {
                if (shown++ < 12) {
                    histogram
                            .append(shown == 1 ? "" : "  ")
                            .append(e.getKey())
                            .append(':')
                            .append(e.getValue());
                }
            }
            value(out, "rows: subs", histogram + (shown > 12 ? "  ..." : ""));
        }
        out.println();
    }
}
