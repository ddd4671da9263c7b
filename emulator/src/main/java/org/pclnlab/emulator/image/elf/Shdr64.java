package org.pclnlab.emulator.image.elf;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException.Where;

/**
 * Section header.
 * <pre>
 *  off size field
 *    0    4 sh_name       offset in the section name table
 *    4    4 sh_type
 *    8    8 sh_flags
 *   16    8 sh_addr
 *   24    8 sh_offset
 *   32    8 sh_size
 *   40    4 sh_link
 *   44    4 sh_info
 *   48    8 sh_addralign
 *   56    8 sh_entsize
 * </pre>
 */
record Shdr64(
        long name,
        long type,
        long flags,
        long addr,
        long offset,
        long size,
        long link,
        long info,
        long entsize,
        long at) {
    static final int SIZE = 64;
    static final int SHT_NULL = 0, SHT_SYMTAB = 2, SHT_STRTAB = 3, SHT_RELA = 4, SHT_NOBITS = 8, SHT_DYNSYM = 11;
    static final int SHT_RELR = 19;
    static final long SHT_GNU_HASH = 0x6ffffff6L;
    static final int SHF_WRITE = 1, SHF_ALLOC = 2, SHF_EXECINSTR = 4, SHF_TLS = 0x400, SHF_COMPRESSED = 0x800;
    static final int NAME_OFF = 0, TYPE_OFF = 4, FLAGS_OFF = 8, ADDR_OFF = 16, OFFSET_OFF = 24, SIZE_OFF = 32;
    static final int LINK_OFF = 40, INFO_OFF = 44, ENTSIZE_OFF = 56;

    /** The header at {@code at} of a table of headers. */
    static Shdr64 read(Bytes headers, int at) {
        return new Shdr64(
                headers.u32(at + NAME_OFF),
                headers.u32(at + TYPE_OFF),
                headers.u64(at + FLAGS_OFF),
                headers.u64(at + ADDR_OFF),
                headers.u64(at + OFFSET_OFF),
                headers.u64(at + SIZE_OFF),
                headers.u32(at + LINK_OFF),
                headers.u32(at + INFO_OFF),
                headers.u64(at + ENTSIZE_OFF),
                headers.origin(at));
    }

    /** Where a field of this header lies; {@code at} is the header's own file offset. */
    Where where(Bytes file, int off, String field) {
        return new Where(file.file(), at + off, "ELF section header", field);
    }

    boolean alloc() {
        return (flags & SHF_ALLOC) != 0;
    }

    /** Occupies addresses of its own: thread-local zero sections share theirs with what follows. */
    boolean occupiesAddresses() {
        return alloc() && size != 0 && !(type == SHT_NOBITS && (flags & SHF_TLS) != 0);
    }
}
