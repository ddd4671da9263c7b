package org.pclnlab.harness.conform;

import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.probe.Query;

/**
 * One query on one toolchain. Texts are null where a side has no answer or was not asked.
 *
 * @param query {@code probe/subject/position/aspect}
 * @param tool whose program was asked
 * @param verdict before expectations
 * @param gc what the reference program says, normalised
 * @param own what this toolchain's program says, normalised
 * @param process what this toolchain's program says, as it is; comparable with {@code emulated} only
 * @param emulated what the emulator says about that program
 * @param note the reason for an error, or that emulation was not possible; empty otherwise
 * @param difference of two lists of frames: which frame differs first; empty otherwise
 * @param question what was asked, null where it is not known
 * @param pc the link-time address that was asked about; 0 for none
 */
public record Row(
        String query,
        String tool,
        Verdict verdict,
        @Nullable String gc,
        @Nullable String own,
        @Nullable String process,
        @Nullable String emulated,
        String note,
        String difference,
        Query.@Nullable Question question,
        long pc) {
    /** How the note of a row begins whose pc the emulator cannot be asked for. */
    public static final String NOT_EMULATED = "not emulated";

    /** A row about no address. */
    public Row(
            String query,
            String tool,
            Verdict verdict,
            @Nullable String gc,
            @Nullable String own,
            @Nullable String process,
            @Nullable String emulated,
            String note,
            String difference) {
        this(query, tool, verdict, gc, own, process, emulated, note, difference, null, 0);
    }
}
