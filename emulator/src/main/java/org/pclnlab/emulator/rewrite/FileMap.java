package org.pclnlab.emulator.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.FtabHeader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * What the bytes of an executable are, as far as a rewrite is concerned: fields of headers, rows and buckets of a table,
 * records. The first region that holds a byte says what it is. Mutable while it is built.
 */
final class FileMap {
    /**
     * Bytes of one kind.
     *
     * @param unit size of an element, 0 when the whole region is one
     * @param first number of the first element
     * @param value whether its value, of at most eight bytes, is worth showing
     * @param expected whether a rewrite may change it
     */
    record Region(long start, long end, String label, int unit, int first, boolean value, boolean expected) {
        long unitStart(long off) {
            return unit == 0 ? start : start + (off - start) / unit * unit;
        }

        long unitEnd(long off) {
            return unit == 0 ? end : Math.min(end, unitStart(off) + unit);
        }

        int number(long off) {
            return unit == 0 ? -1 : first + (int) ((off - start) / unit);
        }
    }

    private static final int ROW = FtabHeader.ROW_SIZE, BUCKET = FtabHeader.BUCKET_SIZE;

    private final Bytes file;
    private final List<Region> regions = new ArrayList<>();

    FileMap(Bytes file) {
        this.file = file;
    }

    @Nullable Region at(long off) {
        for (Region r : regions) {
            if (off >= r.start && off < r.end) {
                return r;
            }
        }
        return null;
    }

    /** A named field of a header. */
    void field(long off, int size, String label) {
        regions.add(new Region(off, off + size, label, 0, 0, size <= 8, true));
    }

    /** Elements of one size. */
    void array(long start, long end, String label, int unit, int first) {
        regions.add(new Region(start, end, label, unit, first, unit == 2, true));
    }

    /** Pointer slots, of which a rewrite changes the links only. */
    void slots(long start, long end, String section) {
        regions.add(new Region(start, end, "slot of " + section, 8, 0, true, false));
    }

    /** Bytes that no rewrite changes. */
    void other(long start, long end, String label) {
        regions.add(new Region(start, end, label, 16, 0, false, false));
    }

    /** The bytes of a section of sites, whatever they are now. */
    void sites(long off, long size, String name) {
        Bytes b = Slices.of(file, off, size);
        if (b == null || size == 0) {
            return;
        }
        long magic = b.size() >= FtabHeader.SIZE ? b.u64(0) : 0;
        long end = off + size;
        long behind = off;
        if (magic == FtabHeader.MAGIC) {
            field(off, 8, "table header: magic");
            field(off + 8, 8, "table header: address of its section");
            field(off + 16, 8, "table header: base");
            field(off + 24, 4, "table header: count of rows");
            field(off + 28, 4, "table header: count of buckets");
            long rows = off + FtabHeader.SIZE;
            long sentinel = Math.min(end, rows + ROW * Math.max(0, b.u32(24) - 1));
            long buckets = Math.min(end, sentinel + ROW);
            behind = Math.min(end, buckets + BUCKET * b.u32(28));
            array(rows, sentinel, "row", ROW, 0);
            field(sentinel, (int) (buckets - sentinel), "sentinel row");
            array(buckets, behind, "bucket", BUCKET, 0);
            array(behind, end, name + " behind the table: place of record", SiteList.SIZE, (int) ((behind - off) / 16));
        } else if (magic == FtabHeader.REDIRECT_MAGIC) {
            field(off, 8, "redirect: magic");
            field(off + 8, 8, "redirect: address of the entry section");
            field(off + 16, 8, "redirect: pointer to the table");
            field(off + 24, 8, "redirect: zero");
            array(off + 32, end, name + " behind the redirect: place of record", SiteList.SIZE, 2);
        } else {
            array(off, end, name + ": place of record", SiteList.SIZE, 0);
        }
    }

