package org.pclnlab.emulator.memory;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Where;

/**
 * Segments in memory as the kernel would put them: one reserved range, every segment {@code MAP_FIXED} at its relative
 * address, private pages, zeros behind the file's bytes.
 * <pre>
 *   emulated   vmaddr + slide        what {@link Memory} speaks of, whatever the slide
 *   host       base + (vmaddr - low) where the bytes are; nobody outside this class sees it
 *
 *   reserved range, PROT_NONE
 *   |..[text: file pages].......[data: file pages, changed ones private | zeros]..|
 *      '------ run ------'       '----------------- run ---------------------'
 * </pre>
 * As in a process, whole pages are readable: a segment's first and last page show what the file has around it. Pages
 * that touch make one <em>run</em>, which can be read across segments.
 *
 * <p><b>Closing.</b> Who wants views of this memory takes a {@link Lease}; {@link #close} refuses new leases, and the
 * memory goes when the last one has left. A view outliving its lease cannot do harm, by three layers: {@link Bytes}
 * checks its lease at each read and throws {@link IllegalStateException}; pages are not unmapped but replaced by a
 * mapping of an empty file, where a read through a bare buffer gives {@link InternalError}, never SIGSEGV; the addresses
 * themselves are given back only when no buffer over them is reachable. {@link #at} of the space itself copies, so its
 * results live as long as they like.
 */
public final class AddressSpace implements Memory, AutoCloseable {
    /** Set in {@link #readers} once closed. */
    private static final int CLOSED = Integer.MIN_VALUE;

    private final String name;
    private final long[] start;
    private final long[] length;
    private final HostRange mapping;
    private final AtomicInteger readers = new AtomicInteger();
    /** One read-only buffer for each run; dropped when the last reader has left, so that they can be collected. */
    private volatile ByteBuffer[] runs;

    AddressSpace(String name, long[] start, long[] length, ByteBuffer[] runs, HostRange mapping) {
        this.name = name;
        this.start = start;
        this.length = length;
        this.runs = runs;
        this.mapping = mapping;
    }

    /**
     * The right to read until it is closed. Confined to one thread at a time; its {@link Bytes}, and everything made of
     * them, are valid until then and throw {@link IllegalStateException} afterwards.
     */
    public static final class Lease implements Memory, AutoCloseable {
        private final AddressSpace space;
        private final Guard guard;

        private Lease(AddressSpace space) {
            this.space = space;
            this.guard = new Guard(space.name);
        }

        @Override
        public String name() {
            return space.name;
        }

        @Override
        public long available(long addr) {
            guard.check();
            return space.bytesFrom(addr);
        }

        @Override
        public Bytes at(long addr, long length, String structure) throws ImageException {
            guard.check();
            return space.view(addr, length, structure, guard);
        }

        @Override
        public synchronized void close() {
            if (!guard.over()) {
                guard.end();
                space.leave();
            }
        }
    }

    /**
     * Begins reading.
     *
     * @throws IllegalStateException when the space is closed
     */
    public Lease read() {
        enter();
        return new Lease(this);
    }

    private void enter() {
        for (; ; ) {
            int n = readers.get();
            if (n < 0) {
                throw Guard.closed(name);
            }
            if (readers.compareAndSet(n, n + 1)) {
                return;
            }
        }
    }

    private void leave() {
        if (readers.decrementAndGet() == CLOSED) {
            retire();
        }
    }

    /** Refuses new readers; the memory goes now, or with the last reader. Calling it again does nothing. */
    @Override
    public void close() {
        for (; ; ) {
            int n = readers.get();
            if (n < 0) {
                return;
            }
            if (readers.compareAndSet(n, n | CLOSED)) {
                if (n == 0) {
                    retire();
                }
                return;
            }
        }
    }

    /** Runs exactly once, when closed and without readers. */
    private void retire() {
        mapping.poison();
        runs = new ByteBuffer[0];
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long available(long addr) {
        enter();
        try {
            return bytesFrom(addr);
        } finally {
            leave();
        }
    }

    /**
     * A copy of {@code length} bytes at {@code addr}; use a {@link #read lease} to read without copying.
     *
     * @throws IllegalStateException when the space is closed
     */
    @Override
    public Bytes at(long addr, long length, String structure) throws ImageException {
        enter();
        try {
            Bytes view = view(addr, length, structure, null);
            ByteBuffer copy = ByteBuffer.wrap(view.copy(0, view.size()));
            return Bytes.view(copy, 0, view.size(), name, addr, structure, null);
        } finally {
            leave();
        }
    }

    private int runOf(long addr) {
        for (int i = 0; i < start.length; i++) {
            if (Unsigned.less(addr - start[i], length[i])) {
                return i;
            }
        }
        return -1;
    }

    private long bytesFrom(long addr) {
        int i = runOf(addr);
        return i < 0 ? 0 : length[i] - (addr - start[i]);
    }

    private Bytes view(long addr, long bytes, String structure, @Nullable Guard guard) throws Truncated {
        int i = runOf(addr);
        long off = i < 0 ? 0 : addr - start[i];
        if (i < 0 || !Unsigned.fits(off, bytes, length[i])) {
            throw new Truncated(
                    new Where(name, addr, structure, ""),
                    bytesFrom(addr) + " mapped bytes at that address",
                    Long.toUnsignedString(bytes) + " bytes");
        }
        return Bytes.view(runs[i], (int) off, (int) bytes, name, addr, structure, guard);
    }
}
