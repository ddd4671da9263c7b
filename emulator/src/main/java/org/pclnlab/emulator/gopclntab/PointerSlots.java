package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.memory.Bytes;

/**
 * How eight bytes that the loader relocates are read. A Go linker stores addresses in place, also under relocations, and
 * a loaded image has them applied. What a Mach-O system linker writes is a node of a fixup chain instead, which holds a
 * target and the distance to the next node (spec 01 section 8.7); binds never occur in module data.
 */
final class PointerSlots {
    private static final long TARGET_MASK = (1L << 36) - 1;
    private static final long NEXT_MASK = 0xfffL << 51;

    private final boolean chained;
    private final long base;

    private PointerSlots(boolean chained, long base) {
        this.chained = chained;
        this.base = base;
    }

    /** Slots that hold runtime addresses. */
    static PointerSlots plain() {
        return new PointerSlots(false, 0);
    }

    /**
     * Slots of a Mach-O image with chained fixups, at its link-time addresses, that nothing was applied to.
     *
     * @param base added to targets below it: pointer format 6 counts from the image base, format 2 does not
     */
    static PointerSlots chained(long base) {
        return new PointerSlots(true, base);
    }

    long at(Bytes bytes, int off) {
        return decode(bytes.u64(off));
    }

    long decode(long raw) {
        if (!chained || raw == 0 || (raw & ~(TARGET_MASK | NEXT_MASK)) != 0) {
            return raw; // also a bind, or no chain node at all: checks of the value say so
        }
        long target = raw & TARGET_MASK;
        return Long.compareUnsigned(target, base) < 0 ? target + base : target;
    }
}
