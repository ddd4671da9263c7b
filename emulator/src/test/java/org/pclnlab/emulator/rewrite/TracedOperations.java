package org.pclnlab.emulator.rewrite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.BriefFile;

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
    public BriefFile open(Path file) throws IOException {
        hook.before("open");
        return disk.open(file);
    }

    @Override
    public Path resolve(Path file) throws IOException {
        hook.before("resolve");
        return disk.resolve(file);
    }

    @Override
    public @Nullable Closeable lock(Path file) throws IOException {
        hook.before("lock");
        Closeable real = disk.lock(file);
        return real == null
                ? null
                : () -> {
                    real.close();
                    hook.before("unlock");
                };
    }

    @Override
    public boolean copy(Path from, Path to) throws IOException {
        hook.before("copy");
        return disk.copy(from, to);
    }

    @Override
    public Staged edit(Path file) throws IOException {
        hook.before("edit");
        Staged real = disk.edit(file);
        return new Staged() {
            @Override
            public void copy(BriefFile original, long off, long count, long to) throws IOException {
                hook.before("move a part");
                real.copy(original, off, count / 2, to);
                hook.before("move its second half");
                real.copy(original, off + count / 2, count - count / 2, to + count / 2);
            }

            @Override
            public void truncate(long size) throws IOException {
                hook.before("truncate");
                real.truncate(size);
            }

            @Override
            public void write(long fileOff, byte[] bytes, int from, int length) throws IOException {
                hook.before("write");
                real.write(fileOff, bytes, from, length / 2);
                hook.before("write the second half");
                real.write(fileOff + length / 2, bytes, from + length / 2, length - length / 2);
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
