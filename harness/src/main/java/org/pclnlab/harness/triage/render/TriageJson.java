package org.pclnlab.harness.triage.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Expectations.Remark;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.report.Json;
import org.pclnlab.harness.triage.answer.Answers;
import org.pclnlab.harness.triage.answer.Cluster;
import org.pclnlab.harness.triage.answer.FlakyCase;
import org.pclnlab.harness.triage.answer.HiddenFailure;
import org.pclnlab.harness.triage.answer.LaneCounts;
import org.pclnlab.harness.triage.answer.MissingEntry;
import org.pclnlab.harness.triage.answer.News;
import org.pclnlab.harness.triage.answer.StaleEntry;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.stats.Rate;

/** Answers for programs. {@link #SCHEMA} changes when a reader of an older one could misunderstand. */
public final class TriageJson {
    public static final String SCHEMA = "pclnlab.triage/v1";

    private final JsonGenerator g;

    private TriageJson(JsonGenerator g) {
        this.g = g;
    }

    public static void write(Answers a, OutputStream to) throws IOException {
        try (JsonGenerator g = Json.pretty(to)) {
            new TriageJson(g).write(a);
            g.writeRaw('\n');
        }
    }

    /** Writes one item. */
    @FunctionalInterface
    private interface Item<T> {
        void write(T item) throws IOException;
    }

    private <T> void list(String field, List<T> items, Item<T> item) throws IOException {
        g.writeArrayFieldStart(field);
        for (T i : items) {
            g.writeStartObject();
            item.write(i);
            g.writeEndObject();
        }
        g.writeEndArray();
    }

    private void write(Answers a) throws IOException {
        g.writeStartObject();
        g.writeStringField("schema", SCHEMA);
        g.writeBooleanField("finding", a.finding());
        list("lanes", a.lanes(), this::lane);
        list("new", a.news(), this::news);
        list("stale", a.stale(), this::stale);
        list("missing", a.missing(), this::missing);
        list("massFailures", a.mass(), m -> {
            lane(m.lane());
            cause("cause", m.cause());
            g.writeNumberField("failing", m.failing());
            g.writeNumberField("free", m.free());
        });
        list("flaky", a.flaky(), this::flaky);
        list("causes", a.clusters(), this::cluster);
        list("hidden", a.hidden(), this::hidden);
        list("lint", a.remarks(), this::remark);
        g.writeEndObject();
    }

    private void lane(LaneKey l) throws IOException {
        g.writeObjectFieldStart("lane");
        g.writeStringField("suite", Json.text(l.suite()));
        g.writeStringField("tool", Json.text(l.tool()));
        g.writeStringField("series", Json.text(l.series()));
        g.writeStringField("platform", Json.text(l.platform()));
        if (!l.generation().isEmpty()) {
            g.writeStringField("generation", Json.text(l.generation()));
        }
        g.writeEndObject();
    }

    private void lane(LaneCounts l) throws IOException {
        lane(l.lane());
        g.writeStringField("run", Json.text(l.latest().name()));
        g.writeStringField("started", l.latest().started().toString());
        g.writeStringField("go", Json.text(l.latest().goVersion()));
        g.writeStringField("revision", Json.text(l.latest().revision()));
        g.writeBooleanField("complete", l.latest().complete());
        g.writeNumberField("runs", l.runs());
        if (l.base() != null) {
            g.writeStringField("base", Json.text(l.base().name()));
            g.writeBooleanField("baseGood", l.baseGood());
        }
        g.writeNumberField("red", l.red());
        g.writeObjectFieldStart("verdicts");
        for (Map.Entry<CaseVerdict, Integer> v : l.verdicts().entrySet()) {
            g.writeNumberField(v.getKey().word(), v.getValue());
        }
        g.writeEndObject();
        strings("notes", l.latest().notes());
    }

