package org.pclnlab.emulator.image.elf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.Unsigned;

/** A 64-bit little-endian ELF executable. Reading it costs its headers; symbols and relocations are read on demand. */
public final class ElfImage extends Image {
    private static final int MAX_SECTION_NAME = 512;

    private final List<Shdr64> headers;
    private final List<Phdr64> programHeaders;

    private ElfImage(
            Bytes file,
            Ehdr64 header,
            List<Segment> segments,
            List<Section> sections,
            List<Shdr64> headers,
            List<Phdr64> programHeaders) {
        super(file, Format.ELF, header.arch(), header.type() == Ehdr64.ET_DYN, segments, sections);
        this.headers = headers;
        this.programHeaders = programHeaders;
    }

    /** Whether the file starts like an ELF file of any kind. */
    public static boolean recognises(Bytes file) {
        return file.size() >= 4 && file.u32(0) == Ehdr64.MAGIC;
    }

    /**
     * Reads and checks all headers.
     *
     * @throws ImageException naming the first field that is wrong, or bytes that are missing
     */
    public static ElfImage read(Bytes file) throws ImageException {
        Ehdr64 header = Ehdr64.read(file);
        List<Shdr64> sections = readSectionHeaders(file, header);
        List<Phdr64> programs = readProgramHeaders(file, header, sections);
        return new ElfImage(
                file, header, segments(file, header, programs), sections(file, header, sections), sections, programs);
    }

    private static List<Shdr64> readSectionHeaders(Bytes file, Ehdr64 header) throws ImageException {
        List<Shdr64> out = new ArrayList<>();
        if (header.shoff() == 0) {
            return out;
        }
        Bytes first = file.slice(header.shoff(), Shdr64.SIZE, "ELF section header 0");
        long count = header.shnum() != 0 ? header.shnum() : first.u64(Shdr64.SIZE_OFF);
        Bytes all = file.slice(header.shoff(), Unsigned.times(count, Shdr64.SIZE), "ELF section headers");
        for (int i = 0; i < (int) count; i++) {
            Shdr64 s = Shdr64.read(all, i * Shdr64.SIZE);
            if (s.type() != Shdr64.SHT_NOBITS
                    && s.type() != Shdr64.SHT_NULL
                    && !Unsigned.fits(s.offset(), s.size(), file.size())) {
                throw new Truncated(
                        header(all, i).where(Shdr64.OFFSET_OFF, "sh_offset"),
                        Hex.of(s.size()) + " bytes at " + Hex.of(s.offset()),
                        "a range inside the file of " + Hex.of(file.size()) + " bytes");
            }
            if (s.alloc() && Unsigned.less(s.addr() + s.size(), s.addr())) {
                throw new BadValue(
                        header(all, i).where(Shdr64.ADDR_OFF, "sh_addr"),
                        Hex.of(s.addr()) + " with size " + Hex.of(s.size()),
                        "a range that does not wrap");
            }
            out.add(s);
        }
        checkOverlap(all, out);
        return out;
    }

    /** A section header by its name, for an error: a name made for each would cost more than reading them. */
    private static Bytes header(Bytes all, int i) throws Truncated {
        return all.slice((long) i * Shdr64.SIZE, Shdr64.SIZE, "ELF section header " + i);
    }

