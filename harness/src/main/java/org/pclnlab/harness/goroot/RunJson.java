package org.pclnlab.harness.goroot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;

/** Lines of a run's file. */
final class RunJson {
    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final int MAX_TEXT = 16 << 10;

    /** How the first line of a file begins. */
    static final String BEGIN = "{\"type\":\"run\",\"format\":\"" + RunHeader.FORMAT + "\"";

    private RunJson() {}

    interface Body {
        void write(JsonGenerator g) throws IOException;
    }

    static String line(String type, Body body) throws IOException {
        StringWriter to = new StringWriter();
        try (JsonGenerator g = JSON.createGenerator(to)) {
            g.writeStartObject();
            g.writeStringField("type", type);
            body.write(g);
            g.writeEndObject();
        }
        return to.toString();
    }

    static String header(RunHeader h) throws IOException {
        return line("run", g -> {
            g.writeStringField("format", RunHeader.FORMAT);
            g.writeStringField("run", h.run());
            g.writeStringField("started", h.started());
            g.writeStringField("mode", h.mode());
            g.writeStringField("root", h.root());
            g.writeStringField("shard", h.shard());
            g.writeStringField("go", h.go());
            g.writeStringField("platform", h.platform());
            g.writeArrayFieldStart("tools");
            for (RunHeader.ToolInfo t : h.tools()) {
                g.writeStartObject();
                g.writeStringField("name", t.name());
                g.writeStringField("kind", t.kind());
                g.writeStringField("version", t.version());
                g.writeStringField("identity", t.identity());
                text(g, "generation", t.generation());
                g.writeEndObject();
            }
            g.writeEndArray();
            g.writeObjectFieldStart("host");
            g.writeStringField("os", h.host().os());
            g.writeNumberField("cpus", h.host().cpus());
            g.writeNumberField("memory_kib", h.host().memoryKib());
            g.writeNumberField("load", h.host().load());
            g.writeObjectFieldStart("limits");
            g.writeNumberField("stack_kib", h.host().stackKib());
            g.writeNumberField("nofile", h.host().nofile());
            g.writeNumberField("as_kib", h.host().addressKib());
            g.writeEndObject();
            g.writeEndObject();
            g.writeNumberField("gomaxprocs", h.settings().gomaxprocs());
            g.writeNumberField("jobs", h.settings().jobs());
            g.writeNumberField("build_timeout_ms", h.settings().buildTimeoutMillis());
            g.writeNumberField("run_timeout_ms", h.settings().runTimeoutMillis());
            g.writeArrayFieldStart("expectations");
            for (RunHeader.ListFile f : h.settings().expectations()) {
                g.writeStartObject();
                g.writeStringField("file", f.file());
                g.writeStringField("sha256", f.sha256());
                g.writeEndObject();
            }
            g.writeEndArray();
            g.writeStringField("plan", h.plan());
            texts(g, "cases", h.cases());
            if (h.mine().size() < h.cases().size()) {
                g.writeArrayFieldStart("mine");
                for (int i : h.mine()) {
                    g.writeNumber(i);
                }
                g.writeEndArray();
            }
        });
    }

    static String row(CaseRow r) throws IOException {
        return line("case", g -> {
            g.writeStringField("case", r.what().path());
            g.writeStringField("directive", r.what().directive().word());
            texts(g, "args", r.what().args());
            g.writeStringField("tool", r.tool());
            g.writeNumberField("attempt", r.attempt());
            g.writeStringField("source", r.source());
            g.writeStringField("time", r.time());
            g.writeNumberField("ms", r.raw().millis());
            g.writeStringField("result", r.raw().result().name());
            CaseRow.Failure f = r.failure();
            if (f != null) {
                failure(g, f);
                text(g, "text", cut(r.raw().text()));
            }
            texts(g, "refused", r.raw().refused());
            texts(g, "predicted_refused", r.predictedRefused());
            texts(g, "notes", r.raw().notes());
            g.writeArrayFieldStart("stages");
            for (StageResult s : r.raw().stages()) {
                stage(g, s);
            }
            g.writeEndArray();
            g.writeNumberField("rss_kib", r.raw().peakRssKib());
            g.writeNumberField("load", r.conditions().load());
            g.writeNumberField("gomaxprocs", r.conditions().gomaxprocs());
            g.writeNumberField("stack_kib", r.conditions().stackKib());
            text(g, "sweep", r.conditions().sweep());
            CaseRow.Reason reason = r.judged().reason();
            if (reason != null) {
                g.writeObjectFieldStart("expectation");
                g.writeStringField("section", reason.section());
                g.writeStringField("file", reason.file());
                g.writeNumberField("line", reason.line());
                g.writeStringField("reason", reason.text());
                g.writeEndObject();
            }
            g.writeStringField("verdict", r.judged().verdict().word());
            g.writeBooleanField("red", r.judged().red());
        });
    }

    private static void failure(JsonGenerator g, CaseRow.Failure f) throws IOException {
        g.writeStringField("stage", f.signature().stage());
        g.writeStringField("kind", f.signature().kind());
        Integer exit = f.exit();
        if (exit != null) {
            g.writeNumberField("exit", exit);
        }
        if (f.signal() != 0) {
            g.writeNumberField("signal", f.signal());
        }
        if (f.timedOut()) {
            g.writeBooleanField("timed_out", true);
        }
        g.writeStringField("signature", f.signature().line());
        g.writeStringField("id", f.signature().id());
        text(g, "group", f.group());
    }

    private static void stage(JsonGenerator g, StageResult s) throws IOException {
        g.writeStartObject();
        g.writeStringField("name", s.name());
        g.writeNumberField("ms", s.millis());
        g.writeNumberField("exit", s.exit());
        if (s.signal() != 0) {
            g.writeNumberField("signal", s.signal());
        }
        if (s.timedOut()) {
            g.writeBooleanField("timed_out", true);
        }
        g.writeNumberField("rss_kib", s.rssKib());
        if (s.shared() > 1) {
            g.writeNumberField("shared", s.shared());
        }
        if (s.cached()) {
            g.writeBooleanField("cached", true);
        }
        text(g, "exceeded", s.exceeded());
        g.writeNumberField("stdout_bytes", s.stdout().total());
        g.writeNumberField("stderr_bytes", s.stderr().total());
        g.writeStringField("stdout_hash", Signature.hash(s.stdout().latin1()));
        g.writeStringField("stderr_hash", Signature.hash(s.stderr().latin1()));
        g.writeEndObject();
    }

    static void counts(JsonGenerator g, Map<String, Map<String, Integer>> counts) throws IOException {
        g.writeObjectFieldStart("counts");
        for (Map.Entry<String, Map<String, Integer>> tool : counts.entrySet()) {
            g.writeObjectFieldStart(tool.getKey());
            for (Map.Entry<String, Integer> n : tool.getValue().entrySet()) {
                g.writeNumberField(n.getKey(), n.getValue());
            }
            g.writeEndObject();
        }
        g.writeEndObject();
    }

    private static void text(JsonGenerator g, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            g.writeStringField(name, value);
        }
    }

    private static void texts(JsonGenerator g, String name, Collection<String> values) throws IOException {
        if (!values.isEmpty()) {
            g.writeArrayFieldStart(name);
            for (String v : values) {
                g.writeString(v);
            }
            g.writeEndArray();
        }
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
