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
    /** Questions that are answered by the letter before the table is looked at as a whole. */
    private static final int TRIAL = 4096;

    private static final int LAST_SUB = 15, SCAN_ROWS = 4096;
    private static final int BLOCK = 4096, SUB_BLOCK = 256;

    /** Masks of offsets that are not negative anyway: knowing it saves the JIT compiler a bounds check for each read. */
    private static final int NOT_NEGATIVE = 0x3fffffff, NOT_NEGATIVE_ROW = 0x0ffffff8;

    private final Bytes bytes;
    private final ByteBuffer table;
    private final long base;
    private final int n;
    private final long functions;
    private final FindIndex index;
    private final int bucketsAt;
    private final int baseInBlock;
    /** Buckets that {@link #near} may rely on: all but the last of a table that was proven sound, 0 before. */
    private long provenBuckets;
    /** Questions so far, while it is not known whether the table is sound; then negative. */
    private int asked;

    private long @Nullable [] entries;

    PrebuiltRows(Bytes table, FtabHeader header, long functions) {
        this.bytes = table;
        this.table = table.buffer();
        this.base = header.base();
        this.n = (int) header.count() - 1;
        this.functions = functions;
        this.bucketsAt = FtabHeader.SIZE + FtabHeader.ROW_SIZE * (int) header.count();
        this.baseInBlock = (int) base & 4095;
        this.index = new FindIndex(this.table, bucketsAt, (int) header.bucketCount(), base & ~4095L);
    }

    private int entryOff(int row) {
        return table.getInt(FtabHeader.SIZE + (row << 3));
    }

    @Override
    public int count() {
        return n;
    }

    /**
     * {@inheritDoc}
     *
     * <p>{@link #nearByTheLetter} with fewer branches: search steps of random pcs are random, and a mispredicted branch costs
     * as much as five loads. In a table that is sound, the row sought is the one its sub-bucket starts with, plus one for
     * each row behind it that lies at or below the pc; three are added up without a branch, which is nearly always enough.
     * Nobody checked the contents of an adopted table, so they are checked here, once, when many questions have been asked.
     */
    @Override
    public int near(long pc) {
        long off = pc - base;
        long block = off + baseInBlock;
        if (off < 0 || (block >>> 12) >= provenBuckets) {
            return unproven(pc);
        }
        ByteBuffer t = table;
        int bucket = (bucketsAt + (int) (block >>> 12) * FtabHeader.BUCKET_SIZE) & NOT_NEGATIVE;
        int delta = t.getShort(bucket + FindIndex.DELTAS_OFF + 2 * (((int) block >>> 8) & LAST_SUB)) & 0xffff;
        int row = t.getInt(bucket) + delta;
        long end = (off & 0xffffffffL) + 1;
        int at = FtabHeader.SIZE + ((row << 3) & NOT_NEGATIVE_ROW);
        int one = below(t, at + FtabHeader.ROW_SIZE, end);
        int two = below(t, at + 2 * FtabHeader.ROW_SIZE, end) & one;
        // Behind the sentinel, which is never below an inner bucket's pc, lie buckets: what they say must not count.
        int three = below(t, at + 3 * FtabHeader.ROW_SIZE, end) & two;
        row += one + two + three;
        return three == 0 ? row : further(row, (int) off);
    }

    /** 1 when the row at {@code at} lies below {@code end}, else 0. */
    private static int below(ByteBuffer t, int at, long end) {
        return (int) (((t.getInt(at) & 0xffffffffL) - end) >>> 63);
    }

    /** The last row at or below {@code off}, from one that is. */
    private int further(int from, int off) {
        int row = from;
        while ((entryOff(row + 1) ^ Integer.MIN_VALUE) <= (off ^ Integer.MIN_VALUE)) {
            row++;
        }
        return row;
    }

    private int unproven(long pc) {
        if (asked >= 0 && ++asked > TRIAL) {
            asked = -1;
            provenBuckets = sound() ? index.count() - 1 : 0;
        }
        return nearByTheLetter(pc);
    }

    /**
     * Whether rows ascend and every sub-bucket but those of the last bucket starts with the row it should: then the search of
     * 02 section 8.1 is bound to find what counting finds.
     */
    boolean sound() {
        int buckets = index.count();
        boolean ordinary = n > 0 && base >= 0 && base < 1L << 62 && n <= NOT_NEGATIVE_ROW >> 3 && entryOff(0) == 0;
        if (!ordinary || buckets < 2 || buckets > (NOT_NEGATIVE - bucketsAt) / FtabHeader.BUCKET_SIZE) {
            return false;
        }
        for (int row = 0; row < n; row++) {
            if ((entryOff(row) ^ Integer.MIN_VALUE) > (entryOff(row + 1) ^ Integer.MIN_VALUE)) {
                return false;
            }
        }
        int row = 0;
        // The start of the last bucket ends the last range that is relied upon.
        int last = (buckets - 1) * (LAST_SUB + 1);
        for (int k = 0; k <= last; k++) {
            long start = (long) k * SUB_BLOCK - baseInBlock;
            while (row < n && (entryOff(row + 1) & 0xffffffffL) <= start) {
                row++;
            }
            int at = bucketsAt + (k >> 4) * FtabHeader.BUCKET_SIZE;
            int delta = table.getShort(at + FindIndex.DELTAS_OFF + 2 * (k & LAST_SUB)) & 0xffff;
            if (row == n || (table.getInt(at) & 0xffffffffL) + delta != row) {
                return false;
            }
        }
        // The last inner pc lies below the sentinel, so that counting rows ends there at the latest.
        return (long) (buckets - 1) * BLOCK - baseInBlock <= sentinelOff();
    }

    /**
     * A copy of everything behind the header, 32 bits at a time: entry offset and function number of each row and of the
     * sentinel, then nine words for each bucket, of which the first is {@code idx} and each other one two deltas.
     */
    int[] words() {
        int rowWords = 2 * (n + 1);
        return bytes.ints(FtabHeader.SIZE, rowWords + FtabHeader.BUCKET_SIZE / 4 * index.count());
    }

    /** The lookup as it is written in 02 section 8.1. */
    private int nearByTheLetter(long pc) {
        if (n <= 0 || Unsigned.less(pc, base)) {
            return -1;
        }
        // Row offsets have 32 bits and so has the difference: addresses repeat every 4 GiB (02 section 8.1 step 2).
        long range = index.range(n, pc);
        return search((int) (range >>> 32), (int) range, (int) (pc - base));
    }

    /** The search as it is written in 02 section 8.1. */
    private int search(int lo, int hi, int off) {
        while (lo < hi) {
            int mid = (lo + hi) >> 1;
            if ((entryOff(mid) ^ Integer.MIN_VALUE) > (off ^ Integer.MIN_VALUE)) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        int row = lo - 1;
        // A damaged bucket can start the range behind pc's row: then the row below the range is not at or below pc.
        return row < 0 || (entryOff(row) ^ Integer.MIN_VALUE) > (off ^ Integer.MIN_VALUE) ? -1 : row;
    }

    @Override
    public Search search(long pc) {
        // Below the base, and without rows, nothing is searched.
        int rows = Unsigned.less(pc, base) ? 0 : Math.max(n, 0);
        return Search.of(index, rows, row -> entryOff(row) & 0xffffffffL, pc, (pc - base) & 0xffffffffL, near(pc));
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
            int[] words = words();
            for (int row = 0; row < n; row++) {
                long k = words[2 * row + 1] & 0xffffffffL;
                if (k >= 1 && k <= functions) {
                    long e = base + (words[2 * row] & 0xffffffffL);
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

    /** {@link #entryOf} without a map of all records: a scan, for who asks once. */
    long entryOnce(long wanted) {
        long[] map = entries;
        if (map != null) {
            return entryOf(wanted);
        }
        byte low = (byte) wanted;
        byte[] part = new byte[Math.min(n, SCAN_ROWS) * FtabHeader.ROW_SIZE];
        long lowest = 0;
        for (int from = 0; from < n; from += SCAN_ROWS) {
            int rows = Math.min(SCAN_ROWS, n - from);
            table.get(FtabHeader.SIZE + from * FtabHeader.ROW_SIZE, part, 0, rows * FtabHeader.ROW_SIZE);
            for (int i = 0; i < rows; i++) {
                if (part[i * FtabHeader.ROW_SIZE + 4] == low && funcIndex(from + i) == wanted) {
                    long e = entry(from + i);
                    lowest = lowest == 0 || Unsigned.less(e, lowest) ? e : lowest;
                }
            }
        }
        return lowest;
    }

    @Override
    public int buckets() {
        return index.count();
    }
}
