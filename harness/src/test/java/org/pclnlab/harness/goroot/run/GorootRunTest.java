package org.pclnlab.harness.goroot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.expect.ExpectationReader;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.Mode;
import org.pclnlab.harness.goroot.RunContent;
import org.pclnlab.harness.goroot.exec.ImportConfig;
import org.pclnlab.harness.goroot.exec.Setup;
import org.pclnlab.harness.goroot.find.Discovery;
import org.pclnlab.harness.goroot.find.GoContext;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Limits;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.ToolSpec;
import org.pclnlab.harness.toolchain.Toolchains;
import org.pclnlab.harness.triage.render.RepeatTable;
import org.pclnlab.harness.triage.stats.Rate;

/** Whole runs, with go for gc and a fake llgo that calls go. */
class GorootRunTest {
    @TempDir
    private Path dir = Path.of("");

    private final Launcher launcher = new Launcher();
    private Map<String, String> env = Map.of();
    private Path root = Path.of("");

    @BeforeEach
    void prepare() throws Exception {
        env = new HashMap<>(System.getenv());
        env.put("PCLNLAB_TEST_LOG", dir.resolve("log").toString());
        root = Files.createDirectories(dir.resolve("cases"));
    }

    private static final class Quiet implements Listener {
        private final Map<String, CaseRow> rows = new TreeMap<>();
        private String notes = "";

        @Override
        public void started(int total, int done) {}

        @Override
        public synchronized void row(CaseRow row) {
            rows.put(row.what().path() + " " + row.tool() + " " + row.attempt(), row);
        }

        @Override
        public synchronized void note(String line) {
            notes += line + "\n";
        }
    }

    private record Done(RunSummary summary, Quiet heard, RunContent file) {
        CaseRow row(String path, String tool) {
            CaseRow r = file.rows().get(CaseRow.key(path, tool, 0));
            assertNotNull(r, () -> path + " " + tool + " in " + file.rows().keySet());
            return r;
        }
    }

    private Done run(String tool, Expectations expectations, int sweep, String out, boolean resume) throws Exception {
        return run(tool, expectations, sweep, 0, out, resume);
    }

    private Done run(String tool, Expectations expectations, int sweep, int repeats, String out, boolean resume)
            throws Exception {
        Toolchains tools = Toolchains.find(List.of(ToolSpec.parse(tool)), List.of(), env, launcher);
        Tool go = tools.reference();
        Path state = dir.resolve("state");
        Setup setup = new Setup(
                root,
                go,
                ImportConfig.of(go, state, env, launcher),
                state,
                env,
                2,
                Duration.ofMinutes(2),
                new Limits(2 << 20, 200, 256 << 10, 0, 0),
                0);
        List<GorootCase> cases =
                new Discovery(root, GoContext.of(go, env, launcher)).cases(new Discovery.Filter(Mode.COVERAGE));
        RunPlan plan = new RunPlan(
                cases,
                Mode.COVERAGE,
                "cases",
                Shards.ALL,
                Durations.guessed(),
                expectations,
                List.of(),
                false,
                2,
                repeats > 1 ? 1 : 4,
                Duration.ofSeconds(20),
                sweep,
                false,
                repeats,
                true,
                dir.resolve(out),
                resume,
                state.resolve("gc"));
        Quiet quiet = new Quiet();
        RunSummary summary = new GorootRun(plan, setup, tools, launcher, Clock.systemUTC(), quiet).run();
        return new Done(summary, quiet, RunContent.read(dir.resolve(out)));
    }

    private static Expectations list(String yaml) throws UsageException {
        return ExpectationReader.parse(
                yaml.getBytes(StandardCharsets.UTF_8), "x.yaml", ExpectationReader.Dialect.STRICT);
    }

