package org.pclnlab.emulator.rewrite;

import java.util.List;

/**
 * A segment command of either width, with its sections.
 *
 * @param headerOff file offset of the command
 */
record MachoSegment(
        String name, long vmaddr, long vmsize, long fileoff, long filesize, List<Section> sections, long headerOff) {

    /**
     * A section header.
     *
     * @param headerOff file offset of the header
     */
    record Section(String name, long addr, long size, long offset, long reloff, long nreloc, long headerOff) {}

    long end() {
        return fileoff + filesize;
    }
}
