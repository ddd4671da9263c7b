package org.pclnlab.emulator.image.macho;

import org.pclnlab.emulator.memory.Bytes;

/**
 * One symbol.
 * <pre>
 *  off size field
 *    0    4 n_strx
 *    4    1 n_type    0xe0: debugging entry; 0x0e: 0 undefined, 2 absolute, 14 in a section
 *    5    1 n_sect    section number from 1
 *    6    2 n_desc
 *    8    8 n_value
 * </pre>
 */
record Nlist64(long strx, int type, int sect, long value) {
    static final int N_STAB = 0xe0, N_TYPE = 0x0e, N_ABS = 0x2, N_SECT = 0xe;
    static final int STRX_OFF = 0, TYPE_OFF = 4, SECT_OFF = 5, VALUE_OFF = 8;
    static final int SIZE = 16;

    static Nlist64 read(Bytes b, int off) {
        return new Nlist64(b.u32(off + STRX_OFF), b.u8(off + TYPE_OFF), b.u8(off + SECT_OFF), b.u64(off + VALUE_OFF));
    }

    /** Whether it names a place in a section; debugging entries do not count. */
    boolean inSection() {
        return inSection(type);
    }

    static boolean inSection(int type) {
        return (type & N_STAB) == 0 && (type & N_TYPE) == N_SECT;
    }

    boolean absolute() {
        return (type & N_STAB) == 0 && (type & N_TYPE) == N_ABS;
    }
}
