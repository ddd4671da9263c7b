package org.pclnlab.emulator.rewrite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** Everything that a {@link Publisher} does to files, one method for each, so that a test can let any of them fail. */
public interface FileOperations {
    /** A new file that is written. Its lock, held until it is closed, says that somebody is still at it. */
    interface Staged extends Closeable {
        /** Writes the first {@code length} bytes. */
        void write(byte[] bytes, int length) throws IOException;

        /** Makes the device have them. */
        void force() throws IOException;
    }

    /** The state of a file, or of a symbolic link itself. */
    FileState stat(Path file, boolean followLinks) throws IOException;

    /** The whole file, which is expected to have {@code size} bytes. */
    byte[] read(Path file, int size) throws IOException;

    /** The real path behind symbolic links. */
    Path resolve(Path file) throws IOException;

    /** Creates a file that nobody else can read yet; null when somebody else is writing one of that name. */
    @Nullable Staged create(Path file) throws IOException;

    void owner(Path file, int uid, int gid) throws IOException;

    void mode(Path file, int mode) throws IOException;

    void times(Path file, FileTime modified, FileTime accessed) throws IOException;

    /** Copies what users attached to a file. */
    void attributes(Path from, Path to) throws IOException;

    /** Puts {@code from} in the place of {@code to}, in one step. */
    void move(Path from, Path to) throws IOException;

    /** Makes the device have the names in a folder. */
    void forceFolder(Path folder) throws IOException;

    void delete(Path file) throws IOException;
}
