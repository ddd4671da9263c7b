package org.pclnlab.harness.lookup;

/**
 * What some lines of a block ask for. A line that is a pc of {@link PcRuns} in the usual spelling, hexadecimal digits behind
 * an optional {@code 0x}, is an offset; any other is remembered by where it starts. Mutable, reused for the next lines.
 */
final class Asked {
    private static final int MOST = 256, MAX_DIGITS = 16;

    /** A JIT compiler counts calls: the first calls are about few lines, so that there are many soon. */
    private static final int FEW = 8, FEW_TIMES = 256;

    /** Value of each character as a digit; below zero what is none, a line feed apart from the others. */
    private static final byte LINE_FEED = -2;

    private static final byte[] DIGITS = new byte[256];

    static {
        for (int i = 0; i < DIGITS.length; i++) {
            DIGITS[i] = (byte) (i < 128 ? PcText.digit(i) : -1);
        }
        DIGITS['\n'] = LINE_FEED;
    }

    /** Number of lines. */
    int count;

    /** Where the answer of each is, or {@link AnswerCache#NOWHERE}. */
    final long[] places = new long[MOST];

    /** Offset from {@link #base}, or not (bitwise) where in the block the line starts. */
    private final int[] offs = new int[MOST];

    private final int[] found = new int[MOST];
    private long times;
    private PcRuns runs = PcRuns.EMPTY;
    private long base;

    /** Takes lines from {@code from} on, and gives where the next one starts. */
    int parse(LineBlocks.Block block, int from, PcRuns wanted, long shift, boolean decimal) {
        runs = wanted;
        base = wanted.base - shift;
        byte[] in = block.bytes;
        byte[] digit = DIGITS;
        int[] out = offs;
        int end = block.length;
        long start = base;
        int size = wanted.end;
        int most = times++ < FEW_TIMES ? FEW : MOST;
        int n = 0;
        int at = from;
        while (n < most && at < end) {
            int first = at;
            if (in[at] == '0' && in[at + 1] == 'x') {
                at += 2;
            }
            int digits = at;
            long pc = 0;
            int d;
            // A line feed stands behind the last line, whether it is one of the input's or not.
            while ((d = digit[in[at] & 0xff]) >= 0) {
                pc = (pc << 4) + d;
                at++;
            }
            int length = at - digits;
            long off = pc - start;
            boolean usual = d == LINE_FEED && length > 0 && length <= MAX_DIGITS && (!decimal || digits != first);
            if (usual && off >= 0 && off < size) {
                out[n++] = (int) off;
                at++;
            } else {
                out[n++] = ~first;
                while (in[at] != '\n') {
                    at++;
                }
                at++;
            }
        }
        count = n;
        return at;
    }

    /** Looks up where the answers are, as far as somebody knows. */
    void find(AnswerCache.Known known) {
        int n = count;
        if (runs.end != 0) {
            runs.index.find(offs, n, found);
        }
        int[] run = found;
        int[] context = runs.context;
        long[] told = known.places;
        long[] out = places;
        int[] off = offs;
        for (int i = 0; i < n; i++) {
            out[i] = off[i] < 0 ? AnswerCache.NOWHERE : told[context[run[i]]];
        }
    }

    /** The pc of a line that is an offset. */
    long pc(int i) {
        return base + offs[i];
    }

    /** Where a line starts that is no offset; negative for one that is. */
    int lineStart(int i) {
        return ~offs[i];
    }

    /** Line number of the run that a line's pc lies in. */
    int line(int i) {
        return runs.line[found[i]];
    }
}
