package org.pclnlab.harness.goroot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.harness.outcome.UsageException;

/** Files of runs: whole, torn, of other runs, and no such files at all. */
class RunContentTest {
    private static final RunHeader.ToolInfo GC = new RunHeader.ToolInfo("gc", "gc", "go1.26.8", "abc", "");

    @TempDir
    private Path dir = Path.of("");

    private static RunHeader header(String plan, List<String> cases) {
        return new RunHeader(
                "r1",
                "2026-11-26T20:30:00Z",
                "ci",
                "goroot",
                "1/2",
                "go1.26.8",
                "linux/amd64",
                List.of(GC),
                new RunHeader.Host("Linux", 2, 1000, 0.5, 8192, 1024, -1),
                new RunHeader.Settings(2, 2, 180_000, 60_000, List.of(new RunHeader.ListFile("x.yaml", "00"))),
                cases,
                plan,
                List.of(0));
    }

    private static CaseRow row(String path, int attempt, long millis) {
        StageResult s = new StageResult(
                "llgo run", millis, -1, 11, true, 5, 3, false, "", Output.EMPTY, new Output("x\u00ff", 2));
        CaseRow.Failure f = new CaseRow.Failure(
                new Signature("llgo run", "exit-1", "a|b \u00e9 \u0007"), -1, 11, true, "refused -m");
        RawOutcome raw =
                new RawOutcome(RawResult.FAIL_RUN, "t\n\u2028\"", s, List.of(s), List.of("-m"), List.of("note"));
        return new CaseRow(
                new GorootCase(path, Directive.RUN, List.of("-x", "")),
                "gc",
                attempt,
                "00",
                "2026-11-26T20:30:05Z",
                new CaseRow.Conditions(1.5, 2, -1, attempt == 0 ? "" : "default"),
                raw,
                f,
                List.of("-m"),
                new CaseRow.Judged(CaseVerdict.XFAIL, false, new CaseRow.Reason("xfails", "x.yaml", 3, "why")));
    }

    private Path file(String name, RunHeader h, CaseRow... rows) throws Exception {
        Path p = dir.resolve(name);
        try (RunFile f = RunFile.create(p, h)) {
            for (CaseRow r : rows) {
                f.append(r);
            }
        }
        return p;
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        RunHeader h = header("p", List.of("a.go", "b.go"));
        RunContent c = RunContent.read(file("a", h, row("a.go", 0, 12)));
        assertEquals(h, c.header());
        CaseRow back = c.first().get(0);
        CaseRow written = row("a.go", 0, 12);
        assertEquals(written.what(), back.what());
        assertEquals(written.failure(), back.failure());
        assertEquals(written.judged(), back.judged());
        assertEquals(written.conditions(), back.conditions());
        assertEquals(written.raw().text(), back.raw().text());
        assertEquals(written.raw().refused(), back.raw().refused());
        assertEquals(12, back.raw().millis());
        assertEquals(3, back.raw().stages().get(0).shared());
    }

    @Test
    void tornLastLineIsIgnoredWhereverItWasTorn() throws Exception {
        RunHeader h = header("p", List.of("a.go", "b.go"));
        byte[] whole = Files.readAllBytes(file("a", h, row("a.go", 0, 1), row("b.go", 0, 2)));
        String text = new String(whole, StandardCharsets.UTF_8);
        int second = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
        int start = text.substring(0, second).getBytes(StandardCharsets.UTF_8).length;
        for (int cut = start; cut < whole.length; cut += 7) {
            Path p = dir.resolve("torn");
            Files.write(p, java.util.Arrays.copyOf(whole, cut));
            RunContent c = RunContent.read(p);
            assertEquals(1, c.rows().size());
            assertEquals(start, c.length());
            try (RunFile f = RunFile.resume(p, c.length(), "now", 1, 1)) {
                f.append(row("b.go", 0, 2));
            }
            assertEquals(2, RunContent.read(p).rows().size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello\n",
                "[1]\n",
                "{\"type\":\"case\"}\n",
                "{\"type\":\"run\",\"format\":\"other/1\"}\n",
                "{\"type\":\"run\",\"format\":\"pclnlab-goroot/1\",\"run\":7}\n",
                "{\"type\":\"run\",\"format\":\"pclnlab-goroot/1\",\"run\":\"r\",\"cases\":[\"a\"],\"mine\":[5]}\n",
                "{\"type\":\"run\",\"format\":\"pclnlab-goroot/1\",\"run\":\"r\"}\n{\"type\":\"case\"}\n{\"type\":\"end\"}\n",
                "{\"type\":\"run\",\"format\":\"pclnlab-goroot/1\",\"run\":\"r\"}\nbroken\n{\"type\":\"end\"}\n"
            })
    void otherFilesAreRefusedInOneLine(String content) throws Exception {
        Path p = dir.resolve("bad");
        Files.writeString(p, content);
        UsageException e = assertThrows(UsageException.class, () -> RunContent.read(p));
        assertEquals(1, String.valueOf(e.getMessage()).lines().count());
        assertTrue(String.valueOf(e.getMessage()).startsWith(p.toString()));
    }

    @Test
    void fileOfARunKilledInItsFirstLineIsStartedAgain() throws Exception {
        byte[] whole = Files.readAllBytes(file("a", header("p", List.of("a.go")), row("a.go", 0, 1)));
        int first = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n');
        for (int cut = 0; cut <= first; cut += 3) {
            Path p = dir.resolve("torn");
            Files.write(p, java.util.Arrays.copyOf(whole, cut));
            assertNull(RunFile.left(p));
            assertFalse(Files.exists(p));
        }
        RunContent begun = RunFile.left(dir.resolve("a"));
        assertNotNull(begun);
        assertEquals(1, begun.rows().size());
        Path foreign = Files.writeString(dir.resolve("foreign"), "{\"type\":\"run\",\"format\":\"x");
        assertThrows(UsageException.class, () -> RunFile.left(foreign));
        assertTrue(Files.exists(foreign));
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        Path p = dir.resolve("deep");
        Files.writeString(p, "{\"type\":" + "[".repeat(100_000) + "\n");
        assertThrows(UsageException.class, () -> RunContent.read(p));
    }

    @Test
    void fileThatExistsIsNotOverwritten() throws Exception {
        file("a", header("p", List.of("a.go")));
        assertThrows(UsageException.class, () -> RunFile.create(dir.resolve("a"), header("p", List.of())));
    }

    @Test
    void mergeRefusesWhatDoesNotBelongTogether() throws Exception {
        List<String> cases = List.of("a.go", "b.go");
        Path a = file("a", header("p", cases), row("a.go", 0, 1));
        Path b = file("b", header("p", cases), row("b.go", 0, 1), row("b.go", 1, 1));
        Merge m = Merge.of(List.of(b, a));
        assertEquals(
                List.of("a.go", "b.go", "b.go"),
                m.rows().stream().map(r -> r.what().path()).toList());
        assertEquals(List.of(), m.missing());
        assertEquals(List.of("b.go gc"), Merge.of(List.of(a)).missing());
        Path other = file("c", header("q", cases), row("b.go", 0, 1));
        assertThrows(UsageException.class, () -> Merge.of(List.of(a, other)));
        Path differs = file("d", header("p", cases), row("a.go", 0, 99));
        assertThrows(UsageException.class, () -> Merge.of(List.of(a, differs)));
        assertEquals(1, Merge.of(List.of(a, a)).rows().size());
    }
}
