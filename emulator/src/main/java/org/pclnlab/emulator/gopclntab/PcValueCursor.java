package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException.Truncated;

/**
 * Goes through a {@link PcValueStream} range by range. Slower than {@link PcValueStream#walk}, which stops at one pc; what
 * explains a lookup compares the two.
 */
final class PcValueCursor {
    private final Bytes pctab;
    private final int quantum;
    private final long entry;
    private final long stream;
    private int from;
    private int at;
    private int value = PcValueStream.NONE;
    private long start;
    private long end;

    PcValueCursor(Bytes pctab, int quantum, long off, long entry) {
        this.pctab = pctab;
        this.quantum = quantum;
        this.entry = entry;
        this.stream = off;
        this.at = (int) Math.min(off, pctab.size());
        this.start = entry;
        this.end = entry;
    }

    /** Goes to the next range; false at the end of the stream. */
    boolean next() throws Truncated {
        from = at;
        if (at < pctab.size() && pctab.u8(at) == 0 && end != entry) {
            return false;
        }
        int delta = number();
        value += -(delta & 1) ^ (delta >>> 1);
        start = end;
        end += ((long) number() * quantum) & 0xffffffffL;
        return true;
    }

    private int number() throws Truncated {
        int out = 0;
        int shift = 0;
        int b;
        do {
            if (at >= pctab.size()) {
                throw new Truncated(
                        pctab.where(0, ""),
                        "a stream at +0x" + Long.toHexString(stream) + " without end",
                        "one that ends inside the " + pctab.size() + " bytes");
            }
            b = pctab.u8(at++);
            out |= (b & 0x7f) << shift;
            shift += 7;
        } while (b >= 0x80);
        return out;
    }

    /** The value of this range. */
    int value() {
        return value;
    }

    /** First pc of this range. */
    long start() {
        return start;
    }

    /** First pc behind this range. */
    long end() {
        return end;
    }

    /** Address of this range's bytes. */
    long bytesAt() {
        return pctab.origin(from);
    }

    /** How many bytes this range has. */
    int byteCount() {
        return at - from;
    }

    byte[] bytes() {
        return pctab.copy(from, at);
    }
}
