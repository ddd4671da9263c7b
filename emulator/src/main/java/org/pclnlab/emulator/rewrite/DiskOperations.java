package org.pclnlab.emulator.rewrite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.BriefFile;
import org.pclnlab.emulator.memory.ImageException;

/** {@link FileOperations} on real files of a Unix. */
public final class DiskOperations implements FileOperations {
    /** A channel copies through a buffer outside the heap, as large as what it is given. */
    private static final int CHUNK = 1 << 17;

    /** Not all of them: the names of owner and group are looked up elsewhere, and nobody asked. */
    private static final String ATTRIBUTES = "unix:isRegularFile,isSymbolicLink,size,fileKey,nlink,mode,uid,gid,"
            + "lastModifiedTime,lastAccessTime,ctime";

    private static final int PERMISSIONS = 0xfff;

    @Override
    public FileState stat(Path file, boolean followLinks) throws IOException {
        LinkOption[] options = followLinks ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        Map<String, Object> a = Files.readAttributes(file, ATTRIBUTES, options);
        return new FileState(
                (Boolean) value(a, "isRegularFile"),
                (Boolean) value(a, "isSymbolicLink"),
                (Long) value(a, "size"),
                value(a, "fileKey"),
                ((Number) value(a, "nlink")).intValue(),
                ((Number) value(a, "mode")).intValue() & PERMISSIONS,
                ((Number) value(a, "uid")).intValue(),
                ((Number) value(a, "gid")).intValue(),
                (FileTime) value(a, "lastModifiedTime"),
                (FileTime) value(a, "lastAccessTime"),
                (FileTime) value(a, "ctime"));
    }

    private static Object value(Map<String, Object> attributes, String name) throws IOException {
        Object v = attributes.get(name);
        if (v == null) {
            throw new IOException("the file system does not tell " + name);
        }
        return v;
    }

    @Override
    public BriefFile open(Path file) throws IOException {
        try {
            return BriefFile.open(file.toFile());
        } catch (ImageException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Path resolve(Path file) throws IOException {
        return file.toRealPath();
    }

    @Override
    public @Nullable Closeable lock(Path file) throws IOException {
        FileChannel channel = createNew(file);
        if (channel == null) {
            if (!removeLeftOver(file)) {
                return null;
            }
            channel = createNew(file);
            if (channel == null) {
                return null;
            }
        }
        if (lock(channel) == null || !Files.exists(file)) {
            channel.close(); // taken for a left-over by somebody who was faster
            return null;
        }
        return new Lock(file, channel);
    }

    private static @Nullable FileChannel createNew(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            return null;
        }
    }

    /** A file of this name without a lock is that of a process that was killed, and so is the copy beside it. */
    private static boolean removeLeftOver(Path file) throws IOException {
        try (FileChannel old = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (lock(old) == null) {
                return false;
            }
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + COPY));
            Files.deleteIfExists(file);
            return true;
        } catch (NoSuchFileException gone) {
            return true;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    private static final class Lock implements Closeable {
        private final Path file;
        private final FileChannel channel;

        Lock(Path file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** By the JDK, for it copies all attributes at once; to ask for their names costs JDK 17 as much as a whole rewrite. */
    @Override
    public boolean copy(Path from, Path to) throws IOException {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
            return true;
        } catch (FileAlreadyExistsException there) {
            return false;
        }
    }

    @Override
    public Staged edit(Path file) throws IOException {
        return new Edited(FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    private static final class Edited implements Staged {
        private final FileChannel channel;

        Edited(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void copy(BriefFile original, long off, long count, long to) throws IOException {
            original.copyTo(off, count, channel, to);
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void write(long fileOff, byte[] bytes, int from, int length) throws IOException {
            for (int done = 0; done < length; ) {
                ByteBuffer piece = ByteBuffer.wrap(bytes, from + done, Math.min(CHUNK, length - done));
                done += channel.write(piece, fileOff + done);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    @Override
    public void owner(Path file, int uid, int gid) throws IOException {
        Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void mode(Path file, int mode) throws IOException {
        Files.setAttribute(file, "unix:mode", mode);
    }

    @Override
    public void times(Path file, FileTime modified, FileTime accessed) throws IOException {
        Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(modified, accessed, null);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Makes the device have what another program wrote to a file. */
    public void forceFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
