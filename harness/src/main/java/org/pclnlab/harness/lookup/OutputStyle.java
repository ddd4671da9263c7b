package org.pclnlab.harness.lookup;

/** Whose output {@code lookup} imitates. */
public enum OutputStyle {
    /** {@code go tool addr2line}, byte for byte. */
    GO,
    /** {@code addr2line -f}: two lines for each pc, the innermost function. */
    GNU,
    /** {@code llvm-symbolizer}: two lines for each frame, inlined ones included, then an empty line. */
    LLVM
}
