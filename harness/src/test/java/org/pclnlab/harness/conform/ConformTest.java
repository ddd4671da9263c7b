package org.pclnlab.harness.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.Caller;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Frames;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.GcRuntime;
import org.pclnlab.emulator.symbolize.GoRuntime;
import org.pclnlab.emulator.symbolize.StackWalk;
import org.pclnlab.harness.expect.ExpectationReader;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.expect.Judgement;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.probe.Answers;
import org.pclnlab.harness.probe.Catalogue;
import org.pclnlab.harness.probe.Probe;
import org.pclnlab.harness.report.ConformJson;
import org.pclnlab.harness.report.ConformText;
import org.pclnlab.harness.report.ScenarioTable;
import org.pclnlab.harness.toolchain.BuildCache;
import org.pclnlab.harness.toolchain.Builder;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.ToolSpec;
import org.pclnlab.harness.toolchain.Toolchains;

/**
 * Verdicts, shown with real gc programs. A script stands for LLGo: it builds with go, and wraps the program in a filter
 * that changes chosen answers, so every disagreement is one that the test made.
 */
class ConformTest {
    private final Map<String, String> env = new HashMap<>(System.getenv());
    private final Launcher launcher = new Launcher();

    @TempDir
    private Path dir = Path.of(".");

    private static final RuntimeOpener GC = GcRuntime::open;

    /** What the filter does not change, an emulator of the unfiltered program still answers. */
    private Conformance run(String filter, @Nullable RuntimeOpener llgo, RuntimeOpener gc, String... names)
            throws Exception {
        Path script = dir.resolve("llgo");
        Files.writeString(script, """
                #!/bin/sh
                if [ "$1" = version ]; then echo "fake llgo"; exit; fi
                go build -o "$3.real" "$4" || exit
                printf '#!/bin/sh\\n"%s.real" "$@" | FILTER\\n' "$3" >"$3"
                chmod +x "$3"
                """.replace("FILTER", filter.replace("'", "'\\''")));
        assertTrue(script.toFile().setExecutable(true));
        Toolchains tools =
                Toolchains.find(List.of(ToolSpec.parse("fake=llgo," + script + "," + dir)), List.of(), env, launcher);
        Map<Tool.Kind, RuntimeOpener> openers = new TreeMap<>();
        openers.put(Tool.Kind.GC, gc);
        if (llgo != null) {
            openers.put(Tool.Kind.LLGO, llgo);
        }
        Path work = Files.createDirectories(dir.resolve("work-" + System.nanoTime()));
        return new Conform(
                        launcher,
                        new Builder(launcher, null, env, Duration.ofMinutes(3)),
                        openers,
                        List.of(),
                        env,
                        work,
                        2,
                        probe -> Duration.ofSeconds(20),
                        done -> {})
                .run(probes(names), tools);
    }

    private static List<Probe> probes(String... names) throws Exception {
        Path root = Path.of(System.getProperty("pclnlab.root", ".."));
        List<Probe> all = Catalogue.list(root.resolve("goroot-cases/probes"));
        return all.stream().filter(p -> List.of(names).contains(p.name())).toList();
    }

    private static Row row(Conformance run, String tool, String query) {
        return run.rows().stream()
                .filter(r -> r.tool().equals(tool) && r.query().equals(query))
                .findFirst()
                .orElseThrow();
    }

    private static ExitCode exit(Conformance run) {
        return Judgement.of(run, Expectations.NONE, false).exit();
    }

    private static Expectations expect(String yaml) throws Exception {
        return ExpectationReader.parse(yaml.getBytes(StandardCharsets.UTF_8), "x", ExpectationReader.Dialect.STRICT);
    }

    @Test
    void sameAnswersAgree() throws Exception {
        Conformance run = run("cat", null, GC, "plain", "outside");
        assertTrue(run.rows().stream().allMatch(r -> r.verdict() == Verdict.AGREE));
        assertEquals(ExitCode.OK, exit(run));
        assertEquals(List.of("gc", "fake"), run.tools().stream().map(Tool::name).toList());
        String text = ConformText.render(run, Judgement.of(run, Expectations.NONE, false), 5);
        assertTrue(text.endsWith("; not run: fake-emulated (this build has no emulator for its images)\n"), text);
    }

    @Test
    void mainPackageMayBeCalledByItsPath() throws Exception {
        Conformance run = run("sed 's|\"main\\.|\"example.com/pclnlab/plain.|'", null, GC, "plain");
        assertEquals(ExitCode.OK, exit(run));
        Row r = row(run, "fake", "plain/short/entry/name");
        assertEquals("main.short", r.own());
        assertEquals("example.com/pclnlab/plain.short", r.process());
    }

