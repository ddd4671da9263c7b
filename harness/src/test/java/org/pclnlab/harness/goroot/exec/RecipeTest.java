package org.pclnlab.harness.goroot.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.goroot.Directive;

/** The tables of spec 08 sections 3.7, 4.8 and 4.9. */
class RecipeTest {
    private static Recipe of(Directive d, String... args) throws CaseFailure {
        return Recipe.of(d, List.of(args));
    }

    @Test
    void flagsWithValues() throws CaseFailure {
        assertEquals(
                List.of("-gcflags", "-l=4"),
                of(Directive.RUN, "-gcflags", "-l=4").build());
        assertEquals(
                List.of("-gcflags=-d=maymorestack=main.mayMoreStack"),
                of(Directive.RUN, "-gcflags=-d=maymorestack=main.mayMoreStack").build());
        Recipe in = of(
                Directive.RUNINDIR,
                "-gomodversion",
                "1.23",
                "-goexperiment",
                "fieldtrack",
                "-ldflags",
                "-strictdups=2",
                "-w=0",
                "arg1");
        assertEquals("1.23", in.goMod());
        assertEquals(Map.of("GOEXPERIMENT", "fieldtrack"), in.env());
        assertEquals(List.of("-ldflags", "-strictdups=2 -w=0"), in.build());
        assertEquals(List.of("arg1"), in.program());
    }

    @Test
    void linkerFlagsOfTheCompileFamilyTakeEverything() throws CaseFailure {
        Recipe r = of(Directive.RUNDIR, "-N", "-ldflags", "-w", "-strictdups=2");
        assertEquals(List.of("-N"), r.compile());
        assertEquals(List.of("-w", "-strictdups=2"), r.link());
        Recipe lost = of(Directive.RUNDIR, "-ldflags", "-w", "arg1");
        assertEquals(List.of("-w", "arg1"), lost.link());
        assertEquals(List.of(), lost.program());
    }

    @Test
    void expectedStatusAndCompilerFlags() throws CaseFailure {
        Recipe r = of(Directive.ERRORCHECK, "-0", "-lang=go1.17", "-N", "-goexperiment", "fieldtrack");
        assertFalse(r.wantError());
        assertEquals(List.of("-lang=go1.17", "-N"), r.compile());
        Recipe m = of(Directive.ERRORCHECK, "-gcflags", "-l", "-m");
        assertTrue(m.wantError());
        assertEquals(List.of("-gcflags", "-l"), m.build());
        assertEquals(List.of("-m"), m.compile());
    }

    @Test
    void repeatedVariablesAreJoined() throws CaseFailure {
        Recipe r = of(Directive.RUN, "-goexperiment", "a", "-goexperiment", "b", "-godebug", "x=1");
        assertEquals(Map.of("GOEXPERIMENT", "a,b", "GODEBUG", "x=1"), r.env());
        Recipe t = of(Directive.RUN, "-t", "5", "-race");
        assertEquals(Duration.ofSeconds(5), t.timeout());
        assertEquals(List.of("-race"), t.build());
    }

    @Test
    void missingValueFailsTheCase() {
        CaseFailure e = assertThrows(CaseFailure.class, () -> of(Directive.RUN, "-tags"));
        assertEquals("run: missing value for -tags", e.text());
        assertThrows(CaseFailure.class, () -> of(Directive.RUN, "-t", "soon"));
    }

    @Test
    void programArgumentsThatAreSources() throws CaseFailure {
        Recipe r = of(Directive.RUN, "./b.go", "c.go", "x", "d.go");
        assertEquals(List.of("a.go", "b.go", "c.go"), r.sources("a.go"));
        assertEquals(List.of("x", "d.go"), r.programArguments());
    }

    @ParameterizedTest
    @CsvSource({
        "go1.24.11, 1.24",
        "'go1.26.5\ntime 2026-07-09T17:00:00Z', 1.26",
        "'go1.26rc1\ntime 2025-12-16T20:14:05Z', 1.26rc1",
        "devel go1.27-0123abcd Mon Jun 1, 1.27"
    })
    void goVersion(String content, String version) throws CaseFailure {
        assertEquals(version, GoVersion.of(content));
    }

    @Test
    void versionWithoutMinorFailsTheCase() {
        assertThrows(CaseFailure.class, () -> GoVersion.of("go2"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "999, 999ms", "1000, 1s", "1500, 1.5s", "60003, 1m0.003s", "60000, 1m0s", "3600000, 1h0m0s"})
    void durationsAsGoPrintsThem(long millis, String text) {
        assertEquals(text, CaseFailure.goDuration(millis));
    }

    @Test
    void outputIsEvenedOut() {
        assertEquals("x\n", Comparison.normalise("2026/03/13 00:56:11 x\n", false));
        String fraction = "2026/03/13 00:56:11.123 x\n";
        assertEquals(fraction, Comparison.normalise(fraction, false));
        assertEquals("\n", Comparison.normalise("2026/03/13 00:56:11 \n", false));
        String indented = " 2026/03/13 00:56:11 x";
        assertEquals(indented, Comparison.normalise(indented, false));
        assertEquals("a\nb\nc", Comparison.normalise("a\r\nb\rc", false));
        assertEquals("hello\n", Comparison.normalise("ld: warning: foo\nhello\n", true));
        assertEquals("ld: warning: foo\nhello\n", Comparison.normalise("ld: warning: foo\nhello\n", false));
        assertEquals("ok", Comparison.normalise("  ld.lld: warning: x\r\nok", true));
        assertEquals("hello ld: warning:\n", Comparison.normalise("hello ld: warning:\n", true));
    }
}