    /** Loaded sections own their addresses: two that overlap make every address in both ambiguous. */
    private static void checkOverlap(Bytes all, List<Shdr64> sections) throws ImageException {
        int n = 0;
        int[] order = new int[sections.size()];
        boolean sorted = true;
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).occupiesAddresses()) {
                sorted &= n == 0
                        || Unsigned.lessOrEqual(
                                sections.get(order[n - 1]).addr(),
                                sections.get(i).addr());
                order[n++] = i;
            }
        }
        if (!sorted) {
            sort(order, n, sections); // linkers emit sections in address order: hardly ever needed
        }
        for (int k = 1; k < n; k++) {
            Shdr64 a = sections.get(order[k - 1]);
            Shdr64 b = sections.get(order[k]);
            if (Unsigned.less(b.addr(), a.addr() + a.size())) {
                throw new Inconsistent(
                        header(all, order[k]).where(Shdr64.ADDR_OFF, "sh_addr"),
                        Hex.range(b.addr(), b.addr() + b.size()),
                        "no overlap with section " + order[k - 1] + " at " + Hex.range(a.addr(), a.addr() + a.size()));
            }
        }
    }

    private static void sort(int[] order, int n, List<Shdr64> sections) {
        Integer[] boxed = new Integer[n];
        for (int i = 0; i < n; i++) {
            boxed[i] = order[i];
        }
        Arrays.sort(
                boxed,
                (a, b) -> Long.compareUnsigned(
                        sections.get(a).addr(), sections.get(b).addr()));
        for (int i = 0; i < n; i++) {
            order[i] = boxed[i];
        }
    }

    private static List<Phdr64> readProgramHeaders(Bytes file, Ehdr64 header, List<Shdr64> sections)
            throws ImageException {
        List<Phdr64> out = new ArrayList<>();
        long count = header.phnum();
        if (count == 0) {
            return out;
        }
        if (count == Ehdr64.PN_XNUM) {
            if (sections.isEmpty()) {
                Bytes h = file.first(Ehdr64.SIZE, "ELF header");
                throw new Inconsistent(
                        h.where(Ehdr64.PHNUM_OFF, "e_phnum"),
                        "0xffff and no sections",
                        "the number in section header 0");
            }
            count = sections.get(0).info();
        }
        Bytes all = file.slice(header.phoff(), Unsigned.times(count, Phdr64.SIZE), "ELF program headers");
        for (int i = 0; i < (int) count; i++) {
            out.add(Phdr64.read(all, i * Phdr64.SIZE));
        }
        return out;
    }

    private static List<Segment> segments(Bytes file, Ehdr64 header, List<Phdr64> programs) throws ImageException {
        List<Segment> out = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            Phdr64 p = programs.get(i);
            if (p.type() != Phdr64.PT_LOAD) {
                continue;
            }
            if (Unsigned.less(p.memsz(), p.filesz())) {
                throw new Inconsistent(
                        programHeader(file, header, i).where(Phdr64.FILESZ_OFF, "p_filesz"),
                        Hex.of(p.filesz()),
                        "at most p_memsz " + Hex.of(p.memsz()));
            }
            if (!Unsigned.fits(p.offset(), p.filesz(), file.size())) {
                throw new Truncated(
                        programHeader(file, header, i).where(Phdr64.OFFSET_OFF, "p_offset"),
                        Hex.of(p.filesz()) + " bytes at " + Hex.of(p.offset()),
                        "a range inside the file of " + Hex.of(file.size()) + " bytes");
            }
            long end = p.vaddr() + p.memsz();
            if (Unsigned.less(end, p.vaddr())) {
                throw new BadValue(
                        programHeader(file, header, i).where(Phdr64.VADDR_OFF, "p_vaddr"),
                        Hex.of(p.vaddr()) + " with p_memsz " + Hex.of(p.memsz()),
                        "a range that does not wrap");
            }
            if (!out.isEmpty()
                    && Unsigned.less(p.vaddr(), out.get(out.size() - 1).end())) {
                throw new Inconsistent(
                        programHeader(file, header, i).where(Phdr64.VADDR_OFF, "p_vaddr"),
                        Hex.of(p.vaddr()),
                        "at least " + Hex.of(out.get(out.size() - 1).end()) + ", the end of the segment before");
            }
            out.add(new Segment(
                    "PT_LOAD[" + i + "]",
                    p.vaddr(),
                    p.memsz(),
                    p.offset(),
                    p.filesz(),
                    (p.flags() & Phdr64.PF_R) != 0,
                    (p.flags() & Phdr64.PF_W) != 0,
                    (p.flags() & Phdr64.PF_X) != 0));
        }
        return out;
    }

    private static Bytes programHeader(Bytes file, Ehdr64 header, int i) throws Truncated {
        return file.slice(header.phoff() + (long) i * Phdr64.SIZE, Phdr64.SIZE, "ELF program header " + i);
    }

    private static List<Section> sections(Bytes file, Ehdr64 header, List<Shdr64> headers) throws ImageException {
        List<Section> out = new ArrayList<>();
        if (headers.isEmpty()) {
            return out;
        }
        long index = header.shstrndx() == Ehdr64.SHN_XINDEX ? headers.get(0).link() : header.shstrndx();
        if (index >= headers.size()) {
            Bytes h = file.first(Ehdr64.SIZE, "ELF header");
            throw new Inconsistent(
                    h.where(Ehdr64.SHSTRNDX_OFF, "e_shstrndx"), Long.toString(index), "less than " + headers.size());
        }
        Shdr64 strings = headers.get((int) index);
        if (index != 0 && strings.type() != Shdr64.SHT_STRTAB) {
            throw new Inconsistent(
                    strings.where(file, Shdr64.TYPE_OFF, "sh_type"),
                    Long.toString(strings.type()),
                    "3 (SHT_STRTAB), for e_shstrndx " + index + " points to it");
        }
        Bytes names = file.slice(strings.offset(), index == 0 ? 0 : strings.size(), "ELF section name table");
        for (int i = 0; i < headers.size(); i++) {
            Shdr64 s = headers.get(i);
            long fileSize = s.type() == Shdr64.SHT_NOBITS || s.type() == Shdr64.SHT_NULL ? 0 : s.size();
            out.add(new Section(
                    i == 0 || index == 0 ? "" : cstr(names, s.name(), "section", i, MAX_SECTION_NAME),
                    s.addr(),
                    s.size(),
                    fileSize == 0 ? 0 : s.offset(),
                    fileSize,
                    s.alloc(),
                    (s.flags() & Shdr64.SHF_EXECINSTR) != 0,
                    (s.flags() & Shdr64.SHF_WRITE) != 0,
                    s.flags()));
        }
        return out;
    }

    /**
     * A NUL-terminated name in a string table. Names are UTF-8; other bytes become U+FFFD, and searches compare bytes.
     *
     * @param what whose name it is, with its {@code index}, for an error
     * @param most longest name that is accepted: a claim of many long names must not cost more than the file
     */
    static String cstr(Bytes strings, long off, String what, int index, int most) throws ImageException {
        int end = Unsigned.less(off, strings.size()) ? strings.indexOfNul((int) off, most) : -1;
        if (end < 0) {
            throw new BadValue(
                    strings.where(0, what + " " + index + " name"),
                    Hex.of(off),
                    "a name of at most " + most + " bytes that ends inside " + Hex.of(strings.size()) + " bytes");
        }
        return new String(strings.copy((int) off, end), StandardCharsets.UTF_8);
    }

    @Override
    public SymbolTable symbols() throws ImageException {
        return table(Shdr64.SHT_SYMTAB);
    }

    /** The dynamic symbol table, in file order; see {@code symbolize} for what the loader finds in it. */
    public SymbolTable dynamicSymbols() throws ImageException {
        return table(Shdr64.SHT_DYNSYM);
    }

    private SymbolTable table(int type) throws ImageException {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).type() == type) {
                return ElfSymbols.read(file(), headers, i);
            }
        }
        return SymbolTable.EMPTY;
    }

    /** The section of type {@code SHT_GNU_HASH}, or null. */
    public @Nullable Section gnuHash() {
        for (int i = 0; i < headers.size(); i++) {
            if (headers.get(i).type() == Shdr64.SHT_GNU_HASH) {
                return sections().get(i);
            }
        }
        return null;
    }

    /** How many file bytes follow a link-time address in its segment; 0 when it has none. */
    long bytesFrom(long vmaddr) {
        List<Segment> segments = segments();
        for (int i = 0; i < segments.size(); i++) {
            Segment s = segments.get(i);
            if (Unsigned.less(vmaddr - s.vmaddr(), s.fileSize())) {
                return s.fileSize() - (vmaddr - s.vmaddr());
            }
        }
        return 0;
    }

    /** File bytes by link-time address, as the loader reads its own tables. */
    Bytes bytesAt(long vmaddr, long length, String structure) throws ImageException {
        long have = bytesFrom(vmaddr);
        if (Unsigned.less(have, length)) {
            throw new Truncated(
                    new ImageException.Where(name(), vmaddr, structure, "address"),
                    Hex.of(have) + " bytes of a segment",
                    Hex.of(length) + " bytes");
        }
        return length == 0 ? file().slice(0, 0, structure) : file().slice(toFileOff(vmaddr), length, structure);
    }

    List<Shdr64> headers() {
        return headers;
    }

    /** All program headers, in file order. */
    public List<Phdr64> programHeaders() {
        return programHeaders;
    }
}
