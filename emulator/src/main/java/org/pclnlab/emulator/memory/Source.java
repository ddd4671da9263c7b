package org.pclnlab.emulator.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes that are fetched when somebody looks at them. Ranges were checked by {@link Bytes}. Used by one thread. */
public abstract class Source {
    private static final int STEP = 256;

    /** Copies the {@code count} bytes at {@code off}. */
    public abstract void copy(long off, byte[] into, int at, int count);

    /** The little-endian value of {@code length} bytes, at most 8. */
    long get(long off, int length) {
        byte[] some = new byte[length];
        copy(off, some, 0, length);
        long value = 0;
        for (int k = length - 1; k >= 0; k--) {
            value = (value << 8) | (some[k] & 0xff);
        }
        return value;
    }

    /** Offset of the first NUL in {@code [from, end)}, or -1. */
    long indexOfNul(long from, long end) {
        byte[] some = new byte[STEP];
        for (long at = from; at < end; at += STEP) {
            int n = (int) Math.min(STEP, end - at);
            copy(at, some, 0, n);
            for (int i = 0; i < n; i++) {
                if (some[i] == 0) {
                    return at + i;
                }
            }
        }
        return -1;
    }

    /** {@code count} little-endian words of 8 bytes. */
    long[] words(long off, int count) {
        long[] out = new long[count];
        buffer(off, count * Long.BYTES).asLongBuffer().get(out);
        return out;
    }

    /** A copy of a range, for who needs all of it in one piece. */
    ByteBuffer buffer(long off, int length) {
        byte[] out = new byte[length];
        copy(off, out, 0, length);
        return ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
    }
}
