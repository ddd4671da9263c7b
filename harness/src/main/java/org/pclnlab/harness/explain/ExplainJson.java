package org.pclnlab.harness.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import org.pclnlab.emulator.image.load.Trail;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.harness.report.Json;

/** An explanation for programs. {@link #SCHEMA} changes when a reader of an older one could misunderstand. */
public final class ExplainJson {
    public static final String SCHEMA = "pclnlab.explain/v1";

    private ExplainJson() {}

    /** Writes the document and leaves the stream open. */
    public static void write(Explanation e, OutputStream to) throws IOException {
        try (JsonGenerator g = Json.pretty(to)) {
            g.writeStartObject();
            g.writeStringField("schema", SCHEMA);
            g.writeStringField("image", Json.text(e.image()));
            g.writeStringField("kind", e.kind());
            g.writeStringField("slide", Json.hex(e.slide()));
            g.writeStringField("pc", Json.hex(e.pc()));
            g.writeStringField("question", e.question());
            g.writeArrayFieldStart("steps");
            for (Trail.Step s : e.steps()) {
                step(g, s);
            }
            g.writeEndArray();
            Func f = e.func();
            if (e.stopped() != null) {
                g.writeStringField("stopped", Json.text(e.stopped()));
            } else if (e.ofFrames()) {
                frames(g, e);
            } else if (f == null) {
                g.writeNullField("answer");
            } else {
                g.writeObjectFieldStart("answer");
                g.writeStringField("function", Json.text(f.name()));
                g.writeStringField("entry", Json.hex(f.entry()));
                g.writeStringField("file", Json.text(e.fileLine().file()));
                g.writeNumberField("line", e.fileLine().line());
                g.writeEndObject();
            }
            g.writeEndObject();
            g.writeRaw('\n');
        }
    }

    private static void frames(JsonGenerator g, Explanation e) throws IOException {
        g.writeArrayFieldStart("frames");
        for (Frame f : e.frames()) {
            Func func = f.func();
            g.writeStartObject();
            g.writeStringField("pc", Json.hex(f.pc()));
            g.writeStringField("function", Json.text(f.function()));
            g.writeStringField("entry", Json.hex(f.entry()));
            g.writeStringField("file", Json.text(f.file()));
            g.writeNumberField("line", f.line());
            if (func == null) {
                g.writeNullField("func");
            } else {
                g.writeObjectFieldStart("func");
                g.writeStringField("name", Json.text(func.name()));
                g.writeStringField("entry", Json.hex(func.entry()));
                g.writeEndObject();
            }
            g.writeEndObject();
        }
        g.writeEndArray();
    }

    private static void step(JsonGenerator g, Trail.Step s) throws IOException {
        g.writeStartObject();
        g.writeStringField("step", s.id());
        g.writeStringField("spec", s.spec());
        g.writeStringField("text", Json.text(s.text()));
        g.writeArrayFieldStart("reads");
        for (Trail.Read r : s.reads()) {
            g.writeStartObject();
            g.writeStringField("what", Json.text(r.what()));
            if (r.address() != 0) {
                g.writeStringField("address", Json.hex(r.address()));
                if (r.fileOff() >= 0) {
                    g.writeStringField("fileOffset", Json.hex(r.fileOff()));
                }
                g.writeNumberField("length", r.length());
                g.writeStringField("bytes", r.hex());
            }
            g.writeStringField("value", Json.text(r.value()));
            g.writeEndObject();
        }
        g.writeEndArray();
        g.writeEndObject();
    }
}
