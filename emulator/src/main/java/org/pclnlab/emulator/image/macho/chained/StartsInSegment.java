package org.pclnlab.emulator.image.macho.chained;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;

/**
 * Where the chains of one segment start, {@code dyld_chained_starts_in_segment}.
 * <pre>
 *  off size field
 *    0    4 size               with the page starts and what follows them
 *    4    2 page_size          0x1000 or 0x4000
 *    6    2 pointer_format     {@link PointerFormat}
 *    8    8 segment_offset     vmaddr of the segment minus that of the image
 *   16    4 max_valid_pointer  32-bit formats only
 *   20    2 page_count
 *   22      page_count page starts of 2 bytes: offset of the first node in its page, or
 *             0xffff            no fixups in this page
 *             0x8000 | index    several chains; their starts are the entries from index on, up to one with 0x8000 set
 * </pre>
 *
 * @param bytes header and page starts
 * @param rest the same and what {@code size} adds; less when the fixups end before
 */
record StartsInSegment(
        long size,
        int pageSize,
        int pointerFormat,
        long segmentOffset,
        long maxValidPointer,
        int pageCount,
        Bytes bytes,
        Bytes rest) {
    static final int SIZE_OFF = 0, PAGE_SIZE_OFF = 4, POINTER_FORMAT_OFF = 6, SEGMENT_OFFSET_OFF = 8;
    static final int MAX_VALID_POINTER_OFF = 16, PAGE_COUNT_OFF = 20, PAGE_START_OFF = 22;
    static final int DYLD_CHAINED_PTR_START_NONE = 0xffff;
    static final int DYLD_CHAINED_PTR_START_MULTI = 0x8000, DYLD_CHAINED_PTR_START_LAST = 0x8000;

    /**
     * Reads the fields of segment {@code segment} at {@code off} of {@code in} and checks that all page starts are there.
     */
    static StartsInSegment read(Bytes in, long off, int segment) throws ImageException {
        Bytes h = in.slice(off, PAGE_START_OFF, name(segment));
        int count = h.u16(PAGE_COUNT_OFF);
        return new StartsInSegment(
                h.u32(SIZE_OFF),
                h.u16(PAGE_SIZE_OFF),
                h.u16(POINTER_FORMAT_OFF),
                h.u64(SEGMENT_OFFSET_OFF),
                h.u32(MAX_VALID_POINTER_OFF),
                count,
                in.slice(off, PAGE_START_OFF + 2L * count, name(segment)),
                in.slice(off, Math.min(h.u32(SIZE_OFF), in.size() - off), name(segment)));
    }

    private static String name(int segment) {
        return "chain starts of segment " + segment;
    }

    /** Offset in {@link #bytes} of the start of {@code page}. */
    static int pageStartOff(int page) {
        return PAGE_START_OFF + 2 * page;
    }

    int pageStart(int page) {
        return bytes.u16(pageStartOff(page));
    }

    /** Number of entries of two bytes, page starts and what follows them, that are there. */
    int entries() {
        return (rest.size() - PAGE_START_OFF) / 2;
    }

    /** The entry at {@code index}, which is below {@link #entries}. */
    int entry(int index) {
        return rest.u16(pageStartOff(index));
    }
}
