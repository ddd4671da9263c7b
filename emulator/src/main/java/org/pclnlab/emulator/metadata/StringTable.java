package org.pclnlab.emulator.metadata;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Extent;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The string pool and its offset table (01 section 3.2). An id that is not below the count is silently the empty string;
 * an offset is never checked against the pool, whose length the executable does not store.
 */
public final class StringTable {
    /** Nearly all strings are shorter. */
    private static final int LONG = 1 << 12;

    private final Extent pool;
    private final Extent offsets;
    private final long count;
    /** The beginning of the pool, once somebody has announced that he reads many strings. */
    private byte @Nullable [] start;
    /** With it: 1 more than the length of each string that was read, negative when it is no ASCII, and 0 before. */
    private int[] lengths = {};
    /** The greatest offset, negative until somebody asks. */
    private long greatest = -1;

    StringTable(Memory memory, Globals globals) throws ImageException {
        this.pool = Extent.from(memory, globals.strings(), "string pool");
        this.offsets = Extent.from(memory, globals.stringOffsets(), "string offset table");
        // A null pool or offset table makes every string empty.
        this.count = globals.strings() == 0 || globals.stringOffsets() == 0 ? 0 : globals.stringCount();
    }

    /** Gets ready for many questions. */
    void load() throws ImageException {
        if (start != null || count == 0 || !Unsigned.lessOrEqual(Unsigned.times(count, 4), offsets.size())) {
            return;
        }
        offsets.load(count * 4);
        start = pool.bytes(greatest() + LONG);
        lengths = new int[(int) count];
    }

    /** Whether all strings lie in the pool, so that no id can end in a read outside. */
    boolean inside() {
        return count == 0
                || (Unsigned.lessOrEqual(Unsigned.times(count, 4), offsets.size()) && greatest() < pool.size());
    }

    /** The greatest offset. Plain arithmetic on bytes: for one pass a JVM compiles nothing, and calls are what costs. */
    private long greatest() {
        long known = greatest;
        if (known < 0) {
            byte[] b = offsets.bytes(count * 4);
            int flipped = Integer.MIN_VALUE; // with the sign bit flipped, unsigned order is signed order
            for (int i = 0; i < b.length; i += 4) {
                int off = ((b[i] & 0xff) | ((b[i + 1] & 0xff) << 8) | ((b[i + 2] & 0xff) << 16) | (b[i + 3] << 24))
                        ^ Integer.MIN_VALUE;
                if (off > flipped) {
                    flipped = off;
                }
            }
            known = (flipped ^ Integer.MIN_VALUE) & 0xffffffffL;
            greatest = known;
        }
        return known;
    }

    /** Reads what the start of a process reads: all offsets, and the pool up to the end of the last id's string. */
    void touch() throws ImageException {
        if (count != 0) {
            offsets.u8(Unsigned.times(count, 4) - 1);
            pool.cstrLength(offset(count - 1));
        }
    }

    /** Appends a string. */
    private void append(long id, NameBytes out) throws ImageException {
        long off = offsets.u32(id * 4);
        byte[] p = start;
        if (p == null || off >= p.length) {
            out.append(pool, off);
            return;
        }
        int known = lengths[(int) id];
        if (known != 0) {
            out.append(p, (int) off, Math.abs(known) - 1, known < 0);
            return;
        }
        int before = out.length();
        int length = out.append(p, (int) off);
        if (length != 0) {
            lengths[(int) id] = length;
        } else {
            out.cut(before);
            out.append(pool, off);
        }
    }

    /** Number of string ids, id 0 included. */
    public long count() {
        return count;
    }

    private boolean known(long id) {
        return Unsigned.less(id, count);
    }

    /** Where a string begins in the pool, as stored; 0 for unknown ids. */
    public long offset(long id) throws ImageException {
        return known(id) ? offsets.u32(id * 4) : 0;
    }

    /** The bytes of a string without their NUL; empty for unknown ids. */
    public byte[] bytes(long id) throws ImageException {
        byte[] out = new byte[known(id) ? pool.cstrLength(offset(id)) : 0];
        pool.copy(known(id) ? offset(id) : 0, out, 0, out.length);
        return out;
    }

    /** The string with this id; empty for unknown ids. Bytes that are not UTF-8 read as U+FFFD. */
    public String get(long id) throws ImageException {
        return concat(id, false, 0);
    }

    /** Package half and local half with a dot between, unless one is empty (01 section 5, join). */
    public String join(long pkg, long local) throws ImageException {
        return concat(pkg, true, local);
    }

    /** Directory and base name put together without a separator (01 section 5, joinFile). */
    public String joinFile(long root, long base) throws ImageException {
        return concat(root, false, base);
    }

    /** {@link #join} or, without {@code dot}, {@link #joinFile} into {@code out}, which is cleared first. */
    void copy(long first, boolean dot, long second, NameBytes out) throws ImageException {
        out.clear();
        if (known(first)) {
            append(first, out);
        }
        if (known(second)) {
            int before = out.length();
            if (dot && before != 0) {
                out.append((byte) '.');
            }
            int start = out.length();
            append(second, out);
            if (out.length() == start) {
                out.cut(before);
            }
        }
    }

    private String concat(long first, boolean dot, long second) throws ImageException {
        long a = known(first) ? offsets.u32(first * 4) : 0;
        long b = known(second) ? offsets.u32(second * 4) : 0;
        int la = known(first) ? pool.cstrLength(a) : 0;
        int lb = known(second) ? pool.cstrLength(b) : 0;
        int gap = dot && la != 0 && lb != 0 ? 1 : 0;
        byte[] out = new byte[la + gap + lb];
        if (la != 0) {
            pool.copy(a, out, 0, la);
        }
        if (gap != 0) {
            out[la] = '.';
        }
        if (lb != 0) {
            pool.copy(b, out, la + gap, lb);
        }
        return new String(out, StandardCharsets.UTF_8);
    }
}
