package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.image.Findings;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;

/** Applies every {@link GcRule} to gc's tables. Work is bounded: streams that many functions share are read so often only. */
public final class GcLint {
    /** Ranges of streams that are read for all functions together. */
    private static final long MOST_RANGES = 1L << 27;

    private final GcTable t;
    private final Findings findings;
    private final int lastName;
    private final int lastFile;
    private long ranges;

    private GcLint(GcTable table, Findings findings) {
        this.t = table;
        this.findings = findings;
        this.lastName = lastNul(table.funcnametab());
        this.lastFile = lastNul(table.filetab());
    }

    /** A string ends inside its table if it begins at or before the last NUL; none has to be read for that. */
    private static int lastNul(Bytes table) {
        int i = table.size() - 1;
        while (i >= 0 && table.u8(i) != 0) {
            i--;
        }
        return i;
    }

    private static void ends(Bytes table, int lastNul, int off) throws Unsupported {
        if (off < 0 || off > lastNul) {
            throw new Unsupported(
                    table.where(0, ""),
                    "a string at +" + Hex.of(off & 0xffffffffL),
                    "one that ends at or before " + Hex.of(lastNul));
        }
    }

    /** Applies the rules to tables that could be opened, which is the rules {@link GcRule#HEADER} and RANGE. */
    public static void check(GcTable table, Findings findings) {
        findings.applied(GcRule.HEADER);
        findings.applied(GcRule.RANGE);
        GcLint lint = new GcLint(table, findings);
        findings.applied(GcRule.SORTED);
        findings.apply(GcRule.ASCENDING, lint::order);
        findings.apply(GcRule.FIND_INDEX, lint::findIndex);
        findings.applied(GcRule.RECORD);
        findings.applied(GcRule.NAME);
        findings.applied(GcRule.LINES);
        findings.applied(GcRule.INLINE);
        for (int row = 0; row < table.count(); row++) {
            if (!lint.function(row)) {
                break;
            }
        }
    }

    private long rowAt(int row) {
        return t.pclntable().origin((long) row * Functab.SIZE);
    }

    private void order() {
        for (int row = 0; row < t.count(); row++) {
            long off = t.ftab().entryOff(row);
            long next = t.ftab().entryOff(row + 1);
            GcRule broken = next < off ? GcRule.SORTED : GcRule.ASCENDING;
            if (next <= off) {
                findings.add(
                        broken,
                        rowAt(row + 1),
                        "ftab[" + (row + 1) + "].entryoff",
                        Hex.of(next),
                        (next < off ? "at least " : "more than ") + Hex.of(off));
            }
        }
    }

    private void findIndex() throws ImageException {
        long min = t.ftab().entryOff(0);
        long extent = t.ftab().entryOff(t.count()) - min;
        int row = 0;
        for (long x = 0; x < extent; x += FindFuncBuckets.SUBBUCKET_BYTES) {
            while (row + 1 < t.count() && t.ftab().entryOff(row + 1) - min <= x) {
                row++;
            }
            long found = t.buckets().start(x);
            if (found != row) {
                findings.add(
                        GcRule.FIND_INDEX,
                        t.module().findfunctab() + (x >>> 12) * FindFuncBuckets.SIZE + 4 + ((x >>> 8) & 15),
                        "bucket[" + (x >>> 12) + "].subbucket[" + ((x >>> 8) & 15) + "]",
                        "row " + found,
                        "row " + row);
            }
        }
    }

    /** The rules of one function; false when the budget is spent. */
    private boolean function(int row) {
        try {
            int fn = t.func(row);
            long entry = t.rowEntry(row);
            long end = row + 1 < t.count() ? t.rowEntry(row + 1) : t.maxpc();
            if (t.entry(fn) != entry) {
                add(GcRule.RECORD, row, fn, "entryOff", Hex.of(t.entry(fn)), Hex.of(entry));
            }
            part(GcRule.NAME, row, fn, () -> ends(t.funcnametab(), lastName, t.nameOff(fn)));
            part(GcRule.LINES, row, fn, () -> lines(fn, entry));
            part(GcRule.INLINE, row, fn, () -> inlined(row, fn, entry, end));
        } catch (ImageException e) {
            findings.add(GcRule.RECORD, rowAt(row) + 4, "ftab[" + row + "].funcoff", e.found(), e.expected());
        }
        if (ranges > MOST_RANGES) {
            findings.add(
                    GcRule.LINES, rowAt(row), "streams", "more than 2^27 ranges", "fewer; the rest was not looked at");
            return false;
        }
        return true;
    }

    private void add(GcRule rule, int row, int fn, String field, String found, String expected) {
        findings.add(rule, t.pclntable().origin(fn), "func[" + row + "]." + field, found, expected);
    }

    private void part(GcRule rule, int row, int fn, Findings.Body body) {
        try {
            body.run();
        } catch (ImageException e) {
            add(rule, row, fn, e.where().structure(), e.found(), e.expected());
        }
    }

    private void count() throws Unsupported {
        ranges++;
        if (ranges > MOST_RANGES) {
            throw new Unsupported(t.pclntable().where(0, "streams"), "more than 2^27 ranges", "fewer");
        }
    }

    private void lines(int fn, long entry) throws ImageException {
        Bytes record = t.pclntable();
        long file = record.u32(fn + FuncRecord.PCFILE_OFF);
        long line = record.u32(fn + FuncRecord.PCLN_OFF);
        for (PcValueCursor c = line == 0 ? null : t.streams().cursor(line, entry); c != null && c.next(); ) {
            count();
        }
        int before = PcValueStream.NONE;
        for (PcValueCursor c = file == 0 ? null : t.streams().cursor(file, entry); c != null && c.next(); ) {
            count();
            if (c.value() != before && c.value() != PcValueStream.NONE) {
                before = c.value();
                int at = t.cuFile(fn, before);
                if (at == GcTable.NO_FILE) {
                    throw new Unsupported(
                            record.where(fn + FuncRecord.CU_OFF, "cuOffset"),
                            "file " + before + " outside cutab",
                            "less than its " + t.cutab().size() / 4 + " elements");
                }
                ends(t.filetab(), lastFile, at);
            }
        }
    }

    private void inlined(int row, int fn, long entry, long end) throws ImageException {
        long tree = FuncRecord.funcdata(t.pclntable(), fn, FuncRecord.FUNCDATA_INL_TREE);
        long stream = FuncRecord.pcdata(t.pclntable(), fn, FuncRecord.PCDATA_INL_TREE_INDEX);
        if (tree == FuncRecord.NO_FUNCDATA || stream == 0) {
            return;
        }
        int before = PcValueStream.NONE;
        PcValueCursor c = t.streams().cursor(stream, entry);
        while (c.next()) {
            count();
            if (c.value() != before && c.value() >= 0) {
                before = c.value();
                int node = t.inlineNode(fn, before);
                ends(t.funcnametab(), lastName, t.inlineNameOff(node));
                long parent = entry + t.inlineParentPc(node);
                if (Long.compareUnsigned(parent - entry, end - entry) >= 0) {
                    add(
                            GcRule.INLINE,
                            row,
                            fn,
                            "inline[" + before + "].parentPc",
                            Hex.of(parent),
                            "inside " + Hex.range(entry, end));
                }
            }
        }
    }
}
