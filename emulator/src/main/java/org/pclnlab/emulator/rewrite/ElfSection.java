package org.pclnlab.emulator.rewrite;

import java.nio.charset.StandardCharsets;
import org.pclnlab.emulator.memory.Bytes;

/**
 * A section header of either ELF class, as the original's reader keeps it.
 *
 * @param names the section name table; one NUL when there is none
 * @param nameOff where its name starts in it; a NUL follows inside
 * @param headerOff file offset of the header itself
 */
record ElfSection(
        Bytes names,
        int nameOff,
        long type,
        long flags,
        long addr,
        long offset,
        long size,
        long link,
        long align,
        long headerOff) {
    static final int SHT_SYMTAB = 2, SHT_STRTAB = 3, SHT_NOBITS = 8;
    static final int SHF_WRITE = 1, SHF_ALLOC = 2;
    private static final int MOST = 256;

    ElfSection named(Bytes table, int off) {
        return new ElfSection(table, off, type, flags, addr, offset, size, link, align, headerOff);
    }

    boolean isNamed(String name) {
        return names.cstrEquals(nameOff, name);
    }

    /** The name for a message. Not kept: many names that share one long tail must not cost more than the file. */
    String name() {
        int end = names.indexOfNul(nameOff, MOST);
        return new String(
                names.copy(nameOff, end < 0 ? Math.min(nameOff + MOST, names.size()) : end), StandardCharsets.UTF_8);
    }

    boolean noBits() {
        return type == SHT_NOBITS;
    }

    boolean writable() {
        return (flags & SHF_WRITE) != 0;
    }

    boolean allocated() {
        return (flags & SHF_ALLOC) != 0;
    }

    /** End of its file range; may wrap where the range was not checked. */
    long end() {
        return offset + size;
    }
}
