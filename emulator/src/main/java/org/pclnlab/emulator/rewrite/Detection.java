package org.pclnlab.emulator.rewrite;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.metadata.Generation;

/**
 * Which rewriter a linked executable is meant for, from its headers (03 section 1.1). That is less than
 * {@code metadata.GenerationDetector} finds out, and costs less: records are not looked at, for the rewriters do not.
 */
final class Detection {
    /** A global of the runtime since #2016, and one of every runtime; a runtime that only has the latter is #1906. */
    private static final String ROW_CACHE = "runtime.runtimePrebuiltFuncs", RUNTIME = "runtime.FuncForPC";

    private Detection() {}

    static Generation of(Bytes file, ElfFile elf) {
        ElfSection entry = elf.first(ElfInput.ENTRY);
        if (elf.first(ElfInput.STUB) == null) {
            return entry != null && magic(file, entry) == Rewriter.REDIRECT ? Generation.PR2016 : Generation.MAIN;
        }
        if (entry == null || entry.writable()) {
            return Generation.PR2026;
        }
        boolean old = !ElfInput.names(file, elf, ROW_CACHE) && ElfInput.names(file, elf, RUNTIME);
        return old ? Generation.PR1906 : Generation.PR2016;
    }

    /** The flags that tell #2016 from #2026 are ELF's; their Mach-O rewriters do the same. */
    static Generation of(MachoFile macho) {
        return MachoInput.first(macho, MachoInput.STUB) == null ? Generation.MAIN : Generation.PR2026;
    }

    private static long magic(Bytes file, ElfSection entry) {
        Bytes first = Slices.of(file, entry.offset(), 8);
        return first == null ? 0 : first.u64(0);
    }
}
