package org.pclnlab.harness.matrix.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * One cell's values, one for each launch (spec 09 section 11.1). Nothing is removed.
 *
 * @param n how many
 * @param low lower end of the 95 % interval of the median, by order statistics; negative infinity with less than six values
 * @param high upper end
 * @param mad median distance from the median
 * @param outliers values further than three interquartile ranges outside the quartiles
 */
public record Summary(
        int n, double median, double low, double high, double min, double max, double iqr, double mad, int outliers) {
    /** Of at least one value. */
    public static Summary of(double[] values) {
        double[] s = values.clone();
        Arrays.sort(s);
        int n = s.length;
        double median = median(s);
        int k = rank(n);
        double q1 = median(Arrays.copyOfRange(s, 0, n / 2 == 0 ? 1 : n / 2));
        double q3 = median(Arrays.copyOfRange(s, n == 1 ? 0 : (n + 1) / 2, n));
        double[] distance = new double[n];
        int outliers = 0;
        for (int i = 0; i < n; i++) {
            distance[i] = Math.abs(s[i] - median);
            outliers += s[i] < q1 - 3 * (q3 - q1) || s[i] > q3 + 3 * (q3 - q1) ? 1 : 0;
        }
        return new Summary(
                n,
                median,
                k == 0 ? Double.NEGATIVE_INFINITY : s[k - 1],
                k == 0 ? Double.POSITIVE_INFINITY : s[n - k],
                s[0],
                s[n - 1],
                q3 - q1,
                median(distance),
                outliers);
    }

    /** The middle value, or the mean of the two in the middle. */
    public static double median(double[] values) {
        return sortedMedian(values.clone());
    }

    /** The same; sorts what it is given. */
    static double sortedMedian(double[] scratch) {
        Arrays.sort(scratch);
        int n = scratch.length;
        return n % 2 == 1 ? scratch[n / 2] : (scratch[n / 2 - 1] + scratch[n / 2]) / 2;
    }

    /** The largest k for which the k-th smallest and k-th largest value hold the median with 95 %; 0 when there is none. */
    static int rank(int n) {
        BinomialDistribution heads = BinomialDistribution.of(n, 0.5);
        int k = 0;
        while (k < n && 2 * heads.cumulativeProbability(k) <= 0.05) {
            k++;
        }
        return k;
    }
}
