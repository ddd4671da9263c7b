package org.pclnlab.emulator.symbolize;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.Adoption.Adopted;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.functab.FtabHeader;
import org.pclnlab.emulator.functab.Rows;
import org.pclnlab.emulator.functab.Search;
import org.pclnlab.emulator.functab.StatementTable;
import org.pclnlab.emulator.image.load.Trail;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.FuncRecords;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.Names;
import org.pclnlab.emulator.metadata.PclineRecords;

/** Writes the events of one lookup to a {@link Trail}, each with the bytes behind it. */
final class LlgoSteps implements LookupTrace {
    private static final String[] FIELDS = {"symbolPkg", "symbolName", "namePkg", "nameName", "fileRoot", "fileName"};

    private final LlgoRuntime runtime;
    private final LoaderWitness loader;
    private final Metadata metadata;
    private final Globals g;
    private final Trail trail;
    private long lastRecord;

    LlgoSteps(LlgoRuntime runtime, LoaderWitness loader, Trail trail) {
        this.runtime = runtime;
        this.loader = loader;
        this.metadata = runtime.metadata();
        this.g = metadata.globals();
        this.trail = trail;
    }

    @Override
    public void on(int event, long pc, long value, long more) {
        try {
            write(event, pc, value, more);
        } catch (ImageException e) {
            // What cannot be read for the explanation is not the lookup's failure, which ends with its own exception.
            trail.built("unreadable", String.valueOf(e.getMessage()));
        }
    }

    private void write(int event, long pc, long value, long more) throws ImageException {
        switch (event) {
            case FUNC_CACHE ->
                trail.step(
                        "cache",
                        "04 4.2",
                        "Func cache, set " + ((pc >>> 4) & 1023) + ": "
                                + (value == 1 ? "hit, the answer is the stored Func" : "miss"));
            case ROW_EXACT -> {
                trail.step("row.exact", "04 4.3 A", "step A, a row that begins at " + Hex.of(pc) + ": " + row(value));
                search(rows().search(pc));
            }
            case ROW_CACHE ->
                trail.step("row.cache", "02 9", "cell of row " + value + ": " + (more == 1 ? "hit" : "empty"));
            case UNALIGNED ->
                trail.step("unaligned", "04 4.3 B", "step B: not a multiple of 4, full symbolization comes first");
            case COLD_BUDGET ->
                trail.step(
                        "aligned",
                        "04 4.3 C",
                        "step C, a multiple of 4 is taken for an entry: "
                                + (value == 1
                                        ? "tables are not built and the cold path may be used"
                                        : more == 1
                                                ? "tables are built"
                                                : "tables are not built, the cold path is over"));
            case COLD_SCAN ->
                trail.step(
                        "cold",
                        "02 12",
                        "cold path, nearest anchor in " + Hex.range(pc, pc + 65) + " among raw sites: "
                                + (value == 0 ? "none" : "function " + value));
            case ROW_ENTRY -> {
                trail.step("row.entry", "02 8.4", "row that answers for " + Hex.of(pc) + " as an entry: " + row(value));
                if (value >= 0) {
                    rowBytes((int) value);
                }
            }
            case ROW_NEAR -> {
                trail.step("row.near", "02 8.1", "nearest row at or below " + Hex.of(pc) + ": " + row(value));
                Rows rows = runtime.table().rows();
                if (rows != null) {
                    search(rows.search(pc));
                }
            }
            case RECORD -> record(value, more);
            case STATEMENTS_BUILT ->
                trail.step(
                        "statements",
                        "02 13.1",
                        "table of " + value + " statements, built "
                                + (runtime.table().prebuilt() && metadata.refinesLines()
                                        ? "before main"
                                        : "for this question"));
            case STATEMENT_EXACT -> {
                trail.step(
                        "statement.exact",
                        "04 2.7",
                        "statement at exactly " + Hex.of(pc) + ": " + (value < 0 ? "none" : "number " + value));
                statement(pc, value);
            }
            case STATEMENT_NEAR -> {
                trail.step(
                        "statement.near",
                        "04 2.7",
                        "last statement at or below " + Hex.of(pc)
                                + (more == 0 ? ", of any function: " : ", if it belongs to " + Hex.of(more) + ": ")
                                + (value < 0 ? "none" : "number " + value));
                statement(pc, value);
            }
            case NATIVE -> loaderSymbol(pc);
            case SYM ->
                trail.step(
                        "sym",
                        "04 3",
                        "full symbolization of " + Hex.of(pc)
                                + (value == 1 ? ": the memo has it" : ", not in the memo"));
            case REFINE ->
                trail.step(
                        "refine", "04 2.8", "the line is refined among statements of the function at " + Hex.of(value));
            case REFINED_BY_NATIVE ->
                trail.step(
                        "refine.native", "04 2.8", "a native symbol at " + Hex.of(value) + " lies nearer and answers");
            case STEP_ROW -> trail.step("step.row", "04 4.3 D", "step D: the nearest row answers");
            case STEP_SYM -> trail.step("step.sym", "04 4.3 E", "step E: full symbolization answers");
            case FILE_LINE ->
                trail.step(
                        "fileline",
                        "04 5",
                        value == 1 ? "FileLine: file and line are stored in the Func" : "FileLine: they are searched");
            case FRAME ->
                trail.step(
                        "frame",
                        "04 7",
                        value == pc
                                ? "CallersFrames looks up " + Hex.of(pc)
                                        + " itself: no text, or an era that never subtracts"
                                : "CallersFrames looks one byte below, for " + Hex.of(pc) + " is text");
            case FRAME_FUNC ->
                trail.step(
                        "frame.func",
                        "04 4.4",
                        "Func of the frame, under " + Hex.of(pc) + ": "
                                + (value == 1
                                        ? "the cached one, with entry " + Hex.of(more)
                                        : more == 0
                                                ? "a new one, which is not kept: it has no entry"
                                                : "a new one with entry " + Hex.of(more)
                                                        + "; FuncForPC of this pc gives it from now on"));
            default -> trail.step("event." + event, "", "value " + value + ", " + more);
        }
    }

