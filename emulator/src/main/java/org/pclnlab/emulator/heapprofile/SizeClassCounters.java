package org.pclnlab.emulator.heapprofile;

import java.util.ArrayList;
import java.util.List;

/**
 * The recorder of the August-2026 main and of every tree before #2027 (MP0, spec 06 A3): it counts every allocation in one of
 * 27 classes, doubling from 16 bytes to 2^30, and asks neither rate nor stack.
 */
public final class SizeClassCounters {
    private static final int CLASSES = 27, FIRST_SHIFT = 4;

    private final long[] counts = new long[CLASSES];

    /** Counts {@code n} allocations of {@code size} bytes, unsigned. */
    public void record(long size, long n) {
        if (size != 0) {
            counts[classOf(size)] += n;
        }
    }

    private static int classOf(long size) {
        if (Long.compareUnsigned(size, 16) <= 0) {
            return 0;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(size - 1);
        return Math.min(bits - FIRST_SHIFT, CLASSES - 1);
    }

    /** What a reader gets: one record for each class that was used, ascending, with an empty stack. */
    public List<ProfileRecord> read() {
        List<ProfileRecord> records = new ArrayList<>();
        for (int i = 0; i < CLASSES; i++) {
            if (counts[i] != 0) {
                records.add(ProfileRecord.live((1L << (i + FIRST_SHIFT)) * counts[i], counts[i], Stack.EMPTY));
            }
        }
        return records;
    }
}
