package org.pclnlab.emulator.functab;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.PclineRecords;

/**
 * Answers the first few questions about statements by looking through the raw sites, and builds the {@link StatementTable}
 * for the others: whoever asks for two pcs does not wait for a table of all. Only where the rows are an adopted table, so
 * that building or not building makes no difference to other answers. Where sound and damaged images differ: a damaged site
 * that nobody asks for is not noticed. Mutable.
 */
public final class StatementScan implements Statements {
    private static final int BUDGET = 8;

    private final Metadata metadata;
    private final FunctionTable functionTable;
    private final DynamicLoader loader;
    private final PrebuiltRows rows;
    /** The sites as pairs of pc and id. */
    private final long[] pairs;

    private @Nullable StatementTable table;
    private int left = BUDGET;
    /** The last answer: what was asked, the site at or below it, and that site's record and entry. */
    private boolean known;

    private long askedPc;
    private int site = -1;
    private long record;
    private long entry;

    private StatementScan(
            Metadata metadata,
            FunctionTable functionTable,
            DynamicLoader loader,
            PrebuiltRows rows,
            @Nullable SiteRecords sites) {
        this.metadata = metadata;
        this.functionTable = functionTable;
        this.loader = loader;
        this.rows = rows;
        this.pairs = sites == null ? new long[0] : sites.pairs();
    }

    /** Looks up the sites' bounds and nothing else. */
    public static StatementScan open(
            Metadata metadata, FunctionTable functionTable, DynamicLoader loader, PrebuiltRows rows)
            throws ImageException {
        return new StatementScan(metadata, functionTable, loader, rows, StatementTable.sites(metadata));
    }

    /** The table of all statements. */
    public StatementTable table() throws ImageException {
        StatementTable t = table;
        if (t == null) {
            t = StatementTable.build(metadata, functionTable, loader);
            table = t;
        }
        return t;
    }

    /** Finds the last valid site at or below {@code pc}. Gives false when only the table can tell. */
    private boolean find(long pc) throws ImageException {
        if (table != null || left == 0) {
            return false;
        }
        if (known && Long.compareUnsigned(pc, askedPc) <= 0 && (site < 0 || Long.compareUnsigned(pc(site), pc) <= 0)) {
            return true;
        }
        left--;
        known = false;
        site = -1;
        long bound = pc;
        boolean open = true;
        while (true) {
            int best = best(bound, open);
            if (best < 0) {
                break;
            }
            long at = pc(best);
            int valid = -1;
            for (int i = 2 * best; i < pairs.length; i += 2) {
                if (pairs[i] == at && valid(i >> 1)) {
                    if (valid >= 0) {
                        return false; // which of two wins is decided by how the table is sorted
                    }
                    valid = i >> 1;
                }
            }
            if (valid >= 0) {
                valid(valid);
                site = valid;
                entry = entryOf(metadata.pclines().funcIndex(record), at);
                break;
            }
            bound = at;
            open = false;
        }
        known = true;
        askedPc = pc;
        return true;
    }

    private long pc(int i) {
        return pairs[2 * i];
    }

    /** The first site with the highest pc that is not above {@code bound}, or below it; -1 without one. */
    private int best(long bound, boolean inclusive) {
        // Signed comparisons of values with the sign bit flipped: what a JVM that interprets does fastest.
        long limit = bound ^ Long.MIN_VALUE;
        if (!inclusive) {
            if (bound == 0) {
                return -1;
            }
            limit--;
        }
        int best = -1;
        long highest = Long.MIN_VALUE; // pc 0 is no site
        long[] all = pairs;
        for (int i = 0; i < all.length; i += 2) {
            long p = all[i] ^ Long.MIN_VALUE;
            if (p <= limit && p > highest) {
                best = i;
                highest = p;
            }
        }
        return best >> 1;
    }

    /** Whether the table would keep this site; sets {@link #record}. */
    private boolean valid(int i) throws ImageException {
        PclineRecords pclines = metadata.pclines();
        long id = pairs[2 * i + 1];
        if (id == 0) {
            return false;
        }
        record = pclines.find(id);
        return record >= 0 && metadata.functions().valid(pclines.funcIndex(record));
    }

    private long entryOf(long funcIndex, long pc) throws ImageException {
        long found = rows.entryOnce(funcIndex);
        if (found == 0) {
            found = loader.dlsym(metadata.functions().symbol(funcIndex));
        }
        return found != 0 ? found : StatementTable.nativeEntry(loader, pc);
    }

    @Override
    public int near(long pc, long owner) throws ImageException {
        if (pc == 0) {
            return -1;
        }
        if (!find(pc)) {
            return table().near(pc, owner);
        }
        return site >= 0 && (owner == 0 || entry == owner) ? site : -1;
    }

    @Override
    public int exact(long pc) throws ImageException {
        if (pc == 0) {
            return -1;
        }
        if (!find(pc)) {
            return table().exact(pc);
        }
        return site >= 0 && pc(site) == pc ? site : -1;
    }

    @Override
    public long entry(int i) {
        StatementTable t = table;
        return t != null ? t.entry(i) : entry;
    }

    private long funcIndex() throws ImageException {
        return metadata.pclines().funcIndex(record);
    }

    @Override
    public String function(int i) throws ImageException {
        StatementTable t = table;
        return t != null ? t.function(i) : metadata.functions().name(funcIndex());
    }

    @Override
    public String file(int i) throws ImageException {
        StatementTable t = table;
        return t != null ? t.file(i) : metadata.statementFile(record);
    }

    @Override
    public long line(int i) throws ImageException {
        StatementTable t = table;
        return t != null ? t.line(i) : metadata.statementLine(record);
    }

    @Override
    public long startLine(int i) throws ImageException {
        StatementTable t = table;
        return t != null ? t.startLine(i) : metadata.functions().line(funcIndex());
    }
}
