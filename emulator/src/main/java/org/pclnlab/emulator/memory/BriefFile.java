package org.pclnlab.emulator.memory;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException.ChangedUnderneath;
import org.pclnlab.emulator.memory.ImageException.Where;

/**
 * A file for a process that ends soon: blocks of it are read when they are looked at, and nothing is mapped. The first
 * mapping costs a JVM 9 ms (JDK 17) to 40 ms (JDK 25), the first {@code java.nio.file.Path} 2 ms.
 *
 * <p>It stays open while it is in use, so a file that is replaced meanwhile is read as it was. A read of one that shrinks
 * ends in {@link InternalError}, as with {@link MappedFile}; callers turn it into {@link #changed}. Used by one thread.
 */
public final class BriefFile extends Source implements Closeable {
    static final int BLOCK = 1 << 16;
    private static final int SHIFT = 16, MASK = BLOCK - 1, STEP = 1 << 13;

    private static final int ATTEMPTS = 10;

    private final File path;
    private final RandomAccessFile file;
    private final long size;
    private final long modified;
    private final byte[] @Nullable [] blocks;
    private @Nullable ByteBuffer window;

    private BriefFile(File path, RandomAccessFile file, long size, long modified) {
        this.path = path;
        this.file = file;
        this.size = size;
        this.modified = modified;
        this.blocks = new byte[(int) ((size + MASK) >>> SHIFT)] @Nullable [];
    }

    /**
     * Opens a file without reading it.
     *
     * @throws IOException when it cannot be opened
     * @throws ImageException when it is not a regular file, empty, or 2 GiB or larger
     */
    public static BriefFile open(File path) throws IOException, ImageException {
        for (int attempt = 1; ; attempt++) {
            long modified = path.lastModified();
            long size = path.length();
            // A fifo or device would block in open(2); ask before opening.
            if (!path.isFile() || size == 0 || size > Integer.MAX_VALUE || !path.canRead()) {
                MappedFile.open(path.toPath()); // says what is wrong
            }
            BriefFile file = new BriefFile(path, new RandomAccessFile(path, "r"), size, modified);
            if (file.file.length() == size) {
                return file;
            }
            file.close();
            if (attempt == ATTEMPTS) {
                throw file.changed();
            }
            // Another process has put a new file in its place meanwhile, as a rewrite does.
        }
    }

    public Bytes bytes() {
        return Bytes.of(this, (int) size, path.getPath());
    }

    /**
     * Compares size and modification time with those of the time of opening.
     *
     * @throws ChangedUnderneath when the file changed or is gone: what was read may be a mixture
     */
    public void checkUnchanged() throws ChangedUnderneath {
        if (path.length() != size || path.lastModified() != modified) {
            throw changed();
        }
    }

    /**
     * Copies a range to file offset {@code toOff} of another file. Not by the channel itself: from JDK 21 on its first
     * transfer takes longer than 10 MB need here.
     *
     * @throws IOException also when the file shrank
     */
    public void copyTo(long off, long count, FileChannel to, long toOff) throws IOException {
        ByteBuffer b = window();
        for (long done = 0; done < count; ) {
            b.clear().limit((int) Math.min(BLOCK, count - done));
            int n = file.getChannel().read(b, off + done);
            if (n <= 0) {
                throw new IOException(path + ": ends after " + (off + done) + " of " + size + " bytes");
            }
            b.flip();
            while (b.hasRemaining()) {
                to.write(b, toOff + done + b.position());
            }
            done += n;
        }
    }

    private ByteBuffer window() {
        ByteBuffer b = window;
        if (b == null) {
            b = ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
            window = b;
        }
        return b;
    }

    /** The error for a read that failed because the file shrank. */
    public ChangedUnderneath changed() {
        return new ChangedUnderneath(
                new Where(path.getPath(), 0, "file", ""),
                path.isFile() ? "another size or time than when it was opened" : "no file any more",
                "the " + size + " bytes that were opened");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The block that holds file offset {@code off}; index {@code off & (BLOCK - 1)} in it is that byte. */
    private byte[] block(long off) {
        int i = (int) (off >>> SHIFT);
        byte[] b = blocks[i];
        return b != null ? b : load(i);
    }

    private byte[] load(int i) {
        long at = (long) i << SHIFT;
        byte[] b = new byte[(int) Math.min(BLOCK, size - at)];
        read(at, b);
        blocks[i] = b;
        return b;
    }

    /**
     * The little-endian value of {@code length} bytes. Put together from an array: for a JVM that still interprets, that
     * costs a third of what a buffer does.
     */
    @Override
    long get(long off, int length) {
        int i = (int) off & MASK;
        byte[] b = block(off);
        long value = 0;
        if (i + length <= b.length) {
            for (int k = i + length - 1; k >= i; k--) {
                value = (value << 8) | (b[k] & 0xff);
            }
            return value;
        }
        for (int k = length - 1; k >= 0; k--) {
            value = (value << 8) | get(off + k, 1);
        }
        return value;
    }

    /** Offset of the first NUL in {@code [from, end)}, or -1. */
    @Override
    long indexOfNul(long from, long end) {
        for (long at = from; at < end; ) {
            byte[] b = block(at);
            int stop = (int) Math.min(b.length, ((int) at & MASK) + (end - at));
            for (int i = (int) at & MASK; i < stop; i++) {
                if (b[i] == 0) {
                    return (at & ~(long) MASK) + i;
                }
            }
            at = (at | MASK) + 1;
        }
        return -1;
    }

    @Override
    public void copy(long off, byte[] into, int at, int count) {
        for (int done = 0; done < count; ) {
            byte[] b = block(off + done);
            int i = (int) (off + done) & MASK;
            int n = Math.min(count - done, b.length - i);
            System.arraycopy(b, i, into, at + done, n);
            done += n;
        }
    }

    /** Not kept: who wants a range in one piece keeps it. */
    @Override
    ByteBuffer buffer(long off, int length) {
        if (length == 0 || blocks[(int) (off >>> SHIFT)] != null) {
            return super.buffer(off, length);
        }
        byte[] out = new byte[length];
        read(off, out);
        return ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Through memory that the kernel can write to, straight to the words: bytes first would be another copy. */
    @Override
    long[] words(long off, int count) {
        long[] out = new long[count];
        ByteBuffer b = window();
        FileChannel channel = file.getChannel();
        try {
            for (int n = 0; n < count; ) {
                int step = Math.min(BLOCK / Long.BYTES, count - n);
                b.clear().limit(step * Long.BYTES);
                while (b.hasRemaining()) {
                    long at = off + (long) n * Long.BYTES + b.position();
                    if (channel.read(b, at) <= 0) {
                        throw new InternalError(path + " ends at " + at);
                    }
                }
                b.flip();
                b.asLongBuffer().get(out, n, step);
                n += step;
            }
        } catch (IOException e) {
            throw new InternalError(e);
        }
        return out;
    }

    private void read(long off, byte[] into) {
        try {
            file.seek(off);
            for (int n = 0; n < into.length; ) {
                // The JVM copies longer pieces through memory that it allocates for each.
                int more = file.read(into, n, Math.min(STEP, into.length - n));
                if (more <= 0) {
                    throw new InternalError(path + " ends at " + (off + n));
                }
                n += more;
            }
        } catch (IOException e) {
            throw new InternalError(e);
        }
    }
}
