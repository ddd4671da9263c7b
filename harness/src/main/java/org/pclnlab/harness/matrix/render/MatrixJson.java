package org.pclnlab.harness.matrix.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.pclnlab.harness.matrix.judge.Cell;
import org.pclnlab.harness.matrix.judge.Comparison;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.model.MatrixResult.JvmBenchmark;
import org.pclnlab.harness.matrix.stats.Effect;
import org.pclnlab.harness.matrix.stats.Summary;
import org.pclnlab.harness.report.Json;

/** What is concluded from a result, {@code llgo-matrix-verdicts/1}; {@code verdicts.schema.json} describes it. */
public final class MatrixJson {
    private static final String SCHEMA = "llgo-matrix-verdicts/1";

    private MatrixJson() {}

    /** Writes the document and leaves the stream open. */
    public static void write(Judged j, OutputStream to) throws IOException {
        try (JsonGenerator g = Json.pretty(to)) {
            g.writeStartObject();
            g.writeStringField("schema", SCHEMA);
            g.writeStringField("baseline", Json.text(j.result().session().baseline()));
            g.writeBooleanField("too_noisy", j.tooNoisy());
            g.writeStringField("control_text", Json.text(j.controlText()));
            g.writeNumberField("disturbed", j.disturbed());
            g.writeNumberField("launches", j.counted().size());
            g.writeArrayFieldStart("cells");
            for (Cell c : j.cells()) {
                cell(g, c);
            }
            g.writeEndArray();
            comparisons(g, "comparisons", j.comparisons());
            comparisons(g, "control", j.control());
            g.writeArrayFieldStart("growth");
            for (ScaleStudy.Fit f : ScaleStudy.of(j)) {
                growth(g, f);
            }
            g.writeEndArray();
            g.writeArrayFieldStart("jvm");
            for (JvmBenchmark b : j.result().jvm()) {
                g.writeStartObject();
                g.writeStringField("name", Json.text(JvmTable.name(b)));
                g.writeStringField("mode", b.mode());
                g.writeStringField("unit", Json.text(b.unit()));
                summary(g, Summary.of(JvmTable.forks(b)));
                g.writeEndObject();
            }
            g.writeEndArray();
            g.writeEndObject();
        }
        to.write('\n');
    }

    private static void cell(JsonGenerator g, Cell c) throws IOException {
        g.writeStartObject();
        g.writeStringField("scenario", Json.text(c.scenario()));
        g.writeStringField("metric", Json.text(c.metric()));
        g.writeStringField("variant", Json.text(c.variant()));
        g.writeNumberField("batch", c.batch());
        g.writeStringField("failure", Json.text(c.failure()));
        Summary s = c.summary();
        if (s != null && c.has()) {
            g.writeStringField("unit", "ns");
            g.writeNumberField("best", c.best());
            g.writeNumberField("trimmed", c.trimmed());
            summary(g, s);
        }
        g.writeArrayFieldStart("flags");
        for (String f : c.flags()) {
            g.writeString(Json.text(f));
        }
        g.writeEndArray();
        g.writeEndObject();
    }

    private static void summary(JsonGenerator g, Summary s) throws IOException {
        g.writeNumberField("n", s.n());
        g.writeNumberField("median", s.median());
        pair(g, "ci", s.low(), s.high());
        g.writeNumberField("min", s.min());
        g.writeNumberField("max", s.max());
        g.writeNumberField("iqr", s.iqr());
        g.writeNumberField("mad", s.mad());
        g.writeNumberField("outliers", s.outliers());
    }

    private static void comparisons(JsonGenerator g, String name, List<Comparison> all) throws IOException {
        g.writeArrayFieldStart(name);
        for (Comparison c : all) {
            g.writeStartObject();
            g.writeStringField("scenario", Json.text(c.scenario()));
            g.writeStringField("metric", Json.text(c.metric()));
            g.writeStringField("base", Json.text(c.baseline()));
            g.writeStringField("cand", Json.text(c.candidate()));
            Effect e = c.effect();
            if (e != null) {
                g.writeNumberField("ratio", Math.exp(e.value()));
                pair(g, "ci", Math.exp(e.low()), Math.exp(e.high()));
                g.writeNumberField("p", c.p());
                g.writeNumberField("p_adj", c.adjusted());
                g.writeStringField("test", c.test());
                g.writeNumberField("margin", Math.exp(c.margin()));
                g.writeNumberField("threshold", Math.exp(c.threshold()));
                g.writeNumberField("noise", Math.exp(c.noise()));
                g.writeNumberField("n", c.n());
            }
            g.writeStringField("verdict", c.verdict().toString());
            g.writeEndObject();
        }
        g.writeEndArray();
    }

    private static void growth(JsonGenerator g, ScaleStudy.Fit f) throws IOException {
        g.writeStartObject();
        g.writeStringField("metric", Json.text(f.metric()));
        g.writeStringField("variant", Json.text(f.variant()));
        g.writeStringField("by", f.by());
        g.writeNumberField("exponent", f.growth().exponent());
        pair(g, "ci", f.growth().low(), f.growth().high());
        g.writeEndObject();
    }

    /** An interval; null where it has no end. */
    private static void pair(JsonGenerator g, String name, double low, double high) throws IOException {
        g.writeArrayFieldStart(name);
        for (double x : new double[] {low, high}) {
            if (Double.isFinite(x)) {
                g.writeNumber(x);
            } else {
                g.writeNull();
            }
        }
        g.writeEndArray();
    }
}
