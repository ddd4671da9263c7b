package org.pclnlab.emulator.memory;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;

/**
 * Memory made of non-overlapping segments, each backed by a buffer (a mapped file, or a heap copy) and followed by zero
 * bytes up to its memory size, as a loader would provide them. Immutable after {@link Builder#build}.
 */
public final class SegmentedMemory implements Memory {
    /** How much of memory that no file backs is shown in one piece: no table lies there, so a claim may not cost more. */
    private static final long MAX_ZEROS = 1 << 20;

    /** Most zero-filled bytes one request may materialise; every capped structure of spec 01 section 6 fits. */
    private static final long MAX_ZERO_COPY = 256L << 20;

    private final String name;
    private final long[] start;
    private final long[] memSize;
    private final Bytes[] bytes;

    private SegmentedMemory(String name, long[] start, long[] memSize, Bytes[] bytes) {
        this.name = name;
        this.start = start;
        this.memSize = memSize;
        this.bytes = bytes;
    }

    /** Collects segments in ascending address order. */
    public static final class Builder {
        private final String name;
        private final List<Bytes> bytes = new ArrayList<>();
        private final List<Long> sizes = new ArrayList<>();

        public Builder(String name) {
            this.name = name;
        }

        /**
         * Adds a segment.
         *
         * @param addr address of its first byte, not below the end of the previous segment
         * @param contents its file-backed bytes
         * @param memorySize its size in memory, at least {@code contents.size()}; the rest reads as zero
         */
        public Builder add(long addr, Bytes contents, long memorySize) {
            bytes.add(contents.relabel(name, addr));
            sizes.add(memorySize);
            return this;
        }

        public SegmentedMemory build() {
            int n = bytes.size();
            long[] start = new long[n];
            long[] size = new long[n];
            for (int i = 0; i < n; i++) {
                start[i] = bytes.get(i).origin(0);
                size[i] = sizes.get(i);
            }
            return new SegmentedMemory(name, start, size, bytes.toArray(new Bytes[0]));
        }
    }

    @Override
    public String name() {
        return name;
    }

    private int segmentOf(long addr) {
        for (int i = 0; i < start.length; i++) {
            if (Unsigned.lessOrEqual(start[i], addr) && Unsigned.less(addr - start[i], memSize[i])) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public long available(long addr) {
        int i = segmentOf(addr);
        return i < 0 ? 0 : memSize[i] - (addr - start[i]);
    }

    @Override
    public Bytes at(long addr, long length, String structure) throws ImageException {
        int i = segmentOf(addr);
        long off = i < 0 ? 0 : addr - start[i];
        if (i < 0 || !Unsigned.fits(off, length, memSize[i])) {
            throw new Truncated(
                    new Where(name, addr, structure, ""),
                    available(addr) + " mapped bytes at that address",
                    Long.toUnsignedString(length) + " bytes");
        }
        Bytes contents = bytes[i];
        if (Unsigned.fits(off, length, contents.size())) {
            return contents.slice(off, length, structure);
        }
        if (Unsigned.less(MAX_ZERO_COPY, length)) {
            throw new Unsupported(
                    new Where(name, addr, structure, ""), Long.toUnsignedString(length) + " bytes", "at most 256 MiB");
        }
        ByteBuffer copy = ByteBuffer.allocate((int) length);
        if (off < contents.size()) {
            copy.put(0, contents.buffer(), (int) off, contents.size() - (int) off);
        }
        return Bytes.of(copy, name, addr).slice(0, length, structure);
    }

    @Override
    public Bytes contiguous(long addr, String structure) throws ImageException {
        int i = segmentOf(addr);
        if (i < 0) {
            return Bytes.of(ByteBuffer.allocate(0), name, addr);
        }
        long off = addr - start[i];
        int backed = bytes[i].size();
        if (off < backed) {
            return bytes[i].slice(off, backed - off, structure);
        }
        return at(addr, Unsigned.min(available(addr), MAX_ZEROS), structure);
    }
}
