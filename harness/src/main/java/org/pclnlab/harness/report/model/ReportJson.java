package org.pclnlab.harness.report.model;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import org.pclnlab.harness.report.Json;

/**
 * A report as JSON: the schema is {@code report.schema.json}. A field that has its usual value (an empty text, no trace) is
 * left out, because most cases passed and there are many.
 */
public final class ReportJson {
    /** Changes when a reader of an older one could misunderstand. */
    public static final String SCHEMA = "pclnlab.report/v1";

    private final JsonGenerator g;

    private ReportJson(JsonGenerator g) {
        this.g = g;
    }

    /** Writes the document, a case on each line, and leaves the stream open. */
    public static void write(Report r, OutputStream to) throws IOException {
        try (JsonGenerator g = JsonFactory.builder().build().createGenerator(to, JsonEncoding.UTF8)) {
            g.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
            lines.indentArraysWith(new DefaultIndenter("", "\n"));
            lines.indentObjectsWith(new DefaultPrettyPrinter.NopIndenter());
            g.setPrettyPrinter(lines);
            new ReportJson(g).report(r);
            g.writeRaw('\n');
        }
    }

    private void report(Report r) throws IOException {
        g.writeStartObject();
        g.writeStringField("schema", SCHEMA);
        text("command", r.command());
        text("started", r.started());
        g.writeNumberField("seconds", r.seconds());
        g.writeNumberField("exit", r.exit());
        text("ending", r.ending());
        text("state", r.state());
        g.writeArrayFieldStart("tools");
        for (Report.Tool t : r.tools()) {
            g.writeStartObject();
            text("name", t.name());
            text("kind", t.kind());
            text("version", t.version());
            text("platform", t.platform());
            optional("generation", t.generation());
            g.writeEndObject();
        }
        g.writeEndArray();
        g.writeArrayFieldStart("notRun");
        for (Report.NotRun n : r.notRun()) {
            g.writeStartObject();
            text("what", n.what());
            text("reason", n.reason());
            g.writeEndObject();
        }
        g.writeEndArray();
        g.writeArrayFieldStart("lanes");
        for (Report.Lane l : r.lanes()) {
            g.writeStartObject();
            text("tool", l.tool());
            texts("runs", l.runs());
            g.writeEndObject();
        }
        g.writeEndArray();
        texts("notes", r.notes());
        g.writeArrayFieldStart("cases");
        for (ReportCase c : r.cases()) {
            one(c);
        }
        g.writeEndArray();
        g.writeArrayFieldStart("traces");
        for (Trace t : r.traces()) {
            trace(t);
        }
        g.writeEndArray();
        g.writeEndObject();
    }

    private void one(ReportCase c) throws IOException {
        g.writeStartObject();
        text("id", c.id());
        text("group", c.group());
        text("tool", c.tool());
        text("outcome", c.outcome().word());
        text("verdict", c.verdict());
        optional("message", c.message());
        optional("text", c.text());
        if (c.seconds() != 0) {
            g.writeNumberField("seconds", c.seconds());
        }
        if (!c.answers().isEmpty()) {
            g.writeArrayFieldStart("answers");
            for (ReportCase.Answer a : c.answers()) {
                g.writeStartObject();
                text("who", a.who());
                text("says", a.says());
                g.writeEndObject();
            }
            g.writeEndArray();
        }
        ReportCase.Reason reason = c.reason();
        if (reason != null) {
            g.writeObjectFieldStart("reason");
            text("file", reason.file());
            g.writeNumberField("line", reason.line());
            text("text", reason.text());
            g.writeEndObject();
        }
        ReportCase.Source source = c.source();
        if (source != null) {
            g.writeObjectFieldStart("source");
            text("file", source.file());
            g.writeNumberField("line", source.line());
            g.writeNumberField("first", source.first());
            texts("lines", source.lines());
            g.writeEndObject();
        }
        if (c.trace() >= 0) {
            g.writeNumberField("trace", c.trace());
        }
        optional("history", c.history());
        g.writeEndObject();
    }

    private void trace(Trace t) throws IOException {
        g.writeStartObject();
        text("image", t.image());
        text("kind", t.kind());
        text("pc", t.pc());
        text("answer", t.answer());
        g.writeArrayFieldStart("steps");
        for (Trace.Step s : t.steps()) {
            g.writeStartObject();
            text("id", s.id());
            text("text", s.text());
            optional("spec", s.spec());
            g.writeArrayFieldStart("reads");
            for (Trace.Read d : s.reads()) {
                g.writeStartObject();
                optional("fileOff", d.fileOff());
                optional("address", d.address());
                optional("bytes", d.bytes());
                text("what", d.what());
                text("value", d.value());
                g.writeEndObject();
            }
            g.writeEndArray();
            g.writeEndObject();
        }
        g.writeEndArray();
        g.writeEndObject();
    }

    private void text(String field, String value) throws IOException {
        g.writeStringField(field, Json.text(value));
    }

    private void optional(String field, String value) throws IOException {
        if (!value.isEmpty()) {
            text(field, value);
        }
    }

    private void texts(String field, Iterable<String> values) throws IOException {
        g.writeArrayFieldStart(field);
        for (String v : values) {
            g.writeString(Json.text(v));
        }
        g.writeEndArray();
    }
}
