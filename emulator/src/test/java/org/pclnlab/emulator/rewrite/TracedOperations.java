package org.pclnlab.emulator.rewrite;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** Real files, and a hook before each operation and after the last byte of each write; the hook may throw. */
final class TracedOperations implements FileOperations {
    /** Told what is about to happen. */
    interface Hook {
        void before(String operation) throws IOException;
    }

    private final DiskOperations disk = new DiskOperations();
    private final Hook hook;

    TracedOperations(Hook hook) {
        this.hook = hook;
    }

    @Override
    public FileState stat(Path file, boolean followLinks) throws IOException {
        hook.before("stat");
        return disk.stat(file, followLinks);
    }

    @Override
    public byte[] read(Path file, int size) throws IOException {
        hook.before("read");
        return disk.read(file, size);
    }

    @Override
    public Path resolve(Path file) throws IOException {
        hook.before("resolve");
        return disk.resolve(file);
    }

    @Override
    public @Nullable Staged create(Path file) throws IOException {
        hook.before("create");
        Staged real = disk.create(file);
        if (real == null) {
            return null;
        }
        return new Staged() {
            @Override
            public void write(byte[] bytes, int length) throws IOException {
                hook.before("write");
                real.write(bytes, length / 2);
                hook.before("write the second half");
                real.write(java.util.Arrays.copyOfRange(bytes, length / 2, length), length - length / 2);
            }

            @Override
            public void force() throws IOException {
                hook.before("force");
                real.force();
            }

            @Override
            public void close() throws IOException {
                real.close();
                hook.before("close");
            }
        };
    }

    @Override
    public void owner(Path file, int uid, int gid) throws IOException {
        hook.before("owner");
        disk.owner(file, uid, gid);
    }

    @Override
    public void mode(Path file, int mode) throws IOException {
        hook.before("mode");
        disk.mode(file, mode);
    }

    @Override
    public void times(Path file, FileTime modified, FileTime accessed) throws IOException {
        hook.before("times");
        disk.times(file, modified, accessed);
    }

    @Override
    public void attributes(Path from, Path to) throws IOException {
        hook.before("attributes");
        disk.attributes(from, to);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        hook.before("move");
        disk.move(from, to);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        hook.before("force folder");
        disk.forceFolder(folder);
    }

    @Override
    public void delete(Path file) throws IOException {
        hook.before("delete");
        disk.delete(file);
    }
}
