package org.pclnlab.emulator.rewrite;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.metadata.Generation;

/** Opens either container (03 section 2.1). */
final class Inputs {
    private Inputs() {}

    /** Loads a file for the rewriter of {@code forced}, or of the generation that it was built for. */
    static Input load(Bytes file, @Nullable Generation forced) throws Refusal {
        if (MachoFile.recognises(file)) {
            MachoFile macho = machO(file);
            if (macho != null) {
                return MachoInput.of(macho, Rules.of(forced != null ? forced : Detection.of(macho)));
            }
        }
        ElfFile elf;
        try {
            elf = ElfFile.read(file);
        } catch (Refusal refusal) {
            throw refusal.under("not Mach-O and not ELF: ");
        }
        return ElfInput.of(file, elf, Rules.of(forced != null ? forced : Detection.of(file, elf)));
    }

    /** Null when its reader rejects it: it is tried as ELF then, and the reason is lost. */
    private static @Nullable MachoFile machO(Bytes file) {
        try {
            return MachoFile.read(file);
        } catch (Refusal lost) {
            return null;
        }
    }

    /** Whether a file that was changed can still be read. */
    static void readHeaders(Bytes file, String format) throws Refusal {
        if (format.equals("elf")) {
            ElfFile.read(file);
        } else {
            MachoFile.read(file);
        }
    }
}
