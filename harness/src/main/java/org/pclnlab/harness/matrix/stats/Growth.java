package org.pclnlab.harness.matrix.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a cost grows with a size: the exponent b of cost = a * size^b, fitted to the logarithms of the medians by least squares,
 * with a bootstrap interval of 95 % over launches. One number hides knees, so the slope between neighbours is there too (spec
 * 09 section 14.5).
 *
 * @param slopes between consecutive sizes
 */
public record Growth(double exponent, double low, double high, List<Double> slopes) {
    private static final int DRAWS = 1999;

    /** One size and what was measured at it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Point(double size, double[] values) {}

    /** Of at least two sizes, ascending, all values positive. */
    public static Growth of(List<Point> points, String seed) {
        double[] x = points.stream().mapToDouble(p -> Math.log(p.size())).toArray();
        double[] y = points.stream()
                .mapToDouble(p -> Math.log(Summary.median(p.values())))
                .toArray();
        List<Double> slopes = new ArrayList<>();
        for (int i = 1; i < x.length; i++) {
            slopes.add((y[i] - y[i - 1]) / (x[i] - x[i - 1]));
        }
        Order order = new Order(Order.seed(seed));
        double[] all = new double[DRAWS];
        double[] drawn = new double[y.length];
        for (int r = 0; r < DRAWS; r++) {
            for (int i = 0; i < drawn.length; i++) {
                double[] from = points.get(i).values();
                double[] sample = new double[from.length];
                for (int k = 0; k < sample.length; k++) {
                    sample[k] = from[order.below(from.length)];
                }
                drawn[i] = Math.log(Summary.median(sample));
            }
            all[r] = slope(x, drawn);
        }
        Arrays.sort(all);
        return new Growth(slope(x, y), all[DRAWS / 40], all[DRAWS - 1 - DRAWS / 40], slopes);
    }

    private static double slope(double[] x, double[] y) {
        double mx = Arrays.stream(x).average().orElse(0);
        double my = Arrays.stream(y).average().orElse(0);
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
        }
        return xy / xx;
    }
}
