package org.pclnlab.emulator.gopclntab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Finds gc's tables without symbols: the header at the start of its section, or by its signature where sections were
 * renamed or removed; then the module data, which is whatever points to that header and agrees with it in every field.
 */
final class ModuleSearch {
    /** Where linkers put the tables: gc's own, gc's for a system linker, and both on Mach-O. */
    private static final String[] HEADER_SECTIONS = {
        ".gopclntab", ".data.rel.ro.gopclntab", "__TEXT,__gopclntab", "__DATA_CONST,__gopclntab"
    };

    /** Since 1.26 module data has a section of its own. */
    private static final String[] MODULE_SECTIONS = {".go.module", "__DATA,__go_module"};

    /** Signatures tried in a file without the section; each costs one pass over the writable data. */
    private static final int MAX_CANDIDATES = 8;

    private final LoadedImage image;
    private final PointerSlots slots;
    private @Nullable ImageException reason;

    private ModuleSearch(LoadedImage image) {
        this.image = image;
        this.slots = image.slide() == 0 && image.image() instanceof MachoImage macho && macho.chainedFixups()
                ? PointerSlots.chained(macho.base())
                : PointerSlots.plain();
    }

    static boolean present(LoadedImage image) throws ImageException {
        ModuleSearch search = new ModuleSearch(image);
        return search.headerSection() != null || search.nextHeader(0, 0) != null;
    }

    static GcTable open(LoadedImage image) throws ImageException {
        ModuleSearch search = new ModuleSearch(image);
        Section named = search.headerSection();
        if (named != null) {
            GcTable table = search.tablesAt(image.toPc(named.vmaddr()));
            if (table != null) {
                return table;
            }
            throw search.failure("the header in section " + named.name());
        }
        Candidate at = search.nextHeader(0, 0);
        for (int i = 0; at != null && i < MAX_CANDIDATES; i++) {
            GcTable table = search.tryTablesAt(at.addr());
            if (table != null) {
                return table;
            }
            at = search.nextHeader(at.segment(), at.off() + 8);
        }
        throw search.failure("no section .gopclntab and no signature of one");
    }

    private ImageException failure(String what) {
        if (reason != null) {
            return reason;
        }
        return new Unsupported(
                new Where(image.image().name(), 0, "gc function tables", ""), what, "a program built by gc");
    }

    private @Nullable Section headerSection() {
        return anyOf(HEADER_SECTIONS);
    }

    private @Nullable Section anyOf(String[] names) {
        Image file = image.image();
        for (int i = 0; i < names.length; i++) {
            Section s = file.section(names[i]);
            if (s != null && s.fileSize() != 0) {
                return s;
            }
        }
        return null;
    }

    /** A place that looks like a header: segment number and offset to go on from, and its address. */
    private record Candidate(int segment, int off, long addr) {}

    private Bytes contents(Segment s) throws ImageException {
        return image.memory().at(image.toPc(s.vmaddr()), s.fileSize(), s.name());
    }

    private @Nullable Candidate nextHeader(int segment, int from) throws ImageException {
        long signature = PcHeader.signature(image.image().arch());
        List<Segment> segments = image.image().segments();
        int start = from;
        for (int i = segment; i < segments.size(); i++) {
            Segment s = segments.get(i);
            if (s.fileSize() == 0) {
                continue;
            }
            Bytes b = contents(s);
            int off = Math.max(start, (int) (-s.vmaddr() & 7));
            start = 0;
            for (; off <= b.size() - PcHeader.SIZE; off += 8) {
                if (b.u64(off) == signature && plausible(b, off)) {
                    return new Candidate(i, off, image.toPc(s.vmaddr() + off));
                }
            }
        }
        return null;
    }

    /** The parts follow the header in one order, and lie in the same segment. */
    private static boolean plausible(Bytes b, int off) {
        long before = PcHeader.SIZE;
        for (int field = PcHeader.FUNCNAME_OFF; field <= PcHeader.PCLN_OFF; field += 8) {
            long next = b.u64(off + field);
            if (Unsigned.less(next, before)) {
                return false;
            }
            before = next;
        }
        return Unsigned.less(before, b.size() - off);
    }

    private @Nullable GcTable tryTablesAt(long headerAddr) {
        try {
            return tablesAt(headerAddr);
        } catch (ImageException notHere) {
            reason = notHere;
            return null;
        }
    }

    private @Nullable GcTable tablesAt(long headerAddr) throws ImageException {
        PcHeader header = PcHeader.read(
                image.memory().at(headerAddr, PcHeader.SIZE, "pcHeader"),
                image.image().arch());
        Section own = anyOf(MODULE_SECTIONS);
        if (own != null) {
            GcTable table = tryModule(image.toPc(own.vmaddr()), headerAddr, header);
            if (table != null) {
                return table;
            }
        }
        List<Segment> segments = image.image().segments();
        for (int i = 0; i < segments.size(); i++) {
            Segment s = segments.get(i);
            if (!s.writable() || s.fileSize() == 0) {
                continue;
            }
            Bytes b = contents(s);
            for (int off = (int) (-s.vmaddr() & 7); off <= b.size() - ModuleData.SIZE; off += 8) {
                if (slots.at(b, off) == headerAddr) {
                    GcTable table = tryModule(image.toPc(s.vmaddr() + off), headerAddr, header);
                    if (table != null) {
                        return table;
                    }
                }
            }
        }
        if (reason == null) {
            reason = new Inconsistent(
                    new Where(image.image().name(), headerAddr, "pcHeader", ""),
                    "no module data that points to it",
                    "runtime.firstmoduledata in a writable segment");
        }
        return null;
    }

    private @Nullable GcTable tryModule(long addr, long headerAddr, PcHeader header) {
        try {
            Bytes m = image.memory().at(addr, ModuleData.SIZE, "moduledata");
            if (slots.at(m, ModuleData.PC_HEADER_OFF) != headerAddr) {
                throw new Inconsistent(
                        m.where(ModuleData.PC_HEADER_OFF, "pcHeader"),
                        Hex.of(slots.at(m, ModuleData.PC_HEADER_OFF)),
                        "the header at " + Hex.of(headerAddr));
            }
            return GcTableReader.read(image, ModuleData.read(image, slots, addr, header), header);
        } catch (ImageException notHere) {
            // The first reason is kept: a pointer to the header that is no module data fails on something unrelated.
            if (reason == null) {
                reason = notHere;
            }
            return null;
        }
    }
}
