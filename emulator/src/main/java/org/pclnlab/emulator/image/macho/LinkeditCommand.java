package org.pclnlab.emulator.image.macho;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * A load command that only names bytes of the file: signature, chained fixups, exports trie and others.
 * <pre>
 *  off size field
 *    8    4 dataoff
 *   12    4 datasize
 * </pre>
 */
final class LinkeditCommand {
    static final int DATAOFF_OFF = 8, DATASIZE_OFF = 12, SIZE = 16;

    private LinkeditCommand() {}

    /** The bytes that the command names, as a structure called {@code name}. */
    static Bytes data(LoadCommand command, Bytes file, String name) throws ImageException {
        return range(command.as(SIZE, name + " command"), DATAOFF_OFF, file, "dataoff", name);
    }

    /** The bytes named by an offset at {@code off} of a command and a size behind it. */
    static Bytes range(Bytes command, int off, Bytes file, String field, String name) throws ImageException {
        long at = command.u32(off);
        long size = command.u32(off + 4);
        if (!Unsigned.fits(at, size, file.size())) {
            throw new Truncated(
                    command.where(off, field),
                    Hex.of(size) + " bytes at " + Hex.of(at),
                    "a range inside the file of " + Hex.of(file.size()) + " bytes");
        }
        return file.slice(at, size, name);
    }
}
