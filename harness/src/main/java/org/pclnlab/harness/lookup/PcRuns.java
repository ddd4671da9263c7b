package org.pclnlab.harness.lookup;

import org.pclnlab.emulator.functab.GranuleIndex;

/**
 * Ranges of pcs whose answers are the same, in front of each other without gaps. Immutable.
 *
 * @param index of the starts of the ranges, as offsets from {@code base}
 * @param base start of the first range
 * @param end offset behind the last one
 * @param count number of ranges
 */
record PcRuns(GranuleIndex index, long base, int end, int count) {
    static final int NONE = -1;

    /** The range a pc lies in, or {@link #NONE}. */
    int find(long pc) {
        long off = pc - base;
        return off < 0 || off >= end ? NONE : index.find((int) off);
    }
}
