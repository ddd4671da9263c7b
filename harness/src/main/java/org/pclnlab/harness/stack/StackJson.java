package org.pclnlab.harness.stack;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.pclnlab.harness.report.Json;

/** A report for programs. {@link #SCHEMA} changes when a reader of an older one could misunderstand. */
final class StackJson {
    static final String SCHEMA = "pclnlab.stack/v1";

    private StackJson() {}

    /** Writes the document, both halves of every stack included, and leaves the stream open. */
    static void write(StackReport report, OutputStream to) throws IOException {
        try (JsonGenerator g = Json.pretty(to)) {
            g.writeStartObject();
            g.writeStringField("schema", SCHEMA);
            g.writeStringField("target", Json.text(report.target()));
            g.writeStringField("executable", Json.text(report.executable()));
            g.writeStringField("kind", report.kind());
            g.writeStringField("panics", report.form());
            notes(g, report.notes());
            g.writeArrayFieldStart("stacks");
            for (StackReport.Stack s : report.stacks()) {
                stack(g, s);
            }
            g.writeEndArray();
            g.writeEndObject();
            g.writeRaw('\n');
        }
    }

    private static void notes(JsonGenerator g, List<String> notes) throws IOException {
        g.writeArrayFieldStart("notes");
        for (String note : notes) {
            g.writeString(Json.text(note));
        }
        g.writeEndArray();
    }

    private static void stack(JsonGenerator g, StackReport.Stack s) throws IOException {
        g.writeStartObject();
        if (s.tid() != 0) {
            g.writeNumberField("thread", s.tid());
            g.writeStringField("name", Json.text(s.thread()));
        }
        Long goroutine = s.goroutine();
        if (goroutine != null) {
            g.writeNumberField("goroutine", goroutine);
        }
        g.writeStringField("state", Json.text(s.state()));
        StackReport.Panic p = s.panic();
        if (p != null) {
            g.writeObjectFieldStart("panic");
            g.writeBooleanField("active", p.active());
            g.writeBooleanField("fault", p.fault());
            g.writeNumberField("captured", p.captured());
            g.writeStringField("mark", Json.hex(p.mark()));
            g.writeEndObject();
        }
        frames(g, "frames", s.frames());
        frames(g, "live", s.live());
        frames(g, "snapshot", s.snapshot());
        StackReport.Line created = s.createdBy();
        if (created != null) {
            g.writeFieldName("createdBy");
            line(g, created);
        }
        g.writeStringField("end", s.end());
        notes(g, s.notes());
        g.writeEndObject();
    }

    private static void frames(JsonGenerator g, String name, List<StackReport.Line> frames) throws IOException {
        g.writeArrayFieldStart(name);
        for (StackReport.Line f : frames) {
            line(g, f);
        }
        g.writeEndArray();
    }

    private static void line(JsonGenerator g, StackReport.Line f) throws IOException {
        g.writeStartObject();
        g.writeStringField("pc", Json.hex(f.pc()));
        g.writeStringField("entry", Json.hex(f.entry()));
        g.writeStringField("function", Json.text(f.function()));
        g.writeStringField("file", Json.text(f.file()));
        g.writeNumberField("line", f.line());
        if (!f.object().isEmpty()) {
            g.writeStringField("object", Json.text(f.object()));
        }
        if (!f.symbol().isEmpty()) {
            g.writeStringField("symbol", Json.text(f.symbol()));
        }
        if (f.inlined()) {
            g.writeBooleanField("inlined", true);
        }
        g.writeStringField("by", f.from());
        g.writeEndObject();
    }
}
