package org.pclnlab.emulator.rewrite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.BriefFile;

/** Everything that a {@link Publisher} does to files, one method for each, so that a test can let any of them fail. */
public interface FileOperations {
    /** What the name of a copy has behind that of its lock. */
    String COPY = ".new";

    /** A copy that is changed. */
    interface Staged extends Closeable {
        /** Puts {@code count} bytes of the original from {@code off} on to file offset {@code to}. */
        void copy(BriefFile original, long off, long count, long to) throws IOException;

        /** Cuts it off at {@code size} bytes. */
        void truncate(long size) throws IOException;

        /** Replaces what is at {@code fileOff} by {@code length} bytes of an array. */
        void write(long fileOff, byte[] bytes, int from, int length) throws IOException;

        /** Makes the device have it. */
        void force() throws IOException;
    }

    /** The state of a file, or of a symbolic link itself. */
    FileState stat(Path file, boolean followLinks) throws IOException;

    /** A file that has at least one byte, to be read. */
    BriefFile open(Path file) throws IOException;

    /** The real path behind symbolic links. */
    Path resolve(Path file) throws IOException;

    /**
     * Creates an empty file and locks it, to say that somebody is at it until it is closed, which removes it. What a dead
     * process left under this name is removed first, with its copy.
     *
     * @return null when somebody else has it
     */
    @Nullable Closeable lock(Path file) throws IOException;

    /**
     * Makes a new file with the bytes of another one and, as far as this user may, its owner, mode, times and all extended
     * attributes.
     *
     * @return false when there is a file of that name
     */
    boolean copy(Path from, Path to) throws IOException;

    /** Opens a copy to change it. */
    Staged edit(Path file) throws IOException;

    void owner(Path file, int uid, int gid) throws IOException;

    void mode(Path file, int mode) throws IOException;

    void times(Path file, FileTime modified, FileTime accessed) throws IOException;

    /** Puts {@code from} in the place of {@code to}, in one step. */
    void move(Path from, Path to) throws IOException;

    /** Makes the device have the names in a folder. */
    void forceFolder(Path folder) throws IOException;

    void delete(Path file) throws IOException;
}
