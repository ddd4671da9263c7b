package org.pclnlab.emulator.rewrite;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.metadata.Generation;

/**
 * Which rewriter a linked executable is meant for, from its headers (03 section 1.1). That is less than
 * {@code metadata.GenerationDetector} finds out, and costs less: records are not looked at, for the rewriters do not.
 */
final class Detection {
    private static final String RUNTIME = "github.com/goplus/llgo/runtime/internal/runtime.";
    /** What every runtime has, if it has symbols at all: two that tell so, for small programs lack the first. */
    private static final String FUNC_FOR_PC = "runtime.FuncForPC", BOUNDS_ERROR = RUNTIME + "(*boundsError).Error";
    /** What runtimes have since #2016: the first only where a program asks for functions. */
    private static final String ROW_CACHE = "runtime.runtimePrebuiltFuncs",
            PANIC_NIL_ERROR = RUNTIME + "(*PanicNilError).Error";

    private Detection() {}

    static Generation of(Bytes file, ElfFile elf) {
        ElfSection entry = elf.first(ElfInput.ENTRY);
        if (elf.first(ElfInput.STUB) == null) {
            return entry != null && magic(file, entry) == Rewriter.REDIRECT ? Generation.PR2016 : Generation.MAIN;
        }
        if (entry == null || entry.writable()) {
            return Generation.PR2026;
        }
        ElfSymbols symbols = ElfSymbols.of(file, elf);
        boolean told = symbols != null && (symbols.find(FUNC_FOR_PC) >= 0 || symbols.find(BOUNDS_ERROR) >= 0);
        boolean young = symbols != null && (symbols.find(ROW_CACHE) >= 0 || symbols.find(PANIC_NIL_ERROR) >= 0);
        return told && !young ? Generation.PR1906 : Generation.PR2016;
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
