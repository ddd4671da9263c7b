package org.pclnlab.emulator.rewrite;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.metadata.Generation;

/** Opens either container (03 section 2.1). */
final class Inputs {
    private Inputs() {}

    /** Loads a file for the rewriter of {@code forced}, or of the generation that it was built for. */
    static Input load(Bytes file, @Nullable Generation forced) throws Refusal {
        ElfFile elf = elf(file);
        return ElfInput.of(file, elf, Rules.of(forced != null ? forced : Detection.of(file, elf)));
    }

    private static ElfFile elf(Bytes file) throws Refusal {
        try {
            return ElfFile.read(file);
        } catch (Refusal refusal) {
            throw refusal.under("not Mach-O and not ELF: ");
        }
    }

    /** Whether a file that was changed can still be read. */
    static void readHeaders(Bytes file, String format) throws Refusal {
        if (format.equals("elf")) {
            ElfFile.read(file);
        }
    }
}
