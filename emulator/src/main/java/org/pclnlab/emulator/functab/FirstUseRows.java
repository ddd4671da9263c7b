package org.pclnlab.emulator.functab;

import org.pclnlab.emulator.memory.Unsigned;

/** Rows built from raw site records or loader queries (02 section 11): entries are anchors, behind the prologue. */
public final class FirstUseRows implements Rows {
    /** How far below an anchor a function may begin (02 section 8.4). */
    static final long SLACK = 64;

    private static final long TEXT_BEHIND_LAST = 1 << 20;

    private final long[] addresses;
    private final int[] indexes;
    private final int n;
    private final long[] entries;
    private final FindIndex index;

    /**
     * Takes over sorted, unique frames.
     *
     * @param entries lowest address of each record by funcIndex, 0 for none
     */
    FirstUseRows(long[] addresses, int[] indexes, int n, long[] entries) {
        this.addresses = addresses;
        this.indexes = indexes;
        this.n = n;
        this.entries = entries;
        this.index = FindIndex.build(addresses, n);
    }

    @Override
    public int count() {
        return n;
    }

    @Override
    public int near(long pc) {
        return lastAtOrBelow(addresses, n, index, pc);
    }

    /** Last position in {@code keys[0..n)} at or below {@code pc}, or -1. */
    static int lastAtOrBelow(long[] keys, int n, FindIndex index, long pc) {
        long range = index.range(n, pc);
        int lo = (int) (range >>> 32);
        int hi = (int) range;
        while (lo < hi) {
            int mid = (lo + hi) >> 1;
            if (Unsigned.less(pc, keys[mid])) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        int row = lo - 1;
        return row >= 0 && Unsigned.less(pc, keys[row]) ? -1 : row;
    }

    @Override
    public Search search(long pc) {
        return Search.of(index, n, row -> addresses[row], pc, pc, near(pc));
    }

    @Override
    public long bucketIdx(int bucket) {
        return index.idx(bucket);
    }

    @Override
    public int bucketDelta(int bucket, int sub) {
        return index.delta(bucket, sub);
    }

    @Override
    public int exact(long pc) {
        int row = near(pc);
        return row >= 0 && addresses[row] == pc ? row : -1;
    }

    @Override
    public int forEntry(long pc) {
        int row = near(pc);
        if (row < 0 || addresses[row] != pc) {
            row++;
        }
        return row < n && Unsigned.lessOrEqual(addresses[row] - pc, SLACK) ? row : -1;
    }

    @Override
    public long entry(int row) {
        return addresses[row];
    }

    @Override
    public long funcIndex(int row) {
        return Integer.toUnsignedLong(indexes[row]);
    }

    @Override
    public boolean textContains(long pc) {
        return n > 0
                && Unsigned.lessOrEqual(addresses[0], pc)
                && Unsigned.less(pc, addresses[n - 1] + TEXT_BEHIND_LAST);
    }

    @Override
    public long entryOf(long funcIndex) {
        return Unsigned.less(funcIndex, entries.length) ? entries[(int) funcIndex] : 0;
    }

    @Override
    public int buckets() {
        return index.count();
    }
}
