package org.pclnlab.emulator.heapprofile;

/**
 * The sampler of #2027's current form (MP2, spec 06 A4): one countdown and one random word for each thread. Sizes below 16
 * count down as they are and are recorded as 16.
 */
public final class CurrentSampler implements Sampler {
    /** {@code remaining} of a thread that must not record. */
    public static final long SUPPRESSED = -1;

    /** The tiny granule: what a smaller object is recorded as. */
    static final long GRANULE = 16;

    private final long address;
    private final Thresholds thresholds;
    private boolean seeded;
    private long remaining;

    private CurrentSampler(long address, long rand, long remaining) {
        this.address = address;
        this.seeded = rand != 0;
        this.thresholds = new Thresholds(seeded ? rand : Thresholds.seed(address));
        this.remaining = remaining;
    }

    /** A new thread whose state object lies at {@code address}: both words 0. */
    public static CurrentSampler newThread(long address) {
        return new CurrentSampler(address, 0, 0);
    }

    /** A thread in a given state, as read from a process. {@code rand} 0 is "not seeded yet". */
    public static CurrentSampler at(long address, long rand, long remaining) {
        return new CurrentSampler(address, rand, remaining);
    }

    @Override
    public boolean allocate(long size, long rate) {
        long left = remaining;
        if (size == 0 || rate <= 0 || left == SUPPRESSED) {
            return false;
        }
        if (rate != 1 && size + Long.MIN_VALUE < left + Long.MIN_VALUE) {
            remaining = left - size;
            return false;
        }
        return slow(size, rate);
    }

    @Override
    public long pass(long size, long rate, long most) {
        if (size == 0 || rate <= 0 || remaining == SUPPRESSED) {
            return most;
        }
        if (rate == 1 || remaining == 0) {
            return 0;
        }
        // The last that is not sampled leaves 1 or more.
        long n = Math.min(most, Long.divideUnsigned(remaining - 1, size) & Long.MAX_VALUE);
        remaining -= n * size;
        return n;
    }

    private boolean slow(long size, long rate) {
        if (rate == 1) {
            return true;
        }
        if (remaining == 0) {
            long first = draw(rate);
            if (Long.compareUnsigned(size, first) < 0) {
                remaining = first - size;
                return false;
            }
        }
        remaining = draw(rate);
        return true;
    }

    private long draw(long rate) {
        seeded = true;
        return thresholds.next(rate);
    }

    @Override
    public long recordedSize(long size) {
        return granule(size);
    }

    static long granule(long size) {
        return Long.compareUnsigned(size, GRANULE) < 0 ? GRANULE : size;
    }

    /** Suppresses recording on this thread, as a reader does. Returns what {@link #resume} takes. */
    public long pause() {
        long before = remaining;
        remaining = SUPPRESSED;
        return before;
    }

    public void resume(long before) {
        remaining = before;
    }

    @Override
    public long remaining() {
        return remaining;
    }

    /** The thread's random word; 0 before the first draw. */
    public long rand() {
        return seeded ? thresholds.state() : 0;
    }

    /** Where the state object lies; it seeds the stream. */
    public long address() {
        return address;
    }
}
