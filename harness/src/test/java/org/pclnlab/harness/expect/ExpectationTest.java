package org.pclnlab.harness.expect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.harness.expect.ExpectationReader.Dialect;
import org.pclnlab.harness.outcome.UsageException;

/** The tables of spec 08 section 6.1, and files that are wrong. */
class ExpectationTest {
    private static Expectations strict(String yaml) throws UsageException {
        return ExpectationReader.parse(yaml.getBytes(StandardCharsets.UTF_8), "f.yaml", Dialect.STRICT);
    }

    private static Expectations llgo(String yaml) throws UsageException {
        return ExpectationReader.parse(yaml.getBytes(StandardCharsets.UTF_8), "f.yaml", Dialect.LLGO);
    }

    private static String refused(String yaml) {
        return String.valueOf(
                assertThrows(UsageException.class, () -> strict(yaml)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "go1.24, go1.24, true",
        "go1.24, go1.24.11, true",
        "go1.24, go1.24rc1, true",
        "go1.2, go1.24.11, false",
        "go1.26, go1.26.5 X:nodwarf5, true",
        "go1.26, go1.26-devel_abc, false",
        "go1.26, devel go1.27-abc, false",
        "go1.26.0, go1.26.5, false",
        "go1, go1.25.0, true",
        "1.26, go1.26.5, false",
        "go1.26, go1.26beta2, true",
        "'', anything, true"
    })
    void versions(String wanted, String goVersion, boolean matches) {
        assertEquals(matches, Selector.versionMatches(wanted, goVersion));
    }

    @ParameterizedTest
    @CsvSource({
        "fixedbugs/*, fixedbugs/bug123.go, true",
        "*, fixedbugs/bug123.go, false",
        "*.go, bom.go, true",
        "typeparam/*, typeparam/mdempsky/16.go, false",
        "fixedbugs/issue5830[03]*, fixedbugs/issue58300b.go, true",
        "fixedbugs/[, fixedbugs/[, false",
        // the rest: Go's path.Match
        "a*b*c, aXbYbZc, true",
        "a*b*c, aXbYbZ, false",
        "a*/b, a/c/b, false",
        "a*/b, axx/b, true",
        "*x, xxx, true",
        "a?b, a/b, false",
        "a?b, aßb, true",
        "a[ζ]*, aζb, true",
        "a[!a]b, a!b, true",
        "a[^a]b, abb, true",
        "a[^a]b, a/b, false",
        "[a-c]x, bx, true",
        "'[a-c]x', dx, false",
        "'[a-]', a, false",
        "'[-a]', a, false",
        "'[]a]', a, false",
        "'[\\]a]', ], true",
        "'[x-', x, false",
        "'\\*', *, true",
        "'\\*', x, false",
        "'\\', x, false",
        "'a[', ab, false",
        "'', '', true",
        "'', x, false",
        "'**', abc, true",
        "closures/nested/?/entry/name, closures/nested/2/entry/name, true"
    })
    void globs(String glob, String path, boolean matches) {
        assertEquals(matches, new Glob(glob).matches(path));
    }

    @ParameterizedTest
    @CsvSource({"90s, 90000", "2m, 120000", "1h30m, 5400000", "1.5s, 1500", "0, 0", "-1s, -1000", ".5s, 500"})
    void durations(String text, long millis) {
        assertEquals(Duration.ofMillis(millis), GoDuration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "1x", "1 s", "9999999999h", "1h-1m", "--1s", "."})
    void noDurations(String text) {
        assertNull(GoDuration.parse(text));
    }

    @Test
    void firstMatchingEntryDecides() throws UsageException {
        Expectations e = strict("""
                timeouts:
                  - {case: "a/*", timeout: 5s, reason: slow, platform: linux/arm64}
                  - {case: "a/*", timeout: 7s, reason: slow}
                  - {case: "a/b", timeout: 9s, reason: slow}
                xfails:
                  - {version: go1.26, platform: linux/amd64, directive: conform, case: "a/b", reason: known}
                """);
        Expectations.Lane lane = new Expectations.Lane("go1.26.8", "linux/amd64");
        assertEquals(Duration.ofSeconds(7), e.timeout(lane, "conform", "a/b", Duration.ofSeconds(1)));
        assertEquals(Duration.ofSeconds(1), e.timeout(lane, "conform", "c", Duration.ofSeconds(1)));
        Entry x = Expectations.first(e.xfails(), lane, "conform", "a/b");
        assertTrue(x != null
                && x.line() == 6
                && x.place().column() == 5
                && x.reason().equals("known"));
        assertNull(Expectations.first(e.xfails(), lane, "run", "a/b"));
        assertNull(Expectations.first(e.xfails(), new Expectations.Lane("go1.25.1", "linux/amd64"), "conform", "a/b"));
        assertNull(Expectations.first(e.xfails(), new Expectations.Lane("go1.26.8", "darwin/arm64"), "conform", "a/b"));
    }

    @Test
    void casesOfOneCauseShareItsFields() throws UsageException {
        Expectations e = strict("""
                xfails:
                  - reason: one cause
                    generation: [pr2026, main]
                    case:
                      - a/*
                      - b
                """);
        assertEquals(2, e.xfails().size());
        assertEquals(5, e.xfails().get(0).line());
        assertEquals("one cause", e.xfails().get(1).reason());
        for (String generation : new String[] {"pr1906", "pr2016", "pr2026", "main", ""}) {
            Expectations.Lane lane = new Expectations.Lane("go1.26.8", "linux/amd64", generation);
            boolean ours = generation.equals("pr2026") || generation.equals("main");
            assertEquals(ours, e.xfails().get(0).matches(lane, "conform", "a/x"), generation);
            assertEquals(ours, e.xfails().get(1).matches(lane, "conform", "b"), generation);
        }
        assertNull(Expectations.first(
                e.xfails(), new Expectations.Lane("go1.26.8", "linux/amd64", "main"), "conform", "a/x/y"));
    }

    @Test
    void generationsAreThoseThereAre() {
        assertTrue(refused("xfails:\n  - {case: a, reason: r, generation: pr2027}\n")
                .contains("f.yaml:2:38: generation"));
        assertTrue(
                refused("xfails:\n  - {case: a, reason: r, generation: []}\n").contains("matches nothing"));
        assertTrue(refused("xfails:\n  - {case: [], reason: r}\n").contains("without case"));
        assertTrue(refused("timeouts:\n  - {case: a, reason: r, timeout: 5s, generation: main}\n")
                .contains("unknown key \"generation\""));
    }

    @Test
    void emptyFilesAndSectionsMeanNothing() throws UsageException {
        for (String yaml : new String[] {
            "", "# only a comment\n", "xfails:\n", "xfails: []\nflakes: []\n", "---\n", "\uFEFFxfails: []\n"
        }) {
            assertEquals(Expectations.NONE, strict(yaml));
        }
    }

    @Test
    void ourFileIsStrict() {
        assertTrue(refused("xfails:\n  - {cases: a, reason: r}\n").contains("f.yaml:2:6: unknown key \"cases\""));
        assertTrue(refused("xfails:\n  - {reason: r}\n").contains("f.yaml:2:5: an entry of xfails without case"));
        assertTrue(refused("xfails:\n  - {case: a}\n").contains("without reason"));
        assertTrue(refused("xfails:\n  - {case: '', reason: r}\n").contains("without case"));
        assertTrue(refused("not_aplicable: []\n").contains("f.yaml:1:1: unknown key"));
        assertTrue(refused("xfails:\n  - {case: 'a[', reason: r}\n").contains("malformed"));
        assertTrue(
                refused("timeouts:\n  - {case: a, reason: r, timeout: soon}\n").contains("no duration"));
        assertTrue(refused("xfails:\n  - {case: a, reason: r, timeout: 5s}\n").contains("unknown key"));
        assertTrue(refused("xfails: {case: a}\n").contains("expected a list"));
        assertTrue(refused("xfails: [a]\n").contains("expected a mapping"));
        assertTrue(refused("xfails:\n  - {case: [[a]], reason: r}\n").contains("expected a text"));
        assertTrue(refused("xfails:\n  - {case: a, case: b, reason: r}\n").contains("twice"));
        assertTrue(refused("xfails: []\nxfails: []\n").contains("twice"));
        assertTrue(refused("--- {}\n--- {}\n").contains("second document"));
        assertTrue(refused("xfails:\n\t- a\n").startsWith("f.yaml:"));
        assertTrue(refused("- a\n").contains("expected a mapping"));
        assertTrue(refused("xfails:\n  - {<<: {case: a}, reason: r}\n").contains("unknown key"));
        assertTrue(refused("!!java.io.File [x]\n").contains("the tag"));
    }

    @Test
    void llgosFileIsReadAsLlgoReadsIt() throws UsageException {
        Expectations e = llgo("not_applicable: []\nxfails:\n  - {cases: a}\n  - {case: x, timeout: 1s}\n");
        assertEquals(2, e.xfails().size());
        assertEquals(
                "[f.yaml:3:6 unknown-key, f.yaml:3:5 no-case, f.yaml:4:15 unknown-key]",
                e.remarks().stream()
                        .map(r -> r.place() + " " + r.rule())
                        .toList()
                        .toString());
        assertTrue(e.xfails().get(0).matches(new Expectations.Lane("go1.26", "linux/amd64"), "run", "anything/at/all"));
        assertThrows(UsageException.class, () -> llgo("xfails:\n  - {case: a, case: b}\n"));
    }

    @Test
    void bombsAreRefused() {
        assertTrue(refused("[".repeat(100_000)).contains("nested more than 50 deep"));
        assertTrue(refused("{a: ".repeat(100_000)).contains("nested more than 50 deep"));
        assertTrue(refused("- ".repeat(60) + "x\n").contains("nested more than 50 deep"));
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertTrue(refused(laughs.toString()).contains("more than 50 aliases"));
        assertTrue(refused("#" + "x".repeat(LimitedYaml.MAX_BYTES)).contains("bytes, at most"));
        assertTrue(refused("a: &a [*a]\n").startsWith("f.yaml:"));
        assertThrows(
                UsageException.class,
                () -> ExpectationReader.parse(new byte[] {(byte) 0xff}, "f.yaml", Dialect.STRICT));
    }

    @Test
    void ownFileOfThisRepositoryIsValid() throws UsageException {
        Path root = Path.of(System.getProperty("pclnlab.root", ".."));
        ExpectationReader.read(root.resolve("xfail.yaml"), Dialect.STRICT);
    }
}
