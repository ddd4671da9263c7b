package org.pclnlab.harness.matrix.stats;

import java.util.Arrays;

/**
 * Wilcoxon's signed-rank test of paired values, exact also with ties, where the library's becomes an approximation (spec 09
 * section 11.3).
 *
 * @param n pairs that differ
 * @param plus sum of the ranks of positive differences
 * @param p two-sided probability
 */
public record SignedRank(int n, double plus, double p) {
    /** Of differences; zeros are dropped. */
    public static SignedRank of(double[] differences) {
        double[] d = Arrays.stream(differences).filter(x -> x != 0).toArray();
        int[] doubled = Ranks.doubled(Arrays.stream(d).map(Math::abs).toArray());
        int total = 0;
        int plus = 0;
        for (int i = 0; i < d.length; i++) {
            total += doubled[i];
            plus += d[i] > 0 ? doubled[i] : 0;
        }
        double[] chance = new double[total + 1]; // of each sum of doubled ranks, each sign being as likely
        chance[0] = 1;
        for (int r : doubled) {
            for (int sum = total; sum >= 0; sum--) {
                chance[sum] = (chance[sum] + (sum >= r ? chance[sum - r] : 0)) / 2;
            }
        }
        double tail = 0;
        for (int sum = 0; sum <= Math.min(plus, total - plus); sum++) {
            tail += chance[sum];
        }
        return new SignedRank(d.length, plus / 2.0, Math.min(1, 2 * tail));
    }
}
