package org.pclnlab.emulator.heapprofile;

/**
 * The sampler of gc's runtime in recent releases (spec 06 A11), the reference. It counts slots of size classes, joins
 * pointer-free objects below 16 bytes in blocks, and records one allocation at each change of the rate. gc's random
 * source cannot be replayed, so it has one of its own; only distributions compare.
 */
public final class GcSampler implements Sampler {
    private static final long MOST_MEAN = 0x7000000, TINY = 16;
    private static final int RANDOM_BITS = 26;
    private static final double MINUS_LN2 = -0.6931471805599453;
    /** log2(1 + i/32), the table between whose entries gc interpolates. */
    private static final double[] LOG2 = new double[33];

    static {
        for (int i = 0; i < LOG2.length; i++) {
            LOG2[i] = Math.log1p(i / 32.0) / Math.log(2);
        }
    }

    private final Thresholds random;
    private long next;
    private long seenRate;
    private long tinyLeft;

    public GcSampler(long seed, long rate) {
        random = new Thresholds(seed == 0 ? Thresholds.SEED : seed);
        seenRate = rate;
        next = draw(rate);
    }

    /** A pointer-free allocation, which below 16 bytes shares a block. */
    @Override
    public boolean allocate(long size, long rate) {
        if (size == 0) {
            return false;
        }
        if (size < TINY) {
            long aligned = (size & 7) == 0
                    ? tinyLeft & ~7L
                    : (size & 3) == 0 ? tinyLeft & ~3L : (size & 1) == 0 ? tinyLeft & ~1L : tinyLeft;
            if (size <= aligned) {
                tinyLeft = aligned - size;
                return false;
            }
            tinyLeft = Math.max(tinyLeft, TINY - size);
        }
        return account(recordedSize(size), rate);
    }

    @Override
    public long pass(long size, long rate, long most) {
        if (size == 0) {
            return most;
        }
        if (size < TINY || rate != seenRate || next < 0) {
            return 0;
        }
        long slot = recordedSize(size);
        long n = Math.min(most, next / slot);
        next -= n * slot;
        return n;
    }

    /** An allocation of a slot of {@code slot} bytes. */
    public boolean account(long slot, long rate) {
        next -= slot;
        if (next >= 0 && rate == seenRate) {
            return false;
        }
        seenRate = rate;
        next = draw(rate);
        return true;
    }

    @Override
    public long recordedSize(long size) {
        return GcSizes.slot(size < TINY ? TINY : size, false);
    }

    @Override
    public long remaining() {
        return next;
    }

    private long draw(long rate) {
        if (rate == 0) {
            return Long.MAX_VALUE;
        }
        // A negative rate gives thresholds of 1 and less: everything is recorded (a gc process does so too).
        return rate == 1 ? 0 : exponential(rate, 1 + (int) (random.word() >>> (Long.SIZE - RANDOM_BITS)));
    }

    /** gc's threshold for the uniform integer {@code q} in [1, 2^26]. */
    static long exponential(long rate, int q) {
        long mean = Math.min(rate, MOST_MEAN);
        double log = log2(q) - RANDOM_BITS;
        return (int) ((log > 0 ? 0 : log) * (MINUS_LN2 * mean)) + 1L;
    }

    /** gc's logarithm: the exponent plus linear interpolation in a table of 33. */
    static double log2(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long exponent = (bits >>> 52 & 0x7ff) - 1023;
        int index = (int) (bits >>> 47 & 0x1f);
        double rest = (bits >>> 27 & 0xfffff) / (double) (1 << 20);
        return exponent + LOG2[index] + (LOG2[index + 1] - LOG2[index]) * rest;
    }
}
