package org.pclnlab.emulator.symbolize;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.functab.GranuleIndex;
import org.pclnlab.emulator.functab.IndexedRows;
import org.pclnlab.emulator.functab.PrebuiltRows;
import org.pclnlab.emulator.functab.StatementTable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.FuncRecords;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.NameBytes;
import org.pclnlab.emulator.metadata.Names;
import org.pclnlab.emulator.metadata.PclineRecords;

/**
 * What {@code FuncForPC(pc)} and {@code FileLine(pc)} of {@link LlgoRuntime} come to for the pcs of a sound adopted table, as
 * runs of pcs with one answer: a <em>slot</em> for each. Made for millions of questions: a slot is found by a
 * {@link GranuleIndex}, and its answer is bytes, taken from the string pool without an object.
 *
 * <p>Answers change at rows, at statements and where the dynamic loader knows another symbol, and nowhere else (04 sections
 * 2.7, 2.8, 3 and 4.3). In the run that begins at {@code a}, with row {@code r} and last statement {@code s}, the answer is
 *
 * <ul>
 *   <li>the runtime's alone to give ({@link #NONE}) where the row has no record, where a symbol of the loader begins at {@code a}
 *       or lies above the row, and in the two bytes behind a statement that belongs to another function;
 *   <li>else the statement's, when its function begins where the row does, completed by the row's record;
 *   <li>else the row's record.
 * </ul>
 *
 * Immutable, apart from what the tables underneath do lazily: it is used by one thread at a time, like the runtime.
 */
public final class AnswerMap {
    /** No slot: outside the table's text, or a pc whose answer is no run's. */
    public static final int NONE = -1;

    private final Metadata metadata;
    private final IndexedRows rows;
    private final StatementTable statements;
    private final GranuleIndex index;
    private final long base;
    private final int end;
    private final int slots;
    /** Row of each slot, or {@link #NONE}. */
    private final int[] row;
    /** Statement of each slot, or -1. */
    private final int[] statement;

    private AnswerMap(LlgoRuntime runtime, IndexedRows rows, GranuleIndex index, int slots, int[] row, int[] statement)
            throws ImageException {
        this.metadata = runtime.metadata();
        this.rows = rows;
        this.statements = runtime.statements();
        this.index = index;
        this.base = rows.rows().base();
        this.end = (int) rows.rows().sentinelOff();
        this.slots = slots;
        this.row = row;
        this.statement = statement;
        metadata.functions().load();
    }

    /**
     * The map of a program, null where answers are no runs of pcs: without an adopted table, with a damaged one, or in
     * generations whose answers depend on more (04 section 9).
     */
    public static @Nullable AnswerMap of(LlgoRuntime runtime) throws ImageException {
        if (!runtime.metadata().refinesLines()
                || !runtime.metadata().generation().hasRowCache()
                || !(runtime.table().rows() instanceof PrebuiltRows rows)) {
            return null;
        }
        IndexedRows indexed = IndexedRows.of(rows);
        return indexed == null ? null : new Builder(runtime, indexed).build();
    }

    /** Merges the starts of runs and decides who answers in each. */
    private static final class Builder {
        private final LlgoRuntime runtime;
        private final Metadata metadata;
        private final IndexedRows indexed;
        private final StatementTable statements;
        private final long base;
        private final int end;
        /** Starts that are neither rows nor statements, ascending, with {@link #end} behind them. */
        private int[] others = new int[64];

        private int n;

        Builder(LlgoRuntime runtime, IndexedRows indexed) throws ImageException {
            this.runtime = runtime;
            this.metadata = runtime.metadata();
            this.indexed = indexed;
            this.statements = runtime.statements();
            this.base = indexed.rows().base();
            this.end = (int) indexed.rows().sentinelOff();
            for (long symbol : runtime.loader().bounds()) {
                add(symbol - base);
                add(symbol + 1 - base);
            }
            int row = 0;
            int last = indexed.count() - 1;
            for (int i = 0; i < statements.count(); i++) {
                long off = statements.pc(i) - base;
                while (row < last && indexed.entryOff(row + 1) <= off) {
                    row++;
                }
                if (statements.entry(i) != base + indexed.entryOff(row)) {
                    add(off + 1);
                    add(off + 2);
                }
            }
            Arrays.sort(others, 0, n);
            add(end - 1);
            others[n - 1] = end;
        }

        private void add(long off) {
            if (off >= 0 && off < end) {
                if (n == others.length) {
                    others = Arrays.copyOf(others, 2 * n);
                }
                others[n++] = (int) off;
            }
        }

