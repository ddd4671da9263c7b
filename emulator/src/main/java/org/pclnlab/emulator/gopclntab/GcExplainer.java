package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.image.load.Trail;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Explains one lookup in gc's tables: findfunctab, the scan in ftab, the function record, its streams and inline tree, each
 * with the bytes it read. Every value that a step arrives at is compared with what {@link GcTable} answers, so that the two
 * cannot tell different stories.
 */
public final class GcExplainer {
    /** Ranges of one stream, and nodes of one tree, that are written; of long ones the last ones. */
    private static final int MOST = 12;

    private static final int MAX_DEPTH = 1024;

    private final GcTable t;
    private final Trail trail;

    private GcExplainer(GcTable table, Trail trail) {
        this.t = table;
        this.trail = trail;
    }

    /** Writes the steps from a pc to its row, function, inlined calls, file and line. */
    public static void explain(GcTable table, long pc, Trail trail) throws ImageException {
        new GcExplainer(table, trail).run(pc);
    }

    private static void same(String what, long explained, long answered) {
        if (explained != answered) {
            throw new IllegalStateException(what + " is explained as " + explained + ", lookups say " + answered);
        }
    }

    private void run(long pc) throws ImageException {
        ModuleData m = t.module();
        boolean inside = Unsigned.lessOrEqual(t.minpc(), pc) && Unsigned.less(pc, t.maxpc());
        trail.step(
                        "module",
                        "02 15",
                        Hex.of(pc)
                                + (inside ? " is in " : " is outside ")
                                + Hex.range(t.minpc(), t.maxpc())
                                + (inside ? "" : ": nil"))
                .read("moduledata.minpc", m.addr() + ModuleData.MINPC_OFF, 8, Hex.of(t.minpc()))
                .read("moduledata.maxpc", m.addr() + ModuleData.MAXPC_OFF, 8, Hex.of(t.maxpc()));
        if (!inside) {
            same("row", -1, t.row(pc));
            return;
        }
        long off = t.offsetOf(pc);
        trail.step(
                        "offset",
                        "02 15",
                        off < 0
                                ? "between text sections: nil"
                                : "offset " + Hex.of(off) + " from text " + Hex.of(m.text()))
                .read("moduledata.text", m.addr() + ModuleData.TEXT_OFF, 8, Hex.of(m.text()));
        if (off < 0) {
            same("row", -1, t.row(pc));
            return;
        }
        int row = row(off, off + m.text() - t.minpc());
        same("row", row, t.row(pc));
        function(row, pc);
    }

    private int row(long off, long x) throws ImageException {
        long bucket = x / FindFuncBuckets.BUCKET_BYTES;
        int sub = (int) (x >>> 8) & 15;
        long at = t.module().findfunctab() + bucket * FindFuncBuckets.SIZE;
        long start = t.buckets().start(x);
        trail.step(
                        "bucket",
                        "02 15",
                        "distance " + Hex.of(x) + " from minpc: bucket " + bucket + ", sub-bucket " + sub
                                + ", the scan starts at row " + start)
                .read("findfunctab[" + bucket + "].idx", at, 4, "row")
                .read("findfunctab[" + bucket + "].subbuckets[" + sub + "]", at + 4 + sub, 1, "added to it");
        int first = (int) start;
        int row = t.row(t.minpc() + x);
        trail.step(
                "scan", "02 15", "forward from row " + first + ": row " + row + " after " + (row - first) + " steps");
        same("scan", forward(first, off), row);
        return row;
    }

    /** The scan itself; gives the row it ends at. */
    private int forward(int start, long off) {
        int row = start;
        int steps = 0;
        while (row < t.count() && t.ftab().entryOff(row + 1) <= off) {
            row++;
            if (++steps <= MOST) {
                trail.read(
                        "ftab[" + row + "].entryoff",
                        rowAt(row),
                        4,
                        Hex.of(t.ftab().entryOff(row)) + ": not above, go on");
            }
        }
        if (steps > MOST) {
            trail.built("scan", (steps - MOST) + " more rows");
        }
        trail.read(
                "ftab[" + (row + 1) + "].entryoff",
                rowAt(row + 1),
                4,
                Hex.of(t.ftab().entryOff(Math.min(row + 1, t.count()))) + ": above, stop");
        return row;
    }

    private long rowAt(int row) {
        return t.pclntable().origin((long) row * Functab.SIZE);
    }

