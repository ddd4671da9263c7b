package org.pclnlab.emulator.symbolize;

import org.jspecify.annotations.Nullable;

/**
 * The runtime's cache of {@code *Func} by pc: 1024 sets of four ways and one cell for the last answer (04 section 4.2).
 * Arrays are made at the first insertion, so that opening an image costs nothing.
 */
final class FuncCache {
    private static final int SETS = 1024, WAYS = 4;

    private @Nullable Func last;
    private @Nullable Func @Nullable [] ways;
    private int @Nullable [] next;

    private static int set(long pc) {
        return (int) (pc >>> 4) & (SETS - 1);
    }

    /** What {@code FuncForPC} finds without looking further; a hit becomes the last answer. */
    @Nullable Func get(long pc) {
        Func f = last;
        if (f != null && f.pc() == pc) {
            return f;
        }
        @Nullable Func[] all = ways;
        if (all == null) {
            return null;
        }
        int from = set(pc) * WAYS;
        for (int i = from; i < from + WAYS; i++) {
            f = all[i];
            if (f != null && f.pc() == pc) {
                last = f;
                return f;
            }
        }
        return null;
    }

    /** What {@code Frames.Next} finds: the same, but a hit does not become the last answer (04 section 4.4). */
    @Nullable Func peek(long pc) {
        Func f = last;
        if (f != null && f.pc() == pc) {
            return f;
        }
        @Nullable Func[] all = ways;
        if (all != null) {
            int from = set(pc) * WAYS;
            for (int i = from; i < from + WAYS; i++) {
                f = all[i];
                if (f != null && f.pc() == pc) {
                    return f;
                }
            }
        }
        return null;
    }

    /** How often a set had to give up a way, modulo 2^32: the position of its next replacement. */
    int evictions(long pc) {
        int[] counters = next;
        return counters == null ? 0 : counters[set(pc)];
    }

    /** First free or same-pc way, else the ways in turn. */
    Func put(long pc, Func f) {
        @Nullable Func[] all = ways;
        int[] counters = next;
        if (all == null || counters == null) {
            all = new @Nullable Func[SETS * WAYS];
            counters = new int[SETS];
            ways = all;
            next = counters;
        }
        last = f;
        int set = set(pc);
        for (int i = set * WAYS; i < set * WAYS + WAYS; i++) {
            Func there = all[i];
            if (there == null || there.pc() == pc) {
                all[i] = f;
                return f;
            }
        }
        all[set * WAYS + (counters[set]++ & (WAYS - 1))] = f;
        return f;
    }
}
