package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * gc's {@code runtime._func}: what is known about one function. Records lie behind ftab in pclntable.
 * <pre>
 *  off size field
 *    0    4 entryOff     start, from text
 *    4    4 nameOff      in funcnametab; 0 is read as the empty name
 *    8    4 args
 *   12    4 deferreturn
 *   16    4 pcsp         stream in pctab: stack depth
 *   20    4 pcfile       stream in pctab: file, relative to cuOffset
 *   24    4 pcln         stream in pctab: line
 *   28    4 npcdata
 *   32    4 cuOffset     first element of cutab for this function's compilation unit
 *   36    4 startLine
 *   40    1 funcID
 *   41    1 flag
 *   42    1 pad
 *   43    1 nfuncdata
 *   44      npcdata u32: streams in pctab, 0 = none
 *           nfuncdata u32: offsets from gofunc, 0xffffffff = none
 * </pre>
 */
final class FuncRecord {
    static final int ENTRY_OFF = 0, NAME_OFF = 4, PCSP_OFF = 16, PCFILE_OFF = 20, PCLN_OFF = 24, NPCDATA_OFF = 28;
    static final int CU_OFF = 32, START_LINE_OFF = 36, FUNC_ID_OFF = 40, FLAG_OFF = 41, NFUNCDATA_OFF = 43;
    static final int SIZE = 44;

    /** Indices into the two arrays. */
    static final int PCDATA_INL_TREE_INDEX = 2, FUNCDATA_INL_TREE = 3;

    static final long NO_FUNCDATA = 0xffffffffL;

    private FuncRecord() {}

    /** Checks that the record and its two arrays lie inside pclntable, so that everything below may read it. */
    static int check(Bytes pclntable, long off) throws ImageException {
        if (!Unsigned.fits(off, SIZE, pclntable.size())) {
            throw outside(pclntable, off, SIZE);
        }
        int fn = (int) off;
        long size = SIZE + 4 * (pclntable.u32(fn + NPCDATA_OFF) + pclntable.u8(fn + NFUNCDATA_OFF));
        if (!Unsigned.fits(off, size, pclntable.size())) {
            throw outside(pclntable, off, size);
        }
        return fn;
    }

    private static Inconsistent outside(Bytes pclntable, long off, long size) {
        return new Inconsistent(
                pclntable.where(0, "funcoff"),
                "a record of " + size + " bytes at +" + Hex.of(off),
                "one inside the " + Hex.of(pclntable.size()) + " bytes of pclntable");
    }

    /** Offset in pctab of a pcdata stream, 0 when the function has none. */
    static long pcdata(Bytes pclntable, int fn, int index) {
        return index < pclntable.u32(fn + NPCDATA_OFF) ? pclntable.u32(fn + SIZE + 4 * index) : 0;
    }

    /** Offset from gofunc of a function's data, {@link #NO_FUNCDATA} when it has none. */
    static long funcdata(Bytes pclntable, int fn, int index) {
        if (index >= pclntable.u8(fn + NFUNCDATA_OFF)) {
            return NO_FUNCDATA;
        }
        return pclntable.u32(fn + SIZE + 4 * (int) pclntable.u32(fn + NPCDATA_OFF) + 4 * index);
    }
}
