package org.pclnlab.emulator.functab;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException.Truncated;

/**
 * Header of a prebuilt function table (02 section 2).
 * <pre>
 *  off size field
 *    0    8 magic         bytes "LLGOFTB1"
 *    8    8 linkSectAddr  link-time address of the carrying section; informational, never read by the runtime
 *   16    8 base          runtime address of row 0; a pointer slot, so the loader slides it
 *   24    4 count         rows, sentinel included
 *   28    4 bucketCount
 *   32      count rows {u32 entryOff, u32 funcIndex}, then bucketCount buckets {u32 idx, u16 delta[16]}
 * </pre>
 */
public record FtabHeader(long magic, long linkSectAddr, long base, long count, long bucketCount) {
    /** The bytes {@code LLGOFTB1}. */
    public static final long MAGIC = 0x314254464F474C4CL;

    /** The bytes {@code LLGOFTB2}: a redirect to a table in the stub section (02 section 3). */
    public static final long REDIRECT_MAGIC = 0x324254464F474C4CL;

    public static final int SIZE = 32, ROW_SIZE = 8, BUCKET_SIZE = 36;
    static final int MAGIC_OFF = 0, LINK_SECT_ADDR_OFF = 8, BASE_OFF = 16, COUNT_OFF = 24, BUCKET_COUNT_OFF = 28;

    /** Offset of the pointer to the stub section in a redirect. */
    static final int REDIRECT_TARGET_OFF = 16;

    /** Reads the fields as they are; which of them the runtime checks is {@link Adoption}'s business. */
    public static FtabHeader read(Bytes at) throws Truncated {
        Bytes h = at.first(SIZE, "LLGOFTB1 header");
        return new FtabHeader(
                h.u64(MAGIC_OFF),
                h.u64(LINK_SECT_ADDR_OFF),
                h.u64(BASE_OFF),
                h.u32(COUNT_OFF),
                h.u32(BUCKET_COUNT_OFF));
    }

    /** Bytes the whole table takes; cannot wrap in 64 bits. */
    public long need() {
        return SIZE + ROW_SIZE * count + BUCKET_SIZE * bucketCount;
    }
}
