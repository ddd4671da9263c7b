package org.pclnlab.harness.triage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.triage.history.ImportedRun;
import org.pclnlab.harness.triage.history.ResultRow;

/** Logs in the shapes that LLGo's runner gave for these cases at main: with -v, without, as events, and as GitHub keeps them. */
class LogImportTest {
    @TempDir
    private Path dir;

    private static final String HEADER =
            "goroot=/usr/local/go goversion=go1.26.8 goos=linux goarch=amd64 shard=0/1 cases=9 directive_mode=coverage\n";

    private static final String VERBOSE = """
            === RUN   TestSplitSourceFiles
            --- PASS: TestSplitSourceFiles (0.00s)
            === RUN   TestGoRootRunCases
            """ + HEADER + """
            === RUN   TestGoRootRunCases/checkbce.go
                runner_test.go:372: llgo tool compile failed: compiler exited unsuccessfully
                    duration: 28ms
                    exit code: 2
                    stderr:
                    compile: unsupported llgo compiler option(s): -d=ssa/check_bce/debug=3
            \s\s\s\s\s\s\s\s
            === RUN   TestGoRootRunCases/goprint.go
            slow goroot case: goprint.go
                runner_test.go:370: known flaky failure: linux/amd64 goroot run can either pass or mismatch stderr
            === RUN   TestGoRootRunCases/helloworld.go
                runner_test.go:372: llgo build failed: process exited with code 1
                    duration: 248ms
                    exit code: 1
                    stderr:
                    -: cannot find package "github.com/xgo-dev/llgo/runtime/internal/runtime" in any of:
                    --- PASS: TestGoRootRunCases/not-a-case.go (0.01s)
                    === RUN   TestGoRootRunCases/nor-this.go
            \s\s\s\s\s\s\s\s
            === RUN   TestGoRootRunCases/fixedbugs/issue18331.go
                runner_test.go:368: expected not-applicable failure: not applicable: gc only
            === RUN   TestGoRootRunCases/fixedbugs/issue20185.go
            === RUN   TestGoRootRunCases/fixedbugs/issue20789.go
                runner_test.go:362: unexpected success for xfail case: llgo parser does not
            === RUN   TestGoRootRunCases/fixedbugs/issue24339.go
                runner_test.go:372: issue24339.go:20: no match for "unknown field foo"
                    unmatched errors:
                    issue24339.go:20: unknown field 'foo' in struct literal of type struct{}
            === RUN   TestGoRootRunCases/mem.go
                runner_test.go:364: resource guard stopped case: process-group RSS 4096.4 MiB exceeded limit 4096.0 MiB
            === RUN   TestGoRootRunCases/skip.go
                runner_test.go:300: skipping host-unsafe case: too many threads
            --- FAIL: TestGoRootRunCases (19.25s)
                --- FAIL: TestGoRootRunCases/checkbce.go (0.03s)
                --- PASS: TestGoRootRunCases/goprint.go (2.76s)
                --- FAIL: TestGoRootRunCases/helloworld.go (1.45s)
                --- PASS: TestGoRootRunCases/fixedbugs/issue18331.go (0.19s)
                --- PASS: TestGoRootRunCases/fixedbugs/issue20185.go (0.19s)
                --- FAIL: TestGoRootRunCases/fixedbugs/issue20789.go (0.17s)
                --- FAIL: TestGoRootRunCases/fixedbugs/issue24339.go (0.20s)
                --- FAIL: TestGoRootRunCases/mem.go (0.20s)
                --- SKIP: TestGoRootRunCases/skip.go (0.00s)
            FAIL
            FAIL\tgithub.com/xgo-dev/llgo/test/goroot\t19.255s
            FAIL
            """;

    private List<ImportedRun> read(String log) throws UsageException, IOException {
        Path file = dir.resolve("x.log");
        Files.writeString(file, log);
        return Imports.read(file, ImportOptions.NONE, null);
    }

