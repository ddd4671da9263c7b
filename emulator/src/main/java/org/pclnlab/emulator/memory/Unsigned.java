package org.pclnlab.emulator.memory;

/**
 * Exact arithmetic on unsigned 64-bit sizes and offsets. A product or sum that does not fit saturates at 2^64-1, which
 * is larger than any file or address range, so that a later comparison refuses it: no size computed from an input wraps.
 */
public final class Unsigned {
    private Unsigned() {}

    /** The largest unsigned value; the result of an operation that does not fit. */
    public static final long MAX = -1L;

    public static long sum(long a, long b) {
        long r = a + b;
        return Long.compareUnsigned(r, a) < 0 ? MAX : r;
    }

    public static long sum(long a, long b, long c) {
        return sum(sum(a, b), c);
    }

    public static long times(long a, long b) {
        long high = Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a); // signed to unsigned high half
        return high != 0 ? MAX : a * b;
    }

    // Written out: a cold JVM, which a lookup of two pcs is, calls Long.compareUnsigned and in it Long.compare.

    public static boolean less(long a, long b) {
        return (a ^ Long.MIN_VALUE) < (b ^ Long.MIN_VALUE);
    }

    public static boolean lessOrEqual(long a, long b) {
        return (a ^ Long.MIN_VALUE) <= (b ^ Long.MIN_VALUE);
    }

    public static long min(long a, long b) {
        return less(a, b) ? a : b;
    }

    public static long max(long a, long b) {
        return less(a, b) ? b : a;
    }

    /** Whether {@code [off, off+len)} lies inside {@code [0, size)}. */
    public static boolean fits(long off, long len, long size) {
        if ((off | len | size) >= 0) {
            return off <= size - len; // neither side can leave the signed range
        }
        return lessOrEqual(off, size) && lessOrEqual(len, size - off);
    }
}
