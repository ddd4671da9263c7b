package org.pclnlab.emulator.heapprofile;

/**
 * The sampler of #2027's July form (MP1, spec 06 A4.1): countdown, random word and the flag "in a sample" are words of the
 * process, not of a thread. All threads share one object of this class.
 */
public final class JulySampler implements Sampler {
    private final Thresholds thresholds = new Thresholds(Thresholds.SEED);
    private boolean inSample;
    private long remaining;

    @Override
    public boolean allocate(long size, long rate) {
        if (size == 0 || inSample || rate <= 0) {
            return false;
        }
        if (rate == 1) {
            return true;
        }
        if (remaining == 0) {
            remaining = thresholds.next(rate);
        }
        if (Long.compareUnsigned(size, remaining) < 0) {
            remaining -= size;
            return false;
        }
        remaining = thresholds.next(rate);
        return true;
    }

    @Override
    public long recordedSize(long size) {
        return CurrentSampler.granule(size);
    }

    /** A reader or a sample begins: every thread's allocations are skipped, without counting down. */
    public void enter() {
        inSample = true;
    }

    /** The reader or the sample ends: the flag is cleared, not restored. */
    public void leave() {
        inSample = false;
    }

    @Override
    public long remaining() {
        return remaining;
    }

    /** The process-wide random word. */
    public long rand() {
        return thresholds.state();
    }
}
