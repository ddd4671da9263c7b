package org.pclnlab.harness.inspect;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.pclnlab.harness.inspect.Inspection.Area;
import org.pclnlab.harness.inspect.Inspection.Bucket;
import org.pclnlab.harness.inspect.Inspection.Counts;
import org.pclnlab.harness.inspect.Inspection.Field;
import org.pclnlab.harness.inspect.Inspection.Part;
import org.pclnlab.harness.inspect.Inspection.Row;
import org.pclnlab.harness.report.Json;

/** An inspection for programs. {@link #SCHEMA} changes when a reader of an older one could misunderstand. */
public final class InspectJson {
    public static final String SCHEMA = "pclnlab.inspect/v1";

    private InspectJson() {}

    /** Writes the document and leaves the stream open. */
    public static void write(Inspection i, OutputStream to) throws IOException {
        try (JsonGenerator g = Json.pretty(to)) {
            g.writeStartObject();
            g.writeStringField("schema", SCHEMA);
            g.writeStringField("image", Json.text(i.image()));
            g.writeStringField("kind", i.kind());
            g.writeStringField("container", i.container());
            g.writeNumberField("fileSize", i.fileSize());
            g.writeStringField("runtime", Json.text(i.check().summary()));
            g.writeNumberField("findings", i.check().findings());
            g.writeStringField("rowSource", i.source());
            g.writeObjectFieldStart("text");
            g.writeStringField("start", Json.hex(i.text().start()));
            g.writeStringField("end", Json.hex(i.text().end()));
            g.writeEndObject();
            areas(g, "segments", i.segments());
            areas(g, "sections", i.sections());
            g.writeArrayFieldStart("header");
            for (Field f : i.fields()) {
                g.writeStartObject();
                g.writeStringField("field", f.name());
                place(g, f.address(), f.fileOff());
                g.writeStringField("value", Json.text(f.value()));
                g.writeEndObject();
            }
            g.writeEndArray();
            counts(g, i.counts());
            g.writeArrayFieldStart("parts");
            for (Part p : i.parts()) {
                g.writeStartObject();
                g.writeStringField("name", p.name());
                g.writeStringField("cause", p.cause());
                place(g, p.address(), p.fileOff());
                g.writeNumberField("size", p.size());
                g.writeEndObject();
            }
            g.writeEndArray();
            rows(g, i.rows());
            buckets(g, i);
            g.writeEndObject();
            g.writeRaw('\n');
        }
    }

    private static void place(JsonGenerator g, long address, long fileOff) throws IOException {
        g.writeStringField("address", Json.hex(address));
        if (fileOff >= 0) {
            g.writeStringField("fileOffset", Json.hex(fileOff));
        }
    }

    private static void areas(JsonGenerator g, String name, List<Area> areas) throws IOException {
        g.writeArrayFieldStart(name);
        for (Area a : areas) {
            g.writeStartObject();
            g.writeStringField("name", Json.text(a.name()));
            place(g, a.address(), a.fileOff());
            g.writeNumberField("size", a.size());
            g.writeNumberField("fileSize", a.fileSize());
            g.writeStringField("access", a.access());
            g.writeEndObject();
        }
        g.writeEndArray();
    }

    private static void counts(JsonGenerator g, Counts c) throws IOException {
        g.writeObjectFieldStart("counts");
        g.writeNumberField("records", c.records());
        g.writeNumberField("recordsWithoutRow", c.dead());
        g.writeNumberField("inlineCopies", c.copies());
        g.writeNumberField("recordsWithSeveralRows", c.repeated());
        g.writeNumberField("rowsWithSameEntry", c.sameEntry());
        g.writeNumberField("strings", c.strings());
        g.writeNumberField("statements", c.statements());
        g.writeNumberField("statementSites", c.sites());
        g.writeEndObject();
    }

    private static void rows(JsonGenerator g, List<Row> rows) throws IOException {
        g.writeArrayFieldStart("rows");
        for (Row r : rows) {
            g.writeStartObject();
            g.writeStringField("entry", Json.hex(r.entry()));
            g.writeNumberField("size", r.size());
            g.writeNumberField("record", r.record());
            g.writeStringField("name", Json.text(r.name()));
            g.writeStringField("file", Json.text(r.file()));
            g.writeNumberField("line", r.line());
            if (r.copy()) {
                g.writeStringField("inlinedInto", Json.text(r.owner()));
            }
            g.writeEndObject();
        }
        g.writeEndArray();
    }

    private static void buckets(JsonGenerator g, Inspection i) throws IOException {
        g.writeObjectFieldStart("findIndex");
        g.writeStringField("base", Json.hex(i.indexBase()));
        g.writeArrayFieldStart("buckets");
        for (Bucket b : i.buckets()) {
            g.writeStartObject();
            g.writeNumberField("idx", b.idx());
            numbers(g, "deltas", b.deltas());
            numbers(g, "starts", b.starts());
            numbers(g, "scans", b.scans());
            g.writeEndObject();
        }
        g.writeEndArray();
        g.writeEndObject();
    }

    static void numbers(JsonGenerator g, String name, List<Integer> numbers) throws IOException {
        g.writeArrayFieldStart(name);
        for (int n : numbers) {
            g.writeNumber(n);
        }
        g.writeEndArray();
    }
}
