package org.pclnlab.emulator.functab;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.metadata.FuncRecords;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.Names;
import org.pclnlab.emulator.metadata.PclineRecords;

/**
 * Statement sites sorted by pc, each with the entry of the function it belongs to (02 section 13, 04 section 2.6). Built
 * once; where a precondition fails it is empty for good. Strings are not read while it is built.
 */
public final class StatementTable implements Statements {
    private static final long MAX_PCLINES = 1 << 20, PCLINES_PER_FUNCTION = 1024;
    private static final long MAX_SITES = 1 << 22, SITES_PER_PCLINE = 1024;

    private final Metadata metadata;
    private final long[] pcs;
    private final int[] order;
    private final int[] records;
    private final long[] entries;
    private final int n;
    /** Null until somebody searches. */
    private @Nullable FindIndex index;

    private StatementTable(Metadata metadata, long[] pcs, int[] order, int[] records, long[] entries, int collected) {
        this.metadata = metadata;
        this.pcs = pcs;
        this.order = order;
        this.records = records;
        this.entries = entries;
        AddressSort.sort(pcs, order, collected);
        this.n = AddressSort.unique(pcs, order, collected);
    }

    private FindIndex index() {
        FindIndex i = index;
        if (i == null) {
            i = FindIndex.build(pcs, n);
            index = i;
        }
        return i;
    }

    /** Builds the table; builds the rows too as soon as one site needs its function's entry. */
    public static StatementTable build(Metadata metadata, FunctionTable functionTable, DynamicLoader loader)
            throws ImageException {
        SiteRecords sites = sites(metadata);
        if (sites == null) {
            return new StatementTable(metadata, new long[0], new int[0], new int[0], new long[0], 0);
        }
        FuncRecords functions = metadata.functions();
        PclineRecords pclines = metadata.pclines();
        long[] pairs = sites.pairs();
        pclines.load();
        long[] pcs = new long[sites.count()];
        int[] order = new int[sites.count()];
        int[] records = new int[sites.count()];
        long[] entries = new long[sites.count()];
        int n = 0;
        long lastFunction = 0;
        long lastEntry = 0;
        for (int i = 0; i < sites.count(); i++) {
            long pc = pairs[2 * i];
            long id = pairs[2 * i + 1];
            if (id == 0 || pc == 0) {
                continue;
            }
            long record = pclines.find(id);
            if (record < 0 || !functions.valid(pclines.funcIndex(record))) {
                continue;
            }
            long k = pclines.funcIndex(record);
            if (k != lastFunction) {
                lastFunction = k;
                Rows rows = functionTable.rows();
                lastEntry = rows == null ? 0 : rows.entryOf(k);
                if (lastEntry == 0) {
                    lastEntry = loader.dlsym(functions.symbol(k));
                }
            }
            pcs[n] = pc;
            order[n] = n;
            records[n] = (int) record;
            entries[n] = lastEntry != 0 ? lastEntry : nativeEntry(loader, pc);
            n++;
        }
        return new StatementTable(metadata, pcs, order, records, entries, n);
    }

    static @Nullable SiteRecords sites(Metadata metadata) throws ImageException {
        Globals g = metadata.globals();
        long p = g.pclineCount();
        if (g.pclineTable() == 0
                || p == 0
                || g.table() == 0
                || g.count() == 0
                || g.strings() == 0
                || g.stringOffsets() == 0
                || Unsigned.less(MAX_PCLINES, p)
                || Unsigned.less(Unsigned.times(PCLINES_PER_FUNCTION, g.count()), p)) {
            return null;
        }
        // The builder walks all records first, whatever their number: a wrong count faults here (02 section 13.1).
        metadata.functions().line(g.count());
        metadata.readStatementStrings();
        long limit = Unsigned.min(SITES_PER_PCLINE * p, MAX_SITES);
        return SiteRecords.read(
                metadata.loaded().memory(), g.pcsiteStart(), g.pcsiteEnd(), limit, "pcline site records");
    }

    /** Address of the first site record with this pc and id, 0 without one. */
    public static long siteAddress(Metadata metadata, long pc, long id) throws ImageException {
        SiteRecords sites = sites(metadata);
        for (int i = 0; sites != null && i < sites.count(); i++) {
            if (sites.pc(i) == pc && sites.id(i) == id) {
                return metadata.globals().pcsiteStart() + (long) SiteRecords.SIZE * i;
            }
        }
        return 0;
    }

    static long nativeEntry(DynamicLoader loader, long pc) throws ImageException {
        DynamicLoader.Found found = loader.dladdr(pc);
        return found == null || Names.isPcSite(found.name()) ? 0 : found.address();
    }

    /** Number of distinct statement pcs. */
    public int count() {
        return n;
    }

    /** Last statement at or below {@code pc} if it belongs to {@code entry} (0: any function), else -1. */
    @Override
    public int near(long pc, long entry) {
        if (pc == 0) {
            return -1;
        }
        int i = FirstUseRows.lastAtOrBelow(pcs, n, index(), pc);
        return i >= 0 && (entry == 0 || entry(i) == entry) ? i : -1;
    }

    /** The statement at exactly {@code pc}, of whatever function, else -1. */
    @Override
    public int exact(long pc) {
        if (pc == 0) {
            return -1;
        }
        int i = FirstUseRows.lastAtOrBelow(pcs, n, index(), pc);
        return i >= 0 && pcs[i] == pc ? i : -1;
    }

    /** {@link #near} for any function, with everything it compares. */
    public Search search(long pc) {
        return Search.of(index(), n, i -> pcs[i], pc, pc, near(pc, 0));
    }

    /** Position of the statement's record. */
    public long recordOf(int i) {
        return record(i);
    }

    public long pc(int i) {
        return pcs[i];
    }

    /** Entry of the function the statement belongs to, 0 when unknown. */
    @Override
    public long entry(int i) {
        return entries[order[i]];
    }

    /** Position of the statement's record among the {@code PclineRecords}. */
    public int record(int i) {
        return records[order[i]];
    }

    private long funcIndex(int i) throws ImageException {
        return metadata.pclines().funcIndex(record(i));
    }

    @Override
    public String function(int i) throws ImageException {
        return metadata.functions().name(funcIndex(i));
    }

    /** The statement's file, or its function's when the record has none. */
    @Override
    public String file(int i) throws ImageException {
        return metadata.statementFile(record(i));
    }

    /** The statement's line, or its function's when the record has none. */
    @Override
    public long line(int i) throws ImageException {
        return metadata.statementLine(record(i));
    }

    @Override
    public long startLine(int i) throws ImageException {
        return metadata.functions().line(funcIndex(i));
    }

    /** The line the runtime prints when {@code LLGO_FUNCINFO_DEBUG} is set (02 section 14). */
    public String debugLine() {
        return "llgo funcinfo: pcline table frames= " + n + "  buckets= " + index().count() + "  index= "
                + (index().count() != 0 ? "built" : "fallback");
    }
}
