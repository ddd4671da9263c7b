package org.pclnlab.emulator.image.elf;

import org.pclnlab.emulator.memory.Bytes;

/**
 * Program header.
 * <pre>
 *  off size field
 *    0    4 p_type    1 = PT_LOAD, 4 = PT_NOTE, 7 = PT_TLS
 *    4    4 p_flags   1 = execute, 2 = write, 4 = read
 *    8    8 p_offset
 *   16    8 p_vaddr
 *   24    8 p_paddr
 *   32    8 p_filesz
 *   40    8 p_memsz
 *   48    8 p_align
 * </pre>
 */
public record Phdr64(long type, long flags, long offset, long vaddr, long filesz, long memsz, long align) {
    static final int SIZE = 56;
    public static final int PT_LOAD = 1, PT_DYNAMIC = 2, PT_NOTE = 4, PT_TLS = 7, PT_GNU_EH_FRAME = 0x6474e550;
    static final int PF_X = 1, PF_W = 2, PF_R = 4;
    static final int TYPE_OFF = 0, FLAGS_OFF = 4, OFFSET_OFF = 8, VADDR_OFF = 16;
    static final int FILESZ_OFF = 32, MEMSZ_OFF = 40, ALIGN_OFF = 48;

    public boolean readable() {
        return (flags & PF_R) != 0;
    }

    public boolean executable() {
        return (flags & PF_X) != 0;
    }

    /** The header at {@code at} of a table of headers. */
    static Phdr64 read(Bytes headers, int at) {
        return new Phdr64(
                headers.u32(at + TYPE_OFF),
                headers.u32(at + FLAGS_OFF),
                headers.u64(at + OFFSET_OFF),
                headers.u64(at + VADDR_OFF),
                headers.u64(at + FILESZ_OFF),
                headers.u64(at + MEMSZ_OFF),
                headers.u64(at + ALIGN_OFF));
    }
}
