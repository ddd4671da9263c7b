package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;

/**
 * Start of gc's function tables: what they are and where the parts begin, as distances from this header.
 * <pre>
 *  off size field
 *    0    4 magic           0xfffffff1 since Go 1.20
 *    4    2 pad             0
 *    6    1 minLC           smallest instruction: 1 on amd64, 4 on arm64
 *    7    1 ptrSize         8
 *    8    8 nfunc           functions, without the end entry
 *   16    8 nfiles
 *   24    8 textStart       Go 1.25: address of the code, a pointer slot; unused and 0 in 1.26
 *   32    8 funcnameOffset
 *   40    8 cuOffset
 *   48    8 filetabOffset
 *   56    8 pctabOffset
 *   64    8 pclnOffset
 * </pre>
 */
public record PcHeader(
        long nfunc,
        long nfiles,
        long textStart,
        long funcnameOffset,
        long cuOffset,
        long filetabOffset,
        long pctabOffset,
        long pclnOffset) {
    static final long MAGIC = 0xfffffff1L;
    static final int MAGIC_OFF = 0, PAD_OFF = 4, MIN_LC_OFF = 6, PTR_SIZE_OFF = 7, NFUNC_OFF = 8, NFILES_OFF = 16;
    static final int TEXT_START_OFF = 24, FUNCNAME_OFF = 32, CU_OFF = 40, FILETAB_OFF = 48, PCTAB_OFF = 56;
    static final int PCLN_OFF = 64;
    public static final int SIZE = 72;

    /** Smallest distance between two instructions; pc-value streams count in this unit. */
    static int quantum(Arch arch) {
        return arch == Arch.ARM64 ? 4 : 1;
    }

    /** The first eight bytes as one number, for a search. */
    static long signature(Arch arch) {
        return MAGIC | ((long) quantum(arch) << 48) | (8L << 56);
    }

    static PcHeader read(Bytes at, Arch arch) throws ImageException {
        Bytes h = at.first(SIZE, "pcHeader");
        if (h.u32(MAGIC_OFF) != MAGIC) {
            throw new BadValue(h.where(MAGIC_OFF, "magic"), Hex.of(h.u32(MAGIC_OFF)), Hex.of(MAGIC));
        }
        h.expectU16(PAD_OFF, "pad", 0);
        h.expectU8(MIN_LC_OFF, "minLC", quantum(arch));
        h.expectU8(PTR_SIZE_OFF, "ptrSize", 8);
        return new PcHeader(
                h.u64(NFUNC_OFF),
                h.u64(NFILES_OFF),
                h.u64(TEXT_START_OFF),
                h.u64(FUNCNAME_OFF),
                h.u64(CU_OFF),
                h.u64(FILETAB_OFF),
                h.u64(PCTAB_OFF),
                h.u64(PCLN_OFF));
    }
}
