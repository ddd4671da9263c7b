package org.pclnlab.emulator.rewrite;

import java.nio.file.attribute.FileTime;

/**
 * What the file system says of a file: what identifies it, and what a copy that takes its place should have of it.
 *
 * @param key device and inode as one value; compared with {@code equals}
 * @param mode permissions and the bits above them, the lower twelve of {@code st_mode}
 */
public record FileState(
        boolean regular,
        boolean symbolicLink,
        long size,
        Object key,
        int links,
        int mode,
        int uid,
        int gid,
        FileTime modified,
        FileTime accessed,
        FileTime changed) {

    /** Whether nobody wrote, replaced, linked or chmodded it since {@code before}. Reading is allowed. */
    boolean sameAs(FileState before) {
        return size == before.size
                && key.equals(before.key)
                && modified.equals(before.modified)
                && changed.equals(before.changed);
    }
}
