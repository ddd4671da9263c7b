package org.pclnlab.benchmarks.data;

/** Steele, Lea and Flood's generator, the one that native probes use. Mutable. */
public final class SplitMix64 {
    private long state;

    public SplitMix64(long seed) {
        this.state = seed;
    }

    public long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number in {@code [0, bound)}. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }
}