    @Test
    void everyKindOfResultAndVerdict() throws Exception {
        FakeLlgo.program(root, "same.go", "println(\"x\")");
        FakeLlgo.program(root, "differs.go", "println(tool)");
        FakeLlgo.program(root, "exits.go", "if tool == \"llgo\" { println(\"panic: no\"); os.Exit(3) }");
        FakeLlgo.program(root, "hidden.go", "if tool == \"llgo\" { println(\"panic: other\"); os.Exit(3) }");
        FakeLlgo.program(root, "listed.go", "if tool == \"llgo\" { println(\"panic: known\"); os.Exit(3) }");
        FakeLlgo.program(root, "stale.go", "");
        FakeLlgo.program(root, "broken.go", "undefined()");
        FakeLlgo.program(root, "unsafe.go", "");
        FakeLlgo.program(root, "litter.go", "os.WriteFile(\"litter\", nil, 0o666)");
        Files.writeString(root.resolve("flag.go"), "// errorcheck -0 -m\n\npackage p\n");
        Files.writeString(root.resolve("bad.go"), "// run -t\n\npackage main\n\nfunc main() {}\n");
        Expectations known = list("""
                host_skips:
                  - case: unsafe.go
                    reason: no
                xfails:
                  - case: hidden.go
                    signature: "llgo run|exit3|panic: first"
                    reason: pinned
                  - case: listed.go
                    exit: 3
                    stage: llgo run
                    reason: pinned
                  - case: stale.go
                    reason: was so
                  - case: broken.go
                    reason: a broken gc excuses nothing
                """);
        Done d = run(FakeLlgo.install(dir, ":"), known, 0, "out.jsonl", false);
        Map<String, String> verdicts = new TreeMap<>();
        d.file()
                .first()
                .forEach(r -> verdicts.put(
                        r.what().path() + " " + r.tool(),
                        r.raw().result() + " " + r.judged().verdict().word()
                                + (r.judged().red() ? " red" : "")));
        Map<String, String> expected = new TreeMap<>();
        for (String name : List.of("same", "differs", "exits", "hidden", "listed", "stale", "litter", "flag")) {
            expected.put(name + ".go gc", "PASS pass");
        }
        expected.put("broken.go gc", "BASELINE_FAIL baseline red");
        expected.put("broken.go fake", "BASELINE_FAIL baseline red");
        expected.put("bad.go gc", "HARNESS_ERROR harness red");
        expected.put("bad.go fake", "HARNESS_ERROR harness red");
        expected.put("unsafe.go gc", "SKIPPED skipped");
        expected.put("unsafe.go fake", "SKIPPED skipped");
        expected.put("same.go fake", "PASS pass");
        expected.put("litter.go fake", "PASS pass");
        expected.put("differs.go fake", "FAIL_OUTPUT fail red");
        expected.put("exits.go fake", "FAIL_RUN fail red");
        expected.put("hidden.go fake", "FAIL_RUN changed red");
        expected.put("listed.go fake", "FAIL_RUN xfail");
        expected.put("stale.go fake", "PASS xpass red");
        expected.put("flag.go fake", "UNSUPPORTED_FLAG refused");
        assertEquals(expected, verdicts);
        assertEquals(ExitCode.FINDING, d.summary().exit());
        assertTrue(d.file().ended());
        CaseRow.Failure exits = d.row("exits.go", "fake").failure();
        assertNotNull(exits);
        assertEquals("llgo run|exit3|panic: no", exits.signature().line());
        CaseRow.Failure differs = d.row("differs.go", "fake").failure();
        assertNotNull(differs);
        assertEquals("compare|stderr|llgo<llgo> go<gc>", differs.signature().line());
        assertEquals(List.of("-m"), d.row("flag.go", "fake").raw().refused());
        assertEquals(2, d.row("same.go", "fake").conditions().gomaxprocs());
        assertFalse(Files.exists(root.resolve("litter")), "a program wrote into the folder of cases");

        // Gc's results are known now, and its programs are not built again.
        Done again = run(FakeLlgo.install(dir, ":"), known, 0, "again.jsonl", false);
        assertTrue(again.row("same.go", "gc").raw().stages().stream().allMatch(s -> s.cached()));
        assertFalse(again.row("broken.go", "gc").raw().stages().stream().anyMatch(s -> s.cached()));
        assertEquals(d.file().rows().keySet(), again.file().rows().keySet());
    }

    @Test
    void canaryStopsAToolThatBuildsNothing() throws Exception {
        FakeLlgo.program(root, "same.go", "");
        String broken = "echo '-: cannot find package \"x/runtime\" in any of:' >&2; exit 1";
        Done d = run(
                FakeLlgo.install(dir, broken),
                list("xfails:\n  - case: same.go\n    reason: no\n"),
                0,
                "o.jsonl",
                false);
        assertEquals(ExitCode.ENVIRONMENT, d.summary().exit());
        assertEquals(List.of(), d.file().first(), "no verdict counts");
        assertTrue(d.file().guarded().contains("fake"));
        assertTrue(d.heard().notes.contains("cannot find package"), d.heard().notes);
        assertEquals(1, d.heard().notes.lines().count());
        assertThrows(
                UsageException.class, () -> run(FakeLlgo.install(dir, broken), Expectations.NONE, 0, "o.jsonl", true));
    }