    /** Everything in an ELF file. */
    static FileMap of(Bytes file, ElfFile elf) {
        FileMap map = new FileMap(file);
        int w = elf.wide ? 8 : 4;
        String[] header = {"e_entry", "e_phoff", "e_shoff"};
        for (int i = 0; i < header.length; i++) {
            map.field(24 + (long) i * w, w, "ELF header: " + header[i]);
        }
        map.other(0, elf.wide ? 64 : 52, "ELF header");
        for (int i = 0; i < elf.segments.size() && elf.wide; i++) {
            programHeader(map, elf.segments.get(i).headerOff(), i);
        }
        for (ElfSection s : elf.sections) {
            if (elf.wide) {
                sectionHeader(map, s);
            }
        }
        for (ElfSection s : elf.sections) {
            boolean there = !s.noBits() && Unsigned.fits(s.offset(), s.size(), file.size());
            if (there && (s.isNamed(ElfInput.ENTRY) || s.isNamed(ElfInput.STUB) || s.isNamed(ElfInput.PCLINE))) {
                map.sites(s.offset(), s.size(), s.name());
            } else if (there && s.isNamed(ElfInput.IDENTITY)) {
                map.field(s.offset(), (int) s.size(), "identity");
            } else if (there) {
                map.other(s.offset(), s.offset() + s.size(), "section " + s.name());
            }
        }
        return map;
    }

    private static void programHeader(FileMap map, long at, int i) {
        String[] names = {"p_offset", "p_vaddr", "p_paddr", "p_filesz", "p_memsz", "p_align"};
        map.field(at, 4, "program header " + i + ": p_type");
        map.field(at + 4, 4, "program header " + i + ": p_flags");
        for (int k = 0; k < names.length; k++) {
            map.field(at + 8 + 8L * k, 8, "program header " + i + ": " + names[k]);
        }
    }

    private static void sectionHeader(FileMap map, ElfSection s) {
        String[] names = {"sh_flags", "sh_addr", "sh_offset", "sh_size"};
        String label = "section header of " + (s.name().isEmpty() ? "nothing" : s.name()) + ": ";
        for (int k = 0; k < names.length; k++) {
            map.field(s.headerOff() + 8 + 8L * k, 8, label + names[k]);
        }
        map.other(s.headerOff(), s.headerOff() + 64, label + "other fields");
    }

    /** Everything in a Mach-O file. */
    static FileMap of(Bytes file, MachoFile macho) {
        FileMap map = new FileMap(file);
        for (MachoSegment segment : macho.segments) {
            machoSegment(map, segment);
        }
        for (MachoOffsets.Field f : offsets(file)) {
            map.field(f.at(), f.width(), "load command: " + f.label());
        }
        map.other(0, macho.commandsEnd, "Mach-O load commands");
        MachoChainMap.add(map, macho);
        for (MachoSegment segment : macho.segments) {
            for (MachoSegment.Section s : segment.sections()) {
                String name = s.name();
                if (name.equals(MachoInput.ENTRY) || name.equals(MachoInput.STUB) || name.equals(MachoInput.PCLINE)) {
                    // A cut file has no bytes for what the header of a carrier in __DATA still claims.
                    map.sites(s.offset(), Math.min(s.size(), Math.max(0, file.size() - s.offset())), name);
                } else if (name.equals(MachoInput.IDENTITY)) {
                    map.field(s.offset(), (int) Math.min(s.size(), 32), "identity");
                }
            }
        }
        return map;
    }

    /** The file offsets in load commands, or those before the first command that nobody knows. */
    private static List<MachoOffsets.Field> offsets(Bytes file) {
        List<MachoOffsets.Field> fields = new ArrayList<>();
        try {
            MachoOffsets.read(file, fields);
        } catch (Refusal unknownCommand) {
            return fields;
        }
        return fields;
    }

    private static void machoSegment(FileMap map, MachoSegment segment) {
        String[] names = {"vmaddr", "vmsize", "fileoff", "filesize"};
        for (int k = 0; k < names.length; k++) {
            map.field(segment.headerOff() + 24 + 8L * k, 8, "segment command of " + segment.name() + ": " + names[k]);
        }
        for (MachoSegment.Section s : segment.sections()) {
            String label = "section header of " + segment.name() + "," + s.name() + ": ";
            map.field(s.headerOff() + 40, 8, label + "size");
            map.field(s.headerOff() + 48, 4, label + "offset");
            map.field(s.headerOff() + 56, 4, label + "reloff");
        }
    }
}
