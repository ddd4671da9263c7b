package org.pclnlab.emulator.memory;

import java.nio.ByteBuffer;

/**
 * Bytes at addresses: an image as a process would see it. Implementations read a mapped file or a heap copy
 * ({@link SegmentedMemory}), an address space of mapped segments at a chosen slide, another process, or a core file.
 *
 * <p>All addresses are unsigned. Unmapped addresses are an answer ({@link #available} gives 0) or a {@code Truncated}
 * error, never zero bytes and never a crash.
 */
public interface Memory {
    /** What to call this memory in errors, usually the image's file name. */
    String name();

    /** How many bytes can be read in one piece from {@code addr}; 0 when it is not mapped. */
    long available(long addr);

    /**
     * A view of {@code length} bytes at {@code addr}; the offsets in its errors are addresses.
     *
     * @throws ImageException.Truncated when part of the range is not mapped
     */
    Bytes at(long addr, long length, String structure) throws ImageException;

    /**
     * The bytes from {@code addr} to the end of what is mapped in one piece there; empty when nothing is. Long zero-filled
     * tails may be left out.
     */
    default Bytes contiguous(long addr, String structure) throws ImageException {
        long available = available(addr);
        return available == 0
                ? Bytes.of(ByteBuffer.allocate(0), name(), addr)
                : at(addr, Unsigned.min(available, Integer.MAX_VALUE), structure);
    }

    default int u8(long addr) throws ImageException {
        return at(addr, 1, "u8").u8(0);
    }

    default long u32(long addr) throws ImageException {
        return at(addr, 4, "u32").u32(0);
    }

    default long u64(long addr) throws ImageException {
        return at(addr, 8, "u64").u64(0);
    }
}
