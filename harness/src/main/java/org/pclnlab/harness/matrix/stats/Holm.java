package org.pclnlab.harness.matrix.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction of probabilities for how many there are. */
public final class Holm {
    private Holm() {}

    /** The adjusted probabilities, in the order of the given ones. */
    public static double[] adjust(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] out = new double[p.length];
        double running = 0;
        for (int k = 0; k < order.length; k++) {
            running = Math.max(running, Math.min(1, (p.length - k) * p[order[k]]));
            out[order[k]] = running;
        }
        return out;
    }
}
