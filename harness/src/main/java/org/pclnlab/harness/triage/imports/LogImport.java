package org.pclnlab.harness.triage.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.JsonFields;
import org.pclnlab.harness.goroot.Scrub;
import org.pclnlab.harness.goroot.find.DirectiveOf;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.triage.history.CaseKey;
import org.pclnlab.harness.triage.history.ImportedRun;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.history.ResultRow;

/**
 * Reads logs of LLGo's runner: {@code go test -v}, {@code go test -json}, and what GitHub keeps of a job, also of several jobs
 * in one file. Memory is bounded by the number of cases, not by the length of the log.
 */
final class LogImport {
    private static final int MAX_LINE = 1 << 20;
    private static final int MAX_RUNS = 1000;

    private final Source source;
    private final Map<String, RunnerLog> open = new LinkedHashMap<>();
    private final List<RunnerLog> runs = new ArrayList<>();
    private int number;

    private LogImport(Source source) {
        this.source = source;
    }

    /** @param goroot folder with the cases, to look up their directives; null when it is not there */
    static List<ImportedRun> read(Source source, ImportOptions o, @Nullable Path goroot) throws UsageException {
        LogImport log = new LogImport(source);
        log.read();
        List<ImportedRun> out = new ArrayList<>();
        String digest = source.digest();
        for (RunnerLog run : log.runs) {
            RunnerLog.Header h = run.header();
            if (h == null) {
                continue; // the runner did not get as far as its cases
            }
            if (run.mixed()) {
                throw source.bad("the lines of two runs are mixed (the first begins in line " + run.firstLine()
                        + "); import the log of each job alone, or the output of `gh run view --log`, which names the job"
                        + " in each line");
            }
            out.add(imported(source, o, run, h, goroot, digest, out.size()));
        }
        if (out.isEmpty()) {
            throw source.bad(
                    "no run of LLGo's GOROOT/test runner in it: expected its first line, `goroot=... goversion=...`"
                            + (log.runs.isEmpty() ? "" : "; the log was cut before it"));
        }
        return out;
    }

    private void read() throws UsageException {
        try (InputStream in = source.open()) {
            for (String raw = next(in); raw != null; raw = next(in)) {
                number++;
                LogLine line = LogLine.of(raw);
                if (line.text().startsWith("{\"") && line.text().contains("\"Action\":")) {
                    event(line);
                } else {
                    text(line.job(), line.text(), line.time());
                }
            }
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    private void text(String job, String text, @Nullable Instant time) throws UsageException {
        RunnerLog run = open.get(job);
        if (RunnerLog.begins(text)) {
            boolean again = text.startsWith("=== ") || run == null || run.ended();
            if (again) {
                run = begin(job);
            }
        }
        if (run != null) {
            run.line(text, time);
        }
    }

    private RunnerLog begin(String job) throws UsageException {
        if (runs.size() >= MAX_RUNS) {
            throw source.bad("more than " + MAX_RUNS + " runs in one log");
        }
        RunnerLog run = new RunnerLog(number);
        open.put(job, run);
        runs.add(run);
        return run;
    }

    /** A line of {@code go test -json}; one that is torn is left out, what it says is then missing. */
    private void event(LogLine line) throws UsageException {
        JsonFields f;
        String action;
        String test;
        try {
            f = JsonFields.parse(line.text());
            action = f.text("Action", "");
            test = f.text("Test", "");
            Instant time = time(f.text("Time", ""));
            if (action.equals("output")) {
                output(line.job(), test, f.text("Output", ""), time);
            } else {
                action(line.job(), test, action, f);
            }
        } catch (IOException e) {
            text(line.job(), line.text(), line.time());
        }
    }

    private void output(String job, String test, String output, @Nullable Instant time) throws UsageException {
        RunnerLog run = open.get(job);
        String text = output.endsWith("\n") ? output.substring(0, output.length() - 1) : output;
        if (run != null && !test.isEmpty() && !RunnerLog.begins(text)) {
            run.about(test);
        }
        text(job, text, time);
    }

    private void action(String job, String test, String action, JsonFields f) throws IOException {
        RunnerLog run = open.get(job);
        boolean verdict = action.equals("pass") || action.equals("fail") || action.equals("skip");
        if (run == null || !verdict) {
            return;
        }
        if (test.startsWith(RunnerLog.TEST + "/")) {
            run.verdict(
                    test.substring(RunnerLog.TEST.length() + 1), action.toUpperCase(Locale.ROOT), f.real("Elapsed", 0));
        } else if (test.isEmpty()) {
            run.end();
        }
    }

    private static @Nullable Instant time(String text) {
        return LogLine.of(text + " ").time();
    }

    /** The next line, at most so much of it as anybody needs. */
    private static @Nullable String next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int b = in.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() < MAX_LINE) {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** @param before runs in the same log before this one */
    private static ImportedRun imported(
            Source source,
            ImportOptions o,
            RunnerLog run,
            RunnerLog.Header h,
            @Nullable Path goroot,
            String digest,
            int before)
            throws UsageException {
        Instant started = o.started() != null ? o.started() : run.started() != null ? run.started() : source.modified();
        Scrub scrub = Scrub.of(Map.of(h.goroot(), "<goroot>"));
        List<ResultRow> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>(run.notes());
        String unfinished = run.unfinished();
        run.cases().forEach((path, c) -> {
            String directive = goroot == null ? "" : DirectiveOf.word(goroot, path);
            ResultRow row = LogVerdict.of(new CaseKey(directive, path), c, !path.equals(unfinished), scrub);
            if (row != null) {
                rows.add(row);
            }
        });
        if (!run.ended()) {
            notes.add("cut off" + (unfinished.isEmpty() ? "" : " while it ran " + unfinished));
        }
        if (!run.verbose()) {
            notes.add("not made with -v: passing cases are not named in it");
        }
        long listed = rows.stream()
                .filter(r -> r.result().isFailure() && r.cause() == null)
                .count();
        if (listed > 0) {
            notes.add(listed + " listed failures: the runner prints the reason of the entry and not the failure");
        }
        String day = started.toString().substring(0, 10);
        String which = before == 0 ? "" : "." + (before + 1);
        String name = day + "-" + (h.shards() > 1 ? h.mode() : digest.substring(0, 8) + which);
        return new ImportedRun(
                new LaneKey(
                        "goroot",
                        ImportOptions.or(o.tool(), "llgo"),
                        LaneKey.series(h.goVersion()),
                        h.platform(),
                        o.generation()),
                ImportOptions.or(o.run(), name),
                started,
                h.goVersion(),
                o.revision(),
                h.mode(),
                h.shard(),
                h.shards(),
                h.cases(),
                run.ended(),
                digest + which,
                source.path() + ":" + run.firstLine(),
                rows,
                List.of(),
                notes);
    }
}
