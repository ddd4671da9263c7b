package org.pclnlab.emulator.stack.unwind;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.Unsigned;

/** Reads numbers of DWARF one after the other; never past the end. Mutable. */
final class DwarfReader {
    /** Pointer encodings (LSB, {@code DW_EH_PE_*}): low four bits are the format, the next three what is added. */
    static final int OMIT = 0xff, PCREL = 0x10, INDIRECT = 0x80;

    private final Bytes bytes;
    private int at;
    private final int end;

    DwarfReader(Bytes bytes, long from, long to) throws Truncated {
        bytes.slice(from, to - from, "call frame information");
        this.bytes = bytes;
        this.at = (int) from;
        this.end = (int) to;
    }

    int position() {
        return at;
    }

    boolean done() {
        return at >= end;
    }

    private int take(int n) throws Truncated {
        if (n > end - at) {
            throw new Truncated(
                    bytes.where(at, "entry"),
                    "its end at +" + Hex.of(end),
                    n + " more bytes of call frame information");
        }
        int here = at;
        at += n;
        return here;
    }

    /** Skips bytes, a number of 64 bits without a sign. */
    void skip(long n) throws Truncated {
        take((int) Unsigned.min(n, Integer.MAX_VALUE));
    }

    int u8() throws Truncated {
        return bytes.u8(take(1));
    }

    int u16() throws Truncated {
        return bytes.u16(take(2));
    }

    long u32() throws Truncated {
        return bytes.u32(take(4));
    }

    long u64() throws Truncated {
        return bytes.u64(take(8));
    }

    long uleb() throws Truncated {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = u8();
            if (shift < 64) {
                value |= (long) (b & 0x7f) << shift;
            }
            if (b < 0x80) {
                return value;
            }
        }
    }

    long sleb() throws Truncated {
        long value = 0;
        for (int shift = 0; ; ) {
            int b = u8();
            if (shift < 64) {
                value |= (long) (b & 0x7f) << shift;
            }
            shift += 7;
            if (b < 0x80) {
                return (b & 0x40) != 0 && shift < 64 ? value | -1L << shift : value;
            }
        }
    }

    /** A NUL-terminated string of ASCII. */
    String string() throws Truncated {
        StringBuilder out = new StringBuilder();
        for (int c = u8(); c != 0; c = u8()) {
            out.append((char) c);
        }
        return out.toString();
    }

    /** A number of some format, without what an encoding adds. */
    long value(int encoding) throws ImageException {
        return switch (encoding & 0xf) {
            case 0x0, 0x4, 0xc -> u64();
            case 0x1 -> uleb();
            case 0x2 -> u16();
            case 0x3 -> u32();
            case 0x9 -> sleb();
            case 0xa -> (short) u16();
            case 0xb -> (int) u32();
            default ->
                throw new Unsupported(bytes.where(at, "encoding"), Hex.of(encoding), "a format that LSB defines");
        };
    }

    /** An address: absolute, or relative to where it stands. */
    long address(int encoding) throws ImageException {
        long here = bytes.origin(at);
        long value = value(encoding);
        return switch (encoding & 0xf0) {
            case 0x00 -> value;
            case PCREL -> value + here;
            default ->
                throw new Unsupported(
                        bytes.where(at, "encoding"), Hex.of(encoding), "an absolute or a pc-relative address");
        };
    }
}
