package org.pclnlab.emulator.stack;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * A range of a process's addresses.
 *
 * @param end exclusive
 * @param writable false also where that is not known
 * @param fileOff position in the file of the first byte
 * @param path the file, {@code [stack]} and the like, or empty; without the kernel's {@code (deleted)}
 * @param deleted whether the file is not there any more
 */
public record Mapping(long start, long end, boolean writable, long fileOff, String path, boolean deleted) {
    public boolean contains(long addr) {
        return Unsigned.less(addr - start, end - start);
    }

    /** The file as a path below a folder, null where it is no file, or has a name that this JVM's locale cannot write. */
    public @Nullable Path file(String below) {
        try {
            return path.startsWith("/") ? Path.of(below + path) : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
