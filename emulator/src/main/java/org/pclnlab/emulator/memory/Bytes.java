package org.pclnlab.emulator.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Where;

/**
 * A little-endian view of untrusted bytes that knows where its first byte lies, so that every error can say so.
 *
 * <p>The bounds of a structure are checked once, by {@link #slice}; the getters behind that check are absolute and take
 * offsets inside the view. A getter that runs outside is a defect of the caller (an unchecked exception). {@code u8},
 * {@code u16} and {@code u32} widen; {@code u64} is a {@code long} to be compared with {@link Unsigned}.
 */
public final class Bytes {
    /** Null for parts of a {@link Source} until somebody wants it whole. */
    private @Nullable ByteBuffer buffer;

    private final @Nullable Source source;
    private final long sourceOff;
    private final int size;
    private final String file;
    private final long origin;
    private final String structure;
    /** Null for bytes that can be read for as long as they are reachable. */
    private final @Nullable Guard guard;

    private Bytes(ByteBuffer buffer, String file, long origin, String structure, @Nullable Guard guard) {
        this.buffer = buffer;
        this.source = null;
        this.sourceOff = 0;
        this.size = buffer.limit();
        this.file = file;
        this.origin = origin;
        this.structure = structure;
        this.guard = guard;
    }

    private Bytes(Source source, long sourceOff, int size, String file, long origin, String structure) {
        this.buffer = null;
        this.source = source;
        this.sourceOff = sourceOff;
        this.size = size;
        this.file = file;
        this.origin = origin;
        this.structure = structure;
        this.guard = null;
    }

    /** The bytes of a file of {@code size} bytes that is read as far as it is needed. */
    public static Bytes of(Source source, int size, String file) {
        return new Bytes(source, 0, size, file, 0, "file");
    }

    /** The same bytes under another name and origin. */
    Bytes relabel(String otherFile, long otherOrigin) {
        Source s = source;
        return s == null
                ? of(buffer(), otherFile, otherOrigin)
                : new Bytes(s, sourceOff, size, otherFile, otherOrigin, "file");
    }

    private ByteBuffer raw() {
        ByteBuffer b = buffer;
        if (b == null) {
            b = source().buffer(sourceOff, size);
            buffer = b;
        }
        return b;
    }

    private Source source() {
        Source s = source;
        if (s == null) {
            throw new IllegalStateException("neither bytes nor a file");
        }
        return s;
    }

    /** Whether the bytes are read one block at a time, so that {@link #buffer} would have to copy them. */
    boolean lazy() {
        return buffer == null;
    }

    /** The value of {@code length} bytes of a file that is not read yet. */
    private long read(int off, int length) {
        if (off < 0 || off > size - length) {
            throw new IndexOutOfBoundsException(off);
        }
        return source().get(sourceOff + off, length);
    }

    /**
     * A view of all bytes of {@code buffer} from 0 to its limit.
     *
     * @param file what to call the input in errors
     * @param origin file offset (or address) of byte 0
     */
    public static Bytes of(ByteBuffer buffer, String file, long origin) {
        ByteBuffer all = buffer.duplicate();
        all.position(0);
        return new Bytes(all.slice().order(ByteOrder.LITTLE_ENDIAN), file, origin, "file", null);
    }

    /** Part of a larger buffer, valid until {@code guard} ends. */
    static Bytes view(
            ByteBuffer whole, int off, int length, String file, long origin, String structure, @Nullable Guard guard) {
        ByteBuffer part = whole.slice(off, length).order(ByteOrder.LITTLE_ENDIAN);
        return new Bytes(part, file, origin, structure, guard);
    }

    private void check() {
        if (guard != null) {
            guard.check();
        }
    }

    public static Bytes of(byte[] bytes, String file) {
        return of(ByteBuffer.wrap(bytes), file, 0);
    }

    /** Number of bytes in this view. */
    public int size() {
        return size;
    }

    /** What the input is called. */
    public String file() {
        return file;
    }

    /** File offset (or address) of the byte at {@code off} of this view. */
    public long origin(long off) {
        return origin + off;
    }

    /**
     * The bytes themselves, little-endian, for a loop whose extent was checked; position 0 is byte 0 of this view.
     * Not to be compared with {@code equals} or {@code mismatch}: over a file that shrank these are not survivable.
     */
    public ByteBuffer buffer() {
        check();
        return raw();
    }

    /** A copy of the bytes as little-endian words of 8 bytes; what is left at the end is not among them. */
    public long[] words() {
        check();
        ByteBuffer b = buffer;
        if (b == null) {
            return source().words(sourceOff, size / Long.BYTES);
        }
        long[] out = new long[size / Long.BYTES];
        b.duplicate().position(0).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(out);
        return out;
    }