    private Rows rows() throws ImageException {
        Rows rows = runtime.table().rows();
        if (rows == null) {
            throw new IllegalStateException("a row without rows");
        }
        return rows;
    }

    private static String row(long row) {
        return row < 0 ? "none" : "row " + row;
    }

    private @Nullable Adopted adopted() throws ImageException {
        return runtime.table().adoption() instanceof Adopted a ? a : null;
    }

    /** Range and comparisons of a search among rows. */
    private void search(Search s) throws ImageException {
        Adopted a = adopted();
        if (s.ranged() && a != null) {
            long bucket = a.at()
                    + FtabHeader.SIZE
                    + FtabHeader.ROW_SIZE * a.header().count()
                    + FtabHeader.BUCKET_SIZE * s.bucket();
            trail.read("bucket[" + s.bucket() + "].idx", bucket, 4, "row " + s.idx());
            trail.read(
                    "bucket[" + s.bucket() + "].delta[" + s.sub() + "]", bucket + 4 + 2L * s.sub(), 2, "+" + s.delta());
        } else if (s.ranged()) {
            trail.built("bucket[" + s.bucket() + "]", "idx " + s.idx() + ", delta[" + s.sub() + "] " + s.delta());
        }
        trail.built(
                "range",
                "rows [" + s.lo() + ", " + s.hi() + ") of " + s.n()
                        + (s.ranged() ? "" : ", the index has nothing to say"));
        for (Search.Probe p : s.probes()) {
            String verdict = p.above() ? "above" : "at or below";
            if (a != null) {
                long at = a.at() + FtabHeader.SIZE + (long) FtabHeader.ROW_SIZE * p.position();
                String entry = Hex.of(a.header().base() + p.key());
                trail.read("row[" + p.position() + "].entryOff", at, 4, entry + ": " + verdict);
            } else {
                trail.built("row[" + p.position() + "]", Hex.of(p.key()) + ": " + verdict);
            }
        }
        if (s.result() >= 0) {
            rowBytes(s.result());
        }
    }

