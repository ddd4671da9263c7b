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
    /**
     * {@code remaining} - 1, the largest size that only counts down: then the usual decision is one subtraction. 0 also where
     * {@code remaining} is not a countdown, which {@code mark} says.
     */
    private long budget;
    /** {@code remaining} where it is no countdown: 0 or {@link #SUPPRESSED}; 1 where it is one. */
    private long mark;

    private CurrentSampler(long address, long rand, long remaining) {
        this.address = address;
        this.seeded = rand != 0;
        this.thresholds = new Thresholds(seeded ? rand : Thresholds.seed(address));
        set(remaining);
    }

    /** A new thread whose state object lies at {@code address}: both words 0. */
    public static CurrentSampler newThread(long address) {
        return new CurrentSampler(address, 0, 0);
    }

    /** A thread in a given state, as read from a process. {@code rand} 0 is "not seeded yet". */
    public static CurrentSampler at(long address, long rand, long remaining) {
        return new CurrentSampler(address, rand, remaining);
    }

    private void set(long remaining) {
        boolean counts = remaining != 0 && remaining != SUPPRESSED;
        mark = counts ? 1 : remaining;
        budget = counts ? remaining - 1 : 0;
    }

    @Override
    public boolean allocate(long size, long rate) {
        // Signed, which is quicker; what is above 2^63 goes the slow way.
        long left = budget - size;
        if (rate > 1 && size > 0 && left >= 0) {
            budget = left;
            return false;
        }
        return slow(size, rate);
    }

    @Override
    public int skip(int[] sizes, int from, int to, long rate) {
        if (rate <= 1) {
            return from;
        }
        long before = budget;
        int i = from;
        for (; i < to; i++) {
            long left = before - sizes[i];
            if (sizes[i] <= 0 || left < 0) {
                break;
            }
            before = left;
        }
        budget = before;
        return i;
    }

    @Override
    public long pass(long size, long rate, long most) {
        if (size == 0 || rate <= 0 || mark == SUPPRESSED) {
            return most;
        }
        if (rate == 1) {
            return 0;
        }
        long n = Math.min(most, Long.divideUnsigned(budget, size) & Long.MAX_VALUE);
        budget -= n * size;
        return n;
    }

    private boolean slow(long size, long rate) {
        if (size == 0 || rate <= 0 || mark == SUPPRESSED) {
            return false;
        }
        if (rate == 1) {
            return true;
        }
        if (Long.compareUnsigned(size, budget) <= 0) {
            budget -= size;
            return false;
        }
        if (mark == 0) {
            long first = draw(rate);
            if (Long.compareUnsigned(size, first) < 0) {
                set(first - size);
                return false;
            }
        }
        set(draw(rate));
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
        long before = remaining();
        set(SUPPRESSED);
        return before;
    }

    public void resume(long before) {
        set(before);
    }

    @Override
    public long remaining() {
        return mark == 1 ? budget + 1 : mark;
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
