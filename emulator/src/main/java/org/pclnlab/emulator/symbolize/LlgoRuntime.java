package org.pclnlab.emulator.symbolize;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.functab.ElfDynamicLoader;
import org.pclnlab.emulator.functab.FunctionTable;
import org.pclnlab.emulator.functab.Rows;
import org.pclnlab.emulator.functab.StatementTable;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.Names;

/**
 * The LLGo runtime's symbolization (04 sections 2 to 5), with its caches and lazily built tables: answers can depend on
 * the order of questions, as in a process. Mutable; one instance is one process, used by one thread.
 *
 * <p>A process that has not walked a stack has neither synthetic pcs nor names that the native walker remembers; who
 * emulates one that has gives them with {@link #onThread} and {@link #walkedNatively}.
 */
public final class LlgoRuntime implements GoRuntime {
    private final Metadata metadata;
    private final FunctionTable table;
    private final Symbolizer symbols;
    private final FuncCache cache = new FuncCache();
    private @Nullable RowCache rowFuncs;

    /** A process that has just initialised its runtime package: a table that is present has been adopted or rejected. */
    public LlgoRuntime(Metadata metadata, DynamicLoader loader) throws ImageException {
        this.metadata = metadata;
        this.table = new FunctionTable(metadata, loader);
        this.symbols = new Symbolizer(metadata, table, loader);
        if (table.present()) {
            table.rows();
            if (table.prebuilt() || metadata.generation() == Generation.PR1906) {
                metadata.touch();
            }
        }
        if (metadata.installed()) {
            warm();
        }
    }

    /** The runtime of a loaded LLGo executable, with the loader's view of that executable. */
    public static LlgoRuntime open(LoadedImage loaded) throws ImageException {
        DynamicLoader loader = loaded.image() instanceof ElfImage ? new ElfDynamicLoader(loaded) : DynamicLoader.NONE;
        return new LlgoRuntime(Metadata.open(loaded), loader);
    }

    /** The runtime of an LLGo executable in a process whose loader answers like {@code loader}. */
    public static LlgoRuntime open(LoadedImage loaded, DynamicLoader loader) throws ImageException {
        return new LlgoRuntime(Metadata.open(loaded), loader);
    }

    public Metadata metadata() {
        return metadata;
    }

    public FunctionTable table() {
        return table;
    }

    DynamicLoader loader() {
        return symbols.loader();
    }

    /** Builds all tables, as a process that has symbolized before: no question is answered by the cold path any more. */
    public LlgoRuntime warm() throws ImageException {
        table.rows();
        statements();
        return this;
    }

    /** The statement table, built by the first question that needs it. */
    public StatementTable statements() throws ImageException {
        return symbols.statements();
    }

    /** Questions come from the thread with this shadow store from now on; null: from a thread without one. */
    public void onThread(@Nullable ShadowStore store) {
        symbols.shadow(store);
    }

    /** The native walker reported {@code pc}, {@code offset} bytes behind the start of what it calls {@code name}. */
    public void walkedNatively(long pc, long offset, String name) {
        symbols.walkedNames().remember(pc, offset, name);
    }

    /** Tells {@code listener} what is done from now on; null ends that. Answers are the same with and without. */
    public void trace(@Nullable LookupTrace listener) {
        symbols.trace(listener);
    }

    /** Everything about exactly this pc (04 section 3); not ok when nothing is known. */
    public Sym sym(long pc) throws ImageException {
        return symbols.sym(pc);
    }

    /** Whether a pc counts as code to the walker and to {@code Frames.Next} (04 section 2.5, 05 section 2.3). */
    public boolean inText(long pc) throws ImageException {
        return symbols.inText(pc);
    }

    // ---------------------------------------------------------------- FuncForPC, 04 section 4.3

