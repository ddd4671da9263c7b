package org.pclnlab.emulator.stack;

import org.pclnlab.emulator.memory.Memory;

/** Memory of which many small pieces can be read in few system calls. */
public interface BulkMemory extends Memory {
    /**
     * Reads pieces, in the order given, until one cannot be read.
     *
     * @param at where they begin
     * @param into filled with their bytes
     * @return how many were read
     */
    int readAll(long[] at, byte[][] into);
}