    /**
     * The {@code length} bytes at {@code off}, as a named structure.
     *
     * @param off unsigned offset in this view
     * @param length unsigned length in bytes
     * @throws Truncated when the view ends before the structure does
     */
    public Bytes slice(long off, long length, String name) throws Truncated {
        if (!Unsigned.fits(off, length, size())) {
            long have = Unsigned.less(off, size()) ? size() - off : 0;
            throw new Truncated(
                    new Where(file, origin + off, name, ""),
                    have + " bytes",
                    Long.toUnsignedString(length) + " bytes inside [0x0, " + Hex.of(origin + size()) + ")");
        }
        Source s = source;
        if (s != null && buffer == null) {
            return new Bytes(s, sourceOff + off, (int) length, file, origin + off, name);
        }
        ByteBuffer part = raw().slice((int) off, (int) length).order(ByteOrder.LITTLE_ENDIAN);
        return new Bytes(part, file, origin + off, name, guard);
    }

    /** The first {@code length} bytes as a named structure. */
    public Bytes first(long length, String name) throws Truncated {
        return slice(0, length, name);
    }

    public int u8(int off) {
        check();
        ByteBuffer b = buffer;
        return b != null ? b.get(off) & 0xff : (int) read(off, 1);
    }

    public int u16(int off) {
        check();
        ByteBuffer b = buffer;
        return b != null ? b.getShort(off) & 0xffff : (int) read(off, 2);
    }

    public long u32(int off) {
        check();
        ByteBuffer b = buffer;
        return b != null ? b.getInt(off) & 0xffffffffL : read(off, 4);
    }

    public long u64(int off) {
        check();
        ByteBuffer b = buffer;
        return b != null ? b.getLong(off) : read(off, 8);
    }

    /** Where a field of this structure lies, for an error. */
    public Where where(int off, String field) {
        return new Where(file, origin + off, structure, field);
    }

    public void expectU8(int off, String field, int expected) throws BadValue {
        int found = u8(off);
        if (found != expected) {
            throw new BadValue(where(off, field), Integer.toString(found), Integer.toString(expected));
        }
    }

    public void expectU16(int off, String field, int expected) throws BadValue {
        int found = u16(off);
        if (found != expected) {
            throw new BadValue(where(off, field), Integer.toString(found), Integer.toString(expected));
        }
    }

    public void expectU64(int off, String field, long expected) throws BadValue {
        long found = u64(off);
        if (found != expected) {
            throw new BadValue(where(off, field), Hex.of(found), Hex.of(expected));
        }
    }

    /** Index of the first NUL at or after {@code off}, or -1 when the view ends first. */
    public int indexOfNul(int off) {
        return indexOfNul(off, size());
    }

    /** Index of the first NUL among the {@code most + 1} bytes from {@code off}, or -1 when there is none. */
    public int indexOfNul(int off, int most) {
        check();
        int end = (int) Math.min(size(), (long) off + most + 1);
        ByteBuffer b = buffer;
        if (b == null) {
            long at = source().indexOfNul(sourceOff + off, sourceOff + end);
            return at < 0 ? -1 : (int) (at - sourceOff);
        }
        for (int i = off; i < end; i++) {
            if (b.get(i) == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the bytes at {@code off} are exactly {@code ascii} followed by a NUL. */
    public boolean cstrEquals(int off, String ascii) {
        check();
        int n = ascii.length();
        if (!Unsigned.fits(off, n + 1L, size())) {
            return false;
        }
        for (int i = 0; i < n; i++) {
            if (u8(off + i) != (ascii.charAt(i) & 0xff)) {
                return false;
            }
        }
        return u8(off + n) == 0;
    }

    /** Copies {@code count} bytes from {@code off} on. */
    public void copy(int off, byte[] into, int count) {
        copy(off, into, 0, count);
    }

    /** Copies {@code count} bytes from {@code off} on to {@code into} from {@code at} on. */
    public void copy(int off, byte[] into, int at, int count) {
        check();
        ByteBuffer b = buffer;
        if (b != null) {
            b.get(off, into, at, count);
        } else {
            Objects.checkFromIndexSize(off, count, size);
            source().copy(sourceOff + off, into, at, count);
        }
    }

    /** The bytes {@code [off, end)} copied to the heap. */
    public byte[] copy(int off, int end) {
        check();
        byte[] out = new byte[end - off];
        copy(off, out, out.length);
        return out;
    }

    /**
     * {@code count} 32-bit values from {@code off} on. One copy: a JVM that still interprets reads an array ten times as fast
     * as a buffer.
     */
    public int[] ints(int off, int count) {
        check();
        ByteBuffer b = buffer;
        ByteBuffer part = b != null ? b.slice(off, 4 * count) : ByteBuffer.wrap(copy(off, off + 4 * count));
        int[] out = new int[count];
        part.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(out);
        return out;
    }

    @Override
    public String toString() {
        return file + ": " + structure + " " + Hex.range(origin, origin + size());
    }
}
