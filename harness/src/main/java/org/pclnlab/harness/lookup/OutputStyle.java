package org.pclnlab.harness.lookup;

/** Whose output {@code lookup} imitates. */
public enum OutputStyle {
    /** {@code go tool addr2line}, byte for byte. */
    GO,
    /** GNU {@code addr2line}, with {@code -f} as long as nobody says otherwise. */
    GNU,
    /** {@code llvm-symbolizer}: two lines for each frame, inlined ones included, then an empty line. */
    LLVM,
    /** {@code llvm-symbolizer --output-style=JSON}: one object for each pc; an array of them for pcs that were arguments. */
    JSON
}
