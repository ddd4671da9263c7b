package org.pclnlab.emulator.image;

/**
 * One section of an executable.
 *
 * @param name ELF section name, or {@code SEGMENT,section} on Mach-O
 * @param vmaddr link-time address, 0 when it is not loaded
 * @param size bytes in memory
 * @param fileOff offset of its bytes in the file
 * @param fileSize bytes in the file; 0 for zero-filled sections
 * @param loaded whether it is part of the process image
 * @param executable whether it holds code
 * @param writable whether the process may write it
 * @param flags the container's own flags, unchanged
 */
public record Section(
        String name,
        long vmaddr,
        long size,
        long fileOff,
        long fileSize,
        boolean loaded,
        boolean executable,
        boolean writable,
        long flags) {
    /** First address behind the section. */
    public long end() {
        return vmaddr + size;
    }

    public boolean contains(long addr) {
        return Long.compareUnsigned(addr - vmaddr, size) < 0;
    }
}
