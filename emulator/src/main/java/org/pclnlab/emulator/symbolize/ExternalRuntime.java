package org.pclnlab.emulator.symbolize;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.sidecar.SidecarLoader;

/**
 * The runtime of a program with external tables, from its start on: nothing is loaded before somebody asks one of the
 * questions that load (07 section 7). Who comes later opens {@link LlgoRuntime} on a completed image. Mutable, one thread.
 */
public final class ExternalRuntime implements GoRuntime {
    private final SidecarLoader sidecar;
    private final DynamicLoader loader;
    private @Nullable LlgoRuntime runtime;

    /** A process that has just started {@code executable}. */
    public ExternalRuntime(LoadedImage linked, Path executable, DynamicLoader loader) {
        this.sidecar = new SidecarLoader(linked, executable);
        this.loader = loader;
    }

    /** Its loader. */
    public SidecarLoader sidecar() {
        return sidecar;
    }

    private LlgoRuntime ensured() throws ImageException {
        LlgoRuntime r = runtime;
        if (r == null) {
            LoadedImage image;
            try {
                image = sidecar.ensure();
            } catch (IOException e) {
                throw new ImageException.ChangedUnderneath(
                        new ImageException.Where("executable", 0, "file", ""), String.valueOf(e), "its file");
            }
            r = LlgoRuntime.open(image, loader);
            runtime = r;
        }
        return r;
    }

    @Override
    public @Nullable Func funcForPC(long pc) throws ImageException {
        return ensured().funcForPC(pc);
    }

    @Override
    public FileLine fileLine(Func f, long pc) throws ImageException {
        return ensured().fileLine(f, pc);
    }

    /** Loads nothing; the first {@code Next} does. */
    @Override
    public Frames callersFrames(long... pcs) {
        return new Frames(new Frames.Source() {
            private Frames.@Nullable Source frames;

            @Override
            public @Nullable Frame next() throws ImageException {
                Frames.Source f = frames;
                if (f == null) {
                    f = ensured().frames(pcs);
                    frames = f;
                }
                return f.next();
            }
        });
    }

    @Override
    public int callers(StackWalk walk, long skip, long[] out) throws ImageException {
        return ensured().callers(walk, skip, out);
    }

    @Override
    public Caller caller(StackWalk walk, long skip) throws ImageException {
        return ensured().caller(walk, skip);
    }
}
