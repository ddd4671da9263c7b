package org.pclnlab.emulator.symbolize;

/**
 * What symbolization knows of a pc (04 section 2): immutable; the null symbol has only its pc.
 *
 * @param ok whether anything was found
 */
public record Sym(long pc, long entry, String function, String file, long line, long startLine, boolean ok) {
    /** Nothing is known. */
    public static Sym none(long pc) {
        return new Sym(pc, 0, "", "", 0, 0, false);
    }

    Sym withPc(long other) {
        return other == pc ? this : new Sym(other, entry, function, file, line, startLine, ok);
    }

    /** This statement, completed from {@code base} wherever it knows nothing (04 section 2.8). */
    Sym over(Sym base) {
        return new Sym(
                pc,
                entry != 0 ? entry : base.entry,
                !function.isEmpty() ? function : base.function,
                !file.isEmpty() ? file : base.file,
                line != 0 ? line : base.line,
                startLine != 0 ? startLine : base.startLine,
                true);
    }
}
