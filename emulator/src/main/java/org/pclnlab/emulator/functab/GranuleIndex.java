package org.pclnlab.emulator.functab;

/**
 * Which of many ascending starts is the last one at or below an offset, in two reads and no branch. Our own structure, not one
 * of LLGo's: it is derived from a table in memory.
 *
 * <pre>
 *  offset = | granule | unit 0..63 | below the unit |
 *  masks[granule]   one bit for each unit that is a start
 *  before[granule]  starts in all granules before, minus one
 *  find(offset)   = before[granule] + number of bits of masks[granule] up to and including the unit
 * </pre>
 *
 * A unit is the largest power of two, up to 16 bytes, that all starts are multiples of. With starts anywhere it is one byte and
 * a granule 64 bytes, which costs 12 bytes for each 64 bytes of text; with the usual 16-byte alignment of functions a
 * granule is 1024 bytes and the index of a megabyte of text fits into the first-level cache. Random offsets cost no
 * mispredicted branch, which is what a binary search spends its time on.
 */
public final class GranuleIndex {
    private static final int MAX_SHIFT = 4, UNITS_SHIFT = 6;

    private final long[] masks;
    private final int[] before;
    private final int unitShift;
    private final int granuleShift;

    private GranuleIndex(long[] masks, int[] before, int unitShift) {
        this.masks = masks;
        this.before = before;
        this.unitShift = unitShift;
        this.granuleShift = unitShift + UNITS_SHIFT;
    }

    /**
     * Builds the index in one pass.
     *
     * @param starts strictly ascending, not negative
     * @param n how many of them count
     * @param end offsets that are asked for are below it
     * @throws IllegalArgumentException when the starts are not strictly ascending below {@code end}
     */
    public static GranuleIndex of(int[] starts, int n, int end) {
        int all = 1 << MAX_SHIFT;
        for (int i = 0; i < n; i++) {
            all |= starts[i];
        }
        int unitShift = Integer.numberOfTrailingZeros(all);
        int granuleShift = unitShift + UNITS_SHIFT;
        int granules = end <= 0 ? 0 : ((end - 1) >>> granuleShift) + 1;
        long[] masks = new long[granules];
        int[] before = new int[granules];
        int last = -1;
        int next = 0;
        for (int i = 0; i < n; i++) {
            int start = starts[i];
            if (start <= last || start >= end) {
                throw new IllegalArgumentException("start " + i + " is " + start + " behind " + last + ", end " + end);
            }
            last = start;
            int granule = start >>> granuleShift;
            while (next <= granule) {
                before[next++] = i - 1;
            }
            masks[granule] |= 1L << (start >>> unitShift);
        }
        while (next < granules) {
            before[next++] = n - 1;
        }
        return new GranuleIndex(masks, before, unitShift);
    }

    /**
     * Position of the last start at or below {@code off}, -1 when the first is above it.
     *
     * @param off not negative and below the end that the index was built with
     */
    public int find(int off) {
        int g = off >>> granuleShift;
        // A shift by 63 - unit leaves the bits up to the unit; Java takes shift counts modulo 64, so ~unit will do.
        return before[g] + Long.bitCount(masks[g] << ~(off >>> unitShift));
    }

    /**
     * {@link #find} for many offsets, of which those below zero have no meaning and no answer. The bits are counted here, not
     * by the JDK's method, which a JIT compiler that inlines little would call.
     */
    public void find(int[] offs, int n, int[] found) {
        long[] mask = masks;
        int[] sum = before;
        int unit = unitShift;
        int granule = granuleShift;
        for (int i = 0; i < n; i++) {
            int off = offs[i] & ~(offs[i] >> 31);
            int g = off >>> granule;
            long b = mask[g] << ~(off >>> unit);
            b -= (b >>> 1) & 0x5555555555555555L;
            b = (b & 0x3333333333333333L) + ((b >>> 2) & 0x3333333333333333L);
            b = (b + (b >>> 4)) & 0x0f0f0f0f0f0f0f0fL;
            found[i] = sum[g] + (int) ((b * 0x0101010101010101L) >>> 56);
        }
    }

    /** Bytes of text that share one mask. */
    public int granule() {
        return 1 << granuleShift;
    }

    /** Bytes the index takes, without object headers. */
    public long size() {
        return 12L * masks.length;
    }
}
