package org.pclnlab.emulator.memory;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;

/** A range of host addresses, given back when the last buffer over it is gone. */
final class HostRange implements Runnable {
    private static final Cleaner CLEANER = Cleaner.create();

    final long base;
    private final long size;
    private final AtomicInteger buffers = new AtomicInteger();

    HostRange(long base, long size) {
        this.base = base;
        this.size = size;
    }

    /** A buffer over part of the range; slices and duplicates keep it reachable, and so the range mapped. */
    ByteBuffer buffer(long off, long bytes) {
        ByteBuffer buffer = LibC.buffer(base + off, bytes).order(ByteOrder.LITTLE_ENDIAN);
        buffers.incrementAndGet();
        CLEANER.register(buffer, this);
        return buffer;
    }

    /** Runs once for each buffer that became unreachable. */
    @Override
    public void run() {
        if (buffers.decrementAndGet() == 0) {
            unmap();
        }
    }

    void unmap() {
        if (LibC.C.munmap(base, size) != 0) {
            // Only possible for a bad address; keeping the range is the safe outcome.
            return;
        }
    }

    /** Gives the memory back but keeps the addresses: every access from now on is an {@link InternalError}. */
    void poison() {
        if (LibC.EmptyFile.FD >= 0) {
            long at = LibC.C.mmap(base, size, Host.PROT_READ, Host.MAP_PRIVATE | Host.MAP_FIXED, LibC.EmptyFile.FD, 0);
            if (at == LibC.MAP_FAILED) {
                // The old pages are still there: safe, and gone with the last buffer.
                return;
            }
        }
    }

    /** Whether nobody has asked for a buffer yet. */
    boolean unused() {
        return buffers.get() == 0;
    }
}
