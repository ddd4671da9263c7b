package org.pclnlab.emulator.functab;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The find index over sorted addresses (02 section 7): buckets of 4096 bytes with 16 sub-buckets of 256 bytes, on an
 * absolute 4096-aligned grid. A bucket is {@code {u32 idx, u16 delta[16]}}; {@code idx + delta[s]} is the last row at or
 * below the start of sub-bucket {@code s}.
 *
 * <p>The same bytes serve a table adopted in place and one built on first use. Bucket contents are untrusted: results are
 * clamped to the rows there are.
 */
final class FindIndex {
    /** An index that never narrows: lookups search all rows. */
    static final FindIndex NONE = new FindIndex(ByteBuffer.allocate(0), 0, 0, 0);

    static final int DELTAS_OFF = 4;
    private static final int LAST_SUB = 15;

    private final ByteBuffer buckets;
    private final int at;
    private final int count;
    private final long base;

    /**
     * Views {@code count} buckets.
     *
     * @param buckets little-endian bytes that hold all of them
     * @param at offset of bucket 0
     * @param base runtime address of the start of bucket 0's block, a multiple of 4096
     */
    FindIndex(ByteBuffer buckets, int at, int count, long base) {
        this.buckets = buckets;
        this.at = at;
        this.count = count;
        this.base = base;
    }

    int count() {
        return count;
    }

    /** Start of bucket 0's block. */
    long base() {
        return base;
    }

    /** The bucket of a pc, or -1 where {@link #range} has nothing to say. */
    long bucketOf(long pc) {
        long bucket = (pc - base) >>> 12;
        return bucket >= count || Unsigned.less(pc, base) ? -1 : bucket;
    }

    long idx(long bucket) {
        return buckets.getInt(at + (int) bucket * FtabHeader.BUCKET_SIZE) & 0xffffffffL;
    }

    int delta(long bucket, int sub) {
        return buckets.getShort(at + (int) bucket * FtabHeader.BUCKET_SIZE + DELTAS_OFF + 2 * sub) & 0xffff;
    }

    /**
     * The rows to search for {@code pc} among {@code n}: {@code lo} in the high and {@code hi} in the low 32 bits, or the
     * full range when the index has nothing to say.
     */
    long range(int n, long pc) {
        long off = pc - base;
        long bucket = off >>> 12;
        if (bucket >= count || Unsigned.less(pc, base)) {
            return n;
        }
        int b = at + (int) bucket * FtabHeader.BUCKET_SIZE;
        int s = (int) (off >>> 8) & LAST_SUB;
        long idx = buckets.getInt(b) & 0xffffffffL;
        int d = b + DELTAS_OFF + 2 * s;
        long lo = idx + (buckets.getShort(d) & 0xffff);
        long hi;
        if (s < LAST_SUB) {
            hi = idx + (buckets.getShort(d + 2) & 0xffff);
        } else if (bucket + 1 < count) {
            hi = buckets.getInt(b + FtabHeader.BUCKET_SIZE) & 0xffffffffL;
        } else {
            hi = n;
        }
        return range(n, lo, hi);
    }

    /** The same from the row that a sub-bucket starts with and the one that the next sub-bucket does. */
    static long range(int n, long first, long next) {
        long lo = first > 0 ? first - 1 : 0;
        long hi = Math.min(Math.max(next, lo) + 2, n);
        return Math.min(lo, n) << 32 | hi;
    }

    /**
     * Builds the index as the runtime does on first use (02 section 11.6).
     *
     * @param addresses ascending, without duplicates
     * @param n how many of them count
     * @return {@link #NONE} when there is nothing to index, or the runtime would give it up
     */
    static FindIndex build(long[] addresses, int n) {
        if (n == 0) {
            return NONE;
        }
        long base = addresses[0] & ~4095L;
        long nb = ((addresses[n - 1] - base) >>> 12) + 1;
        if (nb > 1 << 20 && nb > 64L * n) {
            return NONE;
        }
        if (nb > Integer.MAX_VALUE / FtabHeader.BUCKET_SIZE) {
            return NONE; // more than a heap buffer can hold; a full search gives the same rows
        }
        ByteBuffer out = ByteBuffer.allocate((int) nb * FtabHeader.BUCKET_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        int row = 0;
        for (int b = 0; b < (int) nb; b++) {
            int at = b * FtabHeader.BUCKET_SIZE;
            int idx = 0;
            for (int s = 0; s <= LAST_SUB; s++) {
                long x = base + ((long) b << 12) + ((long) s << 8);
                while (row + 1 < n && Unsigned.lessOrEqual(addresses[row + 1], x)) {
                    row++;
                }
                if (s == 0) {
                    idx = row;
                    out.putInt(at, idx);
                }
                if (row - idx > 0xffff) {
                    return NONE;
                }
                out.putShort(at + DELTAS_OFF + 2 * s, (short) (row - idx));
            }
        }
        return new FindIndex(out, 0, (int) nb, base);
    }
}
