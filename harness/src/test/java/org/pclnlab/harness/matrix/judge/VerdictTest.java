package org.pclnlab.harness.matrix.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.matrix.Results;
import org.pclnlab.harness.matrix.model.Launch;
import org.pclnlab.harness.matrix.model.MatrixResult;

/** Spec 09 section 12, row by row, on results of known numbers. */
class VerdictTest {
    private static Comparison only(MatrixResult r) {
        Comparison c = Judged.of(r, Rule.USUAL).comparison("hot", "hot.Caller0", "go", "other");
        return Objects.requireNonNull(c);
    }

    @ParameterizedTest
    @CsvSource({"1.05, SLOWER", "0.95, FASTER", "1.0, SAME", "1.01, SAME", "1.02, UNDECIDED"})
    void aKnownFactorHasItsVerdict(double factor, Verdict expected) {
        Comparison c = only(Results.of(15, 7, Map.of("hot.Caller0", x -> x * factor)));
        assertEquals(expected, c.verdict(), c.toString());
        assertEquals(15, c.n());
        assertEquals("Wilcoxon, paired by round", c.test());
    }

    @Test
    void threeRoundsDecideNothing() {
        Comparison c = only(Results.of(3, 7, Map.of("hot.Caller0", x -> 2 * x)));
        assertEquals(Verdict.UNDECIDED, c.verdict());
        assertTrue(Double.isInfinite(Objects.requireNonNull(c.effect()).high()));
    }

    @Test
    void warmUpLaunchesDoNotCount() {
        MatrixResult r = Results.of(15, 7, Map.of("hot.Caller0", x -> x));
        Cell c = Judged.of(r, Rule.USUAL).cell("hot", "hot.Caller0", "go");
        assertNotNull(c);
        assertEquals(15, c.values().length);
        assertEquals(1, c.blocks()[0]);
    }

    private static MatrixResult with(MatrixResult r, List<Launch> launches) {
        return new MatrixResult(
                r.origin(),
                r.session(),
                r.machine(),
                r.variants(),
                r.scenarios(),
                r.programs(),
                launches,
                r.jvm(),
                r.notes());
    }

    @Test
    void aRepeatedLaunchReplacesTheDisturbedOne() {
        MatrixResult r = Results.small();
        List<Launch> all = new ArrayList<>(r.launches());
        Launch again = Results.launch("hot", "go", 3, 999, Map.of("hot.Caller0", new Launch.Timing(777, 1)), "");
        all.add(again);
        List<Launch> analysed = with(r, all).analysed("go", "hot");
        // Appended at the end, as the last of its round would be if it were the last round.
        assertTrue(analysed.contains(again));
    }

    @Test
    void otherNamesAreAWrongAnswerHoweverFast() {
        MatrixResult r = Results.of(15, 7, Map.of("hot.Caller0", x -> x / 2));
        List<Launch> all = new ArrayList<>();
        for (Launch l : r.launches()) {
            all.add(
                    l.variant().equals("other")
                            ? new Launch(
                                    l.scenario(),
                                    l.variant(),
                                    l.block(),
                                    l.slot(),
                                    l.startMillis(),
                                    l.wallNanos(),
                                    "",
                                    l.metrics(),
                                    "ffffffffffffffff",
                                    l.tick(),
                                    l.usage(),
                                    l.pad(),
                                    l.taint(),
                                    false)
                            : l);
        }
        assertEquals(Verdict.WRONG_ANSWER, only(with(r, all)).verdict());
    }

    @Test
    void aFailureIsNeverANumber() {
        MatrixResult r = Results.small();
        List<Launch> all = new ArrayList<>(r.launches());
        all.add(Results.launch("hot", "other", 16, 900, Map.of(), "signal 11"));
        Judged j = Judged.of(with(r, all), Rule.USUAL);
        Comparison broken = j.comparison("hot", "hot.Caller0", "go", "other");
        assertEquals(Verdict.BROKEN, Objects.requireNonNull(broken).verdict());
        Cell c = j.cell("hot", "hot.Caller0", "other");
        assertNotNull(c);
        assertEquals("signal 11", c.failure());
    }

    @Test
    void aControlThatDiffersWithholdsVerdicts() {
        MatrixResult r = Results.of(15, 7, Map.of("hot.Caller0", x -> 1.3 * x));
        List<Launch> all = new ArrayList<>();
        for (Launch l : r.launches()) {
            Launch.Timing t = Objects.requireNonNull(l.metrics().get("hot.Caller0"));
            all.add(
                    l.variant().equals("go#2")
                            ? Results.launch(
                                    "hot",
                                    "go#2",
                                    l.block(),
                                    l.slot(),
                                    Map.of("hot.Caller0", new Launch.Timing(t.total() * 11 / 10, t.n())),
                                    "")
                            : l);
        }
        Judged j = Judged.of(with(r, all), Rule.USUAL);
        assertTrue(j.tooNoisy());
        assertTrue(
                j.controlText().startsWith("The machine was too noisy: two copies of go differ in 1 of 1"),
                j.controlText());
        assertEquals(Verdict.NOISY, j.comparisons().get(0).verdict());
        assertTrue(!Judged.of(r, Rule.USUAL).tooNoisy());
    }

    @Test
    void aFewStepsOfTheClockDecideNothing() {
        List<Launch> all = new ArrayList<>();
        MatrixResult r = Results.small();
        int slot = 0;
        for (int block = 1; block <= 15; block++) {
            for (String v : List.of("go", "other", "go#2")) {
                long ns = v.equals("other") ? 130 : 100;
                all.add(Results.launch("hot", v, block, slot++, Map.of("cold.FirstX", new Launch.Timing(ns, 1)), ""));
            }
        }
        Comparison c = Judged.of(with(r, all), Rule.USUAL).comparison("hot", "cold.FirstX", "go", "other");
        assertNotNull(c);
        assertEquals(Verdict.BELOW_RESOLUTION, c.verdict()); // the clock's step is 30 ns
    }

    @Test
    void comparisonsOfTwoSessions() {
        Map<String, java.util.function.DoubleUnaryOperator> same = Map.of("hot.Caller0", x -> x);
        MatrixResult a = Results.of(15, 7, same);
        Comparing c = Comparing.of(a, Results.of(15, 8, same), Rule.USUAL, 0.05, false);
        assertEquals("", c.refusal());
        assertTrue(!c.regression(), c.rows().toString());
        Comparing slower =
                Comparing.of(a, Results.of(15, 8, Map.of("hot.Caller0", x -> 1.2 * x)), Rule.USUAL, 0.05, false);
        assertTrue(slower.regression());
        Comparing allowed =
                Comparing.of(a, Results.of(15, 8, Map.of("hot.Caller0", x -> 1.2 * x)), Rule.USUAL, 0.5, false);
        assertTrue(!allowed.regression());
        MatrixResult elsewhere = new MatrixResult(
                a.origin(),
                a.session(),
                new MatrixResult.Fingerprint("cd".repeat(32), Map.of(), Map.of()),
                a.variants(),
                a.scenarios(),
                a.programs(),
                a.launches(),
                a.jvm(),
                a.notes());
        assertTrue(Comparing.of(a, elsewhere, Rule.USUAL, 0.05, false).refusal().startsWith("measured on different"));
        assertEquals("", Comparing.of(a, elsewhere, Rule.USUAL, 0.05, true).refusal());
    }
}
