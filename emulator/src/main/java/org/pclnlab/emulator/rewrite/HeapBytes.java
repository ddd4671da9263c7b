package org.pclnlab.emulator.rewrite;

import java.nio.ByteBuffer;
import org.pclnlab.emulator.memory.Bytes;

/**
 * Bytes of a file in an array, for loops over many of them: a JVM that has not compiled yet reads an array several times
 * faster than a buffer. Not copied where they are in an array already.
 */
final class HeapBytes {
    static final HeapBytes NONE = new HeapBytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int start;
    private final int size;

    private HeapBytes(byte[] array, int start, int size) {
        this.array = array;
        this.start = start;
        this.size = size;
    }

    static HeapBytes of(Bytes bytes) {
        ByteBuffer b = bytes.buffer();
        return b.hasArray()
                ? new HeapBytes(b.array(), b.arrayOffset(), bytes.size())
                : new HeapBytes(bytes.copy(0, bytes.size()), 0, bytes.size());
    }

    /** The array; byte {@code i} of these bytes is at {@code start() + i}. */
    byte[] array() {
        return array;
    }

    int start() {
        return start;
    }

    int size() {
        return size;
    }

    /** The index of the last NUL, or -1. */
    int lastNul() {
        int i = size - 1;
        while (i >= 0 && array[start + i] != 0) {
            i--;
        }
        return i;
    }
}
