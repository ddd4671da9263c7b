package org.pclnlab.emulator.symbolize;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.functab.ElfDynamicLoader;
import org.pclnlab.emulator.functab.FunctionTable;
import org.pclnlab.emulator.functab.PrebuiltRows;
import org.pclnlab.emulator.functab.Rows;
import org.pclnlab.emulator.functab.StatementScan;
import org.pclnlab.emulator.functab.StatementTable;
import org.pclnlab.emulator.functab.Statements;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.FuncRecords;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.Names;

/**
 * The LLGo runtime's symbolization (04 sections 2 to 5), with its caches and lazily built tables: answers can depend on
 * the order of questions, as in a process. Mutable; one instance is one process, used by one thread.
 *
 * <p>Not modelled: a live shadow store (synthetic pcs of #2016, opt-in later) and the names that the native walker
 * remembers; both are empty in a process that has not walked a stack.
 */
public final class LlgoRuntime implements GoRuntime {
    private static final int MEMO = 4096;
    private static final long MEMO_MIN_PC = 4096;

    private final Metadata metadata;
    private final FunctionTable table;
    private final DynamicLoader loader;
    private final FuncCache cache = new FuncCache();
    private final boolean refines;
    private final boolean crossChecks;
    private @Nullable StatementTable statements;
    private @Nullable StatementScan scan;
    private @Nullable RowCache rowFuncs;
    private @Nullable Sym @Nullable [] memo;

    /** A process that has just initialised its runtime package: a table that is present has been adopted or rejected. */
    public LlgoRuntime(Metadata metadata, DynamicLoader loader) throws ImageException {
        this.metadata = metadata;
        this.loader = loader;
        this.table = new FunctionTable(metadata, loader);
        this.refines = metadata.refinesLines();
        this.crossChecks = metadata.generation().crossChecksNative();
        if (table.present()) {
            table.rows();
        }
    }

    /** The runtime of a loaded LLGo executable, with the loader's view of that executable. */
    public static LlgoRuntime open(LoadedImage loaded) throws ImageException {
        DynamicLoader loader = loaded.image() instanceof ElfImage ? new ElfDynamicLoader(loaded) : DynamicLoader.NONE;
        return new LlgoRuntime(Metadata.open(loaded), loader);
    }

    public Metadata metadata() {
        return metadata;
    }

    public FunctionTable table() {
        return table;
    }

    DynamicLoader loader() {
        return loader;
    }

    /** The statement table, built by the first question that needs it. */
    public StatementTable statements() throws ImageException {
        StatementScan q = scan;
        if (q != null) {
            return q.table();
        }
        StatementTable s = statements;
        if (s == null) {
            s = StatementTable.build(metadata, table, loader);
            statements = s;
        }
        return s;
    }

    /** The same statements; where nobody can tell the difference, the table is put off until a few were asked for. */
    private Statements lines() throws ImageException {
        StatementScan q = scan;
        if (q != null) {
            return q;
        }
        if (statements == null && table.built() && table.rows() instanceof PrebuiltRows rows) {
            q = StatementScan.open(metadata, table, loader, rows);
            scan = q;
            return q;
        }
        return statements();
    }

    /** Builds all tables, as a process that has symbolized before: no question is answered by the cold path any more. */
    public LlgoRuntime warm() throws ImageException {
        table.rows();
        statements();
        return this;
    }

    // ---------------------------------------------------------------- FuncForPC, 04 section 4.3

    @Override
    public Func funcForPC(long pc) throws ImageException {
        Func cached = cache.get(pc);
        return cached != null ? cached : slow(pc);
    }

    private Func slow(long pc) throws ImageException {
        Rows rows = table.built() ? table.rows() : null;
        if (pc != 0 && table.prebuilt() && rows != null && metadata.generation().hasRowCache()) {
            Func exact = exactEntry(rows, pc);
            if (exact != null) {
                return cache.put(pc, exact);
            }
        }
        if ((pc & 3) != 0) {
            Sym s = sym(pc);
            if (s.ok()) {
                return keep(pc, s);
            }
        } else if (pc != 0) {
            Sym s = aligned(pc);
            if (s.ok()) {
                return keep(pc, s);
            }
        }
        Sym near = pc == 0 ? Sym.none(pc) : nearRow(pc);
        if (near.ok()) {
            return keep(pc, refines ? refine(near, pc) : near);
        }
        return keep(pc, sym(pc));
    }

    private @Nullable Func exactEntry(Rows rows, long pc) throws ImageException {
        int row = rows.exact(pc);
        if (row < 0) {
            return null;
        }
        RowCache cells = rowFuncs;
        if (cells == null) {
            cells = new RowCache(rows.count() + 1);
            rowFuncs = cells;
        }
        Func known = cells.get(row);
        if (known != null) {
            return known;
        }
        Sym s = fromRecord(pc, pc, rows.funcIndex(row));
        if (!s.ok()) {
            return null;
        }
        Func f = newFunc(pc, refines ? refine(s, pc) : s);
        cells.put(row, f);
        return f;
    }

