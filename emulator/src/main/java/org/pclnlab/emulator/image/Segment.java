package org.pclnlab.emulator.image;

/**
 * One loadable segment.
 *
 * @param name Mach-O segment name, or {@code PT_LOAD[i]}
 * @param vmaddr link-time address of its first byte
 * @param memSize bytes in memory, at least {@code fileSize}; the rest is zero
 * @param fileOff offset of its first byte in the file
 * @param fileSize bytes in the file
 */
public record Segment(
        String name,
        long vmaddr,
        long memSize,
        long fileOff,
        long fileSize,
        boolean readable,
        boolean writable,
        boolean executable) {
    /** First address behind the segment. */
    public long end() {
        return vmaddr + memSize;
    }
}
