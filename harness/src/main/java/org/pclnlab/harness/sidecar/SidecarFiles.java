package org.pclnlab.harness.sidecar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;

/** Reads sidecars whole and puts them in their place in one step (07 section 5.2, steps 2 and 4). */
final class SidecarFiles {
    private static final Set<PosixFilePermission> MODE_0644 = Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OTHERS_READ);

    private SidecarFiles() {}

    /** A copy of a file that does not change while it is read. */
    static Bytes read(Path file) throws IOException, ImageException {
        MappedFile mapped = MappedFile.open(file);
        return mapped.read(b -> Bytes.of(b.copy(0, b.size()), file.toString()));
    }

    /** Writes beside the target, to the device, and then under its name: whoever looks sees the old or the new file. */
    static void publish(Path target, byte[] bytes) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IOException(target + ": not the name of a file");
        }
        Path aside = Files.createTempFile(folder, "." + absolute.getFileName() + "-", "");
        try {
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                ByteBuffer all = ByteBuffer.wrap(bytes);
                while (all.hasRemaining()) {
                    channel.write(all);
                }
                channel.force(true);
            }
            Files.setPosixFilePermissions(aside, MODE_0644);
            Files.move(aside, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
