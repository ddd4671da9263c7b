package org.pclnlab.emulator.sidecar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;

/**
 * A sidecar as it comes from the disk, or why it does not come (07 section 8, steps 2 to 5).
 *
 * @param bytes the whole file, little-endian; a copy, or a read-only view of a large one; null on failure
 * @param failure null when there are bytes
 * @param hangs the open of a process would never return
 */
record SidecarFile(@Nullable ByteBuffer bytes, Stage.@Nullable Failure failure, boolean hangs) {
    static final long MAX_SIZE = 512L << 20;
    private static final String SUFFIX = ".pclntab";

    /** A larger file is mapped: the first mapping of a JVM costs more than to copy this much. */
    private static final long COPIED = 4 << 20;

    private static final int TYPE = 0xf000, FIFO = 0x1000;

    /**
     * Where the runtime of an executable looks: on linux beside the file that the kernel has started, on darwin beside the
     * name that was used to start it.
     *
     * @throws IOException when there is no such executable
     */
    static Path beside(Path executable, Image.Format format) throws IOException {
        Path file = format == Image.Format.ELF ? executable.toRealPath() : executable.toAbsolutePath();
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /** Reads a file as the loader would; nothing that could block is opened. */
    static SidecarFile read(Path path) {
        try {
            BasicFileAttributes a = Files.readAttributes(path, BasicFileAttributes.class);
            if (a.isOther()) {
                return special(path);
            }
            String size = a.size() + " bytes";
            if (a.size() < SidecarHeader.SIZE || a.size() > MAX_SIZE) {
                return failed(Stage.SIZE, "size", size, SidecarHeader.SIZE + " to " + MAX_SIZE + " bytes");
            }
            if (a.isDirectory()) {
                return failed(Stage.READ, "file", "a directory", "a file");
            }
            return regular(path, a.size());
        } catch (NoSuchFileException e) {
            return failed(Stage.OPEN, "file", "no such file", "the sidecar of this executable");
        } catch (IOException e) {
            return failed(Stage.OPEN, "file", reason(e), "the sidecar of this executable");
        }
    }

    private static SidecarFile special(Path path) throws IOException {
        int mode = (Integer) Files.getAttribute(path, "unix:mode");
        if ((mode & TYPE) == FIFO) {
            Stage.Failure f =
                    new Stage.Failure(Stage.OPEN, 0, "file", "a FIFO, whose open waits for a writer", "a file");
            return new SidecarFile(null, f, true);
        }
        // A device opens and has no size; a socket does not open. Neither is a sidecar, and to open one can have
        // effects.
        return failed(Stage.SIZE, "file", "a device or socket", "a file");
    }

    private static SidecarFile regular(Path path, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (size > COPIED) {
                return whole(channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(size, channel.size())), size);
            }
            ByteBuffer heap = ByteBuffer.allocate((int) size);
            int n;
            do {
                n = channel.read(heap);
            } while (n > 0);
            return whole(heap.flip(), size);
        } catch (AccessDeniedException e) {
            return failed(Stage.OPEN, "file", reason(e), "a readable file");
        }
    }

    private static SidecarFile whole(ByteBuffer bytes, long size) {
        return bytes.limit() == size
                ? new SidecarFile(bytes.order(ByteOrder.LITTLE_ENDIAN), null, false)
                : failed(Stage.READ, "file", "an end after " + bytes.limit() + " bytes", size + " bytes");
    }

    private static SidecarFile failed(Stage stage, String field, String found, String expected) {
        return new SidecarFile(null, new Stage.Failure(stage, 0, field, found, expected), false);
    }

    private static String reason(IOException e) {
        String why = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return e instanceof AccessDeniedException ? "permission denied" : why == null ? e.toString() : why;
    }
}
