package org.pclnlab.emulator.rewrite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pclnlab.emulator.functab.FtabHeader;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The rows of a table, ascending by address, and the bytes of it (03 section 6, 02 section 2).
 *
 * <p>A bucket covers 4096 bytes of an absolute grid: {@code idx} is the last row at or below its start, and sixteen deltas
 * lead from there to the last row at or below the start of each of its 256-byte parts. Both are 0 where no row is so low.
 */
public final class TableRows {
    private static final int BUCKET = 4096, PART = 256, PARTS = 16;

    private final long[] pc;
    private final int[] funcIndex;
    private final int n;

    private TableRows(long[] pc, int[] funcIndex, int n) {
        this.pc = pc;
        this.funcIndex = funcIndex;
        this.n = n;
    }

    /**
     * Rows that are given.
     *
     * @param pc link-time addresses, strictly ascending, at least one
     * @param funcIndex 1-based record numbers
     */
    public static TableRows of(long[] pc, int[] funcIndex) {
        if (pc.length == 0 || pc.length != funcIndex.length) {
            throw new IllegalArgumentException(pc.length + " addresses, " + funcIndex.length + " numbers");
        }
        return new TableRows(pc.clone(), funcIndex.clone(), pc.length);
    }

    /**
     * The kept functions that the index lists. One it does not list gets no row and leaves no trace, and neither does one
     * at address 0 (03 section 6.1).
     */
    static TableRows of(FunctionSymbols functions, Kept kept, IndexSearch index) throws Refusal {
        long[] pc = new long[kept.count()];
        int[] numbers = new int[kept.count()];
        int n = 0;
        for (int i = 0; i < functions.count(); i++) {
            long id = kept.id(i);
            if (id == 0 || functions.addr(i) == 0) {
                continue;
            }
            long number = index.find(id);
            if (number >= 0) {
                pc[n] = functions.addr(i);
                numbers[n++] = (int) number;
            }
        }
        if (n == 0) {
            throw new Refusal("no resolvable entries");
        }
        return new TableRows(pc, numbers, n);
    }

    public int count() {
        return n;
    }

    /** Address of a row. */
    public long pc(int row) {
        return pc[row];
    }

    /** Address of row 0. */
    public long base() {
        return pc[0];
    }

    private long alignedBase() {
        return pc[0] & -BUCKET;
    }

    /** Buckets: up to the last row, not up to the end of text. */
    public long buckets() {
        return ((pc[n - 1] - alignedBase()) >>> 12) + 1;
    }

    /** Bytes of the table; {@code 2^64-1} when they are more than that. */
    public long need() {
        return Unsigned.sum(
                FtabHeader.SIZE,
                Unsigned.times(n + 1L, FtabHeader.ROW_SIZE),
                Unsigned.times(buckets(), FtabHeader.BUCKET_SIZE));
    }

    /**
     * The bytes of the table. {@link #need} must be an array's length.
     *
     * @param textEnd the address of the sentinel
     * @param sectionAddr link-time address of the section that carries the table
     */
    public byte[] encode(long textEnd, long sectionAddr) {
        ByteBuffer out = ByteBuffer.allocate((int) need()).order(ByteOrder.LITTLE_ENDIAN);
        int nb = (int) buckets();
        out.putLong(FtabHeader.MAGIC).putLong(sectionAddr).putLong(base());
        out.putInt(n + 1).putInt(nb);
        // In arrays first, which go to the buffer in one piece: a JVM that has not compiled yet is slow at buffers.
        long[] rows = new long[n + 1];
        for (int i = 0; i < n; i++) {
            rows[i] = ((pc[i] - pc[0]) & 0xffffffffL) | (long) funcIndex[i] << 32;
        }
        rows[n] = (textEnd - pc[0]) & 0xffffffffL;
        out.asLongBuffer().put(rows);
        out.position(out.position() + rows.length * FtabHeader.ROW_SIZE);
        out.asShortBuffer().put(findBuckets(nb));
        return out.array();
    }

    /** The buckets in halves of words: two of an index, then sixteen deltas. */
    private short[] findBuckets(int nb) {
        int[] last = lastOfParts(nb * PARTS);
        short[] out = new short[nb * (PARTS + 2)];
        int at = 0;
        for (int b = 0; b < nb * PARTS; b += PARTS) {
            int idx = last[b];
            out[at] = (short) idx;
            out[at + 1] = (short) (idx >>> 16);
            at += 2;
            for (int part = b; part < b + PARTS; part++) {
                out[at++] = (short) (last[part] - idx);
            }
        }
        return out;
    }

    /** For each part the last row at or below its start, or 0. Counted, not searched: no branch depends on an address. */
    private int[] lastOfParts(int parts) {
        int[] out = new int[parts + 1];
        long start = alignedBase();
        for (int i = 1; i < n; i++) {
            out[(int) ((pc[i] - start + PART - 1) >>> 8)]++;
        }
        int row = 0;
        for (int part = 0; part < parts; part++) {
            row += out[part];
            out[part] = row;
        }
        return out;
    }
}
