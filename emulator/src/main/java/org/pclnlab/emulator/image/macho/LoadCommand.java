package org.pclnlab.emulator.image.macho;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Truncated;

/**
 * One load command: a tag, its size, and what the tag says. They follow the header without gaps.
 * <pre>
 *  off size field
 *    0    4 cmd
 *    4    4 cmdsize   with these eight bytes; a multiple of 8
 * </pre>
 */
record LoadCommand(int index, int cmd, Bytes bytes) {
    static final int LC_SYMTAB = 0x2, LC_SEGMENT_64 = 0x19, LC_CODE_SIGNATURE = 0x1d;
    static final int LC_DYLD_EXPORTS_TRIE = 0x80000033, LC_DYLD_CHAINED_FIXUPS = 0x80000034;
    static final int CMD_OFF = 0, CMDSIZE_OFF = 4;
    static final int SIZE = 8;

    /** All commands of a file; their number and sizes are claims until they have been walked. */
    static List<LoadCommand> readAll(Bytes file, MachHeader64 header) throws ImageException {
        Bytes all = file.slice(MachHeader64.SIZE, header.sizeofcmds(), "Mach-O load commands");
        List<LoadCommand> out = new ArrayList<>();
        int at = 0;
        for (long i = 0; i < header.ncmds(); i++) {
            if (at > all.size() - SIZE) {
                throw new Truncated(
                        file.first(MachHeader64.SIZE, "Mach-O header").where(MachHeader64.NCMDS_OFF, "ncmds"),
                        Long.toString(header.ncmds()),
                        "as many as sizeofcmds " + header.sizeofcmds() + " holds; only " + i + " are there");
            }
            long size = all.u32(at + CMDSIZE_OFF);
            Bytes head = all.slice(at, SIZE, "load command " + i);
            if (size < SIZE || (size & 7) != 0) {
                throw new BadValue(
                        head.where(CMDSIZE_OFF, "cmdsize"), Long.toString(size), "a multiple of 8, at least 8");
            }
            if (size > all.size() - at) {
                throw new Truncated(
                        head.where(CMDSIZE_OFF, "cmdsize"),
                        Long.toString(size),
                        "at most " + (all.size() - at) + ", what is left of sizeofcmds");
            }
            out.add(new LoadCommand((int) i, (int) all.u32(at + CMD_OFF), all.slice(at, size, "load command " + i)));
            at += (int) size;
        }
        return out;
    }

    /** The command's first {@code size} bytes, as the structure its tag promises. */
    Bytes as(int size, String name) throws ImageException {
        return bytes.first(size, name);
    }
}
