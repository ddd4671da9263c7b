package org.pclnlab.emulator.memory;

import java.nio.ByteBuffer;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Where;

/**
 * What a process can reach from one pointer: the bytes from it to the end of the mapping it points into. Arrays whose
 * length the executable does not store (string pool) or whose count nobody checks are read through it; a read that a
 * process would do outside the mapping is an error that gives the offset, as the process would crash there.
 */
public final class Extent {
    private final ByteBuffer buffer;
    private final String memory;
    private final long start;
    private final String structure;

    private Extent(ByteBuffer buffer, String memory, long start, String structure) {
        this.buffer = buffer;
        this.memory = memory;
        this.start = start;
        this.structure = structure;
    }

    /**
     * All bytes from {@code addr} on; none when {@code addr} is not mapped, which is an error only once it is read.
     *
     * @param structure what the array is called in errors
     */
    public static Extent from(Memory memory, long addr, String structure) throws ImageException {
        Bytes bytes = memory.contiguous(addr, structure);
        return new Extent(bytes.buffer(), memory.name(), addr, structure);
    }

    /** Address of byte 0. */
    public long start() {
        return start;
    }

    /** Number of bytes that can be read. */
    public int size() {
        return buffer.limit();
    }

    private int check(long off, int length) throws Truncated {
        if (!Unsigned.fits(off, length, buffer.limit())) {
            throw outside(off);
        }
        return (int) off;
    }

    private Truncated outside(long off) {
        return new Truncated(
                new Where(memory, start + off, structure, ""),
                "the process would read outside at +" + Hex.of(off),
                "an offset below " + Hex.of(buffer.limit()));
    }

    public int u8(long off) throws Truncated {
        return buffer.get(check(off, 1)) & 0xff;
    }

    public int u16(long off) throws Truncated {
        return buffer.getShort(check(off, 2)) & 0xffff;
    }

    public long u32(long off) throws Truncated {
        return buffer.getInt(check(off, 4)) & 0xffffffffL;
    }

    public long u64(long off) throws Truncated {
        return buffer.getLong(check(off, 8));
    }

    /** Number of bytes before the first NUL at or after {@code off}. */
    public int cstrLength(long off) throws Truncated {
        int from = check(off, 1);
        int end = buffer.limit();
        for (int i = from; i < end; i++) {
            if (buffer.get(i) == 0) {
                return i - from;
            }
        }
        throw outside(end);
    }

    /** Copies {@code length} bytes from {@code off}. */
    public void copy(long off, byte[] into, int at, int length) throws Truncated {
        buffer.get(check(off, length), into, at, length);
    }
}
