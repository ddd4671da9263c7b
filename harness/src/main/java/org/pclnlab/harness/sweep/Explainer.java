package org.pclnlab.harness.sweep;

import java.nio.file.Path;
import java.util.List;
import org.pclnlab.emulator.memory.ImageException;

/** Says how pclnlab comes to its answer for one pc; asked for the disagreements that are printed. */
@FunctionalInterface
public interface Explainer {
    /** Explains nothing. */
    Explainer NONE = (image, pc, function) -> List.of();

    /**
     * Each step of one lookup, as lines of text.
     *
     * @param pc link-time address
     * @param funcForPc whether {@code FuncForPC} was asked, else {@code CallersFrames}
     */
    List<String> explain(Path image, long pc, boolean funcForPc) throws ImageException;
}
