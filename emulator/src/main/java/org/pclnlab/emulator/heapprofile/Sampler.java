package org.pclnlab.emulator.heapprofile;

/**
 * Decides for each allocation of one thread whether the profile records it. A decision and what it records are apart:
 * the caller takes the stack and adds to a {@link BucketTable} when {@link #allocate} says so.
 *
 * <p>A decision allocates nothing.
 */
public interface Sampler {
    /**
     * One allocation.
     *
     * @param size the requested size in bytes, unsigned
     * @param rate {@code runtime.MemProfileRate} at that moment
     * @return whether it is recorded
     */
    boolean allocate(long size, long rate);

    /**
     * Takes equal allocations for as long as nothing happens but counting down.
     *
     * @param most how many at most
     * @return how many were taken; the next one has to go through {@link #allocate}
     */
    default long pass(long size, long rate, long most) {
        return 0;
    }

    /**
     * Takes allocations in a row for as long as nothing happens but counting down: what the decision costs in a loop whose
     * countdown stays in a register.
     *
     * @param sizes requested sizes in bytes
     * @return the first from {@code from} on, or {@code to}, that has to go through {@link #allocate}
     */
    default int skip(int[] sizes, int from, int to, long rate) {
        return from;
    }

    /** The size under which a sampled allocation is recorded. */
    long recordedSize(long size);

    /** Bytes until the next sample, unsigned; 0 when the stream has not started. */
    long remaining();
}
