package org.pclnlab.emulator.image.macho;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * {@code LC_SYMTAB}: where the symbols and their names are.
 * <pre>
 *  off size field
 *    8    4 symoff
 *   12    4 nsyms     of 16 bytes each
 *   16    4 stroff
 *   20    4 strsize
 * </pre>
 */
record SymtabCommand(long symoff, long nsyms, long stroff, long strsize) {
    static final int SYMOFF_OFF = 8, NSYMS_OFF = 12, STROFF_OFF = 16, STRSIZE_OFF = 20;
    static final int SIZE = 24;

    static SymtabCommand read(LoadCommand command, long fileSize) throws ImageException {
        Bytes b = command.as(SIZE, "symtab command");
        SymtabCommand s = new SymtabCommand(b.u32(SYMOFF_OFF), b.u32(NSYMS_OFF), b.u32(STROFF_OFF), b.u32(STRSIZE_OFF));
        if (!Unsigned.fits(s.symoff, s.nsyms * Nlist64.SIZE, fileSize)) {
            throw new Truncated(
                    b.where(SYMOFF_OFF, "symoff"),
                    s.nsyms + " symbols at " + Hex.of(s.symoff),
                    "a range inside the file of " + Hex.of(fileSize) + " bytes");
        }
        if (!Unsigned.fits(s.stroff, s.strsize, fileSize)) {
            throw new Truncated(
                    b.where(STROFF_OFF, "stroff"),
                    Hex.of(s.strsize) + " bytes at " + Hex.of(s.stroff),
                    "a range inside the file of " + Hex.of(fileSize) + " bytes");
        }
        return s;
    }
}
