package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.gopclntab.ModuleData.TextSect;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * gc's function tables in a loaded image. All pcs are runtime addresses.
 *
 * <p>A function is named by its position {@code fn} in pclntable, which {@link #func} checks. From pc to {@code fn},
 * file position, line and inline node nothing is allocated; names and files become strings on request and are kept.
 * Contents behind the header are untrusted until they are read: every lookup is bounded, and ends in an
 * {@link ImageException} where the runtime would panic or read outside.
 */
public final class GcTable {
    /** {@link #fileLine} of a pc without file: the runtime prints it as {@code ?}. */
    public static final int NO_FILE = -1;

    private final ModuleData module;
    private final PcHeader header;
    private final Bytes cutab;
    private final Bytes filetab;
    private final Bytes pclntable;
    private final Functab ftab;
    private final FindFuncBuckets buckets;
    private final PcValueStream streams;
    private final InlineTree inlineTree;
    private final TextSect[] sections;
    private final long minpc;
    private final long maxpc;
    private final long text;
    private final StringsAt names;
    private final StringsAt files;

    GcTable(
            LoadedImage image,
            ModuleData module,
            PcHeader header,
            Bytes funcnametab,
            Bytes cutab,
            Bytes filetab,
            Bytes pctab,
            Bytes pclntable,
            Functab ftab,
            FindFuncBuckets buckets,
            Bytes gofunc) {
        this.module = module;
        this.header = header;
        this.names = new StringsAt(funcnametab, "funcnametab");
        this.cutab = cutab;
        this.filetab = filetab;
        this.files = new StringsAt(filetab, "filetab");
        this.pclntable = pclntable;
        this.ftab = ftab;
        this.buckets = buckets;
        this.streams = new PcValueStream(pctab, PcHeader.quantum(image.image().arch()));
        this.inlineTree = new InlineTree(gofunc);
        this.sections = module.textsectmap().toArray(new TextSect[0]);
        this.minpc = module.minpc();
        this.maxpc = module.maxpc();
        this.text = module.text();
    }

    /** Whether the image has gc's function tables, by section name or by content. */
    public static boolean present(LoadedImage image) throws ImageException {
        return ModuleSearch.present(image);
    }

    /**
     * Finds the tables of an image, without symbols.
     *
     * @throws ImageException when there are none, or what is there contradicts itself
     */
    public static GcTable open(LoadedImage image) throws ImageException {
        return ModuleSearch.open(image);
    }

    /** The runtime's check at startup that code ends where functab says. */
    void verifyRange(Memory memory) throws ImageException {
        long min = textAddr(ftab.entryOff(0));
        long max = textAddr(ftab.entryOff(ftab.count()));
        if (minpc != min || maxpc != max) {
            throw new Inconsistent(
                    memory.at(module.addr(), ModuleData.SIZE, "moduledata").where(ModuleData.MINPC_OFF, "minpc, maxpc"),
                    Hex.range(minpc, maxpc),
                    Hex.range(min, max) + ", from functab");
        }
    }

    /**
     * What else the runtime checks before {@code main}: rows in order. One pass over all rows.
     *
     * @throws Inconsistent where the process would stop with "function symbol table not sorted"
     */
    public void verify() throws Inconsistent {
        ftab.verifySorted();
    }

    /** Buckets of findfunctab, the last one perhaps with fewer than 16 sub-buckets. */
    public int findBuckets() {
        return (buckets.byteSize() + FindFuncBuckets.SIZE - 1) / FindFuncBuckets.SIZE;
    }

    /** First row of a bucket. */
    public long findIdx(int bucket) {
        return buckets.idx(bucket);
    }

    /** What a sub-bucket adds to it, -1 behind the last one. */
    public int findDelta(int bucket, int sub) {
        return buckets.delta(bucket, sub);
    }

    /** Address of a row of ftab; the one behind the last row is the end entry. */
    public long rowAddress(int row) {
        return pclntable.origin((long) row * Functab.SIZE);
    }

    /** Offset of a row's function from text, and its record's offset, as stored. */
    public long rowEntryOff(int row) {
        return ftab.entryOff(row);
    }

    public long rowFuncOff(int row) {
        return ftab.funcOff(row);
    }

    Functab ftab() {
        return ftab;
    }

    FindFuncBuckets buckets() {
        return buckets;
    }

    Bytes pclntable() {
        return pclntable;
    }

    Bytes cutab() {
        return cutab;
    }

    PcValueStream streams() {
        return streams;
    }

    public ModuleData module() {
        return module;
    }

    public PcHeader header() {
        return header;
    }

    /** Number of functions. */
    public int count() {
        return ftab.count();
    }

    /** First address of Go code. */
    public long minpc() {
        return minpc;
    }

    /** End of Go code. */
    public long maxpc() {
        return maxpc;
    }

    /** {@code runtime.(*moduledata).textAddr}: the address of an offset that functab counts. */
    private long textAddr(long off) throws Inconsistent {
        long addr = text + off;
        if (sections.length == 0) {
            return addr;
        }
        int last = sections.length - 1;
        for (int i = 0; i <= last; i++) {
            TextSect s = sections[i];
            // The end of the last section counts as inside: functab's end entry is there.
            if (off >= s.vaddr() && (off < s.end() || (i == last && off == s.end()))) {
                addr = s.baseAddr() + (off - s.vaddr());
                break;
            }
        }
        if (Unsigned.less(module.etext(), addr)) {
            throw new Inconsistent(
                    pclntable.where(0, "ftab"),
                    "text offset " + Hex.of(off) + " at " + Hex.of(addr),
                    "an address inside " + Hex.range(text, module.etext()));
        }
        return addr;
    }

    /** Distance of a pc from text as functab counts; for explanations. */
    long offsetOf(long pc) {
        return textOff(pc);
    }

    /** Offset of a function's inline tree from gofunc, {@link FuncRecord#NO_FUNCDATA} without one. */
    long inlineTreeOf(int fn) {
        return treeOf(fn);
    }

    /** {@code runtime.(*moduledata).textOff}; -1 when the pc lies between text sections. */
    private long textOff(long pc) {
        if (sections.length == 0) {
            return (pc - text) & 0xffffffffL;
        }
        int last = sections.length - 1;
        for (int i = 0; i <= last; i++) {
            TextSect s = sections[i];
            if (Unsigned.less(pc, s.baseAddr())) {
                return -1;
            }
            long end = s.baseAddr() + (s.end() - s.vaddr()) + (i == last ? 1 : 0);
            if (Unsigned.less(pc, end)) {
                return (pc - s.baseAddr() + s.vaddr()) & 0xffffffffL;
            }
        }
        return (pc - text) & 0xffffffffL;
    }

    /** {@code runtime.findfunc} through findfunctab: the row of a pc, or -1 outside Go code. */
    public int row(long pc) throws ImageException {
        if (Unsigned.less(pc, minpc) || !Unsigned.less(pc, maxpc)) {
            return -1;
        }
        long off = textOff(pc);
        if (off < 0) {
            return -1;
        }
        return ftab.scan(buckets.start(off + text - minpc), off);
    }

    /** The same by binary search in functab, without findfunctab. */
    public int rowBySearch(long pc) {
        if (Unsigned.less(pc, minpc) || !Unsigned.less(pc, maxpc)) {
            return -1;
        }
        long off = textOff(pc);
        return off < 0 ? -1 : ftab.search(off);
    }

    /** Position of a row's function record, checked to lie inside pclntable with its arrays. */
    public int func(int row) throws ImageException {
        return FuncRecord.check(pclntable, ftab.funcOff(row));
    }

    /** Start of a row's function according to functab. */
    public long rowEntry(int row) throws ImageException {
        return textAddr(ftab.entryOff(row));
    }

    /** Start of a function according to its record: {@code Func.Entry()}. */
    public long entry(int fn) throws ImageException {
        return textAddr(pclntable.u32(fn + FuncRecord.ENTRY_OFF));
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

    /**
     * File and line of a pc as {@code funcline1} computes them, for any pc at all.
     *
     * @param entry {@link #entry} of {@code fn}
     * @return file position ({@link #fileOf}) or {@link #NO_FILE} in the upper half, line in the lower half
     */
    public long fileLine(int fn, long entry, long pc) throws ImageException {
        int file = streams.value(fileStream(fn), entry, pc);
        int line = streams.value(lineStream(fn), entry, pc);
        return placed(file, line) ? place(fileAt(fn, file), line) : place(NO_FILE, 0);
    }

    /** Whether the values of both streams at a pc make a place; else it has neither file nor line. */
    boolean placed(int file, int line) {
        return file != PcValueStream.NONE && line != PcValueStream.NONE && file < filetab.size();
    }

    /** File position for a function's file number. */
    int fileAt(int fn, int file) throws Inconsistent {
        long at = (pclntable.u32(fn + FuncRecord.CU_OFF) + file) & 0xffffffffL;
        if (!Unsigned.fits(at * 4, 4, cutab.size())) {
            throw new Inconsistent(
                    pclntable.where(fn + FuncRecord.CU_OFF, "cuOffset"),
                    "file " + file + " at element " + at,
                    "less than the " + cutab.size() / 4 + " elements of cutab");
        }
        return (int) cutab.u32((int) at * 4);
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

    /** Whether the text lies in several sections, so that functab's offsets are no distances. */
    boolean split() {
        return sections.length != 0;
    }

    /** Whether a function has both streams that {@link #fileLine} needs; code written by the linker has none. */
    public boolean hasLines(int fn) {
        return pclntable.u32(fn + FuncRecord.PCFILE_OFF) != 0 && pclntable.u32(fn + FuncRecord.PCLN_OFF) != 0;
    }

    /** One of a function's two streams, read without the rule that offset 0 means none; for {@link GosymReader}. */
    int walk(int fn, int streamField, long entry, long pc) throws Truncated {
        return streams.walk(pclntable.u32(fn + streamField), entry, pc);
    }

    /** Element of cutab for a function's file number, or {@link #NO_FILE} when it is outside. */
    int cuFile(int fn, int file) {
        long at = (pclntable.u32(fn + FuncRecord.CU_OFF) + file) & 0xffffffffL;
        return Unsigned.fits(at * 4, 4, cutab.size()) ? (int) cutab.u32((int) at * 4) : NO_FILE;
    }

    /** Row of an offset from the start of text, -1 below the first or behind the last function. */
    int rowOfOffset(long off) {
        return off < 0 || off >= ftab.entryOff(ftab.count()) ? -1 : ftab.search(off);
    }

    /** Offset of a function's start from the start of text, as its record says. */
    long entryOff(int fn) {
        return pclntable.u32(fn + FuncRecord.ENTRY_OFF);
    }

    /** What {@link #fileLine} gives for a file position and a line. */
    public static long place(int file, int line) {
        return ((long) file << 32) | (line & 0xffffffffL);
    }

    /** File part of {@link #fileLine}. */
    public static int filePart(long fileLine) {
        return (int) (fileLine >> 32);
    }

    /** Line part of {@link #fileLine}. */
    public static int linePart(long fileLine) {
        return (int) fileLine;
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

    /**
     * The name at {@code nameOff} as the runtime reads it. It takes 0 for "no name", although the table's first name is
     * there: in a gc program the first function of the text is nameless.
     */
    public String name(int nameOff) throws ImageException {
        return nameOff == 0 ? "" : rawName(nameOff);
    }

    /** The name at {@code nameOff} as other readers of the table, such as addr2line, print it. */
    public String rawName(int nameOff) throws ImageException {
        return names.at(nameOff);
    }

    /** The names themselves, each ended by NUL; positions are {@code nameOff}. */
    public Bytes funcnametab() {
        return names.bytes();
    }

    /** The file names themselves, each ended by NUL; positions are those of {@link #fileLine}. */
    public Bytes filetab() {
        return filetab;
    }

    /** The file at a position from {@link #fileLine}; {@code ?} for {@link #NO_FILE}. */
    public String fileOf(int fileOff) throws ImageException {
        return fileOff == NO_FILE ? "?" : files.at(fileOff);
    }
}
