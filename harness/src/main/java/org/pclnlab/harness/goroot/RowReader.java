package org.pclnlab.harness.goroot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns lines of a run's file back into what they were written from. */
final class RowReader {
    private RowReader() {}

    static RunHeader header(JsonFields f) throws IOException {
        List<RunHeader.ToolInfo> tools = new ArrayList<>();
        for (JsonFields t : f.objects("tools")) {
            tools.add(new RunHeader.ToolInfo(
                    t.text("name"),
                    t.text("kind"),
                    t.text("version", ""),
                    t.text("identity", ""),
                    t.text("generation", "")));
        }
        List<RunHeader.ListFile> lists = new ArrayList<>();
        for (JsonFields e : f.objects("expectations")) {
            lists.add(new RunHeader.ListFile(e.text("file"), e.text("sha256", "")));
        }
        JsonFields h = f.object("host");
        JsonFields limits = h.object("limits");
        List<String> cases = f.texts("cases");
        List<Integer> mine = f.has("mine")
                ? f.integers("mine")
                : IntStream.range(0, cases.size()).boxed().toList();
        for (int i : mine) {
            if (i < 0 || i >= cases.size()) {
                throw new IOException("mine: found " + i + ", expected an index into " + cases.size() + " cases");
            }
        }
        return new RunHeader(
                f.text("run"),
                f.text("started", ""),
                f.text("mode", ""),
                f.text("root", ""),
                f.text("shard", "1/1"),
                f.text("go", ""),
                f.text("platform", ""),
                tools,
                new RunHeader.Host(
                        h.text("os", ""),
                        h.integer("cpus", 0),
                        h.number("memory_kib", -1),
                        h.real("load", -1),
                        limits.number("stack_kib", -1),
                        limits.number("nofile", -1),
                        limits.number("as_kib", -1)),
                new RunHeader.Settings(
                        f.integer("gomaxprocs", 0),
                        f.integer("jobs", 0),
                        f.number("build_timeout_ms", 0),
                        f.number("run_timeout_ms", 0),
                        lists),
                cases,
                f.text("plan", ""),
                mine);
    }

    static CaseRow row(JsonFields f) throws IOException {
        Directive directive = Directive.of(f.text("directive"));
        if (directive == null) {
            throw new IOException("directive: found " + f.text("directive") + ", expected one of spec 08 section 3.3");
        }
        CaseVerdict verdict = CaseVerdict.of(f.text("verdict"));
        if (verdict == null) {
            throw new IOException("verdict: found " + f.text("verdict"));
        }
        List<StageResult> stages = new ArrayList<>();
        for (JsonFields s : f.objects("stages")) {
            stages.add(stage(s));
        }
        RawOutcome raw = new RawOutcome(
                result(f.text("result")), f.text("text", ""), null, stages, f.texts("refused"), f.texts("notes"));
        return new CaseRow(
                new GorootCase(f.text("case"), directive, f.texts("args")),
                f.text("tool"),
                f.integer("attempt", 0),
                f.text("source", ""),
                f.text("time", ""),
                new CaseRow.Conditions(
                        f.real("load", -1), f.integer("gomaxprocs", 0), f.number("stack_kib", -1), f.text("sweep", "")),
                raw,
                failure(f),
                f.texts("predicted_refused"),
                new CaseRow.Judged(verdict, f.flag("red"), reason(f)));
    }

    private static RawResult result(String name) throws IOException {
        return Arrays.stream(RawResult.values())
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("result: found " + name));
    }

    /** Without what was printed, of which only the length is in the file. */
    private static StageResult stage(JsonFields s) throws IOException {
        return new StageResult(
                s.text("name"),
                s.number("ms", 0),
                s.integer("exit", 0),
                s.integer("signal", 0),
                s.flag("timed_out"),
                s.number("rss_kib", 0),
                s.integer("shared", 1),
                s.flag("cached"),
                s.text("exceeded", ""),
                new Output("", s.number("stdout_bytes", 0)),
                new Output("", s.number("stderr_bytes", 0)));
    }

    private static CaseRow.@Nullable Failure failure(JsonFields f) throws IOException {
        if (!f.has("signature")) {
            return null;
        }
        String stage = f.text("stage", "");
        String kind = f.text("kind", "");
        String line = f.text("signature");
        String start = stage + "|" + kind + "|";
        if (!line.startsWith(start)) {
            throw new IOException("signature: found " + line + ", expected it to start with " + start);
        }
        return new CaseRow.Failure(
                new Signature(stage, kind, line.substring(start.length())),
                f.has("exit") ? f.integer("exit", 0) : null,
                f.integer("signal", 0),
                f.flag("timed_out"),
                f.text("group", ""));
    }

    private static CaseRow.@Nullable Reason reason(JsonFields f) throws IOException {
        if (!f.has("expectation")) {
            return null;
        }
        JsonFields e = f.object("expectation");
        return new CaseRow.Reason(
                e.text("section", ""), e.text("file", ""), e.integer("line", 0), e.text("reason", ""));
    }
}
