package org.pclnlab.harness.goroot.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.FlagPredictor;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.Mode;
import org.pclnlab.harness.goroot.find.Discovery.Filter;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains;

/** The lists of Go 1.26.8 on linux/amd64 as LLGo's runner has them (spec 08 section 3.4a), and small folders. */
class DiscoveryTest {
    private static Tool go = new Tool("", Tool.Kind.GC, Path.of(""), null, "", "", "", "", "");
    private static BuildContext context = BuildContext.of("linux", "amd64", true, "go1.26.8", List.of());

    @TempDir
    private Path dir = Path.of("");

    @BeforeAll
    static void ask() throws Exception {
        go = Toolchains.find(List.of(), List.of(), System.getenv(), new Launcher())
                .reference();
        context = GoContext.of(go, System.getenv(), new Launcher());
    }

    private static void measuredRelease() {
        assumeTrue(
                go.goVersion().equals("go1.26.8") && go.platform().equals("linux/amd64"),
                "the lists were measured with go1.26.8 on linux/amd64");
        assumeTrue(Files.isDirectory(Path.of(go.goroot(), "test")), "this Go came without GOROOT/test");
    }

    private static List<GorootCase> cases(Mode mode) throws Exception {
        return new Discovery(GoContext.testFolder(go), context).cases(new Filter(mode));
    }

    @ParameterizedTest
    @CsvSource({
        "LEGACY, 1017, {run=1017}",
        "CI, 1061, {buildrun=1; run=1038; runoutput=22}",
        "RUNLIKE, 1195, {buildrun=1; buildrundir=4; run=1042; rundir=116; runindir=10; runoutput=22}",
        "COVERAGE, 2374, {buildrun=1; buildrundir=4; compile=512; errorcheck=659; errorcheckandrundir=5; run=1045;"
                + " rundir=116; runindir=10; runoutput=22}"
    })
    void countsOfGo126(Mode mode, int total, String counts) throws Exception {
        measuredRelease();
        Map<String, Integer> found = new TreeMap<>();
        List<GorootCase> cases = cases(mode);
        cases.forEach(c -> found.merge(c.directive().word(), 1, Integer::sum));
        assertEquals(total, cases.size());
        assertEquals(counts, found.toString().replace(',', ';'));
    }

    @Test
    void filesOfDotDirFoldersAreCasesInCoverageOnly() throws Exception {
        measuredRelease();
        assertTrue(cases(Mode.COVERAGE).stream().anyMatch(c -> c.path().equals("fixedbugs/issue18419.dir/test.go")));
        assertTrue(cases(Mode.RUNLIKE).stream().noneMatch(c -> c.folder().endsWith(".dir")));
    }

    /** Spec 08 section 10.4a: 112 of the 1171 diagnostic cases have a flag that llgo refuses. */
    @Test
    void predictorNamesTheCasesThatAreRefused() throws Exception {
        measuredRelease();
        List<GorootCase> diagnostic = cases(Mode.COVERAGE).stream()
                .filter(c -> c.directive().isDiagnostic())
                .toList();
        assertEquals(1171, diagnostic.size());
        assertEquals(
                112,
                diagnostic.stream()
                        .filter(c -> !FlagPredictor.refused(c).isEmpty())
                        .count());
    }

    private void file(String path, String text) throws Exception {
        Path f = dir.resolve(path);
        Files.createDirectories(f.getParent());
        Files.write(f, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ownFolderIsWalkedInByteOrder() throws Exception {
        for (String p :
                List.of("b.go", "B.go", "a/x.go", "é.go", ".hidden/y.go", "a/testdata/z.go", "z.txt", "a-b/c.go")) {
            file(p, "// run\n\npackage main\n");
        }
        List<String> found = new Discovery(dir, context)
                .cases(new Filter(Mode.COVERAGE)).stream().map(GorootCase::path).toList();
        assertEquals(List.of("B.go", "b.go", "é.go", "a/x.go", "a-b/c.go"), found);
    }

    @Test
    void modesTakeArgumentsDifferently() throws Exception {
        file("plain.go", "// run\n\npackage main\n");
        file("args.go", "// run -x\n\npackage main\n");
        file("race.go", "// run -race\n\npackage main\n");
        file("out.go", "// runoutput\n\npackage main\n");
        file("nul.go", "// run\n\0\npackage main\n");
        file("late.go", "// run\n\npackage main\n\nvar x = `\0`\n");
        Discovery d = new Discovery(dir, context);
        assertEquals(List.of("late.go", "plain.go"), paths(d, Mode.LEGACY));
        assertEquals(List.of("args.go", "late.go", "out.go", "plain.go"), paths(d, Mode.CI));
        assertEquals(List.of("args.go", "late.go", "out.go", "plain.go", "race.go"), paths(d, Mode.RUNLIKE));
        Filter one = new Filter(Mode.CI, List.of(Directive.RUNOUTPUT), null, false);
        assertEquals(
                List.of("out.go"), d.cases(one).stream().map(GorootCase::path).toList());
        assertTrue(d.left(new Filter(Mode.CI)).contains(new Discovery.Left("nul.go", "build constraint")));
    }

    private static List<String> paths(Discovery d, Mode mode) throws Exception {
        return d.cases(new Filter(mode)).stream().map(GorootCase::path).toList();
    }
}
