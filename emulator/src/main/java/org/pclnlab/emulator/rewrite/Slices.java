package org.pclnlab.emulator.rewrite;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;

/** Parts of a file where a part that is not there is an answer, for the reasons of refusals are the caller's. */
final class Slices {
    private Slices() {}

    /** The bytes {@code [off, off + size)}, or null when they are not in the file. */
    static @Nullable Bytes of(Bytes file, long off, long size) {
        try {
            return file.slice(off, size, "part of the file");
        } catch (ImageException outside) {
            return null;
        }
    }

    /** No bytes, of the same file. */
    static Bytes none(Bytes file) {
        Bytes none = of(file, 0, 0);
        if (none == null) {
            throw new IllegalStateException("no empty part");
        }
        return none;
    }
}
