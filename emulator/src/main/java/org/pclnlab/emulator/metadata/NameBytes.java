package org.pclnlab.emulator.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Extent;
import org.pclnlab.emulator.memory.ImageException;

/**
 * A name or file as UTF-8 bytes, put together from the string pool without making strings: what {@link Names} and
 * {@link StringTable} do, for who asks millions of times. Mutable, reused, grows to the longest name it has held.
 */
public final class NameBytes {
    private static final byte[] COMMAND_LINE = "command-line-arguments.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MAIN = "main.".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[256];
    private int length;
    /** Whether there may be bytes that are no ASCII. */
    private boolean high;

    /** The bytes; those from {@link #length} on are remains. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Makes it empty. */
    public void clear() {
        length = 0;
        high = false;
    }

    /** Forgets the bytes from {@code end} on. */
    void cut(int end) {
        length = end;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** Holds a string. */
    public void set(String s) {
        byte[] all = s.getBytes(StandardCharsets.UTF_8);
        length = 0;
        high = true;
        room(all.length);
        System.arraycopy(all, 0, bytes, 0, all.length);
        length = all.length;
    }

    /** Holds the bytes of a table from {@code off} to the next NUL; none when there is no NUL. */
    public void set(Bytes table, int off) {
        length = 0;
        high = true;
        int end = off >= 0 && off < table.size() ? table.indexOfNul(off) : -1;
        if (end > off) {
            room(end - off);
            table.copy(off, bytes, end - off);
            length = end - off;
        }
    }

    /** The same for a table that was copied. */
    public void set(byte[] table, int off) {
        clear();
        if (off >= 0 && append(table, off) == 0) {
            clear();
        }
    }

    /**
     * Appends the bytes from {@code off} to the next NUL.
     *
     * @return 1 more than their number, negative when some are no ASCII; 0, and something is appended, when there is no NUL
     */
    int append(byte[] pool, int off) {
        byte[] to = bytes;
        int n = length;
        int signs = 0;
        for (int at = off; at < pool.length; at++) {
            byte b = pool[at];
            if (b == 0) {
                int size = n - length + 1;
                length = n;
                high |= signs < 0;
                return signs < 0 ? -size : size;
            }
            if (n == to.length) {
                to = Arrays.copyOf(to, 2 * n);
                bytes = to;
            }
            to[n++] = b;
            signs |= b;
        }
        return 0;
    }

    /** Appends bytes of which somebody knows whether some are no ASCII. */
    void append(byte[] pool, int off, int count, boolean notAscii) {
        room(count);
        System.arraycopy(pool, off, bytes, length, count);
        length += count;
        high |= notAscii;
    }

    /** Appends the string in {@code pool} at {@code off}. */
    void append(Extent pool, long off) throws ImageException {
        high = true;
        int n = pool.cstrLength(off);
        room(n);
        pool.copy(off, bytes, length, n);
        length += n;
    }

    void append(byte b) {
        room(1);
        bytes[length++] = b;
    }

    /** {@link Names#publicName} of what it holds. */
    void makePublic() {
        if (length == 0) {
            return;
        }
        if (bytes[0] == COMMAND_LINE[0]
                && length >= COMMAND_LINE.length
                && Arrays.equals(bytes, 0, COMMAND_LINE.length, COMMAND_LINE, 0, COMMAND_LINE.length)) {
            int rest = length - COMMAND_LINE.length;
            System.arraycopy(bytes, COMMAND_LINE.length, bytes, MAIN.length, rest);
            System.arraycopy(MAIN, 0, bytes, 0, MAIN.length);
            length = MAIN.length + rest;
        } else if (bytes[0] == '_') {
            length--;
            System.arraycopy(bytes, 1, bytes, 0, length);
        }
    }

    /** Replaces what is no UTF-8 as {@link StringTable#get} does. Allocates only where there is something to look at. */
    void makeUtf8() {
        for (int i = 0; high && i < length; i++) {
            if (bytes[i] < 0) {
                byte[] clean = new String(bytes, 0, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
                length = 0;
                room(clean.length);
                System.arraycopy(clean, 0, bytes, 0, clean.length);
                length = clean.length;
                return;
            }
        }
    }
}
