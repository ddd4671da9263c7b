package org.pclnlab.emulator.gopclntab;

import java.util.List;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/** Makes a {@link GcTable} of the parts that module data names. */
final class GcTableReader {
    private GcTableReader() {}

    /** Views over the parts that module data names; the extents are checked here, the contents are not. */
    static GcTable read(LoadedImage image, ModuleData m, PcHeader header) throws ImageException {
        Memory memory = image.memory();
        Bytes pclntable = memory.at(m.pclntable().addr(), m.pclntable().length(), "pclntable");
        if (!Unsigned.lessOrEqual(Unsigned.sum(Unsigned.times(header.nfunc(), Functab.SIZE), 4), pclntable.size())) {
            throw new Inconsistent(
                    memory.at(m.pcHeader(), PcHeader.SIZE, "pcHeader").where(PcHeader.NFUNC_OFF, "nfunc"),
                    Long.toUnsignedString(header.nfunc()),
                    "as many as fit into the " + pclntable.size() + " bytes of pclntable");
        }
        int count = (int) header.nfunc();
        Functab ftab = new Functab(pclntable.first(Functab.byteSize(count), "ftab"), count);
        long extent = ftab.entryOff(count) - ftab.entryOff(0);
        if (extent <= 0) {
            throw new Inconsistent(
                    pclntable.where(count * Functab.SIZE, "ftab"),
                    "the end " + Hex.of(ftab.entryOff(count)),
                    "more than the start " + Hex.of(ftab.entryOff(0)));
        }
        long gofuncSize = m.hasEpclntab() && Unsigned.less(m.gofunc(), m.epclntab())
                ? m.epclntab() - m.gofunc()
                : fileBytesFrom(image, m.gofunc());
        GcTable table = new GcTable(
                image,
                m,
                header,
                memory.at(m.funcnametab().addr(), m.funcnametab().length(), "funcnametab"),
                memory.at(m.cutab().addr(), Unsigned.times(m.cutab().length(), 4), "cutab"),
                memory.at(m.filetab().addr(), m.filetab().length(), "filetab"),
                memory.at(m.pctab().addr(), m.pctab().length(), "pctab"),
                pclntable,
                ftab,
                FindFuncBuckets.read(memory, m.findfunctab(), extent),
                memory.at(m.gofunc(), gofuncSize, "funcdata"));
        table.verifyRange(memory);
        return table;
    }

    /** Bytes that a segment has in the file from {@code addr} on: what it reads from there, without zero filling. */
    private static long fileBytesFrom(LoadedImage image, long addr) {
        List<Segment> segments = image.image().segments();
        long vmaddr = image.toVmaddr(addr);
        for (int i = 0; i < segments.size(); i++) {
            Segment s = segments.get(i);
            if (Unsigned.less(vmaddr - s.vmaddr(), s.fileSize())) {
                return s.fileSize() - (vmaddr - s.vmaddr());
            }
        }
        return 0;
    }
}