        private int rowOff(int row) {
            return row < indexed.count() ? indexed.entryOff(row) : end;
        }

        /** Offset of a statement; those behind the text are at its end. */
        private int statementOff(int i) {
            long off = i < statements.count() ? statements.pc(i) - base : end;
            return off < 0 || off > end ? end : (int) off;
        }

        AnswerMap build() throws ImageException {
            int most = indexed.count() + statements.count() + n;
            int[] starts = new int[most];
            int[] row = new int[most];
            int[] statement = new int[most];
            boolean crossChecks = metadata.generation().crossChecksNative();
            DynamicLoader.Found found = null;
            int slots = 0;
            int other = 0;
            int r = -1;
            int s = -1;
            while (s + 1 < statements.count() && Long.compareUnsigned(statements.pc(s + 1), base) < 0) {
                s++;
            }
            int nextRow = rowOff(0);
            int nextStatement = statementOff(s + 1);
            long entry = 0;
            boolean valid = false;
            for (int at = 0; at < end; at = Math.min(nextRow, Math.min(nextStatement, others[other]))) {
                long pc = base + at;
                if (at == nextRow) {
                    r++;
                    entry = pc;
                    valid = metadata.functions().valid(indexed.funcIndex(r));
                    nextRow = rowOff(r + 1);
                }
                if (at == nextStatement) {
                    s++;
                    nextStatement = statementOff(s + 1);
                }
                if (at == 0 || at == others[other]) {
                    found = runtime.loader().dladdr(pc);
                    while (at == others[other]) {
                        other++;
                    }
                }
                boolean owned = s >= 0 && statements.entry(s) == entry;
                boolean known = found != null && found.address() != 0 && !Names.isPcSite(found.name());
                boolean taken = known && found != null && found.address() == pc && pc != entry;
                boolean above = known
                        && found != null
                        && crossChecks
                        && !owned
                        && Long.compareUnsigned(found.address(), entry) > 0;
                boolean foreign = s >= 0 && !owned && pc - statements.pc(s) < 2;
                starts[slots] = at;
                row[slots] = !valid || taken || above || foreign ? NONE : r;
                statement[slots++] = owned ? s : -1;
            }
            return new AnswerMap(runtime, indexed, GranuleIndex.of(starts, slots, end), slots, row, statement);
        }
    }

    /** Finds the slot of an offset from {@link #base}, of those too whose pcs only the runtime can answer. */
    public GranuleIndex index() {
        return index;
    }

    /** Runtime address of the first pc. */
    public long base() {
        return base;
    }

    /** Offset behind the last pc. */
    public int end() {
        return end;
    }

    /** Number of slots. */
    public int slots() {
        return slots;
    }

    /** Whether a slot answers for its pcs; else the runtime has to be asked. */
    public boolean answers(int slot) {
        return row[slot] >= 0;
    }

    /** The slot that answers for a pc, or {@link #NONE}: then the runtime has to be asked. */
    public int slot(long pc) {
        long off = pc - base;
        if (off < 0 || off >= end) {
            return NONE;
        }
        int slot = index.find((int) off);
        return row[slot] < 0 ? NONE : slot;
    }

    /** {@code Entry()}. */
    public long entry(int slot) {
        return base + rows.entryOff(row[slot]);
    }

    /** {@code Name()}; empty where the runtime names the pc itself. */
    public void name(int slot, NameBytes out) throws ImageException {
        FuncRecords functions = metadata.functions();
        int s = statement[slot];
        if (s >= 0) {
            functions.name(metadata.pclines().funcIndex(statements.record(s)), out);
            if (out.length() != 0) {
                return;
            }
        }
        functions.name(rows.funcIndex(row[slot]), out);
    }

    /** File of {@code FileLine}; empty where the program knows none. */
    public void file(int slot, NameBytes out) throws ImageException {
        int s = statement[slot];
        if (s >= 0) {
            metadata.statementFile(statements.record(s), out);
            if (out.length() != 0) {
                return;
            }
        }
        metadata.functions().file(rows.funcIndex(row[slot]), out);
    }

    /** Line of {@code FileLine}, 0 where the program knows none. */
    public long line(int slot) throws ImageException {
        FuncRecords functions = metadata.functions();
        int s = statement[slot];
        if (s >= 0) {
            int record = statements.record(s);
            PclineRecords pclines = metadata.pclines();
            long line = pclines.line(record);
            if (line == 0) {
                line = functions.line(pclines.funcIndex(record));
            }
            if (line != 0) {
                return line;
            }
        }
        return functions.line(rows.funcIndex(row[slot]));
    }
}
