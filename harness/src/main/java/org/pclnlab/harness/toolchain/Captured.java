package org.pclnlab.harness.toolchain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a child printed, bounded: the first and the last {@code limit} bytes and the count of all of them. Filled by one
 * pump thread and read when that thread has ended or was given up.
 */
public final class Captured {
    private final int limit;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final byte[] ring;
    private long total;

    Captured(int limit) {
        this.limit = limit;
        this.ring = new byte[limit];
    }

    synchronized void add(byte[] bytes, int length) {
        int first = Math.min(length, limit - head.size());
        head.write(bytes, 0, first);
        for (int i = Math.max(first, length - limit); i < length; i++) {
            ring[(int) ((total + i - limit) % limit)] = bytes[i];
        }
        total += length;
    }

    /** All bytes printed, kept or not. */
    public synchronized long total() {
        return total;
    }

    /** Bytes that were dropped. */
    public synchronized long dropped() {
        return Math.max(0, total - 2L * limit);
    }

    /** The bytes kept: head, then tail. */
    public synchronized byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.toByteArray());
        long behind = total - limit;
        long kept = Math.min(behind, limit);
        for (long i = behind - kept; i < behind; i++) {
            out.write(ring[(int) (i % limit)]);
        }
        return out.toByteArray();
    }

    /** The bytes kept as text; bytes that are no UTF-8 are replaced. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