    private void news(News n) throws IOException {
        lane(n.lane());
        g.writeStringField("case", Json.text(n.path()));
        g.writeStringField("kind", n.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        g.writeBooleanField("finding", n.kind().finding());
        if (n.good() != null) {
            g.writeStringField("good", Json.text(n.good().name()));
            g.writeStringField("goodRevision", Json.text(n.good().revision()));
        }
        g.writeStringField("bad", Json.text(n.bad().name()));
        g.writeStringField("badRevision", Json.text(n.bad().revision()));
        cause("cause", n.cause());
        entry(n.entry());
    }

    private void stale(StaleEntry s) throws IOException {
        entry(s.entry());
        list("passes", s.lanes(), e -> {
            lane(e.lane());
            g.writeNumberField("runs", e.passes());
            g.writeBooleanField("all", e.all());
        });
        list("neededOn", s.still(), this::lane);
        strings("cases", s.cases());
        g.writeStringField("advice", Json.text(s.advice()));
        g.writeNumberField("edits", s.edits().size());
    }

    private void missing(MissingEntry m) throws IOException {
        g.writeStringField("case", Json.text(m.path()));
        list("fails", m.lanes(), e -> {
            lane(e.lane());
            g.writeNumberField("runs", e.failures());
            g.writeStringField("since", Json.text(e.since()));
        });
        cause("cause", m.cause());
        g.writeStringField("advice", Json.text(m.advice()));
        g.writeNumberField("edits", m.edits().size());
    }

    private void flaky(FlakyCase f) throws IOException {
        lane(f.lane());
        g.writeStringField("case", Json.text(f.path()));
        rate("failures", f.rate());
        g.writeNumberField("transitions", f.transitions());
        g.writeNumberField("stopped", f.stopped());
        g.writeObjectFieldStart("causes");
        for (Map.Entry<String, Integer> c : f.causes().entrySet()) {
            g.writeNumberField(Json.text(c.getKey()), c.getValue());
        }
        g.writeEndObject();
        g.writeObjectFieldStart("settings");
        for (Map.Entry<String, Rate> s : f.settings().entrySet()) {
            rate(Json.text(s.getKey()), s.getValue());
        }
        g.writeEndObject();
        g.writeStringField("explanation", Json.text(f.explanation()));
        entry(f.entry());
        g.writeBooleanField("finding", f.finding());
        g.writeStringField("advice", Json.text(f.advice()));
        g.writeNumberField("edits", f.edits().size());
    }

    private void cluster(Cluster c) throws IOException {
        g.writeStringField("group", Json.text(c.group()));
        g.writeNumberField("frees", c.frees());
        g.writeNumberField("unlisted", c.unlisted());
        g.writeStringField("first", c.first().toString());
        strings("cases", c.cases());
        list("lanes", c.lanes(), this::lane);
        cause("sample", c.sample());
    }

    private void hidden(HiddenFailure h) throws IOException {
        lane(h.lane());
        g.writeStringField("case", Json.text(h.path()));
        entry(h.entry());
        g.writeBooleanField("pinned", h.pinned());
        cause("was", h.was());
        cause("now", h.now());
        g.writeStringField("since", h.since().toString());
    }

    private void remark(Remark r) throws IOException {
        g.writeStringField("file", Json.text(r.place().file()));
        g.writeNumberField("line", r.place().line());
        g.writeNumberField("column", r.place().column());
        g.writeStringField("rule", r.rule());
        g.writeStringField("text", Json.text(r.text()));
    }

    private void rate(String field, @Nullable Rate r) throws IOException {
        if (r != null) {
            g.writeObjectFieldStart(field);
            g.writeNumberField("hits", r.hits());
            g.writeNumberField("runs", r.runs());
            g.writeNumberField("low", r.low());
            g.writeNumberField("high", r.high());
            g.writeEndObject();
        }
    }

    private void cause(String field, @Nullable Cause c) throws IOException {
        if (c != null) {
            g.writeObjectFieldStart(field);
            g.writeStringField("stage", Json.text(c.stage()));
            g.writeStringField("kind", Json.text(c.kind()));
            g.writeStringField("text", Json.text(c.text()));
            g.writeStringField("group", Json.text(c.group()));
            g.writeEndObject();
        }
    }

    private void entry(@Nullable Entry e) throws IOException {
        if (e != null) {
            g.writeObjectFieldStart("entry");
            g.writeStringField("file", Json.text(e.place().file()));
            g.writeNumberField("line", e.place().line());
            g.writeStringField("section", e.section().key());
            g.writeStringField("case", Json.text(e.caseGlob()));
            g.writeStringField("reason", Json.text(e.reason()));
            g.writeEndObject();
        }
    }

    private void strings(String field, List<String> values) throws IOException {
        g.writeArrayFieldStart(field);
        for (String v : values) {
            g.writeString(Json.text(v));
        }
        g.writeEndArray();
    }
}
