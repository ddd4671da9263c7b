package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException.Truncated;

/**
 * A pc-value stream of {@code pctab}: values that hold over ranges of a function's code, run-length encoded.
 *
 * <p>A stream is a sequence of pairs of base-128 numbers. The first of a pair is the change of the value (zigzag: the
 * lowest bit is the sign), starting from -1; the second is the length of the range in instruction units, starting at the
 * function's entry. A value change of 0 ends the stream, except at the entry itself. Offset 0 means "no stream".
 *
 * <p>All arithmetic is that of the runtime: 32-bit changes wrap, a number may be longer than 32 bits, and only the end
 * of {@code pctab} stops a stream that does not stop itself.
 */
final class PcValueStream {
    /** The value of absent streams and of pcs behind the last range. */
    static final int NONE = -1;

    private final Bytes pctab;
    private final int quantum;

    PcValueStream(Bytes pctab, int quantum) {
        this.pctab = pctab;
        this.quantum = quantum;
    }

    /**
     * The value at {@code pc}: that of the first range which ends behind it, so a pc below the entry gets the first.
     *
     * @param off stream's unsigned 32-bit offset in pctab
     * @throws Truncated when the stream leaves pctab, where the runtime would panic
     */
    int value(long off, long entry, long pc) throws Truncated {
        return off == 0 ? NONE : walk(off, entry, pc);
    }

    /** The same without a meaning of offset 0, as readers outside the runtime do it. */
    int walk(long off, long entry, long pc) throws Truncated {
        Bytes p = pctab;
        int size = p.size();
        if (off >= size) {
            throw outside(off);
        }
        int at = (int) off;
        long rangeEnd = entry;
        int value = -1;
        while (true) {
            if (at < size && p.u8(at) == 0 && rangeEnd != entry) {
                return NONE; // the byte 0 ends it; a longer spelling of zero does not
            }
            int delta = 0;
            int shift = 0;
            int b;
            do {
                if (at >= size) {
                    throw outside(off);
                }
                b = p.u8(at++);
                delta |= (b & 0x7f) << shift; // Java shifts by the low five bits, as the runtime does
                shift += 7;
            } while (b >= 0x80);
            value += -(delta & 1) ^ (delta >>> 1);
            int length = 0;
            shift = 0;
            do {
                if (at >= size) {
                    throw outside(off);
                }
                b = p.u8(at++);
                length |= (b & 0x7f) << shift;
                shift += 7;
            } while (b >= 0x80);
            rangeEnd += ((long) length * quantum) & 0xffffffffL; // the low 32 bits, as in 32-bit arithmetic
            if (Long.compareUnsigned(pc, rangeEnd) < 0) {
                return value;
            }
        }
    }

    /** A copy of all streams. */
    byte[] bytes() {
        return pctab.copy(0, pctab.size());
    }

    /** Bytes of text for each unit of a range's length. */
    int quantum() {
        return quantum;
    }

    /** The stream's ranges one by one; for who wants to see all of them. */
    PcValueCursor cursor(long off, long entry) {
        return new PcValueCursor(pctab, quantum, off, entry);
    }

    private Truncated outside(long off) {
        return new Truncated(
                pctab.where(0, ""),
                "a stream at +0x" + Long.toHexString(off) + " without end",
                "one that ends inside the " + pctab.size() + " bytes");
    }
}
