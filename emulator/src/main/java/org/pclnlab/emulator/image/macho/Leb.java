package org.pclnlab.emulator.image.macho;

import java.nio.charset.StandardCharsets;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Truncated;

/** A position in bytes that hold numbers of seven bits a byte, and names. Mutable. */
final class Leb {
    final Bytes bytes;
    int at;

    Leb(Bytes bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    boolean atEnd() {
        return at >= bytes.size();
    }

    int u8(String field) throws ImageException {
        if (atEnd()) {
            throw new Truncated(bytes.where(at, field), "no byte", "one");
        }
        return bytes.u8(at++);
    }

    /** An unsigned number. */
    long uleb(String field) throws ImageException {
        int start = at;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = u8(field);
            if (shift > 63 || (shift == 63 && (b & 0x7e) != 0)) {
                throw new BadValue(bytes.where(start, field), "a number of more than 64 bits", "at most 64");
            }
            value |= (b & 0x7fL) << shift;
            if ((b & 0x80) == 0) {
                return value;
            }
        }
    }

    /** A signed number. */
    long sleb(String field) throws ImageException {
        int start = at;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = u8(field);
            if (shift > 63) {
                throw new BadValue(bytes.where(start, field), "a number of more than 64 bits", "at most 64");
            }
            value |= (b & 0x7fL) << shift;
            if ((b & 0x80) == 0) {
                return shift + 7 < 64 && (b & 0x40) != 0 ? value | (-1L << (shift + 7)) : value;
            }
        }
    }

    /** Bytes up to a NUL, which is skipped. */
    String name(String field) throws ImageException {
        int end = bytes.indexOfNul(at);
        if (end < 0) {
            throw new Truncated(bytes.where(at, field), "a name without end", "a NUL before the end of the bytes");
        }
        String name = new String(bytes.copy(at, end), StandardCharsets.UTF_8);
        at = end + 1;
        return name;
    }
}
