package org.pclnlab.emulator.rewrite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * ELF headers, read as leniently as the original reads them: it uses the ELF package of Go's library, which accepts both
 * classes and byte orders and looks at little (03 section 2.1). {@code image.elf.ElfImage} refuses much of this, rightly,
 * for its images are going to be executed. The texts of refusals are that package's, for the original passes them on.
 */
final class ElfFile {
    private static final int COMPRESSED = 0x800, XINDEX = 0xffff, LORESERVE = 0xff00;

    private static final Bytes NAMELESS = Bytes.of(new byte[1], "no names");

    final boolean wide;
    final boolean littleEndian;
    final List<ElfSection> sections;
    final List<ElfSegment> segments;

    private ElfFile(boolean wide, boolean littleEndian, List<ElfSection> sections, List<ElfSegment> segments) {
        this.wide = wide;
        this.littleEndian = littleEndian;
        this.sections = sections;
        this.segments = segments;
    }

    /** The first section called {@code name}, or null. */
    @Nullable ElfSection first(String name) {
        for (ElfSection s : sections) {
            if (s.isNamed(name)) {
                return s;
            }
        }
        return null;
    }

    /**
     * Reads all headers.
     *
     * @throws Refusal with the words of Go's package
     */
    static ElfFile read(Bytes file) throws Refusal {
        return new Reader(file).read();
    }

    /** Field access in the file's own class and byte order, one table of headers at a time. */
    private static final class Reader {
        private final Bytes file;
        private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        private boolean wide;
        private ByteBuffer raw;
        /** File offset of the first byte of {@link #raw}. */
        private long start;

        Reader(Bytes file) {
            this.file = file;
            this.raw = ByteBuffer.allocate(0);
        }

        /** Looks at {@code size} bytes that are known to be in the file. */
        private void at(long off, long size) {
            Bytes part = Slices.of(file, off, size);
            if (part == null) {
                throw new IllegalStateException("not in the file");
            }
            raw = part.buffer().duplicate().order(order);
            start = off;
        }

        ElfFile read() throws Refusal {
            ident();
            need(0, wide ? 64 : 52);
            at(0, wide ? 64 : 52);
            long version = u32(20);
            if (version != 1) {
                throw bad("mismatched ELF version", symbol(version, "EV_NONE", "EV_CURRENT"), 0);
            }
            long phoff = word(wide ? 32 : 28);
            long shoff = word(wide ? 40 : 32);
            int counts = wide ? 54 : 42;
            int phentsize = u16(counts);
            int phnum = u16(counts + 2);
            int shentsize = u16(counts + 4);
            long shnum = u16(counts + 6);
            long names = u16(counts + 8);
            if (shoff < 0) {
                throw bad("invalid shoff", Long.toString(shoff), 0);
            }
            if (phoff < 0) {
                throw bad("invalid phoff", Long.toString(phoff), 0);
            }
            if (shoff == 0 && shnum != 0) {
                throw bad("invalid ELF shnum for shoff=0", Long.toString(shnum), 0);
            }
            if (shnum > 0 && names >= shnum) {
                throw bad("invalid ELF shstrndx", Long.toString(names), 0);
            }
            if (phnum > 0 && phentsize < (wide ? 56 : 32)) {
                throw bad("invalid ELF phentsize", Integer.toString(phentsize), 0);
            }
            List<ElfSegment> segments = segments(phoff, phnum, phentsize);
            if (shoff > 0 && shnum == 0) {
                need(shoff, wide ? 64 : 40);
                at(shoff, wide ? 64 : 40);
                if (u32(4) != 0) {
                    throw bad("invalid type of the initial section", type(u32(4)), shoff);
                }
                shnum = word(wide ? 32 : 20);
                if (shnum < LORESERVE) {
                    throw bad("invalid ELF shnum contained in sh_size", Long.toString(shnum), shoff);
                }
                if (names == XINDEX) {
                    names = u32(wide ? 40 : 24);
                    if (names < LORESERVE) {
                        throw bad("invalid ELF shstrndx contained in sh_link", Long.toString(names), shoff);
                    }
                }
            }
            if (shnum > 0 && shentsize < (wide ? 64 : 40)) {
                throw bad("invalid ELF shentsize", Integer.toString(shentsize), 0);
            }
            return new ElfFile(wide, little(), sections(shoff, shnum, shentsize, names), segments);
        }

        private void ident() throws Refusal {
            need(0, 16);
            at(0, 16);
            byte[] magic = {raw.get(0), raw.get(1), raw.get(2), raw.get(3)};
            if (!Arrays.equals(magic, new byte[] {0x7f, 'E', 'L', 'F'})) {
                StringBuilder text = new StringBuilder("[");
                for (int i = 0; i < 4; i++) {
                    text.append(i == 0 ? "" : " ").append(magic[i] & 0xff);
                }
                throw bad("bad magic number", text.append(']').toString(), 0);
            }
            int elfClass = raw.get(4) & 0xff;
            if (elfClass != 1 && elfClass != 2) {
                throw bad("unknown ELF class", symbol(elfClass, "ELFCLASSNONE", "ELFCLASS32", "ELFCLASS64"), 0);
            }
            int data = raw.get(5) & 0xff;
            if (data != 1 && data != 2) {
                throw bad("unknown ELF data encoding", symbol(data, "ELFDATANONE", "ELFDATA2LSB", "ELFDATA2MSB"), 0);
            }
            if (raw.get(6) != 1) {
                throw bad("unknown ELF version", symbol(raw.get(6) & 0xff, "EV_NONE", "EV_CURRENT"), 0);
            }
            wide = elfClass == 2;
            order = data == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        }

