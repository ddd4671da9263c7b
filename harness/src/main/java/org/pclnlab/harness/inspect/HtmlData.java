package org.pclnlab.harness.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.inspect.Inspection.Area;
import org.pclnlab.harness.inspect.Inspection.Bucket;
import org.pclnlab.harness.inspect.Inspection.Part;
import org.pclnlab.harness.inspect.Inspection.Row;
import org.pclnlab.harness.report.Json;
import org.pclnlab.harness.report.Printable;

/**
 * The data of the page: columns instead of objects, and every file and package once, so that 30,000 rows take a few
 * megabytes. It is embedded in a script element, so no {@code <} is left in it.
 */
final class HtmlData {
    /** Characters of names and numbers of rows that the page holds; an image can have more. */
    private static final int MOST_CHARACTERS = 3_000_000, MOST_ROWS = 80_000, MOST_BUCKETS = 12_000, MOST_AREAS = 400;

    private static final long EXACT = 1L << 53;

    private HtmlData() {}

    static String json(Inspection i) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator g = JsonFactory.builder().build().createGenerator(out)) {
            g.writeStartObject();
            g.writeNumberField("fileSize", i.fileSize());
            address(g, "indexBase", i.indexBase());
            g.writeNumberField("total", i.rows().size());
            areas(g, "segments", i.segments(), List.of());
            areas(g, "areas", i.sections(), i.parts());
            parts(g, i.parts());
            rows(g, i.rows());
            buckets(g, i.buckets());
            g.writeEndObject();
        }
        return out.toString()
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** A number where JavaScript can hold it, else hexadecimal text. */
    private static void address(JsonGenerator g, String name, long value) throws IOException {
        g.writeFieldName(name);
        address(g, value);
    }

    private static void address(JsonGenerator g, long value) throws IOException {
        if (value >= 0 && value < EXACT) {
            g.writeNumber(value);
        } else {
            g.writeString(Json.hex(value));
        }
    }

    /** Sections; parts of the metadata are drawn over the section that they lie in. */
    private static void areas(JsonGenerator g, String name, List<Area> areas, List<Part> parts) throws IOException {
        g.writeArrayFieldStart(name);
        for (Area a : areas.subList(0, Math.min(areas.size(), MOST_AREAS))) {
            area(g, a, "");
        }
        for (Part p : parts) {
            String access = "r--";
            for (Area a : areas) {
                boolean inside = Long.compareUnsigned(p.address() - a.address(), a.size()) < 0;
                access = inside && !a.access().equals("---") ? a.access() : access;
            }
            long backed = p.fileOff() < 0 ? 0 : p.size();
            area(g, new Area(p.name(), p.address(), p.size(), Math.max(p.fileOff(), 0), backed, access), p.cause());
        }
        g.writeEndArray();
    }

    private static void area(JsonGenerator g, Area a, String cause) throws IOException {
        g.writeStartObject();
        g.writeStringField("name", text(a.name()));
        address(g, "address", a.address());
        address(g, "size", a.size());
        address(g, "fileOff", a.fileOff());
        address(g, "fileSize", a.fileSize());
        g.writeStringField("access", a.access());
        if (!cause.isEmpty()) {
            g.writeBooleanField("table", true);
            g.writeStringField("cause", cause);
        }
        g.writeEndObject();
    }

    private static void parts(JsonGenerator g, List<Part> parts) throws IOException {
        g.writeArrayFieldStart("parts");
        for (Part p : parts) {
            g.writeStartObject();
            g.writeStringField("name", p.name());
            g.writeStringField("cause", p.cause());
            g.writeNumberField("size", p.size());
            g.writeEndObject();
        }
        g.writeEndArray();
    }

    private static String text(String s) {
        return Json.text(Printable.of(s));
    }

    /** Numbers texts in the order of their first use. */
    private static final class Pool {
        private final Map<String, Integer> ids = new LinkedHashMap<>();

        int id(String s) {
            Integer known = ids.putIfAbsent(s, ids.size());
            return known == null ? ids.size() - 1 : known;
        }

        void write(JsonGenerator g, String name) throws IOException {
            g.writeArrayFieldStart(name);
            for (String s : ids.keySet()) {
                g.writeString(s);
            }
            g.writeEndArray();
        }
    }

    private static void rows(JsonGenerator g, List<Row> all) throws IOException {
        Pool files = new Pool();
        Pool packages = new Pool();
        List<Row> rows = new ArrayList<>();
        List<Integer> fileOf = new ArrayList<>();
        List<Integer> packageOf = new ArrayList<>();
        long characters = 0;
        long biggest = 0;
        for (Row r : all) {
            int before = files.ids.size() + packages.ids.size();
            fileOf.add(files.id(text(r.file())));
            packageOf.add(packages.id(text(r.pkg())));
            boolean fresh = before != files.ids.size() + packages.ids.size();
            characters +=
                    r.name().length() + (fresh ? r.file().length() + r.pkg().length() : 0);
            if (characters > MOST_CHARACTERS || rows.size() == MOST_ROWS) {
                break;
            }
            rows.add(r);
            biggest = Math.max(biggest, r.size());
        }
        g.writeObjectFieldStart("rows");
        g.writeArrayFieldStart("entry");
        for (Row r : rows) {
            address(g, r.entry());
        }
        g.writeEndArray();
        g.writeArrayFieldStart("size");
        for (Row r : rows) {
            g.writeNumber(Math.min(r.size(), EXACT));
        }
        g.writeEndArray();
        g.writeArrayFieldStart("record");
        for (Row r : rows) {
            g.writeNumber(r.record());
        }
        g.writeEndArray();
        g.writeArrayFieldStart("name");
        for (Row r : rows) {
            g.writeString(text(r.name()));
        }
        g.writeEndArray();
        g.writeArrayFieldStart("line");
        for (Row r : rows) {
            g.writeNumber(r.line());
        }
        g.writeEndArray();
        InspectJson.numbers(g, "file", fileOf.subList(0, rows.size()));
        InspectJson.numbers(g, "pkg", packageOf.subList(0, rows.size()));
        g.writeObjectFieldStart("owner");
        for (int k = 0; k < rows.size(); k++) {
            if (rows.get(k).copy()) {
                g.writeStringField(Integer.toString(k), text(rows.get(k).owner()));
            }
        }
        g.writeEndObject();
        g.writeEndObject();
        files.write(g, "files");
        packages.write(g, "packages");
        g.writeArrayFieldStart("top");
        g.writeNumber(Math.min(biggest, EXACT));
        g.writeEndArray();
    }

    private static void buckets(JsonGenerator g, List<Bucket> buckets) throws IOException {
        g.writeArrayFieldStart("buckets");
        for (Bucket b : buckets.subList(0, Math.min(buckets.size(), MOST_BUCKETS))) {
            g.writeStartObject();
            g.writeNumberField("idx", b.idx());
            InspectJson.numbers(g, "deltas", b.deltas());
            InspectJson.numbers(g, "starts", b.starts());
            InspectJson.numbers(g, "scans", b.scans());
            g.writeEndObject();
        }
        g.writeEndArray();
    }
}
