package org.pclnlab.emulator.memory;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Where;

/**
 * What a process can reach from one pointer: the bytes from it to the end of the mapping it points into. Arrays whose
 * length the executable does not store (string pool) or whose count nobody checks are read through it; a read that a
 * process would do outside the mapping is an error that gives the offset, as the process would crash there.
 */
public final class Extent {
    /** Null where the bytes are better read one by one than copied whole. */
    private final @Nullable ByteBuffer buffer;

    private final Bytes bytes;
    private final int size;
    private final String memory;
    private final long start;
    private final String structure;
    /** The first bytes, 32 bits at a time, once somebody has announced that he reads many of them. */
    private int @Nullable [] words;

    private Extent(Bytes bytes, String memory, long start, String structure) {
        this.buffer = bytes.lazy() ? null : bytes.buffer();
        this.bytes = bytes;
        this.size = bytes.size();
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
        return new Extent(memory.contiguous(addr, structure), memory.name(), addr, structure);
    }

    /** Address of byte 0. */
    public long start() {
        return start;
    }

    /** Number of bytes that can be read. */
    public int size() {
        return size;
    }

    /** Gets ready for many reads of 32 and 64 bits among the first {@code length} bytes, or as many as there are. */
    public void load(long length) {
        int n = (int) (Unsigned.min(length, size) >>> 2);
        if (words == null && n > 0) {
            words = bytes.ints(0, n);
        }
    }

    /** A copy of the first {@code most} bytes, or as many as there are. */
    public byte[] bytes(long most) {
        return bytes.copy(0, (int) Unsigned.min(most, size));
    }

    private int check(long off, int length) throws Truncated {
        if (!Unsigned.fits(off, length, size)) {
            throw outside(off);
        }
        return (int) off;
    }

    private Truncated outside(long off) {
        return new Truncated(
                new Where(memory, start + off, structure, ""),
                "the process would read outside at +" + Hex.of(off),
                "an offset below " + Hex.of(size));
    }

    public int u8(long off) throws Truncated {
        int at = check(off, 1);
        ByteBuffer b = buffer;
        return b != null ? b.get(at) & 0xff : bytes.u8(at);
    }

    public int u16(long off) throws Truncated {
        int at = check(off, 2);
        ByteBuffer b = buffer;
        return b != null ? b.getShort(at) & 0xffff : bytes.u16(at);
    }

    public long u32(long off) throws Truncated {
        int[] w = words;
        if (w != null && (off & 3) == 0 && off >= 0 && (off >> 2) < w.length) {
            return w[(int) (off >> 2)] & 0xffffffffL;
        }
        int at = check(off, 4);
        ByteBuffer b = buffer;
        return b != null ? b.getInt(at) & 0xffffffffL : bytes.u32(at);
    }

    public long u64(long off) throws Truncated {
        int[] w = words;
        if (w != null && (off & 3) == 0 && off >= 0 && (off >> 2) + 1 < w.length) {
            int i = (int) (off >> 2);
            return (w[i] & 0xffffffffL) | (long) w[i + 1] << 32;
        }
        int at = check(off, 8);
        ByteBuffer b = buffer;
        return b != null ? b.getLong(at) : bytes.u64(at);
    }

    /** Number of bytes before the first NUL at or after {@code off}. */
    public int cstrLength(long off) throws Truncated {
        int from = check(off, 1);
        ByteBuffer b = buffer;
        if (b == null) {
            int nul = bytes.indexOfNul(from);
            if (nul >= 0) {
                return nul - from;
            }
            throw outside(size);
        }
        for (int i = from; i < size; i++) {
            if (b.get(i) == 0) {
                return i - from;
            }
        }
        throw outside(size);
    }

    /** Copies {@code length} bytes from {@code off}. */
    public void copy(long off, byte[] into, int at, int length) throws Truncated {
        bytes.copy(check(off, length), into, at, length);
    }
}
