package org.pclnlab.emulator.stack;

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
}
