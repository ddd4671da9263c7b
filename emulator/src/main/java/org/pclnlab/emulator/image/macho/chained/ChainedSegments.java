package org.pclnlab.emulator.image.macho.chained;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The load commands as the rewriter's chain surgery sees them (03 section 8, steps 1 to 4): all segments, also those that
 * are not loaded, and the last {@code LC_DYLD_CHAINED_FIXUPS}, whose size does not count. Less is checked than when an
 * image is opened: what the surgery does not look at does not stop it.
 *
 * @param dataoff where the fixups header lies in the file, 0 without one
 * @param fixups the file from there on; empty without one
 */
record ChainedSegments(List<Range> segments, long dataoff, Bytes fixups) {
    private static final int MH_MAGIC_64 = 0xfeedfacf, HEADER_SIZE = 32, NCMDS_OFF = 16;
    private static final int LC_SEGMENT_64 = 0x19, LC_DYLD_CHAINED_FIXUPS = 0x80000034;
    private static final int VMADDR_OFF = 24, FILEOFF_OFF = 40, SEGMENT_SIZE = 72, DATAOFF_OFF = 8;

    /** Where a segment starts, in memory and in the file. */
    record Range(long vmaddr, long fileoff) {}

    static ChainedSegments read(Bytes file) throws ChainRefusal, ImageException {
        if (file.size() < HEADER_SIZE || (int) file.u32(0) != MH_MAGIC_64) {
            throw new ChainRefusal("not a 64-bit little-endian Mach-O");
        }
        List<Range> segments = new ArrayList<>();
        long dataoff = 0;
        long at = HEADER_SIZE;
        long count = file.u32(NCMDS_OFF);
        for (long i = 0; i < count; i++) {
            Bytes head = file.slice(at, 8, "load command " + i);
            long size = head.u32(4);
            if (size < 8) {
                throw new BadValue(head.where(4, "cmdsize"), Long.toString(size), "at least 8");
            }
            Bytes command = file.slice(at, size, "load command " + i);
            int tag = (int) command.u32(0);
            if (tag == LC_SEGMENT_64) {
                Bytes s = command.first(SEGMENT_SIZE, "segment command " + i);
                if (!Unsigned.lessOrEqual(s.u64(FILEOFF_OFF), file.size())) {
                    throw new BadValue(
                            s.where(FILEOFF_OFF, "fileoff"),
                            Hex.of(s.u64(FILEOFF_OFF)),
                            "an offset inside the file of " + Hex.of(file.size()) + " bytes");
                }
                segments.add(new Range(s.u64(VMADDR_OFF), s.u64(FILEOFF_OFF)));
            } else if (tag == LC_DYLD_CHAINED_FIXUPS) {
                dataoff =
                        command.first(DATAOFF_OFF + 8, "chained fixups command").u32(DATAOFF_OFF);
            }
            at += size;
        }
        Bytes fixups = file.slice(dataoff, dataoff == 0 ? 0 : Math.max(0, file.size() - dataoff), "chained fixups");
        return new ChainedSegments(segments, dataoff, fixups);
    }

    /** The lowest address of a segment that is not 0 (03 section 8, step 4); 0 when there is none. */
    long imageBase() {
        long lowest = 0;
        for (Range s : segments) {
            if (s.vmaddr() != 0 && (lowest == 0 || Unsigned.less(s.vmaddr(), lowest))) {
                lowest = s.vmaddr();
            }
        }
        return lowest;
    }
}
