package org.pclnlab.emulator.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.pclnlab.emulator.memory.ImageException.ChangedUnderneath;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;

/**
 * A whole file, mapped read-only, with the identity it had when it was opened. A file that shrinks while it is mapped
 * makes a read raise {@link InternalError} (never SIGBUS: the reads go through buffers), which callers turn into
 * {@link #changed}; one that is changed otherwise is found by {@link #checkUnchanged} after the work.
 */
public final class MappedFile {
    private final Path path;
    private final String name;
    private final long size;
    private final FileTime modified;
    private final Object key;
    private final Bytes bytes;

    private MappedFile(Path path, String name, BasicFileAttributes attributes, Bytes bytes) {
        this.path = path;
        this.name = name;
        this.size = attributes.size();
        this.modified = attributes.lastModifiedTime();
        this.key = keyOf(attributes);
        this.bytes = bytes;
    }

    private static Object keyOf(BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return key == null ? "" : key;
    }

    /**
     * Maps {@code path}. Nothing is read: the cost does not depend on the file's size.
     *
     * @throws IOException when the file cannot be opened
     * @throws ImageException when it is not a regular file, empty, or 2 GiB or larger
     */
    public static MappedFile open(Path path) throws IOException, ImageException {
        String name = path.toString();
        // A fifo or device would block in open(2); ask before opening.
        BasicFileAttributes before = Files.readAttributes(path, BasicFileAttributes.class);
        if (!before.isRegularFile()) {
            throw new Unsupported(
                    new Where(name, 0, "file", ""), before.isDirectory() ? "a directory" : "no regular file", "a file");
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size == 0) {
                throw new Truncated(new Where(name, 0, "file", ""), "0 bytes", "an executable");
            }
            if (size > Integer.MAX_VALUE) {
                throw new Unsupported(new Where(name, 0, "file", ""), size + " bytes", "less than 2 GiB");
            }
            ByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
            MappedFile mapped = new MappedFile(path, name, before, Bytes.of(map, name, 0));
            if (before.size() != size) {
                throw mapped.changed();
            }
            return mapped;
        }
    }

    /** Something that reads the file. */
    public interface Work<T> {
        T on(Bytes file) throws IOException, ImageException;
    }

    /**
     * Runs {@code work} on the file and makes sure that what it read was the file that was opened.
     *
     * @throws ChangedUnderneath when the file shrank or changed meanwhile, whatever the work made of it
     * @throws IOException when its bytes cannot be read for another reason
     */
    public <T> T read(Work<T> work) throws IOException, ImageException {
        try {
            try {
                T result = work.on(bytes);
                surfacePendingFault();
                checkUnchanged();
                return result;
            } catch (ImageException | RuntimeException e) {
                surfacePendingFault();
                checkUnchanged(); // a damaged file, or one that was damaged under our hands?
                throw e;
            }
        } catch (InternalError fault) {
            checkUnchanged();
            throw new IOException(name + ": cannot be read", fault);
        }
    }

    private static int one = 1;

    /**
     * A faulting read in compiled code does not throw: the JVM notes the error and raises it later, which may be outside
     * the {@code try} around the read. An allocation of two dimensions is a call of the runtime system, which raises what
     * is pending. Measured on JDK 17 with 200 races over a file of 1 MiB: without it the error escaped in 2 of 4 runs,
     * with it in none of 13.
     */
    private static void surfacePendingFault() {
        int n = one; // not a constant, or the compiler would expand the allocation
        byte[][] probe = new byte[n][n];
        one = probe.length;
    }

    public Path path() {
        return path;
    }

    public Bytes bytes() {
        return bytes;
    }

    /**
     * Compares size, modification time and file key with those of the time of opening.
     *
     * @throws ChangedUnderneath when the file is another one, changed, or gone: what was read may be a mixture
     */
    public void checkUnchanged() throws ChangedUnderneath {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            if (now.size() == size
                    && now.lastModifiedTime().equals(modified)
                    && keyOf(now).equals(key)) {
                return;
            }
        } catch (IOException gone) {
            throw new ChangedUnderneath(
                    new Where(name, 0, "file", ""), "no file any more", "the " + size + " bytes that were opened");
        }
        throw changed();
    }

    /** The error for a read that failed because the file shrank. */
    public ChangedUnderneath changed() {
        return new ChangedUnderneath(
                new Where(name, 0, "file", ""),
                "another size, time or file than when it was opened",
                "the " + size + " bytes that were opened");
    }
}
