package org.pclnlab.emulator.forge;

/** A name or a path cut in two, as the string table stores it (01 section 5). */
record Halves(String first, String second) {
    /** A linker symbol or Go name: at the first dot behind the last slash. */
    static Halves ofName(String name) {
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        return dot < 0 ? new Halves("", name) : new Halves(name.substring(0, dot), name.substring(dot + 1));
    }

    /** A file: behind the last slash, which stays with the directory. */
    static Halves ofFile(String file) {
        int slash = file.lastIndexOf('/');
        return new Halves(file.substring(0, slash + 1), file.substring(slash + 1));
    }
}