    /** Step C: a 4-aligned pc is taken for an entry first. Its answers are never refined. */
    private Sym aligned(long pc) throws ImageException {
        if (!table.built() && table.coldBudget()) {
            Sym cold = fromRecord(pc, pc, table.coldScan(pc));
            if (cold.ok()) {
                return cold;
            }
            Sym s = entryByLoader(pc);
            if (s.ok()) {
                return s;
            }
        }
        Rows rows = table.rows();
        int row = rows == null ? -1 : rows.forEntry(pc);
        if (rows != null && row >= 0) {
            Sym s = fromRecord(pc, pc, rows.funcIndex(row));
            if (s.ok()) {
                return s;
            }
        }
        return entryByLoader(pc);
    }

    private Sym entryByLoader(long pc) throws ImageException {
        Sym s = nativeSymbol(pc);
        return s.ok() && s.entry() == pc && !s.function().isEmpty() ? s : Sym.none(pc);
    }

    private Func keep(long pc, Sym s) {
        return cache.put(pc, newFunc(pc, s));
    }

    private static Func newFunc(long pc, Sym s) {
        if (!s.ok() && s.function().isEmpty()) {
            return new Func(pc, pc, Names.unknown(pc), "", 0, false);
        }
        String name = s.function().isEmpty() ? Names.unknown(pc) : s.function();
        return new Func(pc, s.entry() != 0 ? s.entry() : pc, name, s.file(), s.line(), false);
    }

    // ---------------------------------------------------------------- Func.FileLine, 04 section 5

    @Override
    public FileLine fileLine(Func f, long pc) throws ImageException {
        if (pc == f.pc() && (!f.file().isEmpty() || f.line() != 0)) {
            return new FileLine(f.file(), f.line());
        }
        Sym s = sym(pc);
        return new FileLine(s.file(), s.line());
    }

    // ---------------------------------------------------------------- sym(pc), 04 section 3

    private Sym sym(long pc) throws ImageException {
        if (!refines || Long.compareUnsigned(pc, MEMO_MIN_PC) <= 0) {
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
        if (known != null && known.pc() == pc) {
            return known;
        }
        Sym s = symUncached(pc).withPc(pc);
        slots[slot] = s;
        return s;
    }

    private Sym symUncached(long pc) throws ImageException {
        if (pc == 0) {
            return nativeSymbol(0);
        }
        Statements lines = lines();
        int exact = lines.exact(pc);
        if (exact >= 0) {
            return statement(lines, exact, pc);
        }
        exact = lines.exact(pc - 1);
        if (exact >= 0) {
            return statement(lines, exact, pc);
        }
        if (refines && table.built()) {
            Sym row = nearRow(pc);
            if (row.ok()) {
                return refine(row, pc);
            }
        }
        Sym s = nativeSymbol(pc);
        int near = lines.near(pc, s.entry());
        if (near >= 0) {
            return statement(lines, near, pc).over(s);
        }
        if (s.entry() == 0 || Long.compareUnsigned(s.entry(), pc) < 0) {
            Sym before = nativeSymbol(pc - 1);
            if (before.ok()) {
                int i = lines.near(pc - 1, before.entry());
                return i >= 0 ? statement(lines, i, pc).over(before) : before.withPc(pc);
            }
        }
        if (!s.ok()) {
            Sym row = nearRow(pc);
            if (row.ok()) {
                return row;
            }
        }
        return s;
    }

    private static Sym statement(Statements lines, int i, long pc) throws ImageException {
        return new Sym(pc, lines.entry(i), lines.function(i), lines.file(i), lines.line(i), lines.startLine(i), true);
    }

    /** The nearest row's record, not ok when there is no row or its record does not exist. Builds the rows. */
    private Sym nearRow(long pc) throws ImageException {
        Rows rows = table.rows();
        int row = rows == null ? -1 : rows.near(pc);
        return rows == null || row < 0 ? Sym.none(pc) : fromRecord(pc, rows.entry(row), rows.funcIndex(row));
    }

    private Sym fromRecord(long pc, long entry, long funcIndex) throws ImageException {
        FuncRecords functions = metadata.functions();
        if (!functions.valid(funcIndex)) {
            return Sym.none(pc);
        }
        long line = functions.line(funcIndex);
        return new Sym(pc, entry, functions.name(funcIndex), functions.file(funcIndex), line, line, true);
    }

    /** The statement line of a function's pc, or the native symbol where that lies nearer (04 section 2.8). */
    private Sym refine(Sym s, long pc) throws ImageException {
        Statements lines = lines();
        int i = lines.near(pc, s.entry());
        if (i < 0) {
            i = lines.near(pc - 1, s.entry());
        }
        if (i >= 0) {
            return statement(lines, i, pc).over(s);
        }
        if (crossChecks && pc != s.entry()) {
            Sym other = nativeSymbol(pc);
            if (other.ok() && Long.compareUnsigned(other.entry(), s.entry()) > 0) {
                return other;
            }
        }
        return s;
    }

    // ---------------------------------------------------------------- native(pc), 04 section 2.4

    private Sym nativeSymbol(long pc) throws ImageException {
        DynamicLoader.Found found = loader.dladdr(pc);
        if (found == null || Names.isPcSite(found.name())) {
            return Sym.none(pc);
        }
        String function = Names.publicName(found.name());
        boolean ok = !function.isEmpty() || found.address() != 0;
        return applyRecord(new Sym(pc, found.address(), function, "", 0, 0, ok), found.name());
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
