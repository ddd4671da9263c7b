package org.pclnlab.emulator.image.load;

/**
 * One pointer that the emulated dyld wrote.
 *
 * @param segment name of the segment it lies in
 * @param vmaddr its link-time address
 * @param raw what the file holds there
 * @param kind rebase, bind, and what else the encodings know
 * @param symbol library and name that a bind asked for; empty for rebases
 * @param target link-time address of a rebase, 0 for binds
 * @param addend added to the symbol's address
 * @param value what a process finds there
 */
public record Fixup(
        String segment, long vmaddr, long raw, String kind, String symbol, long target, long addend, long value) {
    /** Sees fixups in the order in which they are applied. */
    @FunctionalInterface
    public interface Trace {
        void fixup(Fixup fixup);
    }
}
