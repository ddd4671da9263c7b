package org.pclnlab.emulator.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;

/** Makes an {@link AddressSpace}: what goes where. Addresses are link-time addresses; ascending. Mutable, used once. */
public final class SpaceBuilder {
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
    public SpaceBuilder(String name, int pageSize) {
        this(name, pageSize, null);
    }

    /** A space whose pieces of {@code file} are mapped where offset and address allow it, and copied elsewhere. */
    public SpaceBuilder(String name, int pageSize, @Nullable MappedFile file) {
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
    public SpaceBuilder add(long addr, Bytes contents, long memSize) {
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
    public SpaceDraft map(long slide) throws IOException, ImageException {
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
        HostRange mapping = new HostRange(base, high - low);
        try {
            return place(host, mapping, low, slide);
        } catch (IOException | ImageException | RuntimeException | Error e) {
            if (mapping.unused()) {
                mapping.unmap();
            }
            throw e;
        }
    }

    private SpaceDraft place(Host host, HostRange mapping, long low, long slide) throws IOException, ImageException {
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
        SpaceDraft draft = new SpaceDraft(name, at, size, buffers, mapping, slide);
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
