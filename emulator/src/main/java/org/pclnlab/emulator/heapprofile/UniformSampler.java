package org.pclnlab.emulator.heapprofile;

/**
 * The abandoned first form of #2027: thresholds uniform in [1, 2*rate). It locks onto the period of a program's
 * allocations (spec 06 A11, property 6) and is here as the negative control of {@code heap check} only.
 */
public final class UniformSampler implements Sampler {
    private final Thresholds thresholds;
    private long remaining;

    public UniformSampler(long seed) {
        thresholds = new Thresholds(seed == 0 ? Thresholds.SEED : seed);
    }

    @Override
    public boolean allocate(long size, long rate) {
        if (size == 0 || rate <= 0) {
            return false;
        }
        if (rate == 1) {
            return true;
        }
        if (remaining == 0) {
            remaining = draw(rate);
        }
        if (Long.compareUnsigned(size, remaining) < 0) {
            remaining -= size;
            return false;
        }
        remaining = draw(rate);
        return true;
    }

    private long draw(long rate) {
        return 1 + (long) (thresholds.uniform() * (2.0 * rate - 1));
    }

    @Override
    public long recordedSize(long size) {
        return CurrentSampler.granule(size);
    }

    @Override
    public long remaining() {
        return remaining;
    }
}
