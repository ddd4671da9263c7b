package org.pclnlab.emulator.stack.core;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pclnlab.emulator.image.elf.CoreHeaders;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The memory that a core file holds. Bytes that were not dumped (read-only pages of files, sparse segments, what a truncated
 * file lost) are not there. Where segments overlap the later one counts.
 */
final class CoreMemory implements Memory {
    private static final long MOST = 256L << 20;

    /** A piece that is in the file. */
    private record Piece(long start, long end, long fileOff) {}

    private final String name;
    private final CoreHeaders.Source file;
    private final TreeMap<Long, Piece> pieces = new TreeMap<>(Long::compareUnsigned);

    CoreMemory(String name, CoreHeaders.Source file) {
        this.name = name;
        this.file = file;
    }

    /** Adds a piece, over what is there. */
    void add(long start, long length, long fileOff) {
        long end = start + length;
        if (length == 0 || Unsigned.less(end, start)) {
            return;
        }
        List<Piece> over = new ArrayList<>();
        Map.Entry<Long, Piece> before = pieces.lowerEntry(start);
        if (before != null && Unsigned.less(start, before.getValue().end())) {
            over.add(before.getValue());
        }
        over.addAll(pieces.subMap(start, true, end, false).values());
        for (Piece p : over) {
            pieces.remove(p.start());
            if (Unsigned.less(p.start(), start)) {
                pieces.put(p.start(), new Piece(p.start(), start, p.fileOff()));
            }
            if (Unsigned.less(end, p.end())) {
                pieces.put(end, new Piece(end, p.end(), p.fileOff() + (end - p.start())));
            }
        }
        pieces.put(start, new Piece(start, end, fileOff));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long available(long addr) {
        Map.Entry<Long, Piece> e = pieces.floorEntry(addr);
        if (e == null || !Unsigned.less(addr, e.getValue().end())) {
            return 0;
        }
        long end = e.getValue().end();
        for (Piece next = pieces.get(end); next != null && end - addr < MOST; next = pieces.get(end)) {
            end = next.end();
        }
        return end - addr;
    }

    @Override
    public Bytes at(long addr, long length, String structure) throws ImageException {
        if (Unsigned.less(MOST, length)) {
            throw new Unsupported(
                    new Where(name, addr, structure, ""), Long.toUnsignedString(length) + " bytes", "at most 256 MiB");
        }
        if (Unsigned.less(available(addr), length)) {
            throw new Truncated(
                    new Where(name, addr, structure, ""),
                    Hex.of(available(addr)) + " bytes in the core at that address",
                    Hex.of(length) + " bytes");
        }
        if (length == 0) {
            return Bytes.of(ByteBuffer.allocate(0), name, addr);
        }
        Piece p = pieces.floorEntry(addr).getValue();
        long off = addr - p.start();
        if (Unsigned.fits(off, length, p.end() - p.start())) {
            return Bytes.of(file.read(p.fileOff() + off, length, structure).buffer(), name, addr);
        }
        ByteBuffer out = ByteBuffer.allocate((int) length);
        for (long at = addr; out.hasRemaining(); ) {
            Piece q = pieces.floorEntry(at).getValue();
            long n = Unsigned.min(q.end() - at, out.remaining());
            Bytes part = file.read(q.fileOff() + (at - q.start()), n, structure);
            out.put(part.buffer().duplicate().limit((int) n).position(0));
            at += n;
        }
        return Bytes.of(out.flip(), name, addr);
    }
}