    private void rowBytes(int row) throws ImageException {
        Adopted a = adopted();
        Rows rows = rows();
        String value = "entry " + Hex.of(rows.entry(row)) + ", function " + rows.funcIndex(row);
        if (a != null) {
            trail.read(
                    "row[" + row + "]",
                    a.at() + FtabHeader.SIZE + (long) FtabHeader.ROW_SIZE * row,
                    FtabHeader.ROW_SIZE,
                    value);
        } else {
            trail.built("row[" + row + "]", value);
        }
    }

    /** A function record: its bytes, then the offsets and strings that its name and file are joined from. */
    private void record(long k, long entry) throws ImageException {
        FuncRecords f = metadata.functions();
        if (!f.valid(k)) {
            trail.step(
                    "record",
                    "04 2.2",
                    k == 0 ? "no record" : "function " + k + " of " + f.count() + ": there is none");
            return;
        }
        trail.step(
                "record",
                "04 2.2",
                "record " + k + " is " + f.name(k) + ", " + f.file(k) + ":" + f.line(k) + ", entry " + Hex.of(entry));
        if (k == lastRecord) {
            return; // shown a few steps above
        }
        lastRecord = k;
        int size = metadata.generation().recordSize();
        trail.read("record[" + k + "]", g.table() + (k - 1) * size, size, "line " + f.line(k));
        boolean display = !f.displayName(k).isEmpty();
        string(k, display ? FuncRecords.NAME_PKG : FuncRecords.SYMBOL_PKG);
        string(k, display ? FuncRecords.NAME_NAME : FuncRecords.SYMBOL_NAME);
        string(k, FuncRecords.FILE_ROOT);
        string(k, FuncRecords.FILE_NAME);
    }

    private void string(long k, int field) throws ImageException {
        string(FIELDS[field], metadata.functions().id(k, field));
    }

    private void string(String field, long id) throws ImageException {
        if (Long.compareUnsigned(id, metadata.strings().count()) >= 0) {
            trail.built(field, "id " + id + " is out of range: empty");
            return;
        }
        long off = metadata.strings().offset(id);
        byte[] s = metadata.strings().bytes(id);
        trail.read("offset[" + id + "] of " + field, g.stringOffsets() + 4 * id, 4, "+" + off);
        trail.read(
                "string[" + id + "] of " + field,
                g.strings() + off,
                s.length + 1L,
                "\"" + new String(s, StandardCharsets.UTF_8) + "\"");
    }

    private void statement(long pc, long value) throws ImageException {
        StatementTable t = runtime.statements();
        if (t.count() == 0) {
            trail.built("statements", "none in this program");
            return;
        }
        Search s = t.search(pc);
        int nearest = s.result();
        trail.built("range", "statements [" + s.lo() + ", " + s.hi() + ") of " + s.n());
        if (nearest < 0) {
            return;
        }
        long record = t.recordOf(nearest);
        String owner = "at " + Hex.of(t.pc(nearest)) + " of the function at " + Hex.of(t.entry(nearest));
        long site = StatementTable.siteAddress(
                metadata, t.pc(nearest), metadata.pclines().id(record));
        if (site != 0) {
            trail.read(
                    "site",
                    site,
                    16,
                    Hex.of(t.pc(nearest)) + ", id " + Hex.of(metadata.pclines().id(record)));
        }
        trail.read(
                "pcline[" + record + "]",
                g.pclineTable() + PclineRecords.SIZE * record,
                PclineRecords.SIZE,
                (value < 0 ? "the nearest is " : "") + "number " + nearest + " " + owner + ", line " + t.line(nearest));
        if (value >= 0) {
            string("fileRoot", metadata.pclines().fileRoot(record));
            string("fileName", metadata.pclines().fileName(record));
        }
    }

    private void loaderSymbol(long pc) throws ImageException {
        DynamicLoader.Found found = loader.peek(pc);
        String text;
        if (found == null) {
            text = "in no loaded object";
        } else if (found.name().isEmpty()) {
            text = "in the executable, but no dynamic symbol covers it";
        } else if (Names.isPcSite(found.name())) {
            text = found.name() + ", a statement label and no function";
        } else {
            text = found.name() + " at " + Hex.of(found.address());
        }
        trail.step("dladdr", "04 2.4", "the loader's symbol at " + Hex.of(pc) + ": " + text);
    }
}
