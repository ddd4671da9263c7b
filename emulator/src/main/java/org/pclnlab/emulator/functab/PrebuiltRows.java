package org.pclnlab.emulator.functab;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * An adopted {@code LLGOFTB1} table, used where it lies: nothing is copied. Its extent was checked when it was adopted;
 * what is in it was not (02 section 5.2), so every index taken from it is clamped before it is used.
 */
public final class PrebuiltRows implements Rows {
    private final ByteBuffer table;
    private final long base;
    private final int n;
    private final long functions;
    private final FindIndex index;
    private long @Nullable [] entries;

    PrebuiltRows(Bytes table, FtabHeader header, long functions) {
        this.table = table.buffer();
        this.base = header.base();
        this.n = (int) header.count() - 1;
        this.functions = functions;
        int bucketsAt = FtabHeader.SIZE + FtabHeader.ROW_SIZE * (int) header.count();
        this.index = new FindIndex(this.table, bucketsAt, (int) header.bucketCount(), base & ~4095L);
    }

    private int entryOff(int row) {
        return table.getInt(FtabHeader.SIZE + (row << 3));
    }

    @Override
    public int count() {
        return n;
    }

    @Override
    public int near(long pc) {
        if (n <= 0 || Unsigned.less(pc, base)) {
            return -1;
        }
        // Row offsets have 32 bits and so has the difference: addresses repeat every 4 GiB (02 section 8.1 step 2).
        int off = (int) (pc - base) ^ Integer.MIN_VALUE;
        long range = index.range(n, pc);
        int lo = (int) (range >>> 32);
        int hi = (int) range;
        while (lo < hi) {
            int mid = (lo + hi) >> 1;
            if ((entryOff(mid) ^ Integer.MIN_VALUE) > off) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        int row = lo - 1;
        // A damaged bucket can start the range behind pc's row: then the row below the range is not at or below pc.
        return row < 0 || (entryOff(row) ^ Integer.MIN_VALUE) > off ? -1 : row;
    }

    @Override
    public int exact(long pc) {
        int row = near(pc);
        return row >= 0 && entry(row) == pc ? row : -1;
    }

    @Override
    public int forEntry(long pc) {
        return exact(pc);
    }

    @Override
    public long entry(int row) {
        return base + (entryOff(row) & 0xffffffffL);
    }

    @Override
    public long funcIndex(int row) {
        return table.getInt(FtabHeader.SIZE + (row << 3) + 4) & 0xffffffffL;
    }

    /** Runtime address of row 0. */
    public long base() {
        return base;
    }

    /** The sentinel's offset: end of text minus base, as stored. */
    public long sentinelOff() {
        return entryOff(n) & 0xffffffffL;
    }

    @Override
    public boolean textContains(long pc) {
        return Unsigned.lessOrEqual(base, pc) && Unsigned.less(pc - base, sentinelOff());
    }

    @Override
    public long entryOf(long funcIndex) {
        long[] map = entries;
        if (map == null) {
            map = new long[(int) functions + 1];
            for (int row = 0; row < n; row++) {
                long k = funcIndex(row);
                if (k >= 1 && k <= functions) {
                    long e = entry(row);
                    int slot = (int) k;
                    if (map[slot] == 0 || Unsigned.less(e, map[slot])) {
                        map[slot] = e;
                    }
                }
            }
            entries = map;
        }
        return Unsigned.lessOrEqual(funcIndex, functions) ? map[(int) funcIndex] : 0;
    }

    @Override
    public int buckets() {
        return index.count();
    }
}
