package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;

/**
 * gc's {@code ftab}: the start of every function in ascending order, and where its record is.
 * <pre>
 *  off size field
 *    0    4 entryoff   from the start of text
 *    4    4 funcoff    of the function record, from the start of pclntable
 * </pre>
 * After {@code nfunc} rows comes one more entryoff, the end of the last function.
 */
final class Functab {
    static final int ENTRYOFF_OFF = 0, FUNCOFF_OFF = 4;
    static final int SIZE = 8;

    private final Bytes bytes;
    private final int count;

    /** Rows over {@code bytes}, which the caller has made {@link #byteSize} long. */
    Functab(Bytes bytes, int count) {
        this.bytes = bytes;
        this.count = count;
    }

    static long byteSize(long count) {
        return count * SIZE + 4;
    }

    /** Functions, without the end entry. */
    int count() {
        return count;
    }

    /** Offset of a row's function; {@code row == count()} gives the end of the last one. */
    long entryOff(int row) {
        return bytes.u32(row * SIZE + ENTRYOFF_OFF);
    }

    long funcOff(int row) {
        return bytes.u32(row * SIZE + FUNCOFF_OFF);
    }

    /**
     * The row that a forward scan from {@code start} ends at.
     *
     * @throws Inconsistent when it runs past the end entry, where the runtime would panic
     */
    int scan(long start, long pcOff) throws Inconsistent {
        if (start >= count) {
            throw new Inconsistent(
                    bytes.where(0, ""), "row " + start + " from findfunctab", "less than nfunc " + count);
        }
        int row = (int) start;
        while (entryOff(row + 1) <= pcOff) {
            row++;
            if (row == count) {
                throw new Inconsistent(
                        bytes.where(count * SIZE, "entryoff"),
                        "the end entry " + Hex.of(entryOff(count)),
                        "an end behind the offset " + Hex.of(pcOff));
            }
        }
        return row;
    }

    /** The last row at or below {@code pcOff} by binary search; {@code -1} below the first. */
    int search(long pcOff) {
        int low = 0;
        int high = count; // the first row above pcOff is in [low, high]
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entryOff(middle) <= pcOff) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** Whether {@link #verifySorted} has nothing to say. */
    boolean ascending() {
        for (int i = 0; i < count; i++) {
            if (entryOff(i) > entryOff(i + 1)) {
                return false;
            }
        }
        return true;
    }

    /** What the runtime checks at startup, and dies of. */
    void verifySorted() throws Inconsistent {
        for (int i = 0; i < count; i++) {
            if (entryOff(i) > entryOff(i + 1)) {
                throw new Inconsistent(
                        bytes.where((i + 1) * SIZE, "entryoff"),
                        Hex.of(entryOff(i + 1)) + " in row " + (i + 1),
                        "at least " + Hex.of(entryOff(i)) + ", the row before");
            }
        }
    }
}
