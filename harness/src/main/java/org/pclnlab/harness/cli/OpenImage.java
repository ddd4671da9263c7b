package org.pclnlab.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.harness.outcome.UsageException;

/** An image that a command line names, at its link-time addresses. */
final class OpenImage {
    private OpenImage() {}

    /** What is made of it. */
    @FunctionalInterface
    interface Use<T> {
        T of(LoadedImage image) throws ImageException, IOException, UsageException;
    }

    /** Opens the file, uses it, and makes sure that it is still the same file. */
    static <T> T read(Path path, Use<T> use) throws UsageException, ImageException {
        if (!Files.exists(path)) {
            throw new UsageException("no such file: " + path);
        }
        try {
            MappedFile file = MappedFile.open(path);
            try {
                T result = use.of(Loader.view(Images.read(file.bytes())));
                file.checkUnchanged();
                return result;
            } catch (InternalError shrunk) {
                throw file.changed();
            }
        } catch (IOException e) {
            throw new UsageException(path + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
