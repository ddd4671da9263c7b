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
    /** Rows compared at once. */
    private static final int WINDOW = 6;

    private static final int LAST_SUB = 15, SCAN_ROWS = 4096;

    /** Masks of offsets that are not negative anyway: knowing it saves the JIT compiler a bounds check for each read. */
    private static final int NOT_NEGATIVE = 0x3fffffff, NOT_NEGATIVE_ROW = 0x0ffffff8;

    private final ByteBuffer table;
    private final long base;
    private final int n;
    private final long functions;
    private final FindIndex index;
    private final int bucketsAt;
    private final int baseInBlock;
    /** Buckets that {@link #near} may read without looking back: all but the last, where nothing is out of the ordinary. */
    private final long innerBuckets;

    private long @Nullable [] entries;

    PrebuiltRows(Bytes table, FtabHeader header, long functions) {
        this.table = table.buffer();
        this.base = header.base();
        this.n = (int) header.count() - 1;
        this.functions = functions;
        this.bucketsAt = FtabHeader.SIZE + FtabHeader.ROW_SIZE * (int) header.count();
        this.baseInBlock = (int) base & 4095;
        this.index = new FindIndex(this.table, bucketsAt, (int) header.bucketCount(), base & ~4095L);
        // The last bucket has no successor to read on into; below 2^62 no sum of a pc and an offset wraps; what lies
        // behind
        // an inner bucket's rows are at least two buckets, so that a window of rows never ends outside the table.
        boolean ordinary = n > 0 && base >= 0 && base < 1L << 62 && n <= NOT_NEGATIVE_ROW >> 3;
        int addressable = (NOT_NEGATIVE - this.bucketsAt) / FtabHeader.BUCKET_SIZE;
        this.innerBuckets = ordinary ? Math.max(0, Math.min(header.bucketCount() - 1, addressable)) : 0;
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
     * <p>The usual case of {@link #nearByTheLetter}, with the same answers but fewer branches: sub-buckets and search steps of
     * random pcs are random, and a mispredicted branch costs as much as five loads. The range of a pc is computed without a
     * branch, and of the binary search the last steps are taken at once: which of the {@value #WINDOW} rows lie at or below
     * the pc. Where those are not "some below, then the rest above" the table is unsorted, and the steps themselves decide.
     *
     * <p>One method on purpose: in parts, or inlined into a loop, it is slower by a fifth on JDK 17.
     */
    @Override
    public int near(long pc) {
        long off = pc - base;
        long block = off + baseInBlock;
        if (off < 0 || (block >>> 12) >= innerBuckets) {
            return nearByTheLetter(pc);
        }
        ByteBuffer t = table;
        int bucket = (bucketsAt + (int) (block >>> 12) * FtabHeader.BUCKET_SIZE) & NOT_NEGATIVE;
        int s = ((int) block >>> 8) & LAST_SUB;
        int idx = t.getInt(bucket);
        // This sub-bucket's delta and the next one's; behind the last one lies the next bucket's idx, to which none is
        // added.
        long deltas = t.getLong(bucket + FindIndex.DELTAS_OFF + 2 * s);
        int within = (s - LAST_SUB) >> 31;
        int lo = idx + ((int) deltas & 0xffff) - 1;
        int hi = ((int) (deltas >>> 16) & (0xffff | ~within)) + (idx & within) + 2;
        if ((idx | lo | hi) < 0 || hi - lo < 3 || hi > n) {
            return nearByTheLetter(pc);
        }
        int first = lo;
        while (hi - lo > WINDOW) {
            int mid = (lo + hi) >> 1;
            int entry = t.getInt(FtabHeader.SIZE + ((mid << 3) & NOT_NEGATIVE_ROW));
            if ((entry ^ Integer.MIN_VALUE) > ((int) off ^ Integer.MIN_VALUE)) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        int at = FtabHeader.SIZE + ((lo << 3) & NOT_NEGATIVE_ROW);
        int below = below(t, at, (off & 0xffffffffL) + 1) & ((1 << (hi - lo)) - 1);
        if ((below & (below + 1)) != 0 || (below == 0 && lo == first)) {
            return search(lo, hi, (int) off);
        }
        return lo + 31 - Integer.numberOfLeadingZeros(below);
    }

    /** Copies all entry offsets, as stored. */
    void entryOffs(int[] into) {
        for (int row = 0; row < n; row++) {
            into[row] = entryOff(row);
        }
    }

    /** The rows that the find index leaves to search for {@code pc}, as {@link FindIndex#range} packs them. */
    long range(long pc) {
        return index.range(n, pc);
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

    /** Bit {@code i} says whether row {@code i} from {@code at} on lies below {@code end}. */
    private static int below(ByteBuffer t, int at, long end) {
        return (int) ((((t.getInt(at) & 0xffffffffL) - end) >>> 63)
                | ((((t.getInt(at + 8) & 0xffffffffL) - end) >>> 62) & 2)
                | ((((t.getInt(at + 16) & 0xffffffffL) - end) >>> 61) & 4)
                | ((((t.getInt(at + 24) & 0xffffffffL) - end) >>> 60) & 8)
                | ((((t.getInt(at + 32) & 0xffffffffL) - end) >>> 59) & 16)
                | ((((t.getInt(at + 40) & 0xffffffffL) - end) >>> 58) & 32));
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
