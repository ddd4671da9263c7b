package org.pclnlab.emulator.forge;

import java.io.ByteArrayOutputStream;

/** Collects little-endian bytes. Mutable. */
final class ByteSink {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ByteSink putShort(int value) {
        return put(value, 2);
    }

    ByteSink putInt(int value) {
        return put(value, 4);
    }

    ByteSink putLong(long value) {
        return put(value, 8);
    }

    private ByteSink put(long value, int width) {
        for (int i = 0; i < width; i++) {
            out.write((int) (value >>> (8 * i)));
        }
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
