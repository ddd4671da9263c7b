package org.pclnlab.harness.report.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.harness.goroot.JsonFields;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.report.model.ReportCase.Answer;
import org.pclnlab.harness.report.model.ReportCase.Reason;
import org.pclnlab.harness.report.model.ReportCase.Source;

/** Reads what {@link ReportJson} wrote. */
public final class ReportReader {
    private static final long MAX_BYTES = 256L << 20;

    private ReportReader() {}

    /** Reads a file. */
    public static Report read(Path file) throws UsageException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UsageException(file + ": " + Files.size(file) + " bytes, at most " + MAX_BYTES + " are read");
            }
            return of(JsonFields.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage()).split("\n", 2)[0];
            throw new UsageException(file + ": no report of pclnlab: " + why);
        }
    }

    private static Report of(JsonFields f) throws IOException {
        String schema = f.text("schema", "");
        if (!schema.equals(ReportJson.SCHEMA)) {
            throw new IOException("schema: found '" + schema + "', expected " + ReportJson.SCHEMA);
        }
        List<Report.Tool> tools = new ArrayList<>();
        for (JsonFields t : f.objects("tools")) {
            tools.add(new Report.Tool(
                    t.text("name"), t.text("kind"), t.text("version"), t.text("platform"), t.text("generation", "")));
        }
        List<Report.NotRun> notRun = new ArrayList<>();
        for (JsonFields n : f.objects("notRun")) {
            notRun.add(new Report.NotRun(n.text("what"), n.text("reason")));
        }
        List<Report.Lane> lanes = new ArrayList<>();
        for (JsonFields l : f.objects("lanes")) {
            lanes.add(new Report.Lane(l.text("tool"), l.texts("runs")));
        }
        List<Trace> traces = new ArrayList<>();
        for (JsonFields t : f.objects("traces")) {
            traces.add(trace(t));
        }
        List<ReportCase> cases = new ArrayList<>();
        for (JsonFields c : f.objects("cases")) {
            cases.add(one(c, traces.size()));
        }
        int exit = f.integer("exit", -1);
        if (exit < 0 || exit > 4) {
            throw new IOException("exit: found " + exit + ", expected 0 to 4");
        }
        return new Report(
                f.text("command"),
                f.text("started", ""),
                f.real("seconds", 0),
                exit,
                tools,
                notRun,
                cases,
                traces,
                lanes,
                f.texts("notes"));
    }

    private static ReportCase one(JsonFields c, int traces) throws IOException {
        String id = c.text("id");
        Outcome outcome = Outcome.of(c.text("outcome"));
        if (outcome == null) {
            throw new IOException("outcome of " + id + ": found " + c.text("outcome")
                    + ", expected passed, known, skipped, finding or error");
        }
        List<Answer> answers = new ArrayList<>();
        for (JsonFields a : c.objects("answers")) {
            answers.add(new Answer(a.text("who"), a.text("says")));
        }
        Reason reason = null;
        if (c.has("reason")) {
            JsonFields r = c.object("reason");
            reason = new Reason(r.text("file"), r.integer("line", 0), r.text("text"));
        }
        Source source = null;
        if (c.has("source")) {
            JsonFields s = c.object("source");
            source = new Source(s.text("file"), s.integer("line", 0), s.integer("first", 0), s.texts("lines"));
        }
        int trace = c.integer("trace", -1);
        if (trace < -1 || trace >= traces) {
            throw new IOException("trace of " + id + ": found " + trace + ", there are " + traces);
        }
        return new ReportCase(
                id,
                c.text("group"),
                c.text("tool"),
                outcome,
                c.text("verdict"),
                c.text("message", ""),
                c.text("text", ""),
                c.real("seconds", 0),
                answers,
                reason,
                source,
                trace,
                c.text("history", ""));
    }

    private static Trace trace(JsonFields t) throws IOException {
        List<Trace.Step> steps = new ArrayList<>();
        for (JsonFields s : t.objects("steps")) {
            List<Trace.Read> reads = new ArrayList<>();
            for (JsonFields r : s.objects("reads")) {
                reads.add(new Trace.Read(
                        r.text("fileOff", ""),
                        r.text("address", ""),
                        r.text("bytes", ""),
                        r.text("what"),
                        r.text("value")));
            }
            steps.add(new Trace.Step(s.text("id"), s.text("text"), s.text("spec", ""), reads));
        }
        return new Trace(t.text("image"), t.text("kind"), t.text("pc"), steps, t.text("answer"));
    }
}
