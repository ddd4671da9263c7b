package org.pclnlab.emulator.memory;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
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
    private final Mapping mapping;
    private final AtomicInteger readers = new AtomicInteger();
    /** One read-only buffer for each run; dropped when the last reader has left, so that they can be collected. */
    private volatile ByteBuffer[] runs;

    private AddressSpace(String name, long[] start, long[] length, ByteBuffer[] runs, Mapping mapping) {
        this.name = name;
        this.start = start;
        this.length = length;
        this.runs = runs;
        this.mapping = mapping;
    }

    /** A range of host addresses, given back when the last buffer over it is gone. */
    private static final class Mapping implements Runnable {
        private static final Cleaner CLEANER = Cleaner.create();

        private final long base;
        private final long size;
        private final AtomicInteger buffers = new AtomicInteger();

        Mapping(long base, long size) {
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
                long at = LibC.C.mmap(
                        base, size, Host.PROT_READ, Host.MAP_PRIVATE | Host.MAP_FIXED, LibC.EmptyFile.FD, 0);
                if (at == LibC.MAP_FAILED) {
                    // The old pages are still there: safe, and gone with the last buffer.
                    return;
                }
            }
        }
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

    /** What goes where. Addresses are link-time addresses; ascending. Mutable, used once. */
    public static final class Builder {
        private final String name;
        private final int pageSize;
        private final @Nullable MappedFile file;
        private final List<Piece> pieces = new ArrayList<>();

        private record Piece(long addr, Bytes contents, long fileOff, long memSize) {
            long fileEnd() {
                return addr + contents.size();
            }

            long end() {
                return addr + memSize;
            }
        }

        /**
         * A space in which everything is copied.
         *
         * @param name what to call it in errors
         * @param pageSize a power of two, at least the host's page size
         */
        public Builder(String name, int pageSize) {
            this(name, pageSize, null);
        }

        /** A space whose pieces of {@code file} are mapped where offset and address allow it, and copied elsewhere. */
        public Builder(String name, int pageSize, @Nullable MappedFile file) {
            if (Integer.bitCount(pageSize) != 1 || pageSize < Host.pageSize()) {
                throw new IllegalArgumentException(
                        "page size " + pageSize + ": no power of two of at least " + Host.pageSize());
            }
            this.name = name;
            this.pageSize = pageSize;
            this.file = file;
        }

        /**
         * Adds a segment.
         *
         * @param addr link-time address, not below the end of the segment before
         * @param contents its bytes in the file
         * @param memSize size in memory, at least {@code contents.size()}; the rest is zero
         */
        public Builder add(long addr, Bytes contents, long memSize) {
            long lowest = pieces.isEmpty() ? 0 : pieces.get(pieces.size() - 1).end();
            if (Unsigned.less(memSize, contents.size())
                    || Unsigned.less(addr + memSize, addr)
                    || Unsigned.less(addr, lowest)) {
                throw new IllegalArgumentException("segment at " + Hex.of(addr) + " overlaps, wraps or is too small");
            }
            if (memSize != 0) {
                pieces.add(new Piece(addr, contents, contents.origin(0), memSize));
            }
            return this;
        }

        private long floor(long addr) {
            return addr & -pageSize;
        }

        private long ceil(long addr) {
            return floor(addr + pageSize - 1);
        }

        /**
         * Maps everything.
         *
         * @param slide runtime address minus link-time address, a multiple of the page size
         * @throws Unsupported when the addresses span more than this host can reserve
         * @throws ImageException.ChangedUnderneath when the file is not the one that was opened any more
         */
        public Draft map(long slide) throws IOException, ImageException {
            if ((slide & (pageSize - 1)) != 0) {
                throw new IllegalArgumentException("slide " + Hex.of(slide) + ": no multiple of " + pageSize);
            }
            Host host = Host.current();
            if (host == null || pieces.isEmpty()) {
                throw new Unsupported(
                        new Where(name, 0, "address space", ""),
                        host == null ? "this operating system" : "no segment",
                        "linux or darwin, and at least one segment");
            }
            long low = floor(pieces.get(0).addr());
            long last = pieces.get(pieces.size() - 1).end();
            long high = ceil(last);
            if (Unsigned.less(high, last) || Unsigned.less(high + slide, low + slide)) {
                throw new Unsupported(
                        new Where(name, last, "address space", "end"),
                        Hex.range(low + slide, last + slide),
                        "a range that ends before the last page of the 64-bit space");
            }
            long base = LibC.C.mmap(
                    0, high - low, Host.PROT_NONE, Host.MAP_PRIVATE | host.mapAnonymous | host.mapNoreserve, -1, 0);
            if (base == LibC.MAP_FAILED) {
                throw new Unsupported(
                        new Where(name, low, "address space", ""),
                        Hex.of(high - low) + " bytes between first and last segment",
                        "what the host can reserve");
            }
            Mapping mapping = new Mapping(base, high - low);
            try {
                return place(host, mapping, low, slide);
            } catch (IOException | ImageException | RuntimeException | Error e) {
                if (mapping.buffers.get() == 0) {
                    mapping.unmap();
                }
                throw e;
            }
        }

        private Draft place(Host host, Mapping mapping, long low, long slide) throws IOException, ImageException {
            int n = pieces.size();
            // Runs of touching pages; known before anything is mapped, so that buffers can be made last.
            long[] start = new long[n];
            long[] length = new long[n];
            int runs = 0;
            for (Piece p : pieces) {
                long from = floor(p.addr());
                long to = ceil(p.end());
                if (runs > 0 && Unsigned.lessOrEqual(from, start[runs - 1] + length[runs - 1])) {
                    length[runs - 1] = to - start[runs - 1];
                } else {
                    start[runs] = from;
                    length[runs++] = to - from;
                }
                if (Unsigned.less(Integer.MAX_VALUE, length[runs - 1])) {
                    throw new Unsupported(
                            new Where(name, p.addr(), "address space", "segment"),
                            Hex.of(length[runs - 1]) + " bytes without a gap",
                            "less than 2 GiB");
                }
            }
            if (file == null) {
                placePieces(mapping.base - low, -1);
            } else {
                try (LibC.Fd fd = LibC.openReadOnly(host, file.path().toString())) {
                    placePieces(mapping.base - low, fd.number());
                }
                file.checkUnchanged(); // the descriptor may have found another file under that name
            }
            ByteBuffer[] buffers = new ByteBuffer[runs];
            long[] at = new long[runs];
            long[] size = new long[runs];
            for (int i = 0; i < runs; i++) {
                buffers[i] = mapping.buffer(start[i] - low, length[i]);
                at[i] = start[i];
                size[i] = length[i];
            }
            Draft draft = new Draft(name, at, size, buffers, mapping, slide);
            for (int i = 0; i < n; i++) {
                Piece p = pieces.get(i);
                if (file == null || !mappable(i)) {
                    draft.copy(p.addr(), p.contents());
                } else {
                    // What the kernel does behind p_filesz, up to the end of the page: the rest is anonymous and zero.
                    draft.zero(p.fileEnd(), Unsigned.min(p.end(), ceil(p.fileEnd())));
                }
            }
            return draft;
        }

        private void placePieces(long hostOfZero, int fd) throws IOException {
            for (int i = 0; i < pieces.size(); i++) {
                Piece p = pieces.get(i);
                if (fd >= 0 && mappable(i)) {
                    mapFilePages(hostOfZero, p, fd);
                } else {
                    allow(hostOfZero + floor(p.addr()), ceil(p.end()) - floor(p.addr()));
                }
            }
        }

        /** Whether piece {@code i} lies in the file as in memory, and shares no page with its neighbours. */
        private boolean mappable(int i) {
            Piece p = pieces.get(i);
            return p.contents().size() > 0
                    && ((p.addr() - p.fileOff()) & (pageSize - 1)) == 0
                    && (i == 0 || Unsigned.lessOrEqual(ceil(pieces.get(i - 1).end()), floor(p.addr())))
                    && (i + 1 == pieces.size()
                            || Unsigned.lessOrEqual(
                                    ceil(p.end()), floor(pieces.get(i + 1).addr())));
        }

        private void mapFilePages(long hostOfZero, Piece p, int fd) throws IOException {
            long from = floor(p.addr());
            long fileFrom = floor(p.fileOff());
            // Pages wholly behind the end of the file would fault; a host page is zero-filled to its end.
            int hostPage = Host.pageSize();
            long fileSize = file == null ? 0 : file.bytes().size();
            long fileEnd = (fileSize + hostPage - 1) & -hostPage;
            long to = Unsigned.min(ceil(p.fileEnd()), from + (fileEnd - fileFrom));
            long at = LibC.C.mmap(
                    hostOfZero + from,
                    to - from,
                    Host.PROT_READ | Host.PROT_WRITE,
                    Host.MAP_PRIVATE | Host.MAP_FIXED,
                    fd,
                    fileFrom);
            if (at == LibC.MAP_FAILED) {
                throw LibC.failed("mmap", name);
            }
            allow(hostOfZero + to, ceil(p.end()) - to);
        }

        /** Makes reserved pages readable and writable: zeros, until something is written. */
        private void allow(long at, long bytes) throws IOException {
            if (bytes > 0 && LibC.C.mprotect(at, bytes, Host.PROT_READ | Host.PROT_WRITE) != 0) {
                throw LibC.failed("mprotect", name);
            }
        }
    }

    /**
     * A space that only its maker knows, still writable: relocations are applied here. Mutable, confined to one thread.
     * Its pages are private, the file is never written.
     */
    public static final class Draft {
        private final String name;
        private final long[] start;
        private final long[] length;
        private final ByteBuffer[] runs;
        private final Mapping mapping;
        private final long slide;

        private Draft(String name, long[] start, long[] length, ByteBuffer[] runs, Mapping mapping, long slide) {
            this.name = name;
            this.start = start;
            this.length = length;
            this.runs = runs;
            this.mapping = mapping;
            this.slide = slide;
        }

        private int runOf(long vmaddr) {
            for (int i = 0; i < start.length; i++) {
                if (Unsigned.less(vmaddr - start[i], length[i])) {
                    return i;
                }
            }
            throw new IndexOutOfBoundsException(name + ": no segment at " + Hex.of(vmaddr));
        }

        /** The 64-bit word at a link-time address inside a segment. */
        public long get(long vmaddr) {
            int i = runOf(vmaddr);
            return runs[i].getLong((int) (vmaddr - start[i]));
        }

        /** Replaces the 64-bit word at a link-time address inside a segment. */
        public void put(long vmaddr, long value) {
            int i = runOf(vmaddr);
            runs[i].putLong((int) (vmaddr - start[i]), value);
        }

        private void copy(long vmaddr, Bytes contents) {
            if (contents.size() > 0) {
                int i = runOf(vmaddr);
                runs[i].put((int) (vmaddr - start[i]), contents.buffer(), 0, contents.size());
            }
        }

        private void zero(long from, long to) {
            for (long a = from; Unsigned.less(a, to); a++) {
                int i = runOf(a);
                runs[i].put((int) (a - start[i]), (byte) 0);
            }
        }

        /** Ends the draft: from now on the memory is read-only and at runtime addresses. */
        public AddressSpace finish() {
            int n = runs.length;
            ByteBuffer[] readOnly = new ByteBuffer[n];
            long[] at = new long[n];
            for (int i = 0; i < n; i++) {
                readOnly[i] = runs[i].asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
                at[i] = start[i] + slide;
            }
            return new AddressSpace(name, at, length, readOnly, mapping);
        }
    }
}
