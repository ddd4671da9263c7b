package org.pclnlab.emulator.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Cuts what the table leaves of the entry section from a Mach-O file whose entry section has the segment {@code __LLGO} for
 * itself (03 section 9.1).
 * <pre>
 *   __TEXT ... __DATA | __LLGO: table, rest of a page, cut | __LINKEDIT ...
 *                                                ^cutStart  ^oldEnd
 * </pre>
 * Addresses stay, so does {@code vmsize}: the cut pages are zero in memory. File offsets behind the cut shrink.
 */
final class MachoCompaction {
    private static final int FILEOFF_OFF = 40, FILESIZE_OFF = 48, SECTION_SIZE_OFF = 40, SECTION_OFFSET_OFF = 48;
    private static final int SECTION_RELOFF_OFF = 56, CPU_ARM64 = 0x0100000C;

    private final Bytes file;
    private final Edits edits;
    private final List<MachoSegment> segments;
    private final List<MachoOffsets.Field> fields = new ArrayList<>();
    private long cutStart;
    private long oldEnd;

    private MachoCompaction(Bytes file, Edits edits) throws Refusal {
        this.file = file;
        this.edits = edits;
        this.segments = MachoOffsets.read(file, fields);
    }

    /**
     * Adds the changes of the load commands and the cut.
     *
     * @param file the bytes with the table in it, at the offsets of the original
     * @param used bytes of the entry section that stay
     */
    static void plan(Bytes file, long used, Edits edits) throws Refusal {
        new MachoCompaction(file, edits).plan(used);
    }

    private void plan(long used) throws Refusal {
        MachoSegment carrier = null;
        MachoSegment.Section entry = null;
        for (MachoSegment segment : segments) {
            for (MachoSegment.Section s : segment.sections()) {
                if (s.name().equals(MachoInput.ENTRY)) {
                    carrier = segment; // the last one, while loading takes the first
                    entry = s;
                }
            }
        }
        if (carrier == null || entry == null) {
            throw new Refusal("missing Mach-O funcinfo carrier");
        }
        if (Unsigned.less(entry.size(), used)) {
            throw new Refusal("compact size entry=" + Hex.of(used) + "/" + Hex.of(entry.size()));
        }
        String name = carrier.name();
        if (carrier.filesize() == 0 || !Unsigned.fits(carrier.fileoff(), carrier.filesize(), file.size())) {
            throw new Refusal("Mach-O " + name + " file range [" + Hex.of(carrier.fileoff()) + ",+"
                    + Hex.of(carrier.filesize()) + ") is invalid");
        }
        oldEnd = carrier.end();
        if (Unsigned.less(entry.offset(), carrier.fileoff()) || !Unsigned.fits(entry.offset(), entry.size(), oldEnd)) {
            throw new Refusal("Mach-O entry carrier is outside " + name);
        }
        if (name.equals("__DATA")) {
            return;
        }
        if (!name.equals("__LLGO")) {
            throw new Refusal("Mach-O funcinfo carrier is in unsupported segment " + name);
        }
        checkAlone(carrier);
        long lastUsed = entry.offset() + used;
        if (Unsigned.less(oldEnd, lastUsed) || Unsigned.less(lastUsed, carrier.fileoff())) {
            throw new Refusal("Mach-O compact payload " + Hex.of(lastUsed) + " is outside __LLGO ["
                    + Hex.of(carrier.fileoff()) + "," + Hex.of(oldEnd) + ")");
        }
        long page = (int) file.u32(4) == CPU_ARM64 ? 0x4000 : 0x1000;
        long newSize = (lastUsed - carrier.fileoff() + page - 1) & -page;
        if (Unsigned.less(carrier.filesize(), newSize)) {
            throw new Refusal(
                    "Mach-O compact __LLGO size " + Hex.of(newSize) + " exceeds " + Hex.of(carrier.filesize()));
        }
        edits.putU64(entry.headerOff() + SECTION_SIZE_OFF, used, "section header of __llgo_fie: size");
        cutStart = carrier.fileoff() + newSize;
        if (cutStart != oldEnd) {
            shift(carrier, newSize);
        }
    }

    private void checkAlone(MachoSegment carrier) throws Refusal {
        for (MachoSegment.Section s : carrier.sections()) {
            if (!s.name().equals(MachoInput.ENTRY) && s.size() != 0) {
                throw new Refusal("Mach-O __LLGO contains unexpected section " + s.name());
            }
        }
        for (MachoSegment s : segments) {
            if (s.headerOff() != carrier.headerOff()
                    && s.filesize() != 0
                    && Unsigned.lessOrEqual(oldEnd, s.fileoff())
                    && !s.name().equals("__LINKEDIT")) {
                throw new Refusal("Mach-O segment " + s.name() + " follows __LLGO");
            }
        }
    }

    private void shift(MachoSegment carrier, long newSize) throws Refusal {
        edits.putU64(carrier.headerOff() + FILESIZE_OFF, newSize, "segment command of __LLGO: filesize");
        for (MachoSegment segment : segments) {
            String name = segment.name();
            if (segment.headerOff() != carrier.headerOff()) {
                move(segment.headerOff() + FILEOFF_OFF, 8, segment.fileoff(), name + " fileoff");
            }
            for (MachoSegment.Section s : segment.sections()) {
                String label = name + "," + s.name();
                if (!s.name().equals(MachoInput.ENTRY)) {
                    move(s.headerOff() + SECTION_OFFSET_OFF, 4, s.offset(), label + " offset");
                }
                if (s.nreloc() != 0) {
                    move(s.headerOff() + SECTION_RELOFF_OFF, 4, s.reloff(), label + " reloff");
                }
            }
        }
        for (MachoOffsets.Field f : fields) {
            long value = f.width() == 8 ? file.u64(f.at()) : file.u32(f.at());
            move(f.at(), f.width(), value, f.label());
        }
        edits.cut(cutStart, oldEnd);
    }

    private void move(long at, int width, long value, String label) throws Refusal {
        if (value == 0 || Unsigned.less(value, cutStart)) {
            return;
        }
        if (Unsigned.less(value, oldEnd)) {
            throw new Refusal("Mach-O " + label + " offset " + Hex.of(value) + " falls in compacted range");
        }
        long to = value - (oldEnd - cutStart);
        if (width == 8) {
            edits.putU64(at, to, "load command: " + label);
        } else {
            edits.putU32(at, to, "load command: " + label);
        }
    }
}
