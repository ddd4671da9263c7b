package org.pclnlab.emulator.image.macho.chained;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;

/**
 * What {@code LC_DYLD_CHAINED_FIXUPS} points to. Offsets count from this header.
 * <pre>
 *  off size field
 *    0    4 fixups_version   0
 *    4    4 starts_offset    of the table of page starts
 *    8    4 imports_offset
 *   12    4 symbols_offset   of the names of imports
 *   16    4 imports_count
 *   20    4 imports_format   1, 2 or 3: {@link ImportFormat}
 *   24    4 symbols_format   0: names are not compressed
 * </pre>
 */
record ChainedFixupsHeader(
        long version,
        long startsOffset,
        long importsOffset,
        long symbolsOffset,
        long importsCount,
        long importsFormat,
        long symbolsFormat) {
    static final int VERSION_OFF = 0, STARTS_OFFSET_OFF = 4, IMPORTS_OFFSET_OFF = 8, SYMBOLS_OFFSET_OFF = 12;
    static final int IMPORTS_COUNT_OFF = 16, IMPORTS_FORMAT_OFF = 20, SYMBOLS_FORMAT_OFF = 24;
    static final int SIZE = 28;
    static final String NAME = "chained fixups header";

    /** Reads the fields; nothing is checked but that they are there. */
    static ChainedFixupsHeader read(Bytes at) throws ImageException {
        Bytes h = at.first(SIZE, NAME);
        return new ChainedFixupsHeader(
                h.u32(VERSION_OFF),
                h.u32(STARTS_OFFSET_OFF),
                h.u32(IMPORTS_OFFSET_OFF),
                h.u32(SYMBOLS_OFFSET_OFF),
                h.u32(IMPORTS_COUNT_OFF),
                h.u32(IMPORTS_FORMAT_OFF),
                h.u32(SYMBOLS_FORMAT_OFF));
    }
}
