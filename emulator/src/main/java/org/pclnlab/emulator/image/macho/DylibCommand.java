package org.pclnlab.emulator.image.macho;

import java.nio.charset.StandardCharsets;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;

/**
 * {@code LC_LOAD_DYLIB} and its kin: a library; binds count them from 1.
 * <pre>
 *  off size field
 *    8    4 name offset  in this command
 *   12    4 timestamp
 *   16    8 versions
 * </pre>
 */
final class DylibCommand {
    static final int LC_LOAD_DYLIB = 0xc, LC_LAZY_LOAD_DYLIB = 0x20;
    static final int LC_LOAD_WEAK_DYLIB = 0x80000018, LC_REEXPORT_DYLIB = 0x8000001f, LC_LOAD_UPWARD_DYLIB = 0x80000023;
    static final int NAME_OFF = 8, SIZE = 24;

    private DylibCommand() {}

    static boolean is(int cmd) {
        return cmd == LC_LOAD_DYLIB
                || cmd == LC_LOAD_WEAK_DYLIB
                || cmd == LC_REEXPORT_DYLIB
                || cmd == LC_LAZY_LOAD_DYLIB
                || cmd == LC_LOAD_UPWARD_DYLIB;
    }

    /** Install name of the library. */
    static String name(LoadCommand command) throws ImageException {
        Bytes b = command.as(SIZE, "dylib command");
        long off = b.u32(NAME_OFF);
        Bytes all = command.bytes();
        if (off < SIZE || off >= all.size()) {
            throw new BadValue(
                    b.where(NAME_OFF, "name"), Long.toString(off), "an offset behind the fields, below " + all.size());
        }
        int end = all.indexOfNul((int) off);
        return new String(all.copy((int) off, end < 0 ? all.size() : end), StandardCharsets.UTF_8);
    }
}
