package org.pclnlab.emulator.rewrite;

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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link FileOperations} on real files of a Unix. */
public final class DiskOperations implements FileOperations {
    /** A channel copies through a buffer outside the heap, as large as what it is given. */
    private static final int CHUNK = 1 << 17;

    /** Not all of them: the names of owner and group are looked up elsewhere, and nobody asked. */
    private static final String ATTRIBUTES = "unix:isRegularFile,isSymbolicLink,size,fileKey,nlink,mode,uid,gid,"
            + "lastModifiedTime,lastAccessTime,ctime";

    private static final int PERMISSIONS = 0xfff;
    private static final Set<PosixFilePermission> PRIVATE =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

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
    public byte[] read(Path file, int size) throws IOException {
        byte[] out = new byte[size];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int at = 0; at < size; ) {
                int n = channel.read(ByteBuffer.wrap(out, at, Math.min(CHUNK, size - at)));
                if (n < 0) {
                    throw new IOException("ends after " + at + " of " + size + " bytes");
                }
                at += n;
            }
        }
        return out;
    }

    @Override
    public Path resolve(Path file) throws IOException {
        return file.toRealPath();
    }

    @Override
    public @Nullable Staged create(Path file) throws IOException {
        FileChannel channel = open(file);
        if (channel == null) {
            if (!removeLeftOver(file)) {
                return null;
            }
            channel = open(file);
            if (channel == null) {
                return null;
            }
        }
        if (lock(channel) == null || !Files.exists(file)) {
            channel.close(); // taken for a left-over by somebody who was faster
            return null;
        }
        return new Locked(channel);
    }

    private static @Nullable FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PRIVATE));
        } catch (FileAlreadyExistsException there) {
            return null;
        }
    }

    /** A file of this name without a lock is that of a process that was killed. */
    private static boolean removeLeftOver(Path file) throws IOException {
        try (FileChannel old = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (lock(old) == null) {
                return false;
            }
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

    private record Locked(FileChannel channel) implements Staged {
        @Override
        public void write(byte[] bytes, int length) throws IOException {
            for (int at = 0; at < length; ) {
                at += channel.write(ByteBuffer.wrap(bytes, at, Math.min(CHUNK, length - at)));
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
    public void attributes(Path from, Path to) throws IOException {
        UserDefinedFileAttributeView source = Files.getFileAttributeView(from, UserDefinedFileAttributeView.class);
        UserDefinedFileAttributeView target = Files.getFileAttributeView(to, UserDefinedFileAttributeView.class);
        List<String> names;
        try {
            names = source == null ? List.of() : source.list();
        } catch (IOException none) {
            return; // a file system without them
        }
        for (String name : names) {
            ByteBuffer value = ByteBuffer.allocate(source.size(name));
            source.read(name, value);
            target.write(name, value.flip());
        }
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
