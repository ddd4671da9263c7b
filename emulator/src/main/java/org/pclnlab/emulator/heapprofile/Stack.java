package org.pclnlab.emulator.heapprofile;

import java.util.Arrays;

/** Up to 32 return addresses, innermost first: the key of a bucket. Immutable. */
public final class Stack {
    /** Words in a record. */
    public static final int MOST = 32;

    public static final Stack EMPTY = new Stack(new long[0]);

    private static final long HASH_START = 5381, HASH_FACTOR = 33;

    private final long[] pcs;

    private Stack(long[] pcs) {
        this.pcs = pcs;
    }

    /** The innermost 32 of {@code pcs}. */
    public static Stack of(long... pcs) {
        return pcs.length == 0 ? EMPTY : new Stack(Arrays.copyOf(pcs, Math.min(pcs.length, MOST)));
    }

    public int depth() {
        return pcs.length;
    }

    public long pc(int i) {
        return pcs[i];
    }

    /** The stack without its first {@code n} words. */
    public Stack without(int n) {
        return n == 0 ? this : of(Arrays.copyOfRange(pcs, n, pcs.length));
    }

    /** The July form's hash (spec 06 A6, step 3). */
    long hash() {
        long h = HASH_START;
        for (long pc : pcs) {
            h = h * HASH_FACTOR + pc;
        }
        return h;
    }

    /** The current form's hash, which includes the size (spec 06 A6, step 4). */
    long hash(long size) {
        return hash() * HASH_FACTOR + size;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Stack s && Arrays.equals(pcs, s.pcs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pcs);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (long pc : pcs) {
            out.append(out.length() == 0 ? "" : " ").append(Long.toHexString(pc));
        }
        return out.toString();
    }
}
