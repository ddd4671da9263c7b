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
    private static final int SUB_BUCKET = 256;

    private final PrebuiltRows rows;
    private final GranuleIndex index;
    private final long base;
    private final long end;

    private IndexedRows(PrebuiltRows rows, GranuleIndex index, long end) {
        this.rows = rows;
        this.index = index;
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
        int[] starts = new int[n];
        rows.entryOffs(starts);
        int last = -1;
        for (int row = 0; row < n; row++) {
            if (starts[row] <= last) {
                return null; // also one of 2^31 or more, which is negative here
            }
            last = starts[row];
        }
        return starts[0] == 0 && last < end && honest(rows, starts, end)
                ? new IndexedRows(rows, GranuleIndex.of(starts, n, end), end)
                : null;
    }

    /**
     * Whether the range that the find index gives for each sub-bucket holds the rows of all its pcs. It is one range for a
     * sub-bucket, so its first and last pc speak for the rest.
     */
    private static boolean honest(PrebuiltRows rows, int[] starts, int end) {
        int row = 0;
        int inBlock = (int) rows.base() & (SUB_BUCKET - 1);
        for (int from = 0, behind; from < end; from = behind) {
            behind = Math.min(end, from + SUB_BUCKET - ((from + inBlock) & (SUB_BUCKET - 1)));
            long range = rows.range(rows.base() + from);
            while (row + 1 < starts.length && starts[row + 1] <= from) {
                row++;
            }
            if ((int) (range >>> 32) > row) {
                return false;
            }
            while (row + 1 < starts.length && starts[row + 1] < behind) {
                row++;
            }
            if ((int) range <= row) {
                return false;
            }
        }
        return true;
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