    private void function(int row, long pc) throws ImageException {
        int fn = t.func(row);
        long entry = t.entry(fn);
        trail.step(
                        "function",
                        "02 15",
                        "row " + row + " is " + t.name(t.nameOff(fn)) + " at " + Hex.of(entry) + ", record at +"
                                + Hex.of(fn))
                .read("ftab[" + row + "]", rowAt(row), Functab.SIZE, "entryoff, funcoff")
                .read("func", t.pclntable().origin(fn), FuncRecord.SIZE, "startLine " + t.startLine(fn));
        name("nameOff", t.nameOff(fn));
        inlined(fn, entry, pc);
        fileLine(fn, entry, pc);
    }

    private void name(String field, int off) throws ImageException {
        String name = t.name(off);
        if (off == 0) {
            trail.built(field, "0: no name");
        } else {
            trail.read(
                    field + " +" + Hex.of(off),
                    t.funcnametab().origin(off),
                    t.funcnametab().indexOfNul(off) - off + 1L,
                    "\"" + name + "\"");
        }
    }

    private void inlined(int fn, long entry, long pc) throws ImageException {
        long tree = t.inlineTreeOf(fn);
        if (tree == FuncRecord.NO_FUNCDATA) {
            trail.step("inline", "02 15", "the function has no inline tree: the code is its own");
            same("inline index", -1, t.inlineIndex(fn, entry, pc));
            return;
        }
        long stream = FuncRecord.pcdata(t.pclntable(), fn, FuncRecord.PCDATA_INL_TREE_INDEX);
        long at = pc;
        int depth = 0;
        int index = stream("inline", "inline index", stream, entry, at);
        same("inline index", index, t.inlineIndex(fn, entry, at));
        while (index >= 0 && depth++ < MAX_DEPTH) {
            int node = t.inlineNode(fn, index);
            long parent = entry + t.inlineParentPc(node);
            trail.read(
                    "inline[" + index + "]",
                    t.module().gofunc() + tree + (long) index * InlineTree.SIZE,
                    InlineTree.SIZE,
                    "called at " + Hex.of(parent));
            name("inline[" + index + "].nameOff", t.inlineNameOff(node));
            at = parent;
            index = stream("inline.caller", "inline index of the caller", stream, entry, at);
            same("inline index", index, t.inlineIndex(fn, entry, at));
        }
    }

    /** One stream up to a pc; gives the value there. */
    private int stream(String id, String what, long off, long entry, long pc) throws ImageException {
        int answer = t.streams().value(off, entry, pc);
        trail.step(id, "02 15", what + " at " + Hex.of(pc) + ": " + answer + (off == 0 ? ", there is no stream" : ""));
        if (off == 0) {
            return answer;
        }
        PcValueCursor all = t.streams().cursor(off, entry);
        int ranges = 0;
        while (all.next()) {
            ranges++;
            if (Unsigned.less(pc, all.end())) {
                break;
            }
        }
        PcValueCursor c = t.streams().cursor(off, entry);
        int value = PcValueStream.NONE;
        for (int i = 1; i <= ranges && c.next(); i++) {
            value = Unsigned.less(pc, c.end()) ? c.value() : PcValueStream.NONE;
            if (i > ranges - MOST) {
                trail.read(
                        what + " range " + i,
                        c.bytesAt(),
                        c.byteCount(),
                        c.value() + " in " + Hex.range(c.start(), c.end())
                                + (i == ranges && value == c.value() ? ": here" : ""));
            }
        }
        if (ranges > MOST) {
            trail.built(what, (ranges - MOST) + " ranges before these");
        }
        same(what, value, answer);
        return value;
    }

    private void fileLine(int fn, long entry, long pc) throws ImageException {
        long packed = t.fileLine(fn, entry, pc);
        int file = stream("file", "file", t.pclntable().u32(fn + FuncRecord.PCFILE_OFF), entry, pc);
        if (file != PcValueStream.NONE && GcTable.filePart(packed) != GcTable.NO_FILE) {
            long at = t.pclntable().u32(fn + FuncRecord.CU_OFF) + file;
            int off = t.cuFile(fn, file);
            same("file", off, GcTable.filePart(packed));
            trail.read("cutab[" + at + "]", t.cutab().origin(4 * at), 4, "+" + Hex.of(off));
            trail.read(
                    "filetab +" + Hex.of(off),
                    t.filetab().origin(off),
                    t.filetab().indexOfNul(off) - off + 1L,
                    "\"" + t.fileOf(off) + "\"");
        }
        int line = stream("line", "line", t.pclntable().u32(fn + FuncRecord.PCLN_OFF), entry, pc);
        if (GcTable.filePart(packed) != GcTable.NO_FILE) {
            same("line", line, GcTable.linePart(packed));
        }
    }
}
