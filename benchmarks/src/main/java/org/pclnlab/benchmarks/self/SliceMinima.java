package org.pclnlab.benchmarks.self;

import java.util.Arrays;

/** A loop in slices, and the least time each has taken so far (09 section 14.3). Mutable. */
final class SliceMinima {
    /** The loop from one position to another; gives a sum that depends on all of its work. */
    interface Loop {
        long run(int from, int to);
    }

    private final int slice;
    private final int length;
    private final long[] best;
    private final Loop loop;
    private long sum;

    SliceMinima(int length, int slice, Loop loop) {
        this.length = length;
        this.slice = slice;
        this.loop = loop;
        this.best = new long[(length + slice - 1) / slice];
        forget();
    }

    /** Forgets what was measured: after warming up. */
    SliceMinima forget() {
        Arrays.fill(best, Long.MAX_VALUE);
        return this;
    }

    /** One round; gives the sum of the loop's results. */
    long round() {
        sum = 0;
        for (int s = 0; s < best.length; s++) {
            long start = System.nanoTime();
            sum += loop.run(s * slice, Math.min(length, (s + 1) * slice));
            best[s] = Math.min(best[s], System.nanoTime() - start);
        }
        return sum;
    }

    /** Several rounds that are not measured. */
    SliceMinima warm(int rounds) {
        for (int i = 0; i < rounds; i++) {
            round();
        }
        return forget();
    }

    /** Sum of the minima, in nanoseconds. */
    long total() {
        return Arrays.stream(best).sum();
    }

    /** Nanoseconds for each element. */
    double each() {
        return (double) total() / length;
    }
}
