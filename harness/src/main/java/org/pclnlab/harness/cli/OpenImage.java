package org.pclnlab.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.sidecar.Sidecars;
import org.pclnlab.harness.outcome.UsageException;

/** An image that a command line names. */
final class OpenImage {
    private OpenImage() {}

    /** What is made of it. */
    @FunctionalInterface
    interface Use<T> {
        T of(LoadedImage image) throws ImageException, IOException, UsageException;
    }

    /** Opens the file, uses it at a slide that a process could have, and makes sure that it is still the same file. */
    static <T> T readAsProcess(Path path, @Nullable Path sidecar, Use<T> use) throws UsageException, ImageException {
        return readAt(path, sidecar, null, use);
    }

    /**
     * The same at the slide that an option names; null: as a process.
     *
     * @param sidecar tables of a program that has them outside; null for the file where its process looks
     */
    static <T> T readAt(Path path, @Nullable Path sidecar, @Nullable String slide, Use<T> use)
            throws UsageException, ImageException {
        if (!Files.exists(path)) {
            throw new UsageException("no such file: " + path);
        }
        try {
            MappedFile file = MappedFile.open(path);
            try {
                Image image = Images.read(file.bytes());
                T result;
                try (LoadedImage loaded = load(image, file, Slide.of(image, slide))) {
                    result = use.of(complete(loaded, path, sidecar));
                }
                file.checkUnchanged();
                return result;
            } catch (InternalError shrunk) {
                throw file.changed();
            }
        } catch (IOException e) {
            throw new UsageException(path + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static LoadedImage complete(LoadedImage loaded, Path path, @Nullable Path sidecar)
            throws IOException, ImageException, UsageException {
        if (sidecar != null && !Sidecars.external(loaded.image())) {
            throw new UsageException("--sidecar: " + path + " was not built with -pclntab=external: it has no identity"
                    + " section, and its process loads no sidecar");
        }
        return Sidecars.complete(loaded, path, sidecar);
    }

    /**
     * A view of the file where that is enough. Where relocations fall into memory that the file does not back, as behind a
     * table that was cut to its length, the image is put into an address space, at its own addresses.
     */
    private static LoadedImage load(Image image, MappedFile file, long slide) throws IOException, ImageException {
        try {
            return Loader.view(image, slide);
        } catch (Unsupported relocatedOutside) {
            return Loader.load(image, file, slide).lease();
        }
    }
}
