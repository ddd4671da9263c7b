package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Truncated;

/**
 * What the record of one function says, field by field, with the streams and the inline tree that it names. A function is
 * its position {@code fn} in pclntable, which {@link GcTable#func} has checked; nothing is allocated.
 */
public abstract sealed class FuncFields permits GcTable {
    private final Bytes pclntable;
    private final PcValueStream streams;
    private final InlineTree inlineTree;

    FuncFields(Bytes pclntable, PcValueStream streams, InlineTree inlineTree) {
        this.pclntable = pclntable;
        this.streams = streams;
        this.inlineTree = inlineTree;
    }

    Bytes pclntable() {
        return pclntable;
    }

    PcValueStream streams() {
        return streams;
    }

    /** Offset of a function's inline tree from gofunc, {@link FuncRecord#NO_FUNCDATA} without one. */
    long inlineTreeOf(int fn) {
        return treeOf(fn);
    }

    public int nameOff(int fn) {
        return (int) pclntable.u32(fn + FuncRecord.NAME_OFF);
    }

    public int startLine(int fn) {
        return (int) pclntable.u32(fn + FuncRecord.START_LINE_OFF);
    }

    /**
     * Bytes between the stack pointer at a pc and the return address, as the function's code has moved it.
     *
     * @param pc the instruction that is about to be executed
     */
    public int stackDelta(int fn, long entry, long pc) throws Truncated {
        return streams.value(pclntable.u32(fn + FuncRecord.PCSP_OFF), entry, pc);
    }

    /** Whether anything is known of a function's stack; not so for code that no Go tool made. */
    public boolean hasStackDeltas(int fn) {
        return pclntable.u32(fn + FuncRecord.PCSP_OFF) != 0;
    }

    /** Flags of a function: 1 = the outermost of its stack, 2 = writes the stack pointer, 4 = assembly. */
    public int flag(int fn) {
        return pclntable.u8(fn + FuncRecord.FLAG_OFF);
    }

    /** Value of one of a function's pcdata streams at a pc, -1 without one. */
    public int pcdata(int fn, int index, long entry, long pc) throws Truncated {
        return streams.value(FuncRecord.pcdata(pclntable, fn, index), entry, pc);
    }

    /** One byte of a function's data, -1 when it has none of that kind or the data ends before. */
    public int funcdata(int fn, int index, long off) {
        long at = FuncRecord.funcdata(pclntable, fn, index);
        return at == FuncRecord.NO_FUNCDATA ? -1 : inlineTree.byteAt(at + off);
    }

    public int funcId(int fn) {
        return pclntable.u8(fn + FuncRecord.FUNC_ID_OFF);
    }

    /** Offsets in pctab of a function's streams of files, lines and inlined calls; 0 for none. */
    long fileStream(int fn) {
        return pclntable.u32(fn + FuncRecord.PCFILE_OFF);
    }

    long lineStream(int fn) {
        return pclntable.u32(fn + FuncRecord.PCLN_OFF);
    }

    long inlineStream(int fn) {
        return treeOf(fn) == FuncRecord.NO_FUNCDATA
                ? 0
                : FuncRecord.pcdata(pclntable, fn, FuncRecord.PCDATA_INL_TREE_INDEX);
    }

    /** Whether a function has both streams that {@link GcTable#fileLine} needs; code written by the linker has none. */
    public boolean hasLines(int fn) {
        return pclntable.u32(fn + FuncRecord.PCFILE_OFF) != 0 && pclntable.u32(fn + FuncRecord.PCLN_OFF) != 0;
    }

    /** One of a function's two streams, read without the rule that offset 0 means none; for {@link GosymReader}. */
    int walk(int fn, int streamField, long entry, long pc) throws Truncated {
        return streams.walk(pclntable.u32(fn + streamField), entry, pc);
    }

    /** Offset of a function's start from the start of text, as its record says. */
    long entryOff(int fn) {
        return pclntable.u32(fn + FuncRecord.ENTRY_OFF);
    }

    /** Number of the innermost inlined call at a pc in the function's tree, or -1 when the code is its own. */
    public int inlineIndex(int fn, long entry, long pc) throws ImageException {
        return streams.value(inlineStream(fn), entry, pc);
    }

    private long treeOf(int fn) {
        return FuncRecord.funcdata(pclntable, fn, FuncRecord.FUNCDATA_INL_TREE);
    }

    /** Position of an inlined call's node, for the getters below. */
    public int inlineNode(int fn, int index) throws ImageException {
        return inlineTree.node(treeOf(fn), index);
    }

    public int inlineNameOff(int node) {
        return inlineTree.nameOff(node);
    }

    public int inlineFuncId(int node) {
        return inlineTree.funcId(node);
    }

    public int inlineStartLine(int node) {
        return inlineTree.startLine(node);
    }

    /** Offset from the function's entry of the pc that stands for the call itself. */
    public int inlineParentPc(int node) {
        return inlineTree.parentPc(node);
    }
}