    @Test
    void otherAnswerIsADivergenceAndCanBeExpected() throws Exception {
        Conformance run = run("sed '/short.entry/s/ [0-9]*$/ 4711/'", null, GC, "plain");
        Row r = row(run, "fake", "plain/short/entry/line");
        assertEquals(Verdict.DIVERGENCE, r.verdict());
        assertTrue(String.valueOf(r.own()).endsWith("main.go:4711"), r::toString);
        assertEquals(Verdict.AGREE, row(run, "fake", "plain/short/entry/name").verdict());
        assertEquals(ExitCode.FINDING, exit(run));

        Judgement listed = Judgement.of(run, expect("xfails:\n  - {case: plain/short/entry/line, reason: r}\n"), true);
        assertEquals(ExitCode.OK, listed.exit());
        assertEquals(
                1,
                listed.rows().stream().filter(j -> j.verdict() == Verdict.XFAIL).count());

        Judgement more = Judgement.of(
                run, expect("xfails:\n  - {case: plain/short/entry/*, reason: r}\n  - {case: x, reason: r}\n"), false);
        assertEquals(ExitCode.OK, more.exit());
        assertEquals(
                2,
                more.rows().stream().filter(j -> j.verdict() == Verdict.XPASS).count());
        assertEquals(1, more.unmatched().size());
        assertEquals(
                ExitCode.FINDING,
                Judgement.of(run, expect("xfails:\n  - {case: plain/short/entry/*, reason: r}\n"), true)
                        .exit());
        assertEquals(
                ExitCode.FINDING,
                Judgement.of(run, expect("xfails:\n  - {case: plain/*/*/line, directive: run, reason: r}\n"), true)
                        .exit());

        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ConformJson.write(run, listed, json);
        String text = json.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith("{\n  \"schema\" : \"pclnlab.conform/v1\",\n  \"exit\" : 0,"), text);
        assertTrue(text.contains("\"xfail\" : 1"), text);
    }

    @Test
    void emulatorThatDisagreesIsOurDefect() throws Exception {
        Conformance run = run("cat", GC, image -> shifted(GcRuntime.open(image)), "plain");
        Row r = row(run, "gc", "plain/short/entry/line");
        assertEquals(Verdict.READER_MISMATCH, r.verdict());
        assertEquals(Verdict.AGREE, row(run, "gc", "plain/short/entry/name").verdict());
        assertEquals(ExitCode.FINDING, exit(run));
        // The fake's executable is a script, which no emulator reads: a side without an answer.
        Row error = row(run, "fake", "plain/short/entry/name");
        assertEquals(Verdict.ERROR, error.verdict());
        assertTrue(error.note().startsWith("emulated: "), error::note);
    }

    private static GoRuntime shifted(GoRuntime real) {
        return new GoRuntime() {
            @Override
            public @Nullable Func funcForPC(long pc) throws ImageException {
                return real.funcForPC(pc);
            }

            @Override
            public FileLine fileLine(Func f, long pc) throws ImageException {
                FileLine at = real.fileLine(f, pc);
                return new FileLine(at.file(), at.line() + 1);
            }

            @Override
            public Frames callersFrames(long... pcs) {
                return real.callersFrames(pcs);
            }

            @Override
            public int callers(StackWalk walk, long skip, long[] out) throws ImageException {
                return real.callers(walk, skip, out);
            }

            @Override
            public Caller caller(StackWalk walk, long skip) throws ImageException {
                return real.caller(walk, skip);
            }
        };
    }

    @Test
    void programsThatFailAreErrorsWithTheirReason() throws Exception {
        Conformance crash = run("(cat >/dev/null; echo oops >&2; kill -SEGV $$)", null, GC, "plain");
        Row r = row(crash, "fake", "plain/short/entry/name");
        assertEquals(Verdict.ERROR, r.verdict());
        assertEquals("run: signal 11: oops", r.note());
        assertEquals("main.short", r.gc());
        assertEquals(ExitCode.ENVIRONMENT, exit(crash));

        Conformance cut = run("head -5", null, GC, "plain");
        assertTrue(row(cut, "fake", "plain/short/entry/name").note().contains("stopped before"));
        assertEquals(ExitCode.ENVIRONMENT, exit(cut));

        Conformance missing = run("grep -v short/ret | sed 's/^end 31/end 30/'", null, GC, "plain");
        assertEquals(
                "its program did not ask this",
                row(missing, "fake", "plain/short/ret/name").note());
    }

    @Test
    void crashThatDoesNotHappenAgainIsToldAsUnstable() throws Exception {
        Path once = dir.resolve("once");
        Conformance run =
                run("(if [ -e " + once + " ]; then cat; else touch " + once + "; exit 9; fi)", null, GC, "plain");
        assertEquals(ExitCode.OK, exit(run));
        Row r = row(run, "fake", "plain/short/entry/name");
        assertEquals("unstable: run: exit status 9 in a first run", r.note());
        String text = ConformText.render(run, Judgement.of(run, Expectations.NONE, false), 3);
        assertTrue(text.contains("unstable answers"), text);
    }

    @Test
    void frameThatDiffersFirstIsTold() throws Exception {
        Conformance run = run("sed '/^[wx] /s/main\\.adjacent/main.changed/'", null, GC, "walks");
        Row r = row(run, "fake", "walks/adjacent/one/functions");
        assertEquals(Verdict.DIVERGENCE, r.verdict());
        assertEquals("frame 0: main.adjacent, here main.changed", r.difference());
        assertEquals(Verdict.AGREE, row(run, "fake", "walks/adjacent/one/lines").verdict());
        assertEquals(
                "main.adjacent < main.main",
                row(run, "gc", "walks/adjacent/two/text/functions").own());
        Judgement judgement = Judgement.of(run, Expectations.NONE, false);
        String text = ConformText.render(run, judgement, 5);
        assertTrue(text.contains("      frame 0: main.adjacent, here main.changed\n"), text);
        List<String> table = ScenarioTable.render(run.tools(), judgement)
                .lines()
                .map(line -> line.replaceAll(" +", " "))
                .toList();
        assertTrue(table.contains("walks/adjacent 4 of 9, one/functions frame 0"), table::toString);
        assertTrue(table.contains("walks/delta agrees"), table::toString);
        assertTrue(run.rows().stream()
                .noneMatch(row -> row.verdict() == Verdict.READER_MISMATCH || row.verdict() == Verdict.ERROR));
    }

    @Test
    void endOfAScenarioIsAnAnswer() throws Exception {
        Conformance run = run("cat", null, GC, "bare");
        assertEquals("exit 2", row(run, "gc", "bare/panic/end/exit").own());
        Row exit = row(run, "fake", "bare/panic/end/exit"); // a pipeline ends as its last command does
        assertEquals(Verdict.DIVERGENCE, exit.verdict());
        assertEquals("exit 0", exit.own());
        Row message = row(run, "fake", "bare/panic/fatal/message");
        assertEquals(Verdict.DIVERGENCE, message.verdict());
        assertEquals("panic: bare", message.gc());
        assertEquals("not reached", message.own());
        assertEquals(
                "main.site < main.outer < main.owner < main.middle < main.main",
                row(run, "gc", "bare/panic/fatal/functions").own());
        assertEquals(ExitCode.FINDING, exit(run));

        Conformance garbage = run("sed s/^anchor/ancor/", null, GC, "walks");
        Row r = row(garbage, "fake", "walks/delta/said/value");
        assertEquals(Verdict.ERROR, r.verdict());
        assertTrue(r.note().startsWith("line 2 of its answers"), r::note);
    }

    @Test
    void positionIndependentProgramsAreAskedAtTheirSlide() throws Exception {
        Toolchains tools = Toolchains.find(List.of(), List.of(), withoutLlgo(), launcher);
        Path target = dir.resolve("pie");
        Probe probe = probes("inlined").get(0);
        Builder.Built built = new Builder(
                        launcher,
                        new BuildCache(dir.resolve("c"), 1 << 30, Clock.systemUTC()),
                        env,
                        Duration.ofMinutes(3))
                .build(
                        tools.reference(),
                        new Builder.Request(
                                probe.module(), probe.pkg(), List.of(probe.dir()), List.of("-buildmode=pie")),
                        target);
        assertEquals("", built.failure());
        Result result = launcher.run(new Command(List.of(target.toString()), Map.of(), null, Duration.ofSeconds(20)));
        Answers answers = Answers.parse(result.stdout().text());
        Emulation.Emulated emulated = Emulation.ask(target, answers, GC);
        assertTrue(emulated.slide() != 0);
        assertTrue(Side.of(false, answers, emulated, "").allSame());
    }

    private Map<String, String> withoutLlgo() {
        Map<String, String> e = new HashMap<>(env);
        e.put("LLGO", "/nonexistent");
        return e;
    }

    @Test
    void catalogueIsLargeAndMixed() throws Exception {
        Path root = Path.of(System.getProperty("pclnlab.root", ".."));
        assertTrue(Catalogue.list(root.resolve("goroot-cases/probes")).size() >= 14);
    }
}
