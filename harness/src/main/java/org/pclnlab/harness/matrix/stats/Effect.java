package org.pclnlab.harness.matrix.stats;

import java.util.Arrays;

/**
 * How much slower a candidate is: the logarithm of the ratio of medians, with a bootstrap interval of 95 % (spec 09 section
 * 11.4).
 */
public record Effect(double value, double low, double high) {
    private static final int DRAWS = 9999;

    /** Of values that belong together by index: whole blocks are drawn. */
    public static Effect paired(double[] baseline, double[] candidate, String seed) {
        return draw(baseline, candidate, new Order(Order.seed(seed)), true);
    }

    /** Of values of two sessions: each is drawn by itself. */
    public static Effect unpaired(double[] baseline, double[] candidate, String seed) {
        return draw(baseline, candidate, new Order(Order.seed(seed)), false);
    }

    private static Effect draw(double[] x, double[] y, Order order, boolean together) {
        double[] a = new double[x.length];
        double[] b = new double[y.length];
        double[] all = new double[DRAWS];
        for (int r = 0; r < DRAWS; r++) {
            for (int i = 0; i < a.length; i++) {
                int k = order.below(a.length);
                a[i] = x[k];
                if (together) {
                    b[i] = y[k];
                }
            }
            for (int i = 0; !together && i < b.length; i++) {
                b[i] = y[order.below(b.length)];
            }
            all[r] = Math.log(Summary.sortedMedian(b) / Summary.sortedMedian(a));
        }
        Arrays.sort(all);
        return new Effect(Math.log(Summary.median(y) / Summary.median(x)), all[249], all[9749]);
    }

    /** The largest distance of the interval from no difference. */
    public double farthest() {
        return Math.max(Math.abs(low), Math.abs(high));
    }
}
