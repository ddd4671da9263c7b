package org.pclnlab.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.conform.Conformance;
import org.pclnlab.harness.conform.ImageVerdict;
import org.pclnlab.harness.conform.Row;
import org.pclnlab.harness.conform.Verdict;
import org.pclnlab.harness.expect.Judgement;
import org.pclnlab.harness.expect.Judgement.Judged;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.RawOutcome;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.RunHeader;
import org.pclnlab.harness.goroot.Signature;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.report.model.Outcome;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.ReportCase;
import org.pclnlab.harness.report.model.ReportCase.Source;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains.NotRun;

/** The one model, made of each command's results. */
class ReportOfTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private static Judged judged(String query, Verdict v, @Nullable String gc, @Nullable String own, String note) {
        return new Judged(new Row(query, "main", v, gc, own, own, own, note, ""), v, null);
    }

    private static Tool tool(String name, Tool.Kind kind) {
        return new Tool(name, kind, Path.of(name), null, "v", "go1.26.8", "linux/amd64", "", "");
    }

    private Report conform(boolean strict, List<ImageVerdict> images, Judged... rows) {
        Conformance run = new Conformance(
                List.of(tool("gc", Tool.Kind.GC), tool("main", Tool.Kind.LLGO)),
                List.of(new Conformance.Program("p", "main", false, true, "pr2026", "")),
                List.of(),
                images,
                List.of(new NotRun("old", "not here")),
                Duration.ofMillis(1500));
        List<Judged> all = List.of(rows);
        Conformance withRows = new Conformance(
                run.tools(),
                run.programs(),
                all.stream().map(Judged::row).toList(),
                images,
                run.notRun(),
                run.elapsed());
        return ReportOf.conform(
                withRows, new Judgement(all, List.of(), ExitCode.FINDING), strict, "xfail.yaml", dir, "now");
    }

    @Test
    void everyVerdictOfConformHasItsOutcome() {
        List<Judged> rows = new ArrayList<>();
        for (Verdict v : Verdict.values()) {
            rows.add(judged("p/s/" + v.label() + "/name", v, "a", "b", ""));
        }
        List<String> lax = conform(false, List.of(), rows.toArray(Judged[]::new)).cases().stream()
                .map(c -> c.verdict() + " " + c.outcome().word())
                .toList();
        assertEquals(
                List.of(
                        "agree passed",
                        "divergence finding",
                        "emulator-mismatch finding",
                        "reader-mismatch finding",
                        "error error",
                        "xfail known",
                        "xpass known",
                        "flake known",
                        "skipped skipped"),
                lax);
        Report strict = conform(true, List.of(), rows.toArray(Judged[]::new));
        assertEquals(Outcome.FINDING, strict.cases().get(6).outcome());
        assertEquals("pr2026", strict.tools().get(1).generation());
        assertEquals(List.of(new Report.NotRun("old", "not here")), strict.notRun());
    }

    @Test
    void aFindingLeadsToTheLineThatGcNames() throws Exception {
        Path file = Files.createDirectories(dir.resolve("probes/p")).resolve("main.go");
        Files.writeString(file, "one\ntwo\nthree\nfour\nfive\nsix\nseven\n");
        Report r = conform(
                false,
                List.of(),
                judged("p/f/1/entry/name", Verdict.DIVERGENCE, "main.f", "main.g", ""),
                judged("p/f/1/entry/line", Verdict.AGREE, file + ":5", file + ":5", ""),
                judged("p/f/2/entry/name", Verdict.DIVERGENCE, "main.f", "main.g", ""));
        ReportCase c = r.cases().get(0);
        assertEquals("main.g instead of main.f", c.message());
        assertEquals(
                new Source("probes/p/main.go", 5, 2, List.of("two", "three", "four", "five", "six", "seven")),
                c.source());
        assertEquals(null, r.cases().get(2).source(), "of another pc");
    }

    /** Nothing outside of the folder is read, whatever a program says where it comes from. */
    @Test
    void sourceOutsideOfTheFolderIsNamedAndNotRead() throws Exception {
        Path secret = Files.writeString(Files.createTempFile("outside", ".go"), "secret\n");
        for (String place : List.of(secret + ":1", dir + "/../" + secret.getFileName() + ":1", "nul\u0000.go:1")) {
            Report r = conform(
                    false,
                    List.of(),
                    judged("p/f/1/entry/name", Verdict.DIVERGENCE, "a", "b", ""),
                    judged("p/f/1/entry/line", Verdict.AGREE, place, place, ""));
            assertEquals(List.of(), assertNotNullSource(r.cases().get(0)).lines(), place);
        }
        Files.delete(secret);
    }

    private static Source assertNotNullSource(ReportCase c) {
        Source s = c.source();
        assertNotNull(s);
        return s == null ? new Source("", 0, 0, List.of("none")) : s;
    }

    @Test
    void theSameFindingOnAnotherMachineReadsTheSame() {
        String here = conform(
                        false,
                        List.of(),
                        judged("p/f/l/line", Verdict.DIVERGENCE, dir + "/x.go:1", dir + "/x.go:2", ""))
                .cases()
                .get(0)
                .message();
        assertEquals("x.go:2 instead of x.go:1", here);
    }

    @Test
    void imagesAreCasesAndThoseNotRunAreNot() {
        Report r = conform(
                false,
                List.of(
                        new ImageVerdict("main-a", 5, 5, List.of(), ""),
                        new ImageVerdict("main-b", 5, 4, List.of("pc 0x1"), ""),
                        new ImageVerdict("main-c", 0, 0, List.of(), "no cc")));
        assertEquals(
                List.of("main-a passed", "main-b finding"),
                r.cases().stream().map(c -> c.id() + " " + c.outcome().word()).toList());
        assertEquals("4 of 5 answers agree", r.cases().get(1).message());
    }

    private static CaseRow row(CaseVerdict v, boolean red) {
        CaseRow.Failure f = new CaseRow.Failure(new Signature("llgo run", "exit2", "panic: boom"), 2, 0, false, "");
        return new CaseRow(
                new GorootCase("fixedbugs/" + v.word() + ".go", Directive.RUN, List.of()),
                "main",
                0,
                "00",
                "2026-11-26T20:30:05Z",
                new CaseRow.Conditions(1, 2, -1, ""),
                new RawOutcome(
                        RawResult.FAIL_RUN, "at " + v.word() + ".go:3: boom", null, List.of(), List.of(), List.of()),
                f,
                List.of(),
                new CaseRow.Judged(v, red, null));
    }

    @Test
    void casesOfGorootMissingOnesAndGuards() throws Exception {
        Files.createDirectories(dir.resolve("fixedbugs"));
        Files.writeString(dir.resolve("fixedbugs/fail.go"), "1\n2\n3\n");
        RunHeader header = new RunHeader(
                "run",
                "2026-11-26T20:00:00Z",
                "ci",
                "goroot",
                "merged",
                "go1.26.8",
                "linux/amd64",
                List.of(new RunHeader.ToolInfo("main", "llgo", "v", "i", "main")),
                new RunHeader.Host("linux", 2, 1, 0, 0, 0, 0),
                new RunHeader.Settings(2, 2, 1, 1, List.of()),
                List.of(),
                "",
                List.of());
        List<CaseRow> rows = new ArrayList<>();
        for (CaseVerdict v : CaseVerdict.values()) {
            rows.add(row(v, v.red()));
        }
        Report r = ReportOf.goroot(
                header, rows, List.of("a b.go main"), List.of("slow"), List.of("llgo (none found)"), dir, 1);
        assertEquals(
                List.of(
                        "pass passed",
                        "fail finding",
                        "refused known",
                        "xfail known",
                        "not-applicable known",
                        "changed finding",
                        "xpass finding",
                        "na-pass finding",
                        "flaky known",
                        "conflict finding",
                        "baseline error",
                        "resource error",
                        "harness error",
                        "skipped skipped",
                        "repeat known",
                        "missing error"),
                r.cases().stream()
                        .map(c -> c.verdict() + " " + c.outcome().word())
                        .toList());
        assertEquals(
                new Source("fixedbugs/fail.go", 3, 1, List.of("1", "2", "3")),
                r.cases().get(1).source());
        assertEquals("llgo run|exit2|panic: boom", r.cases().get(1).message());
        assertEquals("a b.go", r.cases().get(15).id());
        assertEquals(
                "[llgo (none found), slow (a guard stopped it; none of its results counts)]",
                r.notRun().toString());
    }
}
