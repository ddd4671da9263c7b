package org.pclnlab.emulator.image.elf;

import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Unsupported;

/**
 * File header of an ELF image, at offset 0.
 * <pre>
 *  off size field
 *    0    4 magic        7f 'E' 'L' 'F'
 *    4    1 class        2 = 64-bit
 *    5    1 data         1 = little-endian
 *    6    1 version      1
 *   16    2 e_type       2 = ET_EXEC, 3 = ET_DYN, 4 = ET_CORE
 *   18    2 e_machine    62 = x86-64, 183 = AArch64
 *   20    4 e_version    1
 *   24    8 e_entry
 *   32    8 e_phoff
 *   40    8 e_shoff
 *   54    2 e_phentsize  56
 *   56    2 e_phnum      0xffff: the number is in section header 0, sh_info
 *   58    2 e_shentsize  64
 *   60    2 e_shnum      0 with e_shoff set: the number is in section header 0, sh_size
 *   62    2 e_shstrndx   0xffff: the index is in section header 0, sh_link
 * </pre>
 */
record Ehdr64(int type, Arch arch, long entry, long phoff, long shoff, int phnum, int shnum, int shstrndx) {
    static final int SIZE = 64;
    static final int MAGIC = 0x464c457f;
    static final int ET_EXEC = 2, ET_DYN = 3, ET_CORE = 4;
    static final int EM_X86_64 = 62, EM_AARCH64 = 183;
    static final int PN_XNUM = 0xffff, SHN_XINDEX = 0xffff;
    private static final int CLASS_OFF = 4, DATA_OFF = 5, IDENT_VERSION_OFF = 6;
    private static final int TYPE_OFF = 16, MACHINE_OFF = 18, VERSION_OFF = 20, ENTRY_OFF = 24;
    static final int PHOFF_OFF = 32, SHOFF_OFF = 40, PHENTSIZE_OFF = 54, PHNUM_OFF = 56;
    static final int SHENTSIZE_OFF = 58, SHNUM_OFF = 60, SHSTRNDX_OFF = 62;

    /** The header of an executable or library. */
    static Ehdr64 read(Bytes file) throws ImageException {
        Ehdr64 header = readAny(file);
        if (header.type != ET_EXEC && header.type != ET_DYN) {
            Bytes h = file.first(SIZE, "ELF header");
            throw unsupported(h, TYPE_OFF, "e_type", header.type, "2 (ET_EXEC) or 3 (ET_DYN)");
        }
        return header;
    }

    /** The header of a core file. */
    static Ehdr64 readCore(Bytes file) throws ImageException {
        Ehdr64 header = readAny(file);
        if (header.type != ET_CORE) {
            Bytes h = file.first(SIZE, "ELF header");
            throw unsupported(h, TYPE_OFF, "e_type", header.type, "4 (ET_CORE)");
        }
        return header;
    }

    private static Ehdr64 readAny(Bytes file) throws ImageException {
        Bytes ident = file.first(16, "ELF header");
        if (ident.u32(0) != MAGIC) {
            throw new BadValue(ident.where(0, "e_ident"), "no ELF magic", "7f 45 4c 46");
        }
        if (ident.u8(CLASS_OFF) != 2) {
            throw unsupported(ident, CLASS_OFF, "e_ident.class", ident.u8(CLASS_OFF), "2 (64-bit)");
        }
        if (ident.u8(DATA_OFF) != 1) {
            throw unsupported(ident, DATA_OFF, "e_ident.data", ident.u8(DATA_OFF), "1 (little-endian)");
        }
        Bytes h = file.first(SIZE, "ELF header");
        h.expectU8(IDENT_VERSION_OFF, "e_ident.version", 1);
        int type = h.u16(TYPE_OFF);
        int machine = h.u16(MACHINE_OFF);
        if (machine != EM_X86_64 && machine != EM_AARCH64) {
            throw unsupported(h, MACHINE_OFF, "e_machine", machine, "62 (x86-64) or 183 (AArch64)");
        }
        if (h.u32(VERSION_OFF) != 1) {
            throw new BadValue(h.where(VERSION_OFF, "e_version"), Long.toString(h.u32(VERSION_OFF)), "1");
        }
        int phnum = h.u16(PHNUM_OFF);
        if (phnum != 0) {
            h.expectU16(PHENTSIZE_OFF, "e_phentsize", Phdr64.SIZE);
        }
        if (h.u64(SHOFF_OFF) != 0) {
            h.expectU16(SHENTSIZE_OFF, "e_shentsize", Shdr64.SIZE);
        }
        return new Ehdr64(
                type,
                machine == EM_X86_64 ? Arch.AMD64 : Arch.ARM64,
                h.u64(ENTRY_OFF),
                h.u64(PHOFF_OFF),
                h.u64(SHOFF_OFF),
                phnum,
                h.u16(SHNUM_OFF),
                h.u16(SHSTRNDX_OFF));
    }

    private static Unsupported unsupported(Bytes h, int off, String field, int found, String allowed) {
        return new Unsupported(h.where(off, field), Integer.toString(found), allowed);
    }
}
