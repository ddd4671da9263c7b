package org.pclnlab.emulator.rewrite;

import org.pclnlab.emulator.memory.Bytes;

/**
 * A section as the rewriter knows it: what its header claims, and the bytes that are really there.
 *
 * @param addr link-time address; 0 with the other numbers when there is no such section
 * @param size what the header says, in bytes
 * @param fileOff what the header says
 * @param contents the file's bytes of it; none when they are not readable (03 section 2.2)
 */
record Area(boolean present, long addr, long size, long fileOff, Bytes contents) {
    /** First file offset behind it, where its range is known to lie in the file. */
    long fileEnd() {
        return fileOff + size;
    }

    /** The first word, or 0 when there is none. */
    long magic() {
        return contents.size() >= 8 ? contents.u64(0) : 0;
    }
}
