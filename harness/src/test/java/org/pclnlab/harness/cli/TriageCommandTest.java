package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.JsonFields;
import org.pclnlab.harness.triage.Night;
import picocli.CommandLine;

/** {@code pclnlab triage} from arguments to exit code, files and text. */
class TriageCommandTest {
    @TempDir
    private Path dir;

    private String out = "";
    private String err = "";
    private Path list = Path.of("");

    private int run(String... args) {
        StringWriter o = new StringWriter();
        StringWriter e = new StringWriter();
        CommandLine line = CommandLines.create();
        line.setOut(new PrintWriter(o, true));
        line.setErr(new PrintWriter(e, true));
        List<String> all = new ArrayList<>(List.of("triage"));
        all.addAll(Arrays.asList(args));
        all.addAll(List.of("--history", dir.resolve("h.db").toString()));
        int code = line.execute(all.toArray(new String[0]));
        out = o.toString();
        err = e.toString();
        return code;
    }

    private int ask(String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(List.of("--xfail", list.toString()));
        return run(all.toArray(new String[0]));
    }

    @BeforeEach
    void history() throws Exception {
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nights.add(new Night(Night.LINUX26, i)
                    .pass("ok.go")
                    .pass("stale.go")
                    .fail("new.go", "boom")
                    .expected("known.go", "k", Section.XFAILS));
        }
        Night.write(dir.resolve("h.db"), nights);
        list = dir.resolve("xfail.yaml");
        Files.writeString(list, """
                # ours
                xfails:
                  - case: stale.go # gone
                    reason: a, https://example.org/1
                  - case: known.go
                    reason: b, https://example.org/2
                """);
    }

    @Test
    void reportApplyAndTheNextReport() throws Exception {
        assertEquals(1, ask("report"));
        for (String wanted : List.of(
                "4 cases: 1 pass, 1 fail, 1 xfail, 1 xpass; 2 red",
                "stale entries: the case passes (1)",
                "passes on linux/amd64 go1.26 llgo (main) in the last 4 runs, all there are",
                "-> add it to xfails for go1.26 linux/amd64 main",
                "frees 1 of 1: llgo run: panic: boom")) {
            assertTrue(out.contains(wanted), wanted + " is not in\n" + out);
        }
        assertEquals(1, ask("report", "--diff"));
        assertTrue(out.contains("\n-  - case: stale.go # gone\n"), out);
        assertTrue(Files.readString(list).contains("stale.go"));
        Path pr = dir.resolve("pr.md");
        assertEquals(0, ask("report", "--apply", "--pr", pr.toString(), "--issue", "https://example.org/3"), out + err);
        assertTrue(out.contains("written: " + list + ", 2 entries before, 2 now"), out);
        String text = Files.readString(list);
        assertTrue(
                text.startsWith(
                        "# ours\nxfails:\n  - case: known.go\n    reason: b, https://example.org/2\n  - version: go1.26\n"),
                text);
        assertTrue(text.contains("    signature: 'llgo run|exit2|panic: boom'\n"), text);
        String markdown = Files.readString(pr);
        assertTrue(
                markdown.contains("| `linux/amd64` | `go1.26.5` | llgo | `c3` | 4 | 1 | 1 | 0 | 0 | 0 | 2 |"),
                markdown);
        assertTrue(markdown.contains("| `linux/amd64` | `go1.26` | 2 | 0 | 0 |"), markdown);
        assertEquals(0, ask("report", "--strict"), out);
        assertTrue(out.contains("2 xfail; as expected"), out);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "stale", "missing", "flaky", "causes", "hidden", "lint"})
    void everyQuestionHasACommand(String question) throws Exception {
        int code = ask(question, "--json", "-");
        assertEquals(question.equals("stale") || question.equals("missing") ? 1 : 0, code, out + err);
        JsonFields json = JsonFields.parse(out.strip());
        assertEquals("pclnlab.triage/v1", json.text("schema"));
        assertEquals(1, json.objects("lanes").size());
        assertEquals("new.go", json.objects("missing").get(0).text("case"));
        assertEquals(0, run(question, "--help"));
        assertTrue(out.contains("pclnlab triage " + question), out);
    }

    @Test
    void reasonsAndLinksAreAskedForWhenStrict() throws Exception {
        Files.writeString(list, "xfails:\n  - {case: known.go, reason: b}\n");
        assertEquals(0, ask("lint"));
        assertEquals(1, ask("lint", "--strict"));
        assertTrue(out.contains(list + ":2:5: no issue and no link in the reason"), out);
    }

    @Test
    void wrongListsAreTwoWithLineAndColumn() throws Exception {
        Files.writeString(list, "xfails:\n  - case: a\n    reason: [\n");
        assertEquals(2, ask("report"));
        assertTrue(err.startsWith("pclnlab: " + list + ":4:1: "), err);
        Files.writeString(list, "xfails:\n  - {case: a, reason: r}\nflakes:\n  - {case: a, reason: r}\n");
        assertEquals(2, ask("report"));
        assertTrue(err.contains(list + ":"), err);
    }

    @Test
    void importsSayWhatTheyDid() throws Exception {
        Path good = dir.resolve("good.log");
        Files.writeString(good, """
                === RUN   TestGoRootRunCases
                goroot=/go goversion=go1.26.8 goos=linux goarch=amd64 shard=0/1 cases=1 directive_mode=ci
                === RUN   TestGoRootRunCases/a.go
                --- PASS: TestGoRootRunCases (1.0s)
                    --- PASS: TestGoRootRunCases/a.go (1.0s)
                ok  \tgithub.com/xgo-dev/llgo/test/goroot\t1.0s
                """);
        Path bad = dir.resolve("bad.log");
        Files.writeString(bad, "nothing");
        assertEquals(2, run("import", bad.toString(), good.toString()));
        assertTrue(err.contains(bad + ": no run of LLGo's GOROOT/test runner in it"), err);
        assertTrue(out.contains("added         linux/amd64 go1.26 llgo") && out.contains("1 of 1 cases, 0 red"), out);
        assertEquals(0, run("import", good.toString()));
        assertTrue(out.contains("already there"), out);
        assertEquals(0, run("runs", "--check"));
        assertTrue(out.contains("integrity: ok") && out.contains("night-3 (c3)"), out);
    }

    @Test
    void measurements() throws Exception {
        for (int i = 1; i <= 2; i++) {
            Path file = dir.resolve("b" + i);
            Files.writeString(
                    file, "BenchmarkX-2 100 " + 10 * i + " ns/op\nBenchmarkX-2 100 " + (10 * i + 1) + " ns/op\n");
            assertEquals(0, run("import", "--started", "2026-01-0" + i + "T00:00:00Z", file.toString()), err);
        }
        assertEquals(0, run("bench"));
        assertTrue(out.contains("moved") && out.contains("+95.2 %") && out.contains("1 measurements, 1 moved"), out);
    }

    @Test
    void wrongArguments() {
        assertEquals(2, run());
        assertEquals(2, run("nonsense"));
        assertEquals(2, run("import"));
        assertEquals(2, ask("causes", "--apply"));
        assertEquals(2, ask("report", "--window", "0"));
        assertEquals(2, run("report", "--xfail", dir.resolve("none.yaml").toString()));
        list = dir.resolve("xfail.yaml");
        CommandLine line = CommandLines.create();
        StringWriter e = new StringWriter();
        line.setErr(new PrintWriter(e, true));
        assertEquals(
                2,
                line.execute(
                        "triage", "report", "--history", dir.resolve("no.db").toString(), "--xfail", list.toString()));
        assertTrue(e.toString().contains("no history"), e.toString());
    }
}
