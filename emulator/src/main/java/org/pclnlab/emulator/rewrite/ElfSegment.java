package org.pclnlab.emulator.rewrite;

/**
 * A program header of either ELF class.
 *
 * @param headerOff file offset of the header itself
 */
record ElfSegment(long type, long offset, long vaddr, long filesz, long memsz, long headerOff) {
    static final int PT_LOAD = 1;

    boolean load() {
        return type == PT_LOAD;
    }

    long end() {
        return offset + filesz;
    }
}
