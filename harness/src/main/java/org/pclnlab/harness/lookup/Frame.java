package org.pclnlab.harness.lookup;

import org.pclnlab.emulator.metadata.NameBytes;

/** One frame of an answer: a function, and the file and line of a pc in it. Mutable, reused for the next one. */
final class Frame {
    /** Empty: no name is known. */
    final NameBytes name = new NameBytes();
    /** Empty: no file is known. */
    final NameBytes file = new NameBytes();
    /** Empty: not known. */
    final NameBytes startFile = new NameBytes();
    /** 0: no line is known. */
    long line;
    /** Of the physical function, 0 of an inlined one or when not known. */
    long entry;
    /** 0: not known. */
    long startLine;

    Frame clear() {
        name.clear();
        file.clear();
        startFile.clear();
        line = 0;
        entry = 0;
        startLine = 0;
        return this;
    }
}
