package org.pclnlab.emulator.symbolize;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.functab.FunctionTable;
import org.pclnlab.emulator.functab.PrebuiltRows;
import org.pclnlab.emulator.functab.Rows;
import org.pclnlab.emulator.functab.StatementScan;
import org.pclnlab.emulator.functab.StatementTable;
import org.pclnlab.emulator.functab.Statements;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.FuncRecords;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.Names;

/**
 * Everything that names one pc of an LLGo program (04 sections 2 and 3): statements, rows, the loader, the shadow store, in
 * the order in which the runtime asks them. What sits on top, {@code FuncForPC} and frames, is {@link LlgoRuntime}.
 * Mutable: tables are built by the first question, and answers are remembered.
 */
final class Symbolizer {
    private static final int MEMO = 4096;
    private static final long MEMO_MIN_PC = 4096;

    private final Metadata metadata;
    private final FunctionTable table;
    private final DynamicLoader loader;
    private final Era era;
    private final WalkedNames walkedNames;
    private @Nullable StatementTable statements;
    private @Nullable StatementScan scan;
    private @Nullable Sym @Nullable [] memo;
    private @Nullable ShadowStore shadow;
    private @Nullable LookupTrace trace;

    Symbolizer(Metadata metadata, FunctionTable table, DynamicLoader loader) {
        this.metadata = metadata;
        this.table = table;
        this.loader = loader;
        this.era = Era.of(metadata);
        this.walkedNames = new WalkedNames(era.walkedNames());
    }

    DynamicLoader loader() {
        return loader;
    }

    Era era() {
        return era;
    }

    WalkedNames walkedNames() {
        return walkedNames;
    }

    @Nullable ShadowStore shadow() {
        return shadow;
    }

    /** The shadow store of the thread that asks from now on. */
    void shadow(@Nullable ShadowStore store) {
        shadow = store;
    }

    void trace(@Nullable LookupTrace listener) {
        trace = listener;
    }

    /** Tells the listener, if there is one, what is being done. */
    void note(int event, long pc, long value, long more) {
        LookupTrace t = trace;
        if (t != null) {
            t.on(event, pc, value, more);
        }
    }

    /** The statement table, built by the first question that needs it. */
    StatementTable statements() throws ImageException {
        StatementScan q = scan;
        if (q != null) {
            return q.table();
        }
        StatementTable s = statements;
        if (s == null) {
            s = StatementTable.build(metadata, table, loader);
            statements = s;
            note(LookupTrace.STATEMENTS_BUILT, 0, s.count(), 0);
        }
        return s;
    }

    /** The same statements; where nobody can tell the difference, the table is put off until a few were asked for. */
    private Statements lines() throws ImageException {
        StatementScan q = scan;
        if (q != null) {
            return q;
        }
        // A trace is about what the process does, and a process has no such scan.
        if (statements == null && trace == null && table.built() && table.rows() instanceof PrebuiltRows rows) {
            q = StatementScan.open(metadata, table, loader, rows);
            scan = q;
            return q;
        }
        return statements();
    }

    // ---------------------------------------------------------------- sym(pc), 04 section 3

    /** Name, entry, file and line of one pc; not ok when nothing is known of it. */
    Sym sym(long pc) throws ImageException {
        if (!era.refines() || Long.compareUnsigned(pc, MEMO_MIN_PC) <= 0) {
            note(LookupTrace.SYM, pc, 0, 0);
            return symUncached(pc);
        }
        @Nullable Sym[] slots = memo;
        if (slots == null) {
            slots = new @Nullable Sym[MEMO];
            memo = slots;
        }
        int slot = (int) (pc >>> 2) & (MEMO - 1);
        Sym known = slots[slot];
        // Every path below gives a symbol whose pc is the one asked for.
        boolean hit = known != null && known.pc() == pc;
        note(LookupTrace.SYM, pc, hit ? 1 : 0, 0);
        if (known != null && hit) {
            return known;
        }
        Sym s = symUncached(pc).withPc(pc);
        slots[slot] = s;
        return s;
    }

    private Sym symUncached(long pc) throws ImageException {
        if ((pc & 3) != 0 && !(era.refines() && inText(pc + 1))) {
            Sym virtual = shadowed(pc);
            if (virtual.ok()) {
                return virtual;
            }
        }
        if (pc == 0) {
            return nativeSymbol(0); // a shadow store has nothing for 0
        }
        Statements lines = lines();
        int exact = exact(lines, pc);
        if (exact >= 0) {
            return statement(lines, exact, pc);
        }
        exact = exact(lines, pc - 1);
        if (exact >= 0) {
            return statement(lines, exact, pc);
        }
        if (era.refines() && table.built()) {
            Sym row = nearRow(pc);
            if (row.ok()) {
                return refine(row, pc);
            }
        }
        Sym s = nativeSymbol(pc);
        int near = near(lines, pc, s.entry());
        if (near >= 0) {
            return statement(lines, near, pc).over(s);
        }
        if (s.entry() == 0 || Long.compareUnsigned(s.entry(), pc) < 0) {
            Sym before = nativeSymbol(pc - 1);
            if (before.ok()) {
                int i = near(lines, pc - 1, before.entry());
                return i >= 0 ? statement(lines, i, pc).over(before) : before.withPc(pc);
            }
        }
        if (!s.ok()) {
            Sym row = nearRow(pc);
            if (row.ok()) {
                return row;
            }
        }
        Sym virtual = shadowed(pc);
        return virtual.ok() ? virtual : s;
    }

