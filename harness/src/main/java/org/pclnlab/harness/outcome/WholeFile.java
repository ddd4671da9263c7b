package org.pclnlab.harness.outcome;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes results beside their place and then under their name: whoever looks sees the old or the new file, never a part. */
public final class WholeFile {
    private WholeFile() {}

    /** What is to be in the file. */
    public interface Content {
        void writeTo(OutputStream to) throws IOException;
    }

    /** Replaces {@code file}; what is no regular file, such as a pipe or {@code /dev/stdout}, is written to as it is. */
    public static void write(Path file, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (OutputStream to = Files.newOutputStream(file)) {
                content.writeTo(to);
            }
            return;
        }
        // Not createTempFile, whose files only their owner may read: results are for others, too.
        Path aside = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(aside))) {
                content.writeTo(to);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
