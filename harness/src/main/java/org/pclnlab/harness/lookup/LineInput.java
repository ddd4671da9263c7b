package org.pclnlab.harness.lookup;

import java.io.IOException;
import java.io.InputStream;

/**
 * Lines as Go's {@code bufio.Scanner} gives them: ended by a line feed or the end of input, without one carriage return
 * before it. A line of 64 KiB or more ends the input silently.
 */
final class LineInput {
    /** What fits into a Scanner's buffer, line feed included. */
    private static final int MAX_LINE = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[MAX_LINE];
    private int start;
    private int end;
    private boolean over;
    private int lineStart;
    private int lineEnd;

    LineInput(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line. */
    boolean next() throws IOException {
        int scanned = start;
        while (true) {
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    line(scanned);
                    start = scanned + 1;
                    return true;
                }
            }
            if (over) {
                if (start == end) {
                    return false;
                }
                line(end);
                start = end;
                return true;
            }
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                scanned -= start;
                end -= start;
                start = 0;
            }
            if (end == MAX_LINE) {
                return false;
            }
            int n = in.read(buffer, end, MAX_LINE - end);
            if (n < 0) {
                over = true;
            } else {
                end += n;
            }
        }
    }

    private void line(int stop) {
        lineStart = start;
        lineEnd = stop > start && buffer[stop - 1] == '\r' ? stop - 1 : stop;
    }

    /** Whether another line can be had without waiting. */
    boolean ready() throws IOException {
        return start < end || over || in.available() > 0;
    }

    int length() {
        return lineEnd - lineStart;
    }

    byte at(int i) {
        return buffer[lineStart + i];
    }
}
