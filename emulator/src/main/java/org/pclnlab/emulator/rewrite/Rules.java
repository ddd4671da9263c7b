package org.pclnlab.emulator.rewrite;

import org.pclnlab.emulator.metadata.Generation;

/**
 * What the rewriter of a generation does (03 section 1; there the generations are called G0 to G3).
 *
 * @param stubs reads and clears the section of closure stubs
 * @param spills puts a table that does not fit the entry section into the stub section, behind a redirect
 * @param hardened checks ranges before it reads, and takes the image base from the segments
 * @param external knows detached metadata, so it also looks at the pc-line and identity sections
 * @param compacts writes a prefix of the entry section only and cuts what is left of it from the file
 */
public record Rules(
        Generation generation, boolean stubs, boolean spills, boolean hardened, boolean external, boolean compacts) {

    public static Rules of(Generation generation) {
        return switch (generation) {
            case PR1906 -> new Rules(generation, true, false, false, false, false);
            case PR2016 -> new Rules(generation, true, true, false, false, false);
            case PR2026 -> new Rules(generation, true, true, true, true, false);
            case MAIN -> new Rules(generation, false, false, true, true, true);
        };
    }
}
