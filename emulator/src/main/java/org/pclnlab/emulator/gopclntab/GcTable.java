package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
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
public final class GcTable extends FuncFields {
    /** {@link #fileLine} of a pc without file: the runtime prints it as {@code ?}. */
    public static final int NO_FILE = -1;

    private final ModuleData module;
    private final PcHeader header;
    private final Bytes cutab;
    private final Bytes filetab;
    private final Functab ftab;
    private final FindFuncBuckets buckets;
    private final long minpc;
    private final long maxpc;
    private final TextMap text;
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
        super(pclntable, new PcValueStream(pctab, PcHeader.quantum(image.image().arch())), new InlineTree(gofunc));
        this.module = module;
        this.header = header;
        this.names = new StringsAt(funcnametab, "funcnametab");
        this.cutab = cutab;
        this.filetab = filetab;
        this.files = new StringsAt(filetab, "filetab");
        this.ftab = ftab;
        this.buckets = buckets;
        this.minpc = module.minpc();
        this.maxpc = module.maxpc();
        this.text = new TextMap(module, pclntable);
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
        long min = text.address(ftab.entryOff(0));
        long max = text.address(ftab.entryOff(ftab.count()));
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
        return pclntable().origin((long) row * Functab.SIZE);
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

    Bytes cutab() {
        return cutab;
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

    /** Distance of a pc from text as functab counts; for explanations. */
    long offsetOf(long pc) {
        return text.offset(pc);
    }

    /** {@code runtime.findfunc} through findfunctab: the row of a pc, or -1 outside Go code. */
    public int row(long pc) throws ImageException {
        if (Unsigned.less(pc, minpc) || !Unsigned.less(pc, maxpc)) {
            return -1;
        }
        long off = text.offset(pc);
        if (off < 0) {
            return -1;
        }
        return ftab.scan(buckets.start(off + module.text() - minpc), off);
    }

    /** The same by binary search in functab, without findfunctab. */
    public int rowBySearch(long pc) {
        if (Unsigned.less(pc, minpc) || !Unsigned.less(pc, maxpc)) {
            return -1;
        }
        long off = text.offset(pc);
        return off < 0 ? -1 : ftab.search(off);
    }

    /** Position of a row's function record, checked to lie inside pclntable with its arrays. */
    public int func(int row) throws ImageException {
        return FuncRecord.check(pclntable(), ftab.funcOff(row));
    }

    /** Start of a row's function according to functab. */
    public long rowEntry(int row) throws ImageException {
        return text.address(ftab.entryOff(row));
    }

    /** Start of a function according to its record: {@code Func.Entry()}. */
    public long entry(int fn) throws ImageException {
        return text.address(pclntable().u32(fn + FuncRecord.ENTRY_OFF));
    }

    /**
     * File and line of a pc as {@code funcline1} computes them, for any pc at all.
     *
     * @param entry {@link #entry} of {@code fn}
     * @return file position ({@link #fileOf}) or {@link #NO_FILE} in the upper half, line in the lower half
     */
    public long fileLine(int fn, long entry, long pc) throws ImageException {
        int file = streams().value(fileStream(fn), entry, pc);
        int line = streams().value(lineStream(fn), entry, pc);
        return placed(file, line) ? place(fileAt(fn, file), line) : place(NO_FILE, 0);
    }

    /** Whether the values of both streams at a pc make a place; else it has neither file nor line. */
    boolean placed(int file, int line) {
        return file != PcValueStream.NONE && line != PcValueStream.NONE && file < filetab.size();
    }

    /** File position for a function's file number. */
    int fileAt(int fn, int file) throws Inconsistent {
        long at = (pclntable().u32(fn + FuncRecord.CU_OFF) + file) & 0xffffffffL;
        if (!Unsigned.fits(at * 4, 4, cutab.size())) {
            throw new Inconsistent(
                    pclntable().where(fn + FuncRecord.CU_OFF, "cuOffset"),
                    "file " + file + " at element " + at,
                    "less than the " + cutab.size() / 4 + " elements of cutab");
        }
        return (int) cutab.u32((int) at * 4);
    }

    /** Whether the text lies in several sections, so that functab's offsets are no distances. */
    boolean split() {
        return text.split();
    }

    /** Element of cutab for a function's file number, or {@link #NO_FILE} when it is outside. */
    int cuFile(int fn, int file) {
        long at = (pclntable().u32(fn + FuncRecord.CU_OFF) + file) & 0xffffffffL;
        return Unsigned.fits(at * 4, 4, cutab.size()) ? (int) cutab.u32((int) at * 4) : NO_FILE;
    }

    /** Row of an offset from the start of text, -1 below the first or behind the last function. */
    int rowOfOffset(long off) {
        return off < 0 || off >= ftab.entryOff(ftab.count()) ? -1 : ftab.search(off);
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
