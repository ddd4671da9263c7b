package org.pclnlab.harness.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.conform.Conformance;
import org.pclnlab.harness.conform.ImageVerdict;
import org.pclnlab.harness.conform.Normaliser;
import org.pclnlab.harness.conform.Row;
import org.pclnlab.harness.conform.Verdict;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Judgement;
import org.pclnlab.harness.expect.Judgement.Judged;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains.NotRun;

/** A conformance run for programs. {@link #SCHEMA} changes when a reader of an older one could misunderstand. */
public final class ConformJson {
    public static final String SCHEMA = "pclnlab.conform/v1";

    private ConformJson() {}

    /** Writes the document and leaves the stream open. */
    public static void write(Conformance run, Judgement judgement, OutputStream to) throws IOException {
        JsonFactory factory = JsonFactory.builder().build();
        try (JsonGenerator g = factory.createGenerator(to, JsonEncoding.UTF8)) {
            g.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            g.setPrettyPrinter(new DefaultPrettyPrinter());
            g.writeStartObject();
            g.writeStringField("schema", SCHEMA);
            g.writeNumberField("exit", judgement.exit().code());
            g.writeNumberField("seconds", run.elapsed().toMillis() / 1000.0);
            g.writeArrayFieldStart("notRun");
            for (NotRun n : run.notRun()) {
                g.writeStartObject();
                g.writeStringField("what", n.what());
                g.writeStringField("reason", n.reason());
                g.writeEndObject();
            }
            g.writeEndArray();
            tools(g, run, judgement);
            g.writeArrayFieldStart("normalised");
            for (String rule : Normaliser.RULES) {
                g.writeString(rule);
            }
            g.writeEndArray();
            programs(g, run);
            rows(g, judgement);
            images(g, run);
            g.writeArrayFieldStart("unmatchedExpectations");
            for (Entry e : judgement.unmatched()) {
                entry(g, e);
            }
            g.writeEndArray();
            g.writeEndObject();
            g.writeRaw('\n');
        }
    }

    private static void tools(JsonGenerator g, Conformance run, Judgement judgement) throws IOException {
        g.writeArrayFieldStart("tools");
        for (Tool t : run.tools()) {
            g.writeStartObject();
            g.writeStringField("name", t.name());
            g.writeStringField("kind", t.isGc() ? "gc" : "llgo");
            g.writeStringField("version", t.version());
            g.writeStringField("goVersion", t.goVersion());
            g.writeStringField("platform", t.platform());
            g.writeStringField("path", t.path().toString());
            optional(g, "root", t.root());
            Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
            for (Judged j : judgement.rows()) {
                if (j.row().tool().equals(t.name())) {
                    counts.merge(j.verdict(), 1, Integer::sum);
                }
            }
            g.writeObjectFieldStart("verdicts");
            for (Map.Entry<Verdict, Integer> e : counts.entrySet()) {
                g.writeNumberField(e.getKey().label(), e.getValue());
            }
            g.writeEndObject();
            g.writeEndObject();
        }
        g.writeEndArray();
    }

    private static void programs(JsonGenerator g, Conformance run) throws IOException {
        g.writeArrayFieldStart("programs");
        for (Conformance.Program p : run.programs()) {
            g.writeStartObject();
            g.writeStringField("probe", p.probe());
            g.writeStringField("tool", p.tool());
            g.writeBooleanField("cached", p.cached());
            g.writeBooleanField("emulated", p.emulated());
            if (!p.generation().isEmpty()) {
                g.writeStringField("generation", p.generation());
            }
            if (!p.failure().isEmpty()) {
                g.writeStringField("failure", p.failure());
            }
            g.writeEndObject();
        }
        g.writeEndArray();
    }

    private static void rows(JsonGenerator g, Judgement judgement) throws IOException {
        g.writeArrayFieldStart("answers");
        for (Judged j : judgement.rows()) {
            Row r = j.row();
            g.writeStartObject();
            g.writeStringField("query", r.query());
            g.writeStringField("tool", r.tool());
            g.writeStringField("verdict", j.verdict().label());
            optional(g, "gc", r.gc());
            optional(g, "own", r.own());
            optional(g, "process", r.process());
            optional(g, "emulated", r.emulated());
            if (!r.note().isEmpty()) {
                g.writeStringField("note", r.note());
            }
            if (!r.difference().isEmpty()) {
                g.writeStringField("difference", r.difference());
            }
            Entry e = j.entry();
            if (e != null) {
                g.writeFieldName("expectation");
                entry(g, e);
            }
            g.writeEndObject();
        }
        g.writeEndArray();
    }

    private static void images(JsonGenerator g, Conformance run) throws IOException {
        g.writeArrayFieldStart("images");
        for (ImageVerdict v : run.images()) {
            g.writeStartObject();
            g.writeStringField("image", v.image());
            g.writeNumberField("asked", v.asked());
            g.writeNumberField("agreed", v.agreed());
            if (!v.notRun().isEmpty()) {
                g.writeStringField("notRun", v.notRun());
            }
            g.writeArrayFieldStart("findings");
            for (String f : v.findings()) {
                g.writeString(f);
            }
            g.writeEndArray();
            g.writeEndObject();
        }
        g.writeEndArray();
    }

    private static void entry(JsonGenerator g, Entry e) throws IOException {
        g.writeStartObject();
        g.writeNumberField("line", e.line());
        g.writeStringField("case", e.caseGlob());
        g.writeStringField("reason", e.reason());
        g.writeEndObject();
    }

    private static void optional(JsonGenerator g, String field, @Nullable String value) throws IOException {
        if (value != null) {
            g.writeStringField(field, value);
        }
    }
}
