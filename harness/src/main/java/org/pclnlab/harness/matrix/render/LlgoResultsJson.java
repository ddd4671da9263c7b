package org.pclnlab.harness.matrix.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeSet;
import org.pclnlab.harness.matrix.model.Launch;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.Program;
import org.pclnlab.harness.matrix.model.Variant;
import org.pclnlab.harness.matrix.probe.ProbeKind;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.report.Json;

/** A result with the fields of LLGo's {@code results.json} (spec 09 section 6), for tools that read that. */
public final class LlgoResultsJson {
    private LlgoResultsJson() {}

    /** Writes the document and leaves the stream open. */
    public static void write(MatrixResult r, OutputStream to) throws IOException {
        try (JsonGenerator g = Json.pretty(to)) {
            g.writeStartObject();
            g.writeStringField("generated_at", r.session().started());
            int packages = 0;
            int methods = 0;
            for (Scenario s : r.scenarios()) {
                if (s.kind() == ProbeKind.MULTIPKG || s.kind() == ProbeKind.COLD) {
                    packages = s.packages();
                    methods = s.methods();
                }
            }
            g.writeNumberField("package_count", packages);
            g.writeNumberField("method_count", methods);
            g.writeArrayFieldStart("variants");
            for (Variant v : r.columns()) {
                g.writeStartObject();
                g.writeStringField("name", Json.text(v.name()));
                g.writeStringField("kind", v.kind());
                g.writeStringField("tool", Json.text(v.tool()));
                if (!v.root().isEmpty()) {
                    g.writeStringField("root", Json.text(v.root()));
                }
                if (v.lto()) {
                    g.writeBooleanField("lto", true);
                }
                g.writeEndObject();
            }
            g.writeEndArray();
            g.writeArrayFieldStart("scenarios");
            for (Scenario s : r.scenarios()) {
                g.writeString(Json.text(s.name()));
            }
            g.writeEndArray();
            g.writeArrayFieldStart("scenario_meta");
            for (Scenario s : r.scenarios()) {
                meta(g, s);
            }
            g.writeEndArray();
            g.writeArrayFieldStart("builds");
            for (Program p : r.programs()) {
                if (r.columns().stream().anyMatch(v -> v.name().equals(p.variant()))) {
                    build(g, p);
                }
            }
            g.writeEndArray();
            g.writeArrayFieldStart("runs");
            for (Scenario s : r.scenarios()) {
                for (Variant v : r.columns()) {
                    run(g, r, s, v);
                }
            }
            g.writeEndArray();
            g.writeEndObject();
        }
        to.write('\n');
    }

    private static void meta(JsonGenerator g, Scenario s) throws IOException {
        g.writeStartObject();
        g.writeStringField("name", Json.text(s.name()));
        g.writeStringField("kind", s.kind().word());
        boolean counts = s.packages() > 0;
        if (counts) {
            g.writeNumberField("package_count", s.packages());
            g.writeNumberField("method_count", s.methods());
            g.writeNumberField("target_count", s.size());
        }
        g.writeObjectFieldStart("scale");
        g.writeNumberField("packages", s.packages());
        g.writeNumberField("methods", s.methods());
        g.writeEndObject();
        g.writeEndObject();
    }

    private static void build(JsonGenerator g, Program p) throws IOException {
        g.writeStartObject();
        g.writeStringField("variant", Json.text(p.variant()));
        g.writeStringField("scenario", Json.text(p.scenario()));
        g.writeStringField("binary", "");
        g.writeNumberField("size_bytes", p.size());
        g.writeNumberField("build_ms", Math.max(0, p.buildMs()));
        if (!p.error().isEmpty()) {
            g.writeStringField("error", Json.text(p.error()));
        }
        g.writeEndObject();
    }

    private static void run(JsonGenerator g, MatrixResult r, Scenario s, Variant v) throws IOException {
        Program p = r.program(v.name(), s.name());
        if (p == null || !p.error().isEmpty()) {
            return;
        }
        g.writeStartObject();
        g.writeStringField("variant", Json.text(v.name()));
        g.writeStringField("scenario", Json.text(s.name()));
        g.writeObjectFieldStart("metrics_ns");
        TreeSet<String> metrics = new TreeSet<>();
        r.analysed(v.name(), s.name()).forEach(l -> metrics.addAll(l.metrics().keySet()));
        metrics.removeIf(m -> m.endsWith(Scenario.LEAST)); // LLGo's probes have none
        for (String m : metrics) {
            g.writeArrayFieldStart(Json.text(m));
            for (Launch l : r.analysed(v.name(), s.name())) {
                Launch.Timing t = l.metrics().get(m);
                if (t != null) {
                    g.writeNumber(t.whole());
                }
            }
            g.writeEndArray();
        }
        g.writeEndObject();
        String failure = r.failure(v.name(), s.name());
        if (!failure.isEmpty()) {
            g.writeStringField("error", Json.text(failure));
        }
        g.writeObjectFieldStart("env");
        for (Map.Entry<String, String> e : Map.of(
                        "BENCH_ITERS", Long.toString(s.iterations(r.session().iterations())))
                .entrySet()) {
            g.writeStringField(e.getKey(), e.getValue());
        }
        g.writeEndObject();
        g.writeEndObject();
    }
}
