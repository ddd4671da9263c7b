package org.pclnlab.harness.matrix.stats;

import java.util.Arrays;

/** Ranks, doubled, so that the middle of a tie is a whole number. */
final class Ranks {
    private Ranks() {}

    static int[] doubled(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] out = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int first = Arrays.binarySearch(sorted, values[i]);
            int last = first;
            while (first > 0 && sorted[first - 1] == values[i]) {
                first--;
            }
            while (last + 1 < sorted.length && sorted[last + 1] == values[i]) {
                last++;
            }
            out[i] = first + last + 2;
        }
        return out;
    }

    static boolean ties(double[] values) {
        return Arrays.stream(values).distinct().count() < values.length;
    }
}
