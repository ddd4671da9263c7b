package org.pclnlab.emulator.rewrite;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;

/** The page starts of the fixup chains of a Mach-O file, and the pages whose nodes they lead to (03 section 8). */
final class MachoChainMap {
    private static final int PAGE_STARTS = 22;

    private MachoChainMap() {}

    static void add(FileMap map, MachoFile macho) {
        Bytes file = macho.file;
        long table = macho.fixupsOff;
        if (table == 0 || !Unsigned.fits(table, 28, file.size())) {
            return;
        }
        long starts = table + file.u32((int) table + 4);
        if (!Unsigned.fits(starts, 4, file.size())) {
            return;
        }
        long count = Math.min(file.u32((int) starts), macho.segments.size());
        for (int i = 0; i < (int) count; i++) {
            if (!Unsigned.fits(starts + 4 + 4L * i, 4, file.size())) {
                return;
            }
            long info = file.u32((int) starts + 4 + 4 * i);
            long at = starts + info;
            if (info == 0 || !Unsigned.fits(at, PAGE_STARTS, file.size())) {
                continue;
            }
            MachoSegment segment = macho.segments.get(i);
            long pages = file.u16((int) at + 20);
            map.array(at + PAGE_STARTS, at + PAGE_STARTS + 2 * pages, "page start of " + segment.name(), 2, 0);
            segments(map, segment);
        }
    }

    /** Outside the site sections, only links change. */
    private static void segments(FileMap map, MachoSegment segment) {
        for (MachoSegment.Section s : segment.sections()) {
            boolean sites = s.name().equals(MachoInput.ENTRY)
                    || s.name().equals(MachoInput.STUB)
                    || s.name().equals(MachoInput.PCLINE)
                    || s.name().equals(MachoInput.IDENTITY);
            if (!sites) {
                map.slots(s.offset(), s.offset() + s.size(), segment.name() + "," + s.name());
            }
        }
    }
}