    @Override
    public Func funcForPC(long pc) throws ImageException {
        Func cached = cache.get(pc);
        symbols.note(LookupTrace.FUNC_CACHE, pc, cached != null ? 1 : 0, 0);
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
            symbols.note(LookupTrace.UNALIGNED, pc, 0, 0);
            Sym s = symbols.sym(pc);
            if (s.ok()) {
                return keep(pc, s);
            }
        } else if (pc != 0) {
            Sym s = aligned(pc);
            if (s.ok()) {
                return keep(pc, s);
            }
        }
        Sym near = pc == 0 ? Sym.none(pc) : symbols.nearRow(pc);
        if (near.ok()) {
            symbols.note(LookupTrace.STEP_ROW, pc, 0, 0);
            return keep(pc, symbols.refine(near, pc));
        }
        symbols.note(LookupTrace.STEP_SYM, pc, 0, 0);
        return keep(pc, symbols.sym(pc));
    }

    private @Nullable Func exactEntry(Rows rows, long pc) throws ImageException {
        int row = rows.exact(pc);
        symbols.note(LookupTrace.ROW_EXACT, pc, row, 0);
        if (row < 0) {
            return null;
        }
        RowCache cells = rowFuncs;
        if (cells == null) {
            cells = new RowCache(rows.count() + 1);
            rowFuncs = cells;
        }
        Func known = cells.get(row);
        symbols.note(LookupTrace.ROW_CACHE, pc, row, known != null ? 1 : 0);
        if (known != null) {
            return known;
        }
        Sym s = symbols.fromRecord(pc, pc, rows.funcIndex(row));
        if (!s.ok()) {
            return null;
        }
        Func f = newFunc(pc, symbols.refine(s, pc));
        cells.put(row, f);
        return f;
    }

    /** Step C: a 4-aligned pc is taken for an entry first. Its answers are never refined. */
    private Sym aligned(long pc) throws ImageException {
        boolean cold = !table.built() && table.coldBudget();
        symbols.note(LookupTrace.COLD_BUDGET, pc, cold ? 1 : 0, table.built() ? 1 : 0);
        if (cold) {
            long funcIndex = table.coldScan(pc);
            symbols.note(LookupTrace.COLD_SCAN, pc, funcIndex, 0);
            Sym first = symbols.fromRecord(pc, pc, funcIndex);
            if (first.ok()) {
                return first;
            }
            Sym s = entryByLoader(pc);
            if (s.ok()) {
                return s;
            }
        }
        Rows rows = table.rows();
        int row = rows == null ? -1 : rows.forEntry(pc);
        symbols.note(LookupTrace.ROW_ENTRY, pc, row, 0);
        if (rows != null && row >= 0) {
            Sym s = symbols.fromRecord(pc, pc, rows.funcIndex(row));
            if (s.ok()) {
                return s;
            }
        }
        return entryByLoader(pc);
    }

    private Sym entryByLoader(long pc) throws ImageException {
        Sym s = symbols.nativeSymbol(pc);
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
        boolean stored = pc == f.pc() && (!f.file().isEmpty() || f.line() != 0);
        symbols.note(LookupTrace.FILE_LINE, pc, stored ? 1 : 0, 0);
        if (stored) {
            return new FileLine(f.file(), f.line());
        }
        Sym s = symbols.sym(pc);
        return new FileLine(s.file(), s.line());
    }

    // ---------------------------------------------------------------- Frames, 04 section 7

    @Override
    public Frames callersFrames(long... pcs) {
        return new Frames(frames(pcs));
    }

    Frames.Source frames(long[] pcs) {
        return new LlgoFrames(symbols, cache, pcs);
    }

    // ---------------------------------------------------------------- Callers and Caller, 04 section 6

    @Override
    public int callers(StackWalk walk, long skip, long[] out) throws ImageException {
        int n = physical(walk, skip, out);
        if (n > 0) {
            return n;
        }
        ShadowStore store = symbols.shadow();
        n = store == null ? 0 : store.callers(skip, out);
        return n > 0 ? n : walk.nativeWalk(skip + 1, out);
    }

    /** The walk bounds itself by the rows, so the first one of a process builds them (05 section 3.2 step 2). */
    private int physical(StackWalk walk, long skip, long[] out) throws ImageException {
        if (!walk.available() || out.length == 0) {
            return 0;
        }
        table.rows();
        return walk.physical(skip, out);
    }

    @Override
    public Caller caller(StackWalk walk, long skip) throws ImageException {
        long[] one = new long[1];
        if (physical(walk, skip + 1, one) >= 1) {
            long call = one[0] - 1;
            return located(symbols.era().callerPc() == Era.CallerPc.CALL ? call : one[0], call);
        }
        ShadowStore store = symbols.shadow();
        long synthetic = store == null ? 0 : store.caller(skip);
        if (synthetic != 0) {
            return located(synthetic, synthetic);
        }
        return callers(walk, skip + 2, one) < 1 ? Caller.NONE : located(one[0], one[0]);
    }

    /** The placeholders apply one by one: a known file with line 0 keeps its file. */
    private Caller located(long pc, long lookup) throws ImageException {
        Sym s = symbols.sym(lookup);
        return new Caller(pc, s.file().isEmpty() ? "???" : s.file(), s.line() == 0 ? 1 : s.line(), true);
    }
}
