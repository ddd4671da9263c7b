package org.pclnlab.emulator.forge;

import java.util.ArrayList;
import java.util.List;

/**
 * Encodes a prebuilt function table and the redirect to one (02 sections 2 and 3), row by row and search by search: a
 * witness for the rewriter, which was written apart from it, and the way to a table for tests that need no image.
 */
public final class TableEncoder {
    /** One function: its link-time start and its 1-based record number. */
    public record Row(long address, int funcIndex) {}

    static final long FTB1 = 0x314254464F474C4CL, FTB2 = 0x324254464F474C4CL;
    public static final int HEADER_SIZE = 32, ROW_SIZE = 8, BUCKET_SIZE = 36;
    public static final int REDIRECT_SIZE = 32;
    private static final int BUCKET_BYTES = 4096, SUBBUCKETS = 16, SUBBUCKET_BYTES = 256;

    private TableEncoder() {}

    /** Ascending by address; of several rows at one address the first given is kept. */
    public static List<Row> normalise(List<Row> rows) {
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort((a, b) -> Long.compareUnsigned(a.address(), b.address())); // stable
        List<Row> out = new ArrayList<>();
        for (Row r : sorted) {
            if (out.isEmpty() || out.get(out.size() - 1).address() != r.address()) {
                out.add(r);
            }
        }
        return out;
    }

    /** Buckets that cover the entries of {@code rows}: the last row's entry, not the end of text (02 section 2.1). */
    public static int bucketCount(List<Row> rows) {
        long last = rows.get(rows.size() - 1).address();
        return (int) ((last - alignedBase(rows)) / BUCKET_BYTES) + 1;
    }

    /** Bytes that {@link #table} gives for {@code rows}. */
    public static int need(List<Row> rows) {
        return HEADER_SIZE + ROW_SIZE * (rows.size() + 1) + BUCKET_SIZE * bucketCount(rows);
    }

    /**
     * An {@code LLGOFTB1} table.
     *
     * @param rows at least one, ascending, as {@link #normalise} gives
     * @param textEnd end of the text section, the sentinel's address
     * @param sectionAddr link-time address of the section that carries the table
     */
    public static byte[] table(List<Row> rows, long textEnd, long sectionAddr) {
        long base = rows.get(0).address();
        int buckets = bucketCount(rows);
        ByteSink out = new ByteSink();
        out.putLong(FTB1).putLong(sectionAddr).putLong(base);
        out.putInt(rows.size() + 1).putInt(buckets);
        for (Row r : rows) {
            out.putInt((int) (r.address() - base)).putInt(r.funcIndex());
        }
        out.putInt((int) (textEnd - base)).putInt(0);
        for (int b = 0; b < buckets; b++) {
            long start = alignedBase(rows) + (long) BUCKET_BYTES * b;
            int idx = lastAtOrBelow(rows, start);
            out.putInt(idx);
            for (int s = 0; s < SUBBUCKETS; s++) {
                out.putShort((short) (lastAtOrBelow(rows, start + (long) SUBBUCKET_BYTES * s) - idx));
            }
        }
        return out.bytes();
    }

    /** An {@code LLGOFTB2} redirect to a table at the start of the stub section. */
    public static byte[] redirect(long entrySectionAddr, long stubSectionAddr) {
        return new ByteSink()
                .putLong(FTB2)
                .putLong(entrySectionAddr)
                .putLong(stubSectionAddr)
                .putLong(0)
                .bytes();
    }

    private static long alignedBase(List<Row> rows) {
        return rows.get(0).address() & -BUCKET_BYTES;
    }

    /** Largest row at or below {@code x}, 0 when none is. */
    private static int lastAtOrBelow(List<Row> rows, long x) {
        int lo = 0;
        int hi = rows.size();
        while (lo < hi) {
            int mid = (lo + hi) >>> 1;
            if (Long.compareUnsigned(rows.get(mid).address(), x) <= 0) {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        return Math.max(0, lo - 1);
    }
}
