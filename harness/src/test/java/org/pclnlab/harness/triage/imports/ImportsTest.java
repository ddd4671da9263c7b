package org.pclnlab.harness.triage.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.goroot.Scrub;
import org.pclnlab.harness.goroot.Signature;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.triage.history.ImportedRun;
import org.pclnlab.harness.triage.history.Metric;
import org.pclnlab.harness.triage.history.ResultRow;

/** Our own results, those of benchmarks, and the groups that causes are put in. */
class ImportsTest {
    @TempDir
    private Path dir;

    private List<ImportedRun> read(String content) throws UsageException, IOException {
        Path file = dir.resolve("x");
        Files.writeString(file, content);
        return Imports.read(file, ImportOptions.NONE, null);
    }

    private static final String RUN = """
            {"type":"run","format":"pclnlab-goroot/1","run":"r1","started":"2026-11-26T20:30:00Z","mode":"coverage",\
            "root":"goroot","shard":"1/1","go":"go1.26.8","platform":"linux/amd64","tools":[{"name":"gc","kind":"gc"},\
            {"name":"main","kind":"llgo","version":"v1","generation":"main"}],"cases":["a.go","b.go"]}
            """;

    private static String row(String path, String rest) {
        return "{\"type\":\"case\",\"case\":\"" + path
                + "\",\"directive\":\"run\",\"tool\":\"main\",\"attempt\":0,\"source\":\"0\",\"time\":\"t\",\"ms\":5,"
                + rest
                + "}\n";
    }

    private static final String PASS = row("a.go", "\"result\":\"PASS\",\"verdict\":\"pass\",\"red\":false");
    private static final String REFUSED = row(
            "b.go",
            "\"result\":\"UNSUPPORTED_FLAG\",\"stage\":\"diagnostics\",\"kind\":\"missing-error\",\"exit\":2,\"signature\":"
                    + "\"diagnostics|missing-error|missing error \\\"x\\\"\",\"group\":\"refused -live -m\",\"text\":\"x.go:1: missing"
                    + " error\",\"verdict\":\"xfail\",\"red\":false,\"expectation\":{\"section\":\"xfails\",\"file\":\"x\",\"line\":1,"
                    + "\"reason\":\"r\"}");
    private static final String END = "{\"type\":\"end\",\"time\":\"t\",\"ms\":1,\"counts\":{},\"exit\":0}\n";

    @Test
    void resultsOfGorootRun() throws Exception {
        ImportedRun run = read(RUN + PASS + REFUSED + END).get(0);
        assertEquals("linux/amd64 go1.26 main", run.lane().toString());
        assertTrue(run.complete());
        assertEquals(2, run.observed());
        ResultRow b = run.rows().get(1);
        assertEquals("refused -m", b.cause() == null ? "" : b.cause().group());
        assertEquals("XFAILS 2 false", b.expected() + " " + b.exit() + " " + b.red());
    }

    /** As long as the beginning and the end of an output that are kept. */
    @Test
    void answersAsLongAsTheOutputThatIsKept() throws Exception {
        String longest = "x".repeat(2 << 20);
        ImportedRun run = read(RUN
                        + PASS
                        + REFUSED.replace("missing error\",\"verdict", longest + "\",\"verdict")
                        + END)
                .get(0);
        assertEquals(2, run.observed());
    }

    @Test
    void aRunThatWasKilledIsNotComplete() throws Exception {
        ImportedRun run = read(RUN + PASS + REFUSED.substring(0, 60)).get(0);
        assertEquals(1, run.observed());
        assertTrue(!run.complete() && run.notes().toString().contains("did not come to its end"));
    }

    @Test
    void aGuardedRunCountsForNothing() throws Exception {
        String guard =
                "{\"type\":\"guard\",\"tool\":\"main\",\"guard\":\"canary\",\"signature\":\"s\",\"failing\":1,\"seen\":1,"
                        + "\"text\":\"t\"}\n";
        ImportedRun run = read(RUN + PASS + guard + END).get(0);
        assertEquals(0, run.observed());
        assertTrue(
                run.notes().toString().contains("stopped by a guard"),
                run.notes().toString());
    }

    @Test
    void resultsOfConform() throws Exception {
        ImportedRun run = read("""
                {"schema":"pclnlab.conform/v1","tools":[{"name":"gc","kind":"gc"},{"name":"main","kind":"llgo","version":"v",
                "goVersion":"go1.26.8","platform":"linux/amd64"}],"programs":[{"tool":"main","generation":"main"}],"answers":[
                {"query":"p/s/entry/name","tool":"gc","verdict":"agree"},
                {"query":"p/s/entry/name","tool":"main","verdict":"agree"},
                {"query":"p/s/entry/line","tool":"main","verdict":"divergence","gc":"1","process":"2"},
                {"query":"p/t/entry/line","tool":"main","verdict":"xpass","expectation":{"reason":"why"}},
                {"query":"p/u/entry/line","tool":"main","verdict":"xfail","gc":"1","process":"2","expectation":{"reason":"why"}},
                {"query":"p/v/entry/line","tool":"main","verdict":"emulator-mismatch"}]}""").get(0);
        assertEquals(
                "[PASS -, FAIL_OUTPUT divergence of line in p, PASS -, FAIL_OUTPUT why, HARNESS_ERROR emulator-mismatch of line in p]",
                run.rows().stream()
                        .map(r -> r.result() + " "
                                + (r.cause() == null ? "-" : r.cause().group()))
                        .toList()
                        .toString());
    }

