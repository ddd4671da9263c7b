package org.pclnlab.harness.stack;

import java.io.IOException;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.TargetObjects;

/**
 * The executable of a process, at the process's addresses.
 *
 * @param file where it was read from
 */
record Opened(MappedFile file, ElfImage image, LoadedImage loaded) implements AutoCloseable {
    /** Opens an executable where a target has it. */
    static Opened of(MappedFile file, ElfImage image, Target target) throws IOException, ImageException {
        long slide = new TargetObjects(target, image).executable().slide();
        return new Opened(file, image, load(image, file, slide));
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
