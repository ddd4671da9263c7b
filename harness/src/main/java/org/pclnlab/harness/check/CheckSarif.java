package org.pclnlab.harness.check;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.metadata.Names;
import org.pclnlab.harness.check.CheckReport.Group;
import org.pclnlab.harness.check.CheckReport.Place;
import org.pclnlab.harness.check.CheckReport.Result;
import org.pclnlab.harness.check.CheckReport.Status;
import org.pclnlab.harness.report.Json;

/**
 * A check as SARIF 2.1.0: one run, every rule in the driver, one result for each place of a broken rule. A place is a byte
 * offset in the image.
 */
public final class CheckSarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private CheckSarif() {}

    /** Writes the document and leaves the stream open. */
    public static void write(CheckReport report, OutputStream to) throws IOException {
        List<Result> rules = new ArrayList<>();
        for (Group g : report.groups()) {
            rules.addAll(g.results());
        }
        try (JsonGenerator g = Json.pretty(to)) {
            g.writeStartObject();
            g.writeStringField("$schema", SCHEMA);
            g.writeStringField("version", "2.1.0");
            g.writeArrayFieldStart("runs");
            g.writeStartObject();
            tool(g, rules);
            g.writeStringField("columnKind", "utf16CodeUnits");
            g.writeArrayFieldStart("artifacts");
            g.writeStartObject();
            location(g, report.image());
            g.writeEndObject();
            g.writeEndArray();
            g.writeArrayFieldStart("results");
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).status() == Status.BROKEN) {
                    for (Place p : rules.get(i).places()) {
                        result(g, report, i, rules.get(i), p);
                    }
                }
            }
            g.writeEndArray();
            g.writeEndObject();
            g.writeEndArray();
            g.writeEndObject();
            g.writeRaw('\n');
        }
    }

    private static void tool(JsonGenerator g, List<Result> rules) throws IOException {
        g.writeObjectFieldStart("tool");
        g.writeObjectFieldStart("driver");
        g.writeStringField("name", "pclnlab check");
        g.writeArrayFieldStart("rules");
        for (Result r : rules) {
            g.writeStartObject();
            g.writeStringField("id", r.rule().id());
            message(g, "shortDescription", r.rule().text());
            message(g, "help", "Specification " + r.rule().spec());
            g.writeObjectFieldStart("defaultConfiguration");
            g.writeStringField("level", r.rule().level().name().toLowerCase(Locale.ROOT));
            g.writeEndObject();
            g.writeEndObject();
        }
        g.writeEndArray();
        g.writeEndObject();
        g.writeEndObject();
    }

    private static void message(JsonGenerator g, String field, String text) throws IOException {
        g.writeObjectFieldStart(field);
        g.writeStringField("text", Json.text(text));
        g.writeEndObject();
    }

    private static void result(JsonGenerator g, CheckReport report, int index, Result r, Place p) throws IOException {
        g.writeStartObject();
        g.writeStringField("ruleId", r.rule().id());
        g.writeNumberField("ruleIndex", index);
        g.writeStringField("level", r.level().name().toLowerCase(Locale.ROOT));
        message(g, "message", p.field() + ": found " + p.found() + ", expected " + p.expected());
        g.writeArrayFieldStart("locations");
        g.writeStartObject();
        g.writeObjectFieldStart("physicalLocation");
        g.writeFieldName("artifactLocation");
        g.writeStartObject();
        g.writeStringField("uri", uri(report.image()));
        g.writeNumberField("index", 0);
        g.writeEndObject();
        if (p.fileOff() >= 0) {
            g.writeObjectFieldStart("region");
            g.writeNumberField("byteOffset", p.fileOff());
            g.writeNumberField("byteLength", 0);
            g.writeEndObject();
        }
        if (p.address() != 0) {
            g.writeObjectFieldStart("address");
            g.writeStringField("fullyQualifiedName", Hex.of(p.address()));
            g.writeEndObject();
        }
        g.writeEndObject();
        g.writeEndObject();
        g.writeEndArray();
        g.writeObjectFieldStart("partialFingerprints");
        String what = r.rule().id() + " " + p.field();
        g.writeStringField("ruleAndField/v1", Long.toHexString(Names.symbolId(what)));
        g.writeEndObject();
        g.writeEndObject();
    }

    private static void location(JsonGenerator g, String image) throws IOException {
        g.writeObjectFieldStart("location");
        g.writeStringField("uri", uri(image));
        g.writeEndObject();
    }

    /** A path as a URI reference: everything but unreserved characters is percent-encoded as UTF-8. */
    static String uri(String path) {
        StringBuilder out = new StringBuilder(path.startsWith("/") ? "file://" : "");
        for (byte b : Json.text(path).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "-._~/".indexOf(c) >= 0;
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", b & 0xff));
        }
        return out.toString();
    }
}
