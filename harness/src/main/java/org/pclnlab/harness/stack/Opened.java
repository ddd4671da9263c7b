package org.pclnlab.harness.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.sidecar.Sidecars;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.TargetObjects;

/**
 * The executable of a process, at the process's addresses.
 *
 * @param file where it was read from
 */
record Opened(MappedFile file, ElfImage image, LoadedImage loaded) implements AutoCloseable {
    /**
     * Opens an executable where a target has it.
     *
     * @param sidecar tables of a program that has them outside; null for the file beside {@code file}
     * @param named whether somebody has asked for this sidecar
     */
    static Opened of(MappedFile file, ElfImage image, Target target, @Nullable Path sidecar, boolean named)
            throws IOException, ImageException {
        if (sidecar != null && named && !Sidecars.external(image)) {
            throw new Unsupported(
                    new ImageException.Where(image.name(), 0, "section table", "llgo_pclntab_id"),
                    "no such section, so its process loads no sidecar",
                    "a program built with -pclntab=external");
        }
        long slide = new TargetObjects(target, image).executable().slide();
        return new Opened(file, image, Sidecars.complete(load(image, file, slide), file.path(), sidecar));
    }

    /**
     * Where a process looks for its sidecar, seen from its own root: beside what the kernel says was started, and that ends
     * in {@code (deleted)} when it was.
     */
    static Path besideProcess(int pid) throws IOException {
        Path proc = Path.of("/proc", Integer.toString(pid));
        return Path.of(proc.resolve("root")
                + Files.readSymbolicLink(proc.resolve("exe")).toString() + ".pclntab");
    }

    private static LoadedImage load(ElfImage image, MappedFile file, long slide) throws IOException, ImageException {
        if (slide == 0) {
            try {
                return Loader.view(image);
            } catch (Unsupported relocatedOutside) {
                return Loader.load(image, file, 0).lease();
            }
        }
        return Loader.load(image, file, slide).lease();
    }

    @Override
    public void close() {
        loaded.close();
    }
}
