package org.pclnlab.harness.matrix.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.harness.outcome.UsageException;

/** Spec 09 sections 2, 3.1, 3.10 and 9.5, on the generated text. */
class ProbeSourceTest {
    private static List<Scenario> scenarios(String kinds, String scales, String depths) throws UsageException {
        return Scenarios.of(List.of(kinds), new Scenarios.Sizes(List.of(scales), List.of(depths), List.of()));
    }

    private static long directives(Map<String, String> files) {
        return files.values().stream()
                .flatMap(String::lines)
                .filter(l -> l.equals(NoInlineLint.DIRECTIVE))
                .count();
    }

    @Test
    void countsOfFunctionsAreThoseOfTheSpec() throws UsageException {
        assertEquals(
                312, directives(ProbeSource.of(scenarios("multipkg", "", "").get(0), 0)));
        assertEquals(156, directives(ProbeSource.of(scenarios("cold", "", "").get(0), 0)));
        // D frames and the last one, call, callInterface, closureLayer, callClosure, framesAll
        assertEquals(33 + 5, directives(ProbeSource.of(scenarios("deep", "", "").get(0), 0)));
    }

    @ParameterizedTest
    @EnumSource(ProbeKind.class)
    void modulePathsHaveADotAndNoScale(ProbeKind kind) throws UsageException {
        for (String scale : List.of("6x6", "6x6,12x12")) {
            for (Scenario s : scenarios(kind.word(), scale, "32,512")) {
                String mod = ProbeSource.of(s, 0).get("go.mod");
                assertEquals("module example.com/llgo-bench/" + kind.word().replace("-pc", "") + "\n\ngo 1.24\n", mod);
            }
        }
    }

    @Test
    void aFrameThatMayBeInlinedIsNoticed() throws UsageException {
        Map<String, String> files = ProbeSource.of(scenarios("deep", "", "").get(0), 0);
        assertEquals(List.of(), NoInlineLint.missing(files));
        String text =
                Objects.requireNonNull(files.get("main.go")).replace("//go:noinline\nfunc frame7()", "func frame7()");
        assertEquals(List.of("main.go: frame7"), NoInlineLint.missing(Map.of("main.go", text)));
    }

    @Test
    void coldTouchesNoTableBeforeItsFirstQuestion() throws UsageException {
        Map<String, String> files = ProbeSource.of(scenarios("cold", "", "").get(0), 0);
        String main = Objects.requireNonNull(files.get("main.go"));
        int first = main.indexOf("runtime.", main.indexOf("func main()"));
        assertTrue(main.startsWith("runtime.FuncForPC(pc)", first));
        assertTrue(main.indexOf("start := time.Now()") < first);
        files.forEach((name, text) -> assertTrue(
                name.equals("main.go")
                        || !Pattern.compile("\\bruntime\\b").matcher(text).find(),
                name));
    }

    @Test
    void onlyAPlantedProgramDoesMore() throws UsageException {
        Scenario hot = scenarios("hot", "", "").get(0);
        Map<String, String> normal = ProbeSource.of(hot, 0);
        Map<String, String> planted = ProbeSource.of(hot, 20);
        assertEquals(normal.get("main.go"), planted.get("main.go"));
        assertTrue(!Objects.requireNonNull(normal.get("helper.go")).contains("plant"));
        assertTrue(!Objects.requireNonNull(normal.get("helper.go")).contains("%20"));
        assertTrue(Objects.requireNonNull(planted.get("helper.go")).contains("if i%20 == 0 {"));
    }

    @ParameterizedTest
    @CsvSource({
        "deep, 512, , deep",
        "deep, '32,512', , 'deep_32 deep_512'",
        "multipkg, , '6x6, 12X12', 'multipkg_6x6 multipkg_12x12'",
        "cold, , 24x24, cold",
        "'fresh,hot', , , 'fresh-pc hot'",
    })
    void namesOfScenarios(String kinds, String depths, String scales, String names) throws UsageException {
        List<Scenario> found = scenarios(kinds, scales == null ? "" : scales, depths == null ? "" : depths);
        assertEquals(names, String.join(" ", found.stream().map(Scenario::name).toList()));
    }

    @ParameterizedTest
    @CsvSource({
        "199,hot,199",
        "199,deep,49",
        "199,stdlib,9",
        "199,plain,1",
        "199,bigfunc,1",
        "1000,deep,250",
        "1000,plain,1",
        "1,cold,1",
        "200000,plain,100"
    })
    void iterations(long base, String kind, long expected) throws UsageException {
        assertEquals(expected, scenarios(kind, "", "").get(0).iterations(base));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6", "x6", "6x", "0x6", "6x-1", "99999x99999"})
    void wrongScales(String scale) {
        UsageException e = assertThrows(UsageException.class, () -> scenarios("multipkg", scale, ""));
        assertTrue(Objects.requireNonNull(e.getMessage()).startsWith("--scales " + scale), e.getMessage());
    }

    @Test
    void scenariosAreNamedOnceAndKnown() {
        assertThrows(UsageException.class, () -> scenarios("hot,hot", "", ""));
        assertThrows(UsageException.class, () -> scenarios("warm", "", ""));
        assertThrows(UsageException.class, () -> scenarios("multipkg", "6x6,6x6", ""));
        assertThrows(UsageException.class, () -> scenarios("", "", ""));
    }

    @Test
    void batchesAreThoseOfTheSpec() throws UsageException {
        Scenario s = scenarios("multipkg", "24x24", "").get(0);
        assertEquals(576, s.batch("multipkg.FuncForPCMany"));
        assertEquals(1, s.batch("multipkg.DeepRun"));
        Scenario big = new Scenario(ProbeKind.BIGFUNC, "bigfunc", 16, 2000, 0);
        assertEquals(16, big.batch("bigfunc.FileLineMid"));
        assertEquals(32000, big.batch("bigfunc.Work"));
    }
}
