package org.pclnlab.harness.lookup;

import java.io.IOException;

/**
 * Finds pcs in lines of text, such as logs and stack traces: numbers with {@code 0x}, and words of at least
 * {@value #MIN_BARE} hexadecimal digits, that lie in the image's code. Immutable.
 */
final class LineFilter {
    private static final int MIN_BARE = 6, MAX_DIGITS = 16;

    private final long start;
    private final long end;
    private final long shift;

    /**
     * A filter for pcs in {@code [start, end)}.
     *
     * @param shift what makes a pc of the image from one in the text
     */
    LineFilter(long start, long end, long shift) {
        this.start = start;
        this.end = end;
        this.shift = shift;
    }

    /** Copies a block and puts answers behind the pcs in it. */
    void block(LineBlocks.Block block, LookupWorker worker) throws IOException {
        byte[] b = block.bytes;
        int n = block.length;
        int copied = 0;
        for (int i = 0; i < n; ) {
            if (!word(b[i])) {
                i++;
                continue;
            }
            int from = i;
            while (i < n && word(b[i])) {
                i++;
            }
            boolean marked = i - from > 2 && b[from] == '0' && b[from + 1] == 'x';
            int digits = marked ? from + 2 : from;
            long pc = pc(b, digits, i) + shift;
            boolean one = i - digits <= MAX_DIGITS && (marked || i - digits >= MIN_BARE) && hex(b, digits, i);
            if (one && Long.compareUnsigned(pc, start) >= 0 && Long.compareUnsigned(pc, end) < 0) {
                worker.copy(b, copied, i);
                copied = i;
                worker.inside(pc);
            }
        }
        worker.copy(b, copied, n);
    }

    private static boolean word(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0;
    }

    private static boolean hex(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (PcText.digit(b[i]) < 0) {
                return false;
            }
        }
        return to > from;
    }

    private static long pc(byte[] b, int from, int to) {
        long v = 0;
        for (int i = from; i < to; i++) {
            v = (v << 4) + PcText.digit(b[i]);
        }
        return v;
    }
}
