package org.pclnlab.emulator.image.macho.chained;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;

/**
 * Which segments have chains, {@code dyld_chained_starts_in_image}.
 * <pre>
 *  off size field
 *    0    4 seg_count
 *    4      seg_count offsets of 4 bytes, from here to a {@link StartsInSegment}; 0: a segment without fixups
 * </pre>
 */
final class StartsInImage {
    static final int SEG_COUNT_OFF = 0, SEG_INFO_OFFSET_OFF = 4;
    static final String NAME = "chain starts in image";

    private final Bytes fixups;
    private final long off;
    private final Bytes bytes;
    private final int count;

    private StartsInImage(Bytes fixups, long off, Bytes bytes, int count) {
        this.fixups = fixups;
        this.off = off;
        this.bytes = bytes;
        this.count = count;
    }

    /**
     * Reads the table.
     *
     * @param fixups bytes from the fixups header on
     * @param off where the table lies in them
     * @param segments number of segment commands of the image: entry {@code i} belongs to command {@code i}
     */
    static StartsInImage read(Bytes fixups, long off, int segments) throws ImageException {
        Bytes head = fixups.slice(off, SEG_INFO_OFFSET_OFF, NAME);
        long claimed = head.u32(SEG_COUNT_OFF);
        Bytes all = fixups.slice(off, SEG_INFO_OFFSET_OFF + 4 * claimed, NAME);
        for (int i = segments; i < claimed; i++) {
            if (all.u32(entryOff(i)) != 0) {
                throw new Inconsistent(
                        all.where(entryOff(i), "seg_info_offset[" + i + "]"),
                        Hex.of(all.u32(entryOff(i))),
                        "0: the image has " + segments + " segments");
            }
        }
        return new StartsInImage(fixups, off, all, (int) Math.min(claimed, segments));
    }

    private static int entryOff(int segment) {
        return SEG_INFO_OFFSET_OFF + 4 * segment;
    }

    /** Number of segments that can be asked for, none above the image's. */
    int count() {
        return count;
    }

    /** The starts of a segment, null when it has no fixups. */
    @Nullable StartsInSegment segment(int segment) throws ImageException {
        long at = bytes.u32(entryOff(segment));
        return at == 0 ? null : StartsInSegment.read(fixups, off + at, segment);
    }
}
