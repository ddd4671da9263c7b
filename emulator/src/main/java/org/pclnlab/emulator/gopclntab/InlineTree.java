package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The inline trees of all functions: one call that was inlined is one node, and its {@code parentPc} is a pc of the same
 * function whose own node (or none) is the caller.
 * <pre>
 *  off size field
 *    0    1 funcID
 *    4    4 nameOff      of the inlined function
 *    8    4 parentPc     offset from the physical function's entry
 *   12    4 startLine
 * </pre>
 * A function's nodes start at {@code gofunc} plus its funcdata offset; how many there are is written nowhere.
 */
final class InlineTree {
    static final int FUNC_ID_OFF = 0, NAME_OFF = 4, PARENT_PC_OFF = 8, START_LINE_OFF = 12;
    static final int SIZE = 16;

    /** The runtime's own bound on a node's number. */
    private static final int MAX_INDEX = 1 << 20;

    private final Bytes bytes;

    /** Trees over the bytes that begin at {@code gofunc}. */
    InlineTree(Bytes bytes) {
        this.bytes = bytes;
    }

    /**
     * Position of a node.
     *
     * @param tree unsigned offset of the function's first node
     * @throws Inconsistent when it is outside, where the process would read something else or stop
     */
    int node(long tree, int index) throws Inconsistent {
        long off = tree + (long) index * SIZE;
        if (index >= MAX_INDEX || !Unsigned.fits(off, SIZE, bytes.size())) {
            throw new Inconsistent(
                    bytes.where(0, "inline tree"),
                    "node " + index + " of the tree at +0x" + Long.toHexString(tree),
                    "one inside the 0x" + Integer.toHexString(bytes.size()) + " bytes from gofunc");
        }
        return (int) off;
    }

    /** Any byte from gofunc on, -1 outside. */
    int byteAt(long off) {
        return Unsigned.fits(off, 1, bytes.size()) ? bytes.u8((int) off) : -1;
    }

    int funcId(int node) {
        return bytes.u8(node + FUNC_ID_OFF);
    }

    int nameOff(int node) {
        return (int) bytes.u32(node + NAME_OFF);
    }

    int parentPc(int node) {
        return (int) bytes.u32(node + PARENT_PC_OFF);
    }

    int startLine(int node) {
        return (int) bytes.u32(node + START_LINE_OFF);
    }
}