    private static String text(Metric m) {
        return m.name() + " " + m.unit() + " " + m.value() + " " + m.low() + " " + m.high() + " " + m.samples();
    }

    @Test
    void benchmarks() throws Exception {
        ImportedRun go =
                read("goos: linux\nBenchmarkX/a=1-2 \t 100\t 12.5 ns/op\t 3 B/op\nBenchmarkX/a=1-2 200 10.5 ns/op 3 B/op\nPASS\n")
                        .get(0);
        assertEquals(
                List.of("BenchmarkX/a=1-2 B/op 3.0 3.0 3.0 2", "BenchmarkX/a=1-2 ns/op 11.5 10.5 12.5 2"),
                go.metrics().stream().map(ImportsTest::text).toList());
        List<ImportedRun> results = read("""
                {"generated_at": "2026-11-01T00:00:00Z", "package_count": 12, "method_count": 12, "variants": [{"name": "base"}],
                 "builds": [{"variant": "base", "scenario": "hot", "size_bytes": 100, "build_ms": 7}],
                 "runs": [{"variant": "base", "scenario": "hot", "metrics_ns": {"hot.Caller0": [5, 9, 6]}},
                          {"variant": "bad", "scenario": "hot", "error": "x", "metrics_ns": {"hot.Caller0": [1]}}]}""");
        assertEquals(1, results.size());
        assertEquals("base", results.get(0).lane().tool());
        assertEquals(
                "hot/hot.Caller0 ns 6.0 5.0 9.0 3",
                text(results.get(0).metrics().get(2)));
        ImportedRun jmh = read("""
                [{"jmhVersion": "1.37", "benchmark": "b.Hot.near", "params": {"size": "10"},
                  "primaryMetric": {"score": 2.5, "scoreError": 0.5, "scoreUnit": "ns/op"}},
                 {"jmhVersion": "1.37", "benchmark": "b.Cold", "primaryMetric": {"score": 3, "scoreError": "NaN", "scoreUnit": "s/op"}}]""").get(0);
        assertEquals(
                List.of("b.Hot.near/size=10 ns/op 2.5 2.0 3.0 1", "b.Cold s/op 3.0 3.0 3.0 1"),
                jmh.metrics().stream().map(ImportsTest::text).toList());
        ImportedRun ci = read("[{\"name\": \"run/println\", \"unit\": \"ns\", \"value\": 7, \"range\": \"5..9\"}]")
                .get(0);
        assertEquals("run/println ns 7.0 5.0 9.0 1", text(ci.metrics().get(0)));
        ImportedRun own =
                read("{\"schema\":\"pclnlab.bench/v1\",\"bench\":\"hot\",\"goals\":[{\"name\":\"G1\",\"value\":1.5,\"unit\":\" x\"}]}")
                        .get(0);
        assertEquals("hot/G1 x 1.5 1.5 1.5 1", text(own.metrics().get(0)));
    }

    @Test
    void whatIsDamagedIsRefused() {
        for (String bad : List.of(
                RUN.replace("\"run\":\"r1\"", "\"run\":1") + PASS,
                RUN + "{\"type\":\"case\"}\n" + PASS,
                "{\"schema\":\"pclnlab.conform/v1\",\"tools\":",
                "{\"schema\":\"pclnlab.conform/v1\",\"tools\":[{}]}",
                "[{\"jmhVersion\": 1}",
                "{\"generated_at\": 1, \"variants\": 2, \"builds\": 3}")) {
            assertThrows(UsageException.class, () -> read(bad), bad);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "llgo tool compile failed: compiler exited unsuccessfully|stderr:|compile: unsupported llgo compiler option(s): -race, -m ~ refused -m",
                "llgo tool compile failed: x|stderr:|compile: unsupported llgo compiler option(s): -d=wb ~ refused -+",
                "llgo tool compile failed: x|stderr:|compile: unsupported llgo compiler option(s): -d=nil ~ refused -d=",
                "llgo run failed: timed out after 1m0s ~ llgo run: timed out",
                "llgo build failed: process exited with code 1|stderr:|ld.lld: error: undefined symbol: sync/atomic.runtime_procPin ~ llgo build: undefined symbol sync/atomic.runtime_procPin",
                "llgo generated build failed: process exited with code 1|stderr:|ld64.lld: error: undefined symbol: _foo ~ llgo build: undefined symbol _foo",
                "llgo run failed: process exited with code 2|stderr:|panic: got 3 at /tmp/a/x.go:44; want \"y\" ~ llgo run: panic: got N at ; want ?",
                "case.go:2: missing error \"undefined: missing\" ~ diagnostics: missing error ?",
                "llgo build failed: process exited with code 2|stderr:|panic: nil|goroutine 1 [running]:|panic(0x1)|runtime.x(1)|cl.(*context).compile(0x1, 2)|main.f()|ssa.Build(3) ~ crash llgo build: panic: nil at cl.(*context).compile < ssa.Build",
                "stdout mismatch|llgo:|x 1||go:|x 2 ~ compare stdout: llgo<x N> go<x N>"
            })
    void groups(String failure, String group) {
        String text = failure.replace('|', '\n');
        assertEquals(group, CauseGroup.of(Signature.of(text, Scrub.PLAIN), text));
    }
}
