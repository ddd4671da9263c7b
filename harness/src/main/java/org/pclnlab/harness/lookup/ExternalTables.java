package org.pclnlab.harness.lookup;

import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.sidecar.Attempt;
import org.pclnlab.emulator.sidecar.Sidecars;

/** Programs whose tables are in a file beside them. */
final class ExternalTables {
    private ExternalTables() {}

    /**
     * The image with the tables of its sidecar, or as its process is without one.
     *
     * @param named the sidecar; null to look where the process looks
     * @throws ImageException when a file was named and the process would not load it
     */
    static LoadedImage complete(LoadedImage loaded, File image, @Nullable File named)
            throws IOException, ImageException {
        if (named != null && !Sidecars.external(loaded.image())) {
            throw new Unsupported(
                    new Where(loaded.image().name(), 0, "section table", "llgo_pclntab_id"),
                    "no such section, so its process loads no sidecar",
                    "a program built with -pclntab=external");
        }
        LoadedImage complete = Sidecars.complete(loaded, image.toPath(), named == null ? null : named.toPath());
        Attempt attempt = Attempt.of(complete);
        if (named != null && attempt != null && !attempt.loaded()) {
            throw new Unsupported(
                    new Where(named.getPath(), 0, "sidecar", ""), attempt.line(), "the sidecar of " + image);
        }
        return complete;
    }

    /** What to say when a process has no tables because its sidecar is not to be had; null when it has. */
    static @Nullable String remark(LoadedImage loaded) {
        Attempt attempt = Attempt.of(loaded);
        return attempt == null || attempt.loaded()
                ? null
                : "sidecar " + attempt.line() + "; answers are those of a process without tables";
    }
}