    /** A program that fails each second time, one that always does, and one that never does; and what a list makes of it. */
    @Test
    void repetitionsGiveARateWithAnInterval() throws Exception {
        FakeLlgo.program(
                root,
                "second.go",
                "f, _ := os.OpenFile(\"" + dir.resolve("count-")
                        + "\"+tool, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666); f.WriteString(\"x\");"
                        + " s, _ := f.Stat(); if tool == \"llgo\" && s.Size()%2 == 0 { os.Exit(3) }");
        FakeLlgo.program(root, "always.go", "if tool == \"llgo\" { os.Exit(3) }");
        FakeLlgo.program(root, "never.go", "");
        String known = "xfails:\n  - case: always.go\n    reason: known to fail\n";
        Done d = run(FakeLlgo.install(dir, ":"), list(known), 0, 10, "out.jsonl", false);
        Map<String, String> said = new TreeMap<>();
        d.summary()
                .repeated()
                .forEach(r -> said.put(
                        r.path() + " " + r.tool(), r.kind() + " " + Rate.of(r.passes(), r.runs()) + " " + r.why()));
        // Wilson's interval for 5 and 10 of 10: 5/10 +- 0.26, and 10/(10 + 3.84) upwards.
        assertEquals(
                "flaky 5/10 = 50 % [24 %, 76 %] 5 x llgo run|exit3|process exited with code 3",
                said.get("second.go fake"));
        assertEquals(
                "fail 0/10 = 0 % [0 %, 28 %] 10 x llgo run|exit3|process exited with code 3 (known to fail)",
                said.get("always.go fake"));
        assertEquals("pass 10/10 = 100 % [72 %, 100 %] ", said.get("never.go fake"));
        assertEquals("pass 10/10 = 100 % [72 %, 100 %] ", said.get("second.go gc"));
        assertEquals(6, said.size());
        assertEquals(ExitCode.FINDING, d.summary().exit(), "a program that passed at first failed later");
        assertEquals(List.of(), d.summary().red());
        assertTrue(String.join("\n", RepeatTable.lines(d.summary().repeated())).contains("UNEXPECTED in 5"));
        assertEquals(
                54,
                d.file().rows().values().stream().filter(r -> r.attempt() > 0).count(),
                "nine more of six");
        String flaky = known + "flakes:\n  - case: second.go\n    reason: each second time\n";
        assertEquals(
                ExitCode.OK,
                run(FakeLlgo.install(dir, ":"), list(flaky), 0, 4, "again.jsonl", false)
                        .summary()
                        .exit());
    }

    @Test
    void flakeIsSweptOverSettingsBeforeItIsCalledOne() throws Exception {
        FakeLlgo.program(
                root, "setting.go", "if tool == \"llgo\" && os.Getenv(\"GOMAXPROCS\") == \"1\" { os.Exit(3) }");
        FakeLlgo.program(root, "always.go", "if tool == \"llgo\" { os.Exit(3) }");
        String yaml = "flakes:\n  - case: \"*.go\"\n    reason: may fail\n";
        Done d = run(FakeLlgo.install(dir, ":"), list(yaml), 2, "out.jsonl", false);
        String all = String.join("\n", d.summary().sweeps());
        assertTrue(all.contains("0 of 2 pass at gomaxprocs=1"), all);
        assertTrue(all.contains("no flake: it depends on the setting"), all);
        assertTrue(all.contains("no flake: it always fails"), all);
        assertEquals(ExitCode.OK, d.summary().exit());
        long repeats =
                d.file().rows().values().stream().filter(r -> r.attempt() > 0).count();
        assertEquals(16, repeats, "four settings, two repeats, two cases");
        assertTrue(d.file().rows().values().stream()
                .anyMatch(r -> r.conditions().sweep().equals("stack=65536")
                        && r.conditions().stackKib() == 65536));
    }
}
