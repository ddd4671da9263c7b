package org.pclnlab.harness.matrix.stats;

import java.util.Arrays;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * Mann's and Whitney's test of unpaired values (spec 09 section 11.2). Small samples exactly, also with ties; the library
 * approximates those.
 *
 * @param u how often a value of the first sample is above one of the second, ties being halves
 * @param p two-sided probability
 */
public record RankSum(double u, double p) {
    public static RankSum of(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        int[] doubled = Ranks.doubled(all);
        int sum = Arrays.stream(doubled, 0, a.length).sum();
        double u = sum / 2.0 - a.length * (a.length + 1) / 2.0;
        double other = (double) a.length * b.length - u;
        if (u == other) {
            return new RankSum(u, 1);
        }
        boolean ties = Ranks.ties(all);
        int limit = ties ? 25 : 50;
        if (a.length <= limit && b.length <= limit) {
            return new RankSum(u, exact(doubled, a.length, sum));
        }
        return new RankSum(
                u,
                MannWhitneyUTest.withDefaults()
                        .with(PValueMethod.ASYMPTOTIC)
                        .test(a, b)
                        .getPValue());
    }

    /** Counts the ways to choose {@code n} ranks by their sum, and doubles the smaller tail. */
    private static double exact(int[] doubled, int n, int sum) {
        int total = Arrays.stream(doubled).sum();
        double[][] ways = new double[n + 1][total + 1];
        ways[0][0] = 1;
        for (int r : doubled) {
            for (int chosen = n; chosen > 0; chosen--) {
                for (int s = total; s >= r; s--) {
                    ways[chosen][s] += ways[chosen - 1][s - r];
                }
            }
        }
        // The distribution is symmetric about n (N + 1), doubled ranks being summed.
        int mirror = 2 * n * (doubled.length + 1) - sum;
        double tail = 0;
        double all = 0;
        for (int s = 0; s <= total; s++) {
            all += ways[n][s];
            tail += s <= Math.min(sum, mirror) ? ways[n][s] : 0;
        }
        return Math.min(1, 2 * tail / all);
    }
}
