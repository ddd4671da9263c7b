package org.pclnlab.emulator.functab;

import org.jspecify.annotations.Nullable;

/**
 * The lookup of an adopted table with a {@link GranuleIndex} derived from its rows: the same answers as
 * {@link PrebuiltRows#near} for every pc, for who asks often enough that building it pays. Immutable.
 *
 * <p>The answers of a table depend on its buckets too, which are untrusted. So an index is only derived from a table whose
 * rows ascend and whose buckets never hide a row from a pc ({@link #of}); any other is looked up as the process would.
 */
public final class IndexedRows {
    private static final int SUB_BUCKET = 256, LAST_SUB = 15, BUCKET_WORDS = FtabHeader.BUCKET_SIZE / 4;

    private final PrebuiltRows rows;
    private final GranuleIndex index;
    private final int[] starts;
    private final int[] words;
    private final long base;
    private final long end;

    private IndexedRows(PrebuiltRows rows, GranuleIndex index, int[] starts, int[] words, long end) {
        this.rows = rows;
        this.index = index;
        this.starts = starts;
        this.words = words;
        this.base = rows.base();
        this.end = end;
    }

    /** The index of a table, null when its rows or buckets are not what a linker writes. One pass over rows and buckets. */
    public static @Nullable IndexedRows of(PrebuiltRows rows) {
        int n = rows.count();
        long sentinel = rows.sentinelOff();
        if (n <= 0 || sentinel > Integer.MAX_VALUE || rows.base() < 0 || rows.base() > Long.MAX_VALUE - sentinel) {
            return null;
        }
        int end = (int) sentinel;
        int[] words = rows.words();
        int[] starts = new int[n];
        int last = -1;
        for (int row = 0; row < n; row++) {
            int start = words[2 * row];
            if (start <= last) {
                return null; // also one of 2^31 or more, which is negative here
            }
            starts[row] = start;
            last = start;
        }
        int inBlock = (int) rows.base() & 4095;
        return starts[0] == 0 && last < end && honest(words, rows.buckets(), starts, inBlock, end)
                ? new IndexedRows(rows, GranuleIndex.of(starts, n, end), starts, words, end)
                : null;
    }

    /**
     * Whether the range that the find index gives for each sub-bucket holds the rows of all its pcs. It is one range for a
     * sub-bucket, so its first and last pc speak for the rest; behind the last bucket all rows are searched.
     */
    private static boolean honest(int[] words, int buckets, int[] starts, int inBlock, int end) {
        int n = starts.length;
        int row = 0;
        for (int k = inBlock / SUB_BUCKET; k >> 4 < buckets; k++) {
            int from = Math.max(0, k * SUB_BUCKET - inBlock);
            if (from >= end) {
                break;
            }
            int behind = Math.min(end, (k + 1) * SUB_BUCKET - inBlock);
            int at = 2 * (n + 1) + BUCKET_WORDS * (k >> 4);
            int sub = k & LAST_SUB;
            long idx = words[at] & 0xffffffffL;
            long first = idx + delta(words, at, sub);
            long next = sub < LAST_SUB
                    ? idx + delta(words, at, sub + 1)
                    : (k >> 4) + 1 < buckets ? words[at + BUCKET_WORDS] & 0xffffffffL : n;
            long range = FindIndex.range(n, first, next);
            while (row + 1 < n && starts[row + 1] <= from) {
                row++;
            }
            if ((int) (range >>> 32) > row) {
                return false;
            }
            while (row + 1 < n && starts[row + 1] < behind) {
                row++;
            }
            if ((int) range <= row) {
                return false;
            }
        }
        return true;
    }

    private static int delta(int[] words, int bucket, int sub) {
        return (words[bucket + 1 + (sub >> 1)] >>> (16 * (sub & 1))) & 0xffff;
    }

    /** Number of rows. */
    public int count() {
        return starts.length;
    }

    /** Offset of a row's entry from the table's base. */
    public int entryOff(int row) {
        return starts[row];
    }

    /** The row's 1-based function number, as stored. */
    public long funcIndex(int row) {
        return words[2 * row + 1] & 0xffffffffL;
    }

    /** The nearest row at or below {@code pc}, as {@link PrebuiltRows#near} finds it. */
    public int near(long pc) {
        long off = pc - base;
        // Behind the end of text the last row answers, and 4 GiB further all of them again: not here.
        return off < 0 || off >= end ? rows.near(pc) : index.find((int) off);
    }

    /** The table underneath. */
    public PrebuiltRows rows() {
        return rows;
    }

    /** The derived index. */
    public GranuleIndex index() {
        return index;
    }
}
