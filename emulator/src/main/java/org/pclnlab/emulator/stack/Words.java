package org.pclnlab.emulator.stack;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * 8-byte words of a memory for loops that follow pointers: what was read last is kept as a window, so that a stack is
 * fetched in few pieces and a step allocates nothing. Mutable, one thread.
 */
public final class Words {
    /** How far a window reaches above the word that opened it. */
    private static final int WINDOW = 64 << 10;

    private final Memory memory;
    private @Nullable ByteBuffer window;
    private long start;
    private long size;
    private long value;

    public Words(Memory memory) {
        this.memory = memory;
    }

    public Memory memory() {
        return memory;
    }

    /** Whether the word at {@code addr} can be read; if so it is in {@link #value}. */
    public boolean read(long addr) {
        ByteBuffer w = window;
        long off = addr - start;
        if (w == null || !Unsigned.fits(off, 8, size)) {
            w = open(addr);
            if (w == null) {
                return false;
            }
            off = 0;
        }
        value = w.getLong((int) off);
        return true;
    }

    /** The word that the last successful {@link #read} found. */
    public long value() {
        return value;
    }

    private @Nullable ByteBuffer open(long addr) {
        long length = Unsigned.min(memory.available(addr), WINDOW);
        if (Unsigned.less(length, 8)) {
            return null;
        }
        try {
            Bytes bytes = memory.at(addr, length, "stack");
            ByteBuffer w = bytes.buffer();
            window = w;
            start = addr;
            size = length;
            return w;
        } catch (ImageException gone) {
            return null;
        }
    }
}
