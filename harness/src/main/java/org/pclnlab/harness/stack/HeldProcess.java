package org.pclnlab.harness.stack;

import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.TargetObjects;
import org.pclnlab.emulator.stack.process.LiveProcess;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;

/** A process that is held for a moment while a few words of it are read. */
public final class HeldProcess {
    private HeldProcess() {}

    /** Finds out, before the process is held, where to read. */
    @FunctionalInterface
    public interface Preparation<T> {
        /**
         * Prepares.
         *
         * @param slide of the executable in the process
         */
        LiveProcess.Work<T> of(ElfImage image, long slide) throws ImageException;
    }

    /** Holds a process, reads and lets it go. */
    public static <T> T read(int pid, Preparation<T> preparation)
            throws UsageException, EnvironmentException, ImageException {
        return StackReader.told(Integer.toString(pid), () -> {
            try (LiveProcess process = LiveProcess.open(pid)) {
                ElfImage image = ElfImage.read(process.executable().bytes());
                Target running = process.running(image.arch());
                long slide = new TargetObjects(running, image).executable().slide();
                return process.whileStopped(image.arch(), true, preparation.of(image, slide));
            }
        });
    }
}
