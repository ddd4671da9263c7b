package org.pclnlab.harness.matrix.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of spec 09 sections 10.2, 11.1 and 11.7, and another implementation where there is one. */
class StatsVectorsTest {
    private static final double[] X = {551, 553, 560, 548, 552, 549, 555, 561, 550, 554, 547, 556};
    private static final double[] Y = {566, 570, 572, 563, 569, 561, 574, 575, 564, 571, 562, 566};
    private static final double[] Z = {549, 552, 560, 550, 551, 553, 553, 562, 549, 556, 548, 555};

    @Test
    void theGeneratorIsSplitMix64() {
        Order one = new Order(1);
        assertEquals(0x910a2dec89025cc1L, one.next());
        assertEquals(0xbeeb8da1658eec67L, one.next());
        Order o = new Order(42);
        assertEquals(0xbdd732262feb6e95L, o.next());
        assertEquals(0x28efe333b266f103L, o.next());
    }

    @Test
    void shufflesAndNumbersBelowABoundAreThoseOfTheVectors() {
        Order four = new Order(42);
        for (String expected : List.of("2031", "2310", "0321", "1032")) {
            assertEquals(expected, text(four.shuffle(4)));
        }
        Order six = new Order(42);
        for (String expected : List.of("430251", "231450", "304215")) {
            assertEquals(expected, text(six.shuffle(6)));
        }
        Order seven = new Order(7);
        List<Integer> below = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            below.add(seven.below(10));
        }
        assertEquals(List.of(7, 4, 6, 3, 4, 5, 8, 2, 5, 5, 3, 6), below);
    }

    private static String text(int[] order) {
        StringBuilder out = new StringBuilder();
        for (int i : order) {
            out.append(i);
        }
        return out.toString();
    }

    @Test
    void seedsAreFnv() {
        assertEquals(0x4d8d1d170dd9ea39L, Order.seed("42|hot|hot.Caller0|base|cand"));
        assertEquals(0x8c0b7186defa0c9fL, Order.seed("42|hot|hot.Caller0|base|base#2"));
    }

    @ParameterizedTest
    @CsvSource({"5,0", "6,1", "8,1", "9,2", "11,2", "12,3", "15,4", "20,6", "25,8", "30,10", "40,14", "50,18"})
    void theIntervalOfTheMedianHasItsRank(int n, int k) {
        assertEquals(k, Summary.rank(n));
    }

    @Test
    void mediansAndTheirIntervals() {
        Summary x = Summary.of(X);
        assertEquals(552.5, x.median());
        assertEquals(549, x.low());
        assertEquals(556, x.high());
        assertEquals(567.5, Summary.of(Y).median());
        assertEquals(
                Double.POSITIVE_INFINITY, Summary.of(new double[] {1, 2, 3}).high());
        assertEquals(
                1, Summary.of(new double[] {10, 11, 12, 11, 10, 12, 11, 99}).outliers());
    }

    @Test
    void rankSums() {
        check(5, 38 / 252.0, RankSum.of(new double[] {55, 56, 57, 58, 90}, new double[] {61, 60, 62, 63, 64}));
        check(0, 2 / 252.0, RankSum.of(new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8, 9, 10}));
        check(3.5, 20 / 252.0, RankSum.of(new double[] {41, 41, 42, 83, 84}, new double[] {83, 83, 84, 125, 125}));
        check(4.5, 1, RankSum.of(new double[] {5, 5, 5}, new double[] {5, 5, 5}));
        check(8, 1, RankSum.of(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}));
        check(0.5, 4 / 2704156.0, RankSum.of(X, Y));
        double[] a = new double[60];
        double[] b = new double[60];
        Arrays.setAll(a, i -> i);
        Arrays.setAll(b, i -> i + 8.5);
        check(1326, 0.0129467583, RankSum.of(a, b));
    }

    private static void check(double u, double p, RankSum found) {
        assertEquals(u, found.u());
        assertEquals(p, found.p(), 1e-9);
    }

    @Test
    void signedRanks() {
        SignedRank ties = SignedRank.of(new double[] {1, 1, -1, 2, 3, 0, 4});
        assertEquals(new SignedRank(6, 19, 0.125), ties);
        assertEquals(new SignedRank(6, 21, 2 / 64.0), SignedRank.of(new double[] {1, 2, 3, 4, 5, 6}));
        SignedRank slower = SignedRank.of(logs(X, Y));
        assertEquals(78, slower.plus());
        assertEquals(2 / 4096.0, slower.p(), 1e-12);
        SignedRank same = SignedRank.of(logs(X, Z));
        assertEquals(11, same.n());
        assertEquals(35, same.plus());
        assertEquals(1840 / 2048.0, same.p(), 1e-12);
        assertEquals(1, SignedRank.of(new double[] {0, 0}).p());
    }

    /** Where nothing is tied the library is exact too. */
    @Test
    void exactTestsAgreeWithTheLibraryOnRandomSamples() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(3);
        for (int round = 0; round < 50; round++) {
            double[] a = random.doubles(5 + round % 20, -1, 1.3).toArray();
            double[] b = random.doubles(5 + round % 7, 0, 1).toArray();
            assertEquals(
                    WilcoxonSignedRankTest.withDefaults()
                            .with(PValueMethod.EXACT)
                            .test(a)
                            .getPValue(),
                    SignedRank.of(a).p(),
                    1e-9);
            assertEquals(
                    MannWhitneyUTest.withDefaults()
                            .with(PValueMethod.EXACT)
                            .test(a, b)
                            .getPValue(),
                    RankSum.of(a, b).p(),
                    1e-9);
        }
    }

    private static double[] logs(double[] x, double[] y) {
        double[] out = new double[x.length];
        Arrays.setAll(out, i -> Math.log(y[i] / x[i]));
        return out;
    }

    @Test
    void effectsAreThoseOfTheVectors() {
        Effect slower = Effect.paired(X, Y, "42|hot|hot.Caller0|base|cand");
        assertEquals(0.0267873160, slower.value(), 1e-9);
        assertEquals(0.0214293915, slower.low(), 1e-9);
        assertEquals(0.0303323878, slower.high(), 1e-9);
        Effect same = Effect.paired(X, Z, "42|hot|hot.Caller0|base|base#2");
        assertEquals(-0.0036101122, same.low(), 1e-9);
        assertEquals(0.0045310454, same.high(), 1e-9);
        assertEquals(0.0045310454, same.farthest(), 1e-9);
    }

    @Test
    void holmRuns() {
        assertArrayEquals(
                new double[] {0.0025, 0.09, 0.04, 0.2, 0.09},
                Holm.adjust(new double[] {0.0005, 0.04, 0.01, 0.2, 0.03}),
                1e-12);
    }

    /** Costs made of a known law with noise of a few percent: the exponent is in its interval. */
    @Test
    void growthFindsThePlantedExponent() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(5);
        for (double exponent : new double[] {0, 0.5, 1, 1.2}) {
            List<Growth.Point> points = new ArrayList<>();
            for (int size : new int[] {36, 144, 576, 2304, 9216}) {
                double[] values = new double[15];
                Arrays.setAll(values, i -> 7 * Math.pow(size, exponent) * (1 + 0.05 * random.nextDouble()));
                points.add(new Growth.Point(size, values));
            }
            Growth g = Growth.of(points, "seed");
            assertTrue(g.low() - 1e-3 <= exponent && exponent <= g.high() + 1e-3, g + " for " + exponent);
            assertTrue(g.high() - g.low() < 0.02, g.toString());
            assertEquals(4, g.slopes().size());
        }
    }
}
