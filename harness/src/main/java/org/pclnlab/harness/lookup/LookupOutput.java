package org.pclnlab.harness.lookup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.pclnlab.emulator.memory.Bytes;

/** A buffer in front of a stream that takes names as the bytes they are in the image. */
public final class LookupOutput {
    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 13];
    private int used;

    public LookupOutput(OutputStream out) {
        this.out = out;
    }

    void put(int b) throws IOException {
        if (used == buffer.length) {
            drain();
        }
        buffer[used++] = (byte) b;
    }

    private void drain() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }

    void ascii(String s) throws IOException {
        for (int i = 0; i < s.length(); i++) {
            put(s.charAt(i));
        }
    }

    void utf8(String s) throws IOException {
        byte[] b = s.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < b.length; i++) {
            put(b[i]);
        }
    }

    /** The bytes from {@code off} to the next NUL; nothing when there is none. */
    void string(Bytes table, int off) throws IOException {
        int end = off >= 0 && off < table.size() ? table.indexOfNul(off) : -1;
        for (int i = off; i < end; i++) {
            put(table.u8(i));
        }
    }

    void decimal(int value) throws IOException {
        ascii(Integer.toString(value));
    }

    void flush() throws IOException {
        drain();
        out.flush();
    }
}
