package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * gc's {@code runtime.findfunctab}: for every 256 bytes of code, the lowest row whose function overlaps them.
 * <pre>
 *  off size field
 *    0    4 idx          row for the first 256 bytes of these 4096
 *    4   16 subbuckets   one byte for each 256 bytes, added to idx
 * </pre>
 * The grid starts at minpc, not at text. The last bucket ends with the last sub-bucket that has code: the table is
 * {@code 4 * buckets + subbuckets} bytes long (spec 02 section 15).
 */
final class FindFuncBuckets {
    static final int IDX_OFF = 0, SUBBUCKETS_OFF = 4;
    static final int SIZE = 20;
    static final int BUCKET_BYTES = 4096, SUBBUCKET_BYTES = 256;

    private final Bytes bytes;

    private FindFuncBuckets(Bytes bytes) {
        this.bytes = bytes;
    }

    /** The table for {@code extent} bytes of code. */
    static FindFuncBuckets read(Memory memory, long addr, long extent) throws ImageException {
        return new FindFuncBuckets(memory.at(addr, byteSize(extent), "findfunctab"));
    }

    static long byteSize(long extent) {
        return 4 * ((extent + BUCKET_BYTES - 1) / BUCKET_BYTES) + (extent + SUBBUCKET_BYTES - 1) / SUBBUCKET_BYTES;
    }

    /**
     * Row at which the scan for a pc starts, as an unsigned 32-bit sum.
     *
     * @param x distance of the pc from minpc
     * @throws Truncated when the runtime would read behind the table
     */
    long start(long x) throws Truncated {
        long bucket = Long.divideUnsigned(x, BUCKET_BYTES) * SIZE;
        long delta = bucket + SUBBUCKETS_OFF + ((x >>> 8) & 15);
        if (!Unsigned.less(delta, bytes.size())) {
            throw new Truncated(
                    bytes.where(0, "subbuckets"),
                    bytes.size() + " bytes",
                    "a byte at +" + Hex.of(delta) + ", where the process would read outside");
        }
        return (bytes.u32((int) bucket + IDX_OFF) + bytes.u8((int) delta)) & 0xffffffffL;
    }

    long idx(int bucket) {
        return bytes.u32(bucket * SIZE + IDX_OFF);
    }

    /** -1 behind the table's end. */
    int delta(int bucket, int sub) {
        int at = bucket * SIZE + SUBBUCKETS_OFF + sub;
        return at < bytes.size() ? bytes.u8(at) : -1;
    }

    int byteSize() {
        return bytes.size();
    }
}