    private static Map<String, String> results(ImportedRun run) {
        return run.rows().stream()
                .collect(Collectors.toMap(
                        r -> r.what().path(),
                        r -> r.result()
                                + (r.red() ? " red" : "")
                                + (r.expected() == null
                                        ? ""
                                        : " " + r.expected().key())
                                + (r.cause() == null ? "" : " " + r.cause().group()),
                        (a, b) -> a + b,
                        TreeMap::new));
    }

    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.of(
            "checkbce.go", "UNSUPPORTED_FLAG red refused -d=ssa",
            "goprint.go", "FAIL_RUN flakes",
            "helloworld.go", "FAIL_BUILD red llgo build: -: cannot find package ? in any of:",
            "fixedbugs/issue18331.go", "FAIL_RUN not_applicable",
            "fixedbugs/issue20185.go", "PASS",
            "fixedbugs/issue20789.go", "PASS red xfails",
            "fixedbugs/issue24339.go", "FAIL_DIAG red diagnostics: no match for ?",
            "mem.go", "RESOURCE red guard: process-group RSS N MiB exceeded limit N MiB",
            "skip.go", "SKIPPED host_skips"));

    @Test
    void verboseLog() throws Exception {
        ImportedRun run = read(VERBOSE).get(0);
        assertEquals(EXPECTED, results(run));
        assertTrue(run.complete());
        assertEquals("go1.26.8", run.goVersion());
        assertEquals("linux/amd64 go1.26 llgo", run.lane().toString());
        ResultRow checkbce = run.rows().get(0);
        assertNotNull(checkbce.cause());
        assertEquals(30, checkbce.millis());
        assertEquals(
                "llgo tool compile|error|compile: unsupported llgo compiler option(s): -d=ssa/check_bce/debug=3",
                checkbce.cause().signature());
        assertTrue(checkbce.text().startsWith("llgo tool compile failed: compiler exited"), checkbce.text());
        assertTrue(checkbce.text().contains("\nexit code: 2\nstderr:\ncompile: "), checkbce.text());
        assertTrue(
                run.notes().toString().contains("2 listed failures"),
                run.notes().toString());
    }

    /** Parts of a sample run one after the other into one file: each is a run, also where both are alike. */
    @Test
    void runsOfOneLogAreToldApart() throws Exception {
        List<ImportedRun> runs = read(VERBOSE + VERBOSE + VERBOSE);
        assertEquals(3, runs.size());
        assertEquals(3, runs.stream().map(ImportedRun::name).distinct().count());
        assertEquals(3, runs.stream().map(ImportedRun::digest).distinct().count());
        runs.forEach(run -> assertEquals(EXPECTED, results(run)));
        assertEquals(
                runs.stream().map(ImportedRun::digest).toList(),
                read(VERBOSE + VERBOSE + VERBOSE).stream()
                        .map(ImportedRun::digest)
                        .toList());
    }

    /** As {@code go test -c} made it, it does not know the name of its package. */
    @Test
    void aCompiledTestEndsWithTheBareWord() throws Exception {
        String log = VERBOSE.substring(0, VERBOSE.indexOf("FAIL\tgithub.com"));
        assertTrue(log.endsWith(")\nFAIL\n"), log);
        assertTrue(read(log).get(0).complete());
        assertTrue(!read(log.substring(0, log.length() - 5)).get(0).complete());
    }

    @Test
    void aJobsLogHasTimes() throws Exception {
        String log = VERBOSE.lines()
                .map(l -> "2026-08-17T18:05:12.1234567Z " + (l.startsWith("---") ? "\u001b[31m" + l + "\u001b[0m" : l))
                .collect(Collectors.joining("\r\n"));
        ImportedRun run = read("\uFEFF" + log).get(0);
        assertEquals(EXPECTED, results(run));
        assertEquals(Instant.parse("2026-08-17T18:05:12.1234567Z"), run.started());
    }

    @Test
    void jobsOfOneNightAreTakenApart() throws Exception {
        String linux = VERBOSE.replace("shard=0/1", "shard=0/2");
        String mac = VERBOSE.replace("shard=0/1", "shard=1/2")
                .replace("goos=linux goarch=amd64", "goos=darwin goarch=arm64")
                .replace("goversion=go1.26.8", "goversion=go1.25.0");
        List<String> a = linux.lines().toList();
        List<String> b = mac.lines().toList();
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < a.size(); i++) {
            mixed.append("goroot (ubuntu, 0)\tRun\t2026-08-17T18:05:12.1Z ")
                    .append(a.get(i))
                    .append('\n');
            mixed.append("goroot (macos, 1)\tRun\t2026-08-17T18:05:13.1Z ")
                    .append(b.get(i))
                    .append('\n');
        }
        List<ImportedRun> runs = read(mixed.toString());
        assertEquals(2, runs.size());
        assertEquals(EXPECTED, results(runs.get(0)));
        assertEquals(EXPECTED, results(runs.get(1)));
        assertEquals("darwin/arm64 go1.25 llgo", runs.get(1).lane().toString());
        assertEquals(1, runs.get(1).shard());
        assertEquals("2026-08-17-coverage", runs.get(0).name());
    }

    @Test
    void mixedLinesWithoutJobAreRefused() throws Exception {
        List<String> a = VERBOSE.lines().toList();
        List<String> b = VERBOSE.replace("shard=0/1", "shard=1/2").lines().toList();
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < a.size(); i++) {
            mixed.append(a.get(i)).append('\n').append(b.get(i)).append('\n');
        }
        String said = String.valueOf(
                assertThrows(UsageException.class, () -> read(mixed.toString())).getMessage());
        assertTrue(said.contains("mixed") && said.contains("gh run view --log"), said);
    }

    @Test
    void twoToolchainsOfOneScriptAreTwoRuns() throws Exception {
        String second = VERBOSE.replace("go1.26.8", "go1.25.0").replace("cases=9", "cases=9");
        List<ImportedRun> runs =
                read("==== go1.26.8 (/usr/local/go) ====\n" + VERBOSE + "==== go1.25.0 ====\n" + second);
        assertEquals(2, runs.size());
        assertEquals("go1.25", runs.get(1).lane().series());
        assertEquals(EXPECTED, results(runs.get(1)));
    }

    /** What is left of a run that was killed: no verdict lines, the last case unfinished. */
    @ParameterizedTest
    @ValueSource(strings = {"=== RUN   TestGoRootRunCases/mem.go\n", "=== RUN   TestGoRootRunCases/goprint.go\n"})
    void aLogThatWasCut(String last) throws Exception {
        String cut = VERBOSE.substring(0, VERBOSE.indexOf(last) + last.length());
        ImportedRun run = read(cut).get(0);
        Map<String, String> wanted = new TreeMap<>(EXPECTED);
        wanted.keySet().removeIf(path -> !cut.contains(path) || last.contains(path));
        assertEquals(wanted, results(run));
        assertTrue(!run.complete());
        assertTrue(
                run.notes().toString().contains("cut off while it ran"),
                run.notes().toString());
    }

    /** Wherever a log is cut, what is read of it was in it. */
    @Test
    void cutAnywhere() throws Exception {
        int from = VERBOSE.indexOf(HEADER) + HEADER.length();
        for (int end = from; end < VERBOSE.length(); end += 7) {
            for (ResultRow r : read(VERBOSE.substring(0, end)).get(0).rows()) {
                String wanted = String.valueOf(EXPECTED.get(r.what().path()));
                boolean torn = r.result() == RawResult.HARNESS_ERROR
                        || !wanted.startsWith(r.result().name());
                boolean atTheEnd =
                        VERBOSE.substring(0, end).lastIndexOf(r.what().path())
                                >= VERBOSE.substring(0, end).lastIndexOf("=== RUN");
                assertTrue(!torn || atTheEnd, r + " at " + end);
            }
        }
    }

    @Test
    void withoutVerboseOnlyFailuresAreNamed() throws Exception {
        ImportedRun run = read(HEADER + """
                --- FAIL: TestGoRootRunCases (3.70s)
                    --- FAIL: TestGoRootRunCases/checkbce.go (0.03s)
                        runner_test.go:372: llgo tool compile failed: compiler exited unsuccessfully
                            exit code: 2
                            stderr:
                            compile: unsupported llgo compiler option(s): -m -live
                            \s
                    --- FAIL: TestGoRootRunCases/fixedbugs/issue20789.go (0.14s)
                        runner_test.go:362: unexpected success for xfail case: no
                FAIL
                FAIL\tgithub.com/xgo-dev/llgo/test/goroot\t3.701s
                """).get(0);
        assertEquals(
                "{checkbce.go=UNSUPPORTED_FLAG red refused -m, fixedbugs/issue20789.go=PASS red xfails}",
                results(run).toString());
        assertTrue(!run.complete());
        assertTrue(
                run.notes().toString().contains("not made with -v"), run.notes().toString());
    }

    @Test
    void events() throws Exception {
        StringBuilder json = new StringBuilder();
        String test = "TestGoRootRunCases";
        for (String line : VERBOSE.lines().toList()) {
            if (line.startsWith("=== RUN")) {
                test = line.substring(10);
            }
            String verdict = line.strip();
            String about = verdict.startsWith("--- ") ? verdict.substring(10, verdict.lastIndexOf(" (")) : test;
            json.append("{\"Time\":\"2026-11-26T21:17:12.7Z\",\"Action\":\"output\",\"Package\":\"p\",\"Test\":\"")
                    .append(about)
                    .append("\",\"Output\":\"")
                    .append(line.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t"))
                    .append("\\n\"}\n");
            if (verdict.startsWith("--- ") && !line.startsWith("        ")) {
                json.append("{\"Time\":\"2026-11-26T21:17:12.7Z\",\"Action\":\"")
                        .append(verdict.substring(4, 8).toLowerCase(java.util.Locale.ROOT))
                        .append("\",\"Package\":\"p\",\"Test\":\"")
                        .append(about)
                        .append("\",\"Elapsed\":0.03}\n");
            }
        }
        json.append("{\"Time\":\"2026-11-26T21:17:16.3Z\",\"Action\":\"fail\",\"Package\":\"p\",\"Elapsed\":3.6}\n");
        ImportedRun run = read(json.toString()).get(0);
        assertEquals(EXPECTED, results(run));
        assertTrue(run.complete());
        // Torn in the middle of an event.
        ImportedRun torn = read(json.substring(0, json.indexOf("issue24339.go:20: unknown")))
                .get(0);
        assertTrue(!torn.complete());
        assertEquals("FAIL_DIAG red diagnostics: no match for ?", results(torn).get("fixedbugs/issue24339.go"));
    }

    @Test
    void whatIsNoLogIsRefused() {
        for (String log :
                List.of("hello\n", "=== RUN   TestGoRootRunCases\n", "\n", "{\"Action\":\"output\"}\n", "\0\0")) {
            assertThrows(UsageException.class, () -> read(log), log);
        }
        assertTrue(String.valueOf(assertThrows(UsageException.class, () -> read("=== RUN   TestGoRootRunCases\n"))
                        .getMessage())
                .contains("cut before it"));
    }

    @Test
    void programsThatPrintMuchCostLittle() throws Exception {
        StringBuilder log = new StringBuilder("=== RUN   TestGoRootRunCases\n" + HEADER);
        log.append("=== RUN   TestGoRootRunCases/big.go\n    runner_test.go:1: stdout mismatch\n");
        for (int i = 0; i < 200_000; i++) {
            log.append("        llgo printed line ").append(i).append('\n');
        }
        log.append("        ").append("x".repeat(3 << 20)).append('\n');
        ImportedRun run = read(log.toString()).get(0);
        assertEquals(1, run.rows().size());
        assertTrue(run.rows().get(0).text().length() <= 64 << 10);
    }

    @Test
    void listedSectionsAreKept() throws Exception {
        ImportedRun run = read(VERBOSE).get(0);
        assertEquals(
                Section.NOT_APPLICABLE,
                run.rows().stream()
                        .filter(r -> r.what().path().endsWith("issue18331.go"))
                        .findFirst()
                        .orElseThrow()
                        .expected());
        assertNull(run.rows().get(0).expected());
    }
}
