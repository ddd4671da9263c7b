package org.pclnlab.harness.lookup;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream as numbered blocks of whole lines, as large as one read gives them: who waits for an answer before asking on
 * gets it. Safe for several threads.
 */
final class LineBlocks {
    /** Bytes of a block: what fits is a line, what does not is cut. */
    static final int SIZE = 1 << 16;

    /** Some lines. Mutable, owned by who took it. */
    static final class Block {
        /** The lines, and a line feed behind them, which is none of the input's. */
        final byte[] bytes = new byte[SIZE + 1];

        int length;
        /** 0 for the first block of the stream, and so on. */
        long number;
    }

    private final InputStream in;
    private final boolean text;
    private final byte[] rest = new byte[SIZE];
    private int kept;
    private boolean over;
    private boolean skipping;
    private long taken;

    /**
     * Blocks of {@code in}.
     *
     * @param text whether a line that is too long is passed on in pieces; else only its beginning is
     */
    LineBlocks(InputStream in, boolean text) {
        this.in = in;
        this.text = text;
    }

    /** Fills a block; false when there is none left. */
    synchronized boolean next(Block b) throws IOException {
        byte[] to = b.bytes;
        System.arraycopy(rest, 0, to, 0, kept);
        int n = kept;
        int searched = 0;
        kept = 0;
        while (true) {
            int lines = lastLine(to, searched, n);
            if (skipping && lines > 0) {
                int from = firstLine(to, n);
                System.arraycopy(to, from, to, 0, n - from);
                n -= from;
                searched = 0;
                skipping = false;
                continue;
            }
            if (lines > 0) {
                kept = n - lines;
                System.arraycopy(to, lines, rest, 0, kept);
                return give(b, lines);
            }
            if (skipping) {
                n = 0;
            } else if (n == SIZE) {
                skipping = !text;
                return give(b, n);
            }
            if (over) {
                return n > 0 && give(b, n);
            }
            searched = n;
            int more = in.read(to, n, SIZE - n);
            if (more < 0) {
                over = true;
            } else {
                n += more;
            }
        }
    }

    private boolean give(Block b, int length) {
        b.bytes[length] = '\n';
        b.length = length;
        b.number = taken++;
        return true;
    }

    /** End of the last whole line whose line feed lies in {@code [from, n)}, 0 without one. */
    private static int lastLine(byte[] b, int from, int n) {
        for (int i = n; i > from; i--) {
            if (b[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    private static int firstLine(byte[] b, int n) {
        int i = 0;
        while (i < n && b[i] != '\n') {
            i++;
        }
        return i + 1;
    }
}
