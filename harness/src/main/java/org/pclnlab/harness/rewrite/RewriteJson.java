package org.pclnlab.harness.rewrite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.pclnlab.emulator.rewrite.Explainer;
import org.pclnlab.emulator.rewrite.Outcome;
import org.pclnlab.emulator.rewrite.Statistics;

/** Results for programs. {@link #SCHEMA} changes when a reader of an older one could misunderstand. */
public final class RewriteJson {
    public static final String SCHEMA = "pclnlab.rewrite/v1";

    /** The same for differences. */
    public static final String DIFF_SCHEMA = "pclnlab.rewrite-diff/v1";

    private RewriteJson() {}

    /** Writes the document and leaves the writer open. */
    public static void write(List<RewriteResult> results, boolean dryRun, Writer to) throws IOException {
        try (JsonGenerator g = JsonFactory.builder().build().createGenerator(to)) {
            g.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            g.setPrettyPrinter(new DefaultPrettyPrinter());
            g.writeStartObject();
            g.writeStringField("schema", SCHEMA);
            g.writeBooleanField("dryRun", dryRun);
            g.writeArrayFieldStart("images");
            for (RewriteResult r : results) {
                image(g, r);
            }
            g.writeEndArray();
            g.writeEndObject();
            g.writeRaw('\n');
        }
    }

    /** Writes what differs between two files. */
    public static void write(Path before, Path after, Explainer.Explanation explained, Writer to) throws IOException {
        try (JsonGenerator g = JsonFactory.builder().build().createGenerator(to)) {
            g.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            g.setPrettyPrinter(new DefaultPrettyPrinter());
            g.writeStartObject();
            g.writeStringField("schema", DIFF_SCHEMA);
            g.writeStringField("before", before.toString());
            g.writeStringField("after", after.toString());
            g.writeBooleanField("equal", explained.lines().isEmpty());
            g.writeBooleanField("unexpected", explained.unexpected());
            g.writeArrayFieldStart("changes");
            for (String line : explained.lines()) {
                g.writeString(line);
            }
            g.writeEndArray();
            g.writeEndObject();
            g.writeRaw('\n');
        }
    }

    private static void image(JsonGenerator g, RewriteResult r) throws IOException {
        g.writeStartObject();
        g.writeStringField("image", r.image().toString());
        Outcome outcome = r.outcome();
        boolean refused = outcome instanceof Outcome.Refused;
        String how = r.problem().isEmpty() ? "rewritten" : refused ? "refused" : "failed";
        g.writeStringField("result", how);
        if (!r.problem().isEmpty()) {
            g.writeStringField("reason", r.problem());
        }
        if (outcome instanceof Outcome.Refused x && x.abnormal()) {
            g.writeBooleanField("originalCrashes", true);
        }
        if (outcome != null) {
            statistics(g, outcome.statistics());
        }
        if (outcome instanceof Outcome.Planned done) {
            g.writeArrayFieldStart("changes");
            for (String line : done.plan().lines()) {
                g.writeString(line);
            }
            g.writeEndArray();
        }
        g.writeArrayFieldStart("remarks");
        for (String remark : r.remarks()) {
            g.writeString(remark);
        }
        g.writeEndArray();
        g.writeEndObject();
    }

    private static void statistics(JsonGenerator g, Statistics s) throws IOException {
        g.writeStringField("generation", s.generation().name());
        g.writeObjectFieldStart("statistics");
        g.writeStringField("format", s.format());
        g.writeNumberField("entryRecords", s.entryRecords());
        g.writeNumberField("stubRecords", s.stubRecords());
        g.writeNumberField("kept", s.kept());
        g.writeNumberField("inlineCopies", s.inlineCopies());
        g.writeNumberField("noSymbol", s.noSymbol());
        g.writeNumberField("ftabEntries", s.ftabEntries());
        g.writeNumberField("buckets", s.buckets());
        g.writeNumberField("carrierBytesRemoved", s.carrierBytesRemoved());
        g.writeNumberField("keptWithoutRow", s.keptWithoutRow());
        g.writeEndObject();
    }
}