    private int exact(Statements lines, long pc) throws ImageException {
        int i = lines.exact(pc);
        note(LookupTrace.STATEMENT_EXACT, pc, i, 0);
        return i;
    }

    private int near(Statements lines, long pc, long entry) throws ImageException {
        int i = lines.near(pc, entry);
        note(LookupTrace.STATEMENT_NEAR, pc, i, entry);
        return i;
    }

    /** The predicate that decides whether a pc counts as code; false as long as no table was built (04 section 2.5). */
    boolean inText(long pc) throws ImageException {
        Rows rows = table.built() ? table.rows() : null;
        return rows != null && rows.textContains(pc);
    }

    /** What a synthetic pc of the shadow store stands for (04 section 9.2). */
    private Sym shadowed(long pc) {
        ShadowStore store = shadow;
        ShadowStore.ShadowFrame f = store == null ? null : store.find(pc);
        if (f == null) {
            return Sym.none(pc);
        }
        return new Sym(pc, f.entry() != 0 ? f.entry() : pc, f.function(), f.file(), f.line(), f.startLine(), true);
    }

    private static Sym statement(Statements lines, int i, long pc) throws ImageException {
        return new Sym(pc, lines.entry(i), lines.function(i), lines.file(i), lines.line(i), lines.startLine(i), true);
    }

    /** The nearest row's record, not ok when there is no row or its record does not exist. Builds the rows. */
    Sym nearRow(long pc) throws ImageException {
        Rows rows = table.rows();
        int row = rows == null ? -1 : rows.near(pc);
        note(LookupTrace.ROW_NEAR, pc, row, rows == null || row < 0 ? 0 : rows.entry(row));
        return rows == null || row < 0 ? Sym.none(pc) : fromRecord(pc, rows.entry(row), rows.funcIndex(row));
    }

    /** What a function record says; not ok when there is none of that number (04 section 2.2). */
    Sym fromRecord(long pc, long entry, long funcIndex) throws ImageException {
        note(LookupTrace.RECORD, pc, funcIndex, entry);
        FuncRecords functions = metadata.functions();
        if (!functions.valid(funcIndex)) {
            return Sym.none(pc);
        }
        long line = functions.line(funcIndex);
        return new Sym(pc, entry, functions.name(funcIndex), functions.file(funcIndex), line, line, true);
    }

    /** The statement line of a function's pc, or the native symbol where that lies nearer (04 section 2.8). */
    Sym refine(Sym s, long pc) throws ImageException {
        if (!era.refines()) {
            return s;
        }
        note(LookupTrace.REFINE, pc, s.entry(), 0);
        Statements lines = lines();
        int i = near(lines, pc, s.entry());
        if (i < 0) {
            i = near(lines, pc - 1, s.entry());
        }
        if (i >= 0) {
            return statement(lines, i, pc).over(s);
        }
        if (era.crossChecks() && pc != s.entry()) {
            Sym other = nativeSymbol(pc);
            if (other.ok() && Long.compareUnsigned(other.entry(), s.entry()) > 0) {
                note(LookupTrace.REFINED_BY_NATIVE, pc, other.entry(), 0);
                return other;
            }
        }
        return s;
    }

    // ---------------------------------------------------------------- native(pc), 04 section 2.4

    Sym nativeSymbol(long pc) throws ImageException {
        note(LookupTrace.NATIVE, pc, 0, 0);
        DynamicLoader.Found found = loader.dladdr(pc);
        if (found == null) {
            return walked(pc);
        }
        if (Names.isPcSite(found.name())) {
            return Sym.none(pc);
        }
        if (found.name().isEmpty()) {
            Sym remembered = walked(pc);
            if (remembered.ok()) {
                return remembered;
            }
        }
        String function = Names.publicName(found.name());
        boolean ok = !function.isEmpty() || found.address() != 0;
        return applyRecord(new Sym(pc, found.address(), function, "", 0, 0, ok), found.name());
    }

    /** The name that the native walker left for exactly this pc. */
    private Sym walked(long pc) throws ImageException {
        WalkedNames.Entry e = walkedNames.find(pc);
        if (e == null) {
            return Sym.none(pc);
        }
        String function = Names.publicName(e.name());
        boolean ok = !function.isEmpty() || e.offset() != 0;
        return applyRecord(new Sym(pc, pc - e.offset(), function, "", 0, 0, ok), e.name());
    }

    /** Completes a native symbol from the function record of the same name (04 section 2.3). */
    private Sym applyRecord(Sym s, String raw) throws ImageException {
        long k = metadata.symbolHash().find(raw);
        if (k == 0) {
            String name = Names.publicName(raw);
            k = name.equals(raw) ? 0 : metadata.symbolHash().find(name);
        }
        if (k == 0) {
            return s;
        }
        FuncRecords functions = metadata.functions();
        String display = functions.displayName(k);
        String function = display.isEmpty() ? s.function() : Names.publicName(display);
        String file = s.file().isEmpty() ? functions.file(k) : s.file();
        long recordLine = functions.line(k);
        long line = s.line() == 0 ? recordLine : s.line();
        long startLine = recordLine != 0 ? recordLine : s.startLine();
        boolean ok = s.ok() || !function.isEmpty() || !file.isEmpty();
        return new Sym(s.pc(), s.entry(), function, file, line, startLine, ok);
    }
}