        private boolean little() {
            return order == ByteOrder.LITTLE_ENDIAN;
        }

        private List<ElfSegment> segments(long phoff, int count, int stride) throws Refusal {
            long bytes = (long) count * stride;
            need(phoff, bytes);
            List<ElfSegment> out = new ArrayList<>(count);
            if (bytes != 0) {
                at(phoff, bytes);
            }
            for (int i = 0; i < count; i++) {
                int at = i * stride;
                long headerOff = start + at;
                long offset = word(at + (wide ? 8 : 4));
                long filesz = word(at + (wide ? 32 : 16));
                if (offset < 0) {
                    throw bad("invalid program header offset", Long.toUnsignedString(offset), headerOff);
                }
                if (filesz < 0) {
                    throw bad("invalid program header file size", Long.toUnsignedString(filesz), headerOff);
                }
                long memsz = word(at + (wide ? 40 : 20));
                out.add(new ElfSegment(u32(at), offset, word(at + (wide ? 16 : 8)), filesz, memsz, headerOff));
            }
            return out;
        }

        private List<ElfSection> sections(long shoff, long count, int stride, long names) throws Refusal {
            long bytes = Unsigned.times(count, stride);
            need(shoff, bytes);
            List<ElfSection> out = new ArrayList<>((int) count);
            if (bytes != 0) {
                at(shoff, bytes);
            }
            for (int i = 0; i < (int) count; i++) {
                out.add(section(i * stride));
            }
            if (out.isEmpty() || names == 0) {
                return out;
            }
            if (names >= out.size()) {
                throw Refusal.abnormal("section name table " + names + " of " + out.size() + " sections");
            }
            ElfSection strings = out.get((int) names);
            if (strings.type() != ElfSection.SHT_STRTAB) {
                throw bad("invalid ELF section name string table type", type(strings.type()), strings.headerOff());
            }
            Bytes table = Slices.of(file, strings.offset(), strings.size());
            if (table == null) {
                throw new Refusal("EOF");
            }
            int last = HeapBytes.of(table).lastNul(); // a name ends inside the table iff it starts at or before it
            for (int i = 0; i < out.size(); i++) {
                ElfSection s = out.get(i);
                long index = u32(i * stride);
                if (index > last) {
                    throw bad("bad section name index", Long.toString(index), s.headerOff());
                }
                out.set(i, s.named(table, (int) index));
            }
            return out;
        }

        private ElfSection section(int at) throws Refusal {
            long flags = wide ? raw.getLong(at + 8) : u32(at + 8);
            long offset = word(at + (wide ? 24 : 16));
            long size = word(at + (wide ? 32 : 20));
            if (offset < 0) {
                throw bad("invalid section offset", Long.toString(offset), start + at);
            }
            if (size < 0) {
                throw bad("invalid section size", Long.toString(size), start + at);
            }
            if ((flags & COMPRESSED) != 0) {
                int header = wide ? 24 : 12;
                if (size < header) {
                    throw new Refusal("EOF");
                }
                need(offset, header);
            }
            return new ElfSection(
                    NAMELESS,
                    0,
                    u32(at + 4),
                    flags,
                    word(at + (wide ? 16 : 12)),
                    offset,
                    size,
                    u32(at + (wide ? 40 : 24)),
                    word(at + (wide ? 48 : 32)),
                    start + at);
        }

        /** A short read is no format error in Go, just the end of the file. */
        private void need(long off, long size) throws Refusal {
            if (size < 0) {
                throw new Refusal("unexpected EOF");
            }
            if (size > 0 && !Unsigned.fits(off, size, file.size())) {
                throw new Refusal("EOF");
            }
        }

        private int u16(int at) {
            return raw.getShort(at) & 0xffff;
        }

        private long u32(int at) {
            return raw.getInt(at) & 0xffffffffL;
        }

        private long word(int at) {
            return wide ? raw.getLong(at) : u32(at);
        }
    }

    private static Refusal bad(String what, String found, long at) {
        return new Refusal(what + " '" + found + "' in record at byte 0x" + Long.toHexString(at));
    }

    /** Go's text for a number that may have a name: the name, or the last one and a distance. */
    private static String symbol(long value, String... names) {
        return value < names.length ? names[(int) value] : names[names.length - 1] + "+" + (value - names.length + 1);
    }

    private static String type(long value) {
        return symbol(
                value,
                "SHT_NULL",
                "SHT_PROGBITS",
                "SHT_SYMTAB",
                "SHT_STRTAB",
                "SHT_RELA",
                "SHT_HASH",
                "SHT_DYNAMIC",
                "SHT_NOTE",
                "SHT_NOBITS",
                "SHT_REL",
                "SHT_SHLIB",
                "SHT_DYNSYM");
    }
}
