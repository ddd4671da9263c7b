package org.pclnlab.emulator.rewrite;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Reads a linked file by virtual address as the original does: out of the first section, in file order, that holds the
 * whole range (03 section 2.5). A range that no section holds reads as zeros, which is no error.
 */
final class LinkMemory {
    private final Bytes file;
    private final long[] addr;
    private final long[] size;
    private final long[] fileOff;
    private int n;

    LinkMemory(Bytes file, int capacity) {
        this.file = file;
        this.addr = new long[capacity];
        this.size = new long[capacity];
        this.fileOff = new long[capacity];
    }

    /** Appends a section; at most as many as the capacity. */
    void add(long vmaddr, long bytes, long off) {
        addr[n] = vmaddr;
        size[n] = bytes;
        fileOff[n++] = off;
    }

    /** The lowest address of a section that is not empty, or 0. */
    long lowest() {
        long low = 0;
        boolean any = false;
        for (int i = 0; i < n; i++) {
            if (size[i] != 0 && (!any || Unsigned.less(addr[i], low))) {
                low = addr[i];
                any = true;
            }
        }
        return low;
    }

    /** The bytes {@code [vmaddr, vmaddr + length)}; null stands for that many zeros. */
    @Nullable Bytes at(long vmaddr, long length) {
        for (int i = 0; i < n; i++) {
            if (Unsigned.lessOrEqual(addr[i], vmaddr)
                    && Unsigned.lessOrEqual(vmaddr + length, addr[i] + size[i])
                    && Unsigned.lessOrEqual(length, size[i])) {
                return Slices.of(file, fileOff[i] + (vmaddr - addr[i]), length);
            }
        }
        return null;
    }

    /** One word. */
    long u64(long vmaddr) {
        Bytes word = at(vmaddr, 8);
        return word == null ? 0 : word.u64(0);
    }
}
