package org.pclnlab.emulator.rewrite;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;

/** What the rewriter knows of a linked executable (03 section 2): the same for both containers. */
abstract class Input {
    private static final long LOW_36 = (1L << 36) - 1;

    final Bytes file;
    final Rules rules;
    final LinkMemory memory;
    /** Sites at function entries: where the table goes. */
    final Area entry;
    /** Sites of closure stubs; absent in generations without them. */
    final Area stub;
    /** Sites of statements, where the generation can detach them. */
    final Area pcline;
    /** The slot that pairs a file with its sidecar. */
    final Area identity;

    final long textStart;
    final long textEnd;

    Input(Bytes file, Rules rules, LinkMemory memory, Area[] areas, long textStart, long textEnd) {
        this.file = file;
        this.rules = rules;
        this.memory = memory;
        this.entry = areas[0];
        this.stub = areas[1];
        this.pcline = areas[2];
        this.identity = areas[3];
        this.textStart = textStart;
        this.textEnd = textEnd;
    }

    /** {@code elf} or {@code macho}. */
    abstract String format();

    boolean macho() {
        return false;
    }

    abstract long imageBase();

    /** 8 or 4. */
    abstract int pointerSize();

    abstract boolean littleEndian();

    /** A signature that a changed file invalidates. */
    boolean signed() {
        return false;
    }

    /** The functions of the text section; made when asked for, once. */
    abstract FunctionSymbols functions() throws Refusal;

    /**
     * The value of the first symbol called {@code name}, of any kind.
     *
     * @throws Refusal when there is none
     */
    abstract long symbol(String name) throws Refusal;

    /** Link-time addresses that the imports of a chained image resolve to; 0 for one that does not. */
    long[] bindTargets() {
        return new long[0];
    }

    /** What a placement has to tell the loader's fixup chains. */
    Chains chains() throws Refusal {
        return new Chains();
    }

    /** Whether replaced bytes are among those that {@link #compact} reads. */
    abstract boolean headersTouchedBy(Edits edits);

    /** Cuts what a table of {@code used} bytes leaves of the entry section (03 section 9). */
    abstract void compact(Bytes after, long used, Edits edits) throws Refusal;

    /** The address in a pointer slot that is not a site (03 section 5). */
    final long pointer(long slot) {
        if (!macho()) {
            return slot;
        }
        long target = slot & LOW_36;
        return target != slot && Unsigned.lessOrEqual(imageBase(), target) ? target : slot;
    }

    final boolean inText(long pc) {
        return Unsigned.lessOrEqual(textStart, pc) && Unsigned.less(pc, textEnd);
    }
}
