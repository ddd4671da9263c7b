package org.pclnlab.emulator.symbolize;

import org.pclnlab.emulator.memory.ImageException;

/**
 * A stack that was walked, as the walkers of package runtime deliver it (04 section 6; the walk itself is part 05). Pcs are
 * return addresses, innermost first; skip 0 is {@code runtime.Callers} itself. {@code skip} is a Go int: it may be
 * negative, and sums of it wrap.
 */
public interface StackWalk {
    /** Whether the program can walk its frame pointers: not in #1906, #2016 and without tables. */
    boolean available();

    /** The frame-pointer walk with the panic snapshot spliced in. Returns how many pcs it stored, 0 without any. */
    int physical(long skip, long[] out) throws ImageException;

    /** The native walker. Returns how many pcs it stored. */
    int nativeWalk(long skip, long[] out) throws ImageException;

    /** A stack whose physical walk gives these pcs, and whose native walk gives nothing. */
    static StackWalk of(long... pcs) {
        return new StackWalk() {
            @Override
            public boolean available() {
                return true;
            }

            @Override
            public int physical(long skip, long[] out) {
                return copy(pcs, skip, out);
            }

            @Override
            public int nativeWalk(long skip, long[] out) {
                return 0;
            }
        };
    }

    /** A stack that only the native walker sees. It takes the low 32 bits of skip, negative ones for 0 (04, D-12). */
    static StackWalk ofNative(long... pcs) {
        return new StackWalk() {
            @Override
            public boolean available() {
                return false;
            }

            @Override
            public int physical(long skip, long[] out) {
                return 0;
            }

            @Override
            public int nativeWalk(long skip, long[] out) {
                int low = (int) skip;
                return copy(pcs, low, out);
            }
        };
    }

    private static int copy(long[] pcs, long skip, long[] out) {
        // What lies below runtime.Callers is not in the list, so a negative skip starts at its first element.
        long from = Math.max(skip, 0);
        if (from >= pcs.length) {
            return 0;
        }
        int n = Math.min(out.length, pcs.length - (int) from);
        System.arraycopy(pcs, (int) from, out, 0, n);
        return n;
    }
}
