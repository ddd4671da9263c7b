package org.pclnlab.harness.matrix.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.matrix.model.MatrixResult.Fingerprint;
import org.pclnlab.harness.matrix.model.MatrixResult.JvmBenchmark;
import org.pclnlab.harness.matrix.model.MatrixResult.Session;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.WholeFile;
import org.pclnlab.harness.report.Json;

/** A result as JSON, {@code llgo-matrix/2} (spec 09 section 13); {@code result.schema.json} describes it. */
public final class ResultJson {
    /** The version of the format. */
    public static final String SCHEMA = "llgo-matrix/2";

    private ResultJson() {}

    /** Replaces a file in one step: a run that is interrupted leaves the one before. */
    public static void save(MatrixResult r, Path to) throws EnvironmentException {
        try {
            WholeFile.write(to, out -> write(r, out));
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + to + ": " + e, e);
        }
    }

    /** Writes the document and leaves the stream open. */
    public static void write(MatrixResult r, OutputStream to) throws IOException {
        try (JsonGenerator g = Json.pretty(to)) {
            g.writeStartObject();
            g.writeStringField("schema", SCHEMA);
            g.writeStringField("origin", r.origin());
            session(g, r.session());
            machine(g, r.machine());
            g.writeArrayFieldStart("variants");
            for (Variant v : r.variants()) {
                variant(g, v);
            }
            g.writeEndArray();
            g.writeArrayFieldStart("scenarios");
            for (Scenario s : r.scenarios()) {
                g.writeStartObject();
                g.writeStringField("name", Json.text(s.name()));
                g.writeStringField("kind", s.kind().word());
                g.writeNumberField("packages", s.packages());
                g.writeNumberField("methods", s.methods());
                g.writeNumberField("depth", s.depth());
                g.writeEndObject();
            }
            g.writeEndArray();
            g.writeArrayFieldStart("programs");
            for (Program p : r.programs()) {
                program(g, p);
            }
            g.writeEndArray();
            g.writeArrayFieldStart("launches");
            for (Launch l : r.launches()) {
                g.writeRawValue(line(l)); // one line for each
            }
            g.writeEndArray();
            g.writeArrayFieldStart("jvm");
            for (JvmBenchmark b : r.jvm()) {
                jvm(g, b);
            }
            g.writeEndArray();
            texts(g, "notes", r.notes());
            g.writeEndObject();
        }
        to.write('\n');
    }

    private static void session(JsonGenerator g, Session s) throws IOException {
        g.writeObjectFieldStart("session");
        texts(g, "command", s.command());
        g.writeNumberField("seed", s.seed());
        g.writeStringField("started", s.started());
        g.writeStringField("finished", s.finished());
        g.writeNumberField("iterations", s.iterations());
        g.writeObjectFieldStart("blocks");
        for (Map.Entry<String, Integer> e : s.blocks().entrySet()) {
            g.writeNumberField(Json.text(e.getKey()), e.getValue());
        }
        g.writeEndObject();
        g.writeStringField("cpu", s.cpu());
        g.writeStringField("baseline", Json.text(s.baseline()));
        g.writeEndObject();
    }

    private static void machine(JsonGenerator g, Fingerprint f) throws IOException {
        g.writeObjectFieldStart("machine");
        g.writeStringField("hash", f.hash());
        map(g, "identity", f.identity());
        map(g, "info", f.info());
        g.writeEndObject();
    }

    private static void variant(JsonGenerator g, Variant v) throws IOException {
        g.writeStartObject();
        g.writeStringField("name", Json.text(v.name()));
        g.writeStringField("kind", v.kind());
        g.writeStringField("tool", Json.text(v.tool()));
        g.writeStringField("root", Json.text(v.root()));
        g.writeBooleanField("lto", v.lto());
        texts(g, "flags", v.flags());
        map(g, "env", v.env());
        g.writeStringField("version", Json.text(v.version()));
        g.writeNumberField("plant", v.plant());
        g.writeStringField("copy_of", Json.text(v.copyOf()));
        g.writeEndObject();
    }

    private static void program(JsonGenerator g, Program p) throws IOException {
        g.writeStartObject();
        g.writeStringField("variant", Json.text(p.variant()));
        g.writeStringField("scenario", Json.text(p.scenario()));
        g.writeStringField("sha256", p.sha256());
        g.writeNumberField("size", p.size());
        g.writeNumberField("build_ms", p.buildMs());
        g.writeBooleanField("scratch", p.scratch());
        g.writeStringField("generation", Json.text(p.generation()));
        g.writeObjectFieldStart("tables");
        for (Map.Entry<String, Long> e : p.tables().entrySet()) {
            g.writeNumberField(e.getKey(), e.getValue());
        }
        g.writeEndObject();
        g.writeStringField("error", Json.text(p.error()));
        g.writeEndObject();
    }

    private static String line(Launch l) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator g = Json.pretty(bytes)) {
            g.setPrettyPrinter(new MinimalPrettyPrinter(""));
            g.writeStartObject();
            g.writeStringField("scenario", Json.text(l.scenario()));
            g.writeStringField("variant", Json.text(l.variant()));
            g.writeNumberField("block", l.block());
            g.writeNumberField("slot", l.slot());
            g.writeNumberField("start_ms", l.startMillis());
            g.writeNumberField("wall_ns", l.wallNanos());
            g.writeObjectFieldStart("metrics");
            for (Map.Entry<String, Launch.Timing> e : l.metrics().entrySet()) {
                g.writeArrayFieldStart(Json.text(e.getKey()));
                g.writeNumber(e.getValue().total());
                g.writeNumber(e.getValue().n());
                g.writeEndArray();
            }
            g.writeEndObject();
            g.writeStringField("names", l.names());
            g.writeNumberField("tick", l.tick());
            Launch.ProcessUse u = l.usage();
            g.writeFieldName("use");
            g.writeArray(new long[] {u.user(), u.system(), u.minor(), u.major(), u.voluntary(), u.involuntary()}, 0, 6);
            g.writeNumberField("pad", l.pad());
            texts(g, "taint", l.taint());
            g.writeBooleanField("repeated", l.repeated());
            g.writeStringField("failure", Json.text(l.failure()));
            g.writeEndObject();
        }
        return "\n    " + bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void jvm(JsonGenerator g, JvmBenchmark b) throws IOException {
        g.writeStartObject();
        g.writeStringField("name", Json.text(b.name()));
        map(g, "params", b.params());
        g.writeStringField("mode", b.mode());
        g.writeStringField("unit", Json.text(b.unit()));
        g.writeStringField("jvm", Json.text(b.jvm()));
        g.writeArrayFieldStart("forks");
        for (List<Double> fork : b.forks()) {
            double[] values = fork.stream().mapToDouble(Double::doubleValue).toArray();
            g.writeArray(values, 0, values.length);
        }
        g.writeEndArray();
        g.writeEndObject();
    }

    private static void texts(JsonGenerator g, String name, List<String> values) throws IOException {
        g.writeArrayFieldStart(name);
        for (String v : values) {
            g.writeString(Json.text(v));
        }
        g.writeEndArray();
    }

    private static void map(JsonGenerator g, String name, Map<String, String> values) throws IOException {
        g.writeObjectFieldStart(name);
        for (Map.Entry<String, String> e : values.entrySet()) {
            g.writeStringField(Json.text(e.getKey()), Json.text(e.getValue()));
        }
        g.writeEndObject();
    }
}
