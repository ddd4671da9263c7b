package org.pclnlab.harness.lookup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;

/** Bytes on their way to a stream, or kept until somebody takes them. Mutable. */
final class LookupOutput {
    private static final int MAX_DIGITS = 20;

    private final @Nullable OutputStream out;
    private byte[] buffer;
    private int used;
    private int variableAt;
    private int variableEnd;

    /** Output that goes to a stream whenever {@code size} bytes are there. */
    LookupOutput(OutputStream out, int size) {
        this.out = out;
        this.buffer = new byte[size];
    }

    /** Output that is kept. */
    LookupOutput() {
        this.out = null;
        this.buffer = new byte[1 << 10];
    }

    void put(int b) throws IOException {
        if (used == buffer.length) {
            room(1);
        }
        buffer[used++] = (byte) b;
    }

    void put(byte[] bytes, int from, int count) throws IOException {
        if (buffer.length - used < count) {
            room(count);
        }
        System.arraycopy(bytes, from, buffer, used, count);
        used += count;
    }

    private void room(int more) throws IOException {
        OutputStream o = out;
        if (o != null) {
            o.write(buffer, 0, used);
            used = 0;
        }
        if (buffer.length - used < more) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, used + more));
        }
    }

    void ascii(String s) throws IOException {
        for (int i = 0; i < s.length(); i++) {
            put(s.charAt(i));
        }
    }

    /** The bytes from {@code off} to the next NUL; nothing when there is none. */
    void string(Bytes table, int off) throws IOException {
        int end = off >= 0 && off < table.size() ? table.indexOfNul(off) : -1;
        for (int i = off; i < end; i++) {
            put(table.u8(i));
        }
    }

    /** A number that is not negative. */
    void decimal(long value) throws IOException {
        if (buffer.length - used < MAX_DIGITS) {
            room(MAX_DIGITS);
        }
        if (value < 0) {
            buffer[used++] = '-'; // the line of a pc without one, in gc's tables, is -1
        }
        int n = 1;
        for (long v = Math.abs(value); v >= 10; v /= 10) {
            n++;
        }
        long v = Math.abs(value);
        for (int i = used + n - 1; i >= used; i--) {
            buffer[i] = (byte) ('0' + (int) (v % 10));
            v /= 10;
        }
        used += n;
    }

    /** A number that may be another one for another pc with the same context. */
    void variable(long value) throws IOException {
        variableAt = used;
        decimal(value);
        variableEnd = used;
    }

    /** Where the {@link #variable} number stands, 0 when there is none. */
    int variableAt() {
        return variableAt;
    }

    /** Where it ends. */
    int variableEnd() {
        return variableEnd;
    }

    /** Lower-case hexadecimal digits, at least {@code digits} of them. */
    void hex(long value, int digits) throws IOException {
        int n = 16;
        while (n > digits && n > 1 && (value >>> (4 * (n - 1))) == 0) {
            n--;
        }
        for (int i = n - 1; i >= 0; i--) {
            int d = (int) (value >>> (4 * i)) & 15;
            put(d < 10 ? '0' + d : 'a' + d - 10);
        }
    }

    /** Bytes that are kept. */
    int used() {
        return used;
    }

    /** What is kept. */
    byte[] bytes() {
        return buffer;
    }

    /** Makes room for {@code size} bytes in all without moving them again. */
    void reserve(int size) {
        if (buffer.length < size) {
            buffer = Arrays.copyOf(buffer, size);
        }
    }

    /** Says that bytes up to {@code count} were written into {@link #bytes}. */
    void used(int count) {
        used = count;
    }

    void clear() {
        used = 0;
        variableAt = 0;
        variableEnd = 0;
    }

    void flush() throws IOException {
        OutputStream o = out;
        if (o != null) {
            o.write(buffer, 0, used);
            used = 0;
            o.flush();
        }
    }
}
