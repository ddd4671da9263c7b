package org.pclnlab.emulator.memory;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that is read where it is looked at: a small one whole, of a large one the ranges that are asked for, widened to
 * blocks. What was read stays; nothing stays open. A file that shrinks ends in {@link InternalError}, as a mapped one does.
 */
final class PartialFile {
    static final int BLOCK = 1 << 16;
    private static final int SMALL = 1 << 18, STEP = 1 << 13;

    /** Bytes of the file from {@code off} on. */
    private static final class Range {
        private final int off;
        private final byte[] bytes;

        Range(int off, byte[] bytes) {
            this.off = off;
            this.bytes = bytes;
        }
    }

    private final File file;
    private final int size;
    private final List<Range> ranges = new ArrayList<>();

    PartialFile(File file, int size) {
        this.file = file;
        this.size = size;
    }

    /** Fails as opening it for reading fails. */
    void checkReadable() throws IOException {
        if (size <= SMALL) {
            ranges.add(load(0, size));
        } else {
            open().close();
        }
    }

    private RandomAccessFile open() throws IOException {
        try {
            return new RandomAccessFile(file, "r");
        } catch (IOException e) {
            // RandomAccessFile has one exception for everything; the others' names are what users know.
            throw file.exists() ? new AccessDeniedException(file.getPath()) : e;
        }
    }

    /** The bytes {@code [off, off + length)}, which lie inside the file. */
    synchronized ByteBuffer read(long off, int length) {
        int from = (int) off;
        for (int i = 0; i < ranges.size(); i++) {
            Range r = ranges.get(i);
            if (from >= r.off && from - r.off + length <= r.bytes.length) {
                return view(r, from, length);
            }
        }
        try {
            int start = from & -BLOCK;
            int end = (int) Math.min(size, (off + length + BLOCK - 1) & -BLOCK);
            Range r = load(start, end - start);
            ranges.add(r);
            return view(r, from, length);
        } catch (IOException e) {
            throw new InternalError(e);
        }
    }

    private static ByteBuffer view(Range r, int from, int length) {
        return ByteBuffer.wrap(r.bytes).slice(from - r.off, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Range load(int off, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (RandomAccessFile in = open()) {
            if (off != 0) {
                in.seek(off);
            }
            int n = 0;
            while (n < length) {
                // The JVM copies longer pieces through memory that it allocates for each.
                int more = in.read(bytes, n, Math.min(STEP, length - n));
                if (more <= 0) {
                    throw new InternalError(file + " ends at " + (off + n));
                }
                n += more;
            }
        }
        return new Range(off, bytes);
    }
}
