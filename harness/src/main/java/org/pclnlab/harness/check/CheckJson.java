package org.pclnlab.harness.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.pclnlab.harness.check.CheckReport.Group;
import org.pclnlab.harness.check.CheckReport.Place;
import org.pclnlab.harness.check.CheckReport.Result;
import org.pclnlab.harness.report.Json;

/** A check for programs. {@link #SCHEMA} changes when a reader of an older one could misunderstand. */
public final class CheckJson {
    public static final String SCHEMA = "pclnlab.check/v1";

    private CheckJson() {}

    /** Writes the document and leaves the stream open. */
    public static void write(CheckReport report, OutputStream to) throws IOException {
        try (JsonGenerator g = Json.pretty(to)) {
            g.writeStartObject();
            g.writeStringField("schema", SCHEMA);
            g.writeStringField("image", Json.text(report.image()));
            g.writeStringField("kind", report.kind());
            g.writeStringField("container", report.container());
            g.writeStringField("runtime", Json.text(report.summary()));
            g.writeNumberField("findings", report.findings());
            g.writeNumberField("notes", report.notes());
            g.writeArrayFieldStart("groups");
            for (Group group : report.groups()) {
                group(g, group);
            }
            g.writeEndArray();
            g.writeEndObject();
            g.writeRaw('\n');
        }
    }

    private static void group(JsonGenerator g, Group group) throws IOException {
        g.writeStartObject();
        g.writeStringField("id", group.id());
        g.writeStringField("title", group.title());
        g.writeBooleanField("checkedByRuntime", group.runtime());
        g.writeArrayFieldStart("rules");
        for (Result r : group.results()) {
            g.writeStartObject();
            g.writeStringField("rule", r.rule().id());
            g.writeStringField("text", r.rule().text());
            g.writeStringField("spec", r.rule().spec());
            g.writeStringField(
                    "status", r.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            g.writeStringField("level", r.level().name().toLowerCase(Locale.ROOT));
            if (!r.detail().isEmpty()) {
                g.writeStringField("found", Json.text(r.detail()));
            }
            g.writeNumberField("count", r.count());
            g.writeArrayFieldStart("places");
            for (Place p : r.places()) {
                g.writeStartObject();
                g.writeStringField("address", Json.hex(p.address()));
                if (p.fileOff() >= 0) {
                    g.writeStringField("fileOffset", Json.hex(p.fileOff()));
                }
                g.writeStringField("field", Json.text(p.field()));
                g.writeStringField("found", Json.text(p.found()));
                g.writeStringField("expected", Json.text(p.expected()));
                g.writeEndObject();
            }
            g.writeEndArray();
            g.writeEndObject();
        }
        g.writeEndArray();
        g.writeEndObject();
    }
}
