package org.pclnlab.emulator.functab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/** A section of raw site records {@code {u64 pc, u64 id}} in memory, in section order (01 section 8.1). */
final class SiteRecords {
    static final int SIZE = 16;

    private final ByteBuffer bytes;
    private final int count;

    private SiteRecords(ByteBuffer bytes, int count) {
        this.bytes = bytes;
        this.count = count;
    }

    /**
     * The records between two bounds, or null where the runtime does not look at them: a null bound, no or a partial
     * record, or more than {@code limit} of them.
     */
    static @Nullable SiteRecords read(Memory memory, long start, long end, long limit, String name)
            throws ImageException {
        if (start == 0 || end == 0 || Unsigned.lessOrEqual(end, start)) {
            return null;
        }
        long size = end - start;
        if (size % SIZE != 0 || Unsigned.less(limit, Long.divideUnsigned(size, SIZE))) {
            return null;
        }
        return new SiteRecords(memory.at(start, size, name).buffer(), (int) (size / SIZE));
    }

    int count() {
        return count;
    }

    long pc(int i) {
        return bytes.getLong(i * SIZE);
    }

    long id(int i) {
        return bytes.getLong(i * SIZE + 8);
    }

    /** All records as pairs of pc and id: one copy, and in a cold JVM reads of an array are cheaper than of a buffer. */
    long[] pairs() {
        long[] out = new long[2 * count];
        bytes.duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(0)
                .asLongBuffer()
                .get(out);
        return out;
    }
}
