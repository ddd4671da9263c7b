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
    private final @Nullable SiteRecords sites;
    private final long[] pcs;
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
        this.sites = sites;
        this.pcs = sites == null ? new long[0] : sites.pcs();
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
        SiteRecords all = sites;
        if (table != null || left == 0) {
            return false;
        }
        if (known && Long.compareUnsigned(pc, askedPc) <= 0 && (site < 0 || Long.compareUnsigned(pcs[site], pc) <= 0)) {
            return true;
        }
        left--;
        known = false;
        site = -1;
        long bound = pc;
        boolean open = true;
        while (all != null) {
            int best = best(bound, open);
            if (best < 0) {
                break;
            }
            int valid = -1;
            for (int i = 0; i < pcs.length; i++) {
                if (pcs[i] == pcs[best] && valid(all, i)) {
                    if (valid >= 0) {
                        return false; // which of two wins is decided by how the table is sorted
                    }
                    valid = i;
                }
            }
            if (valid >= 0) {
                valid(all, valid);
                site = valid;
                entry = entryOf(metadata.pclines().funcIndex(record), pcs[valid]);
                break;
            }
            bound = pcs[best];
            open = false;
        }
        known = true;
        askedPc = pc;
        return true;
    }

    /** A site with the highest pc that is not above {@code bound}, or below it; -1 without one. */
    private int best(long bound, boolean inclusive) {
        int best = -1;
        long highest = 0;
        for (int i = 0; i < pcs.length; i++) {
            long p = pcs[i] + Long.MIN_VALUE;
            long limit = bound + Long.MIN_VALUE;
            if (pcs[i] != 0 && (p < limit || (inclusive && p == limit)) && (best < 0 || p > highest)) {
                best = i;
                highest = p;
            }
        }
        return best;
    }

    /** Whether the table would keep this site; sets {@link #record}. */
    private boolean valid(SiteRecords all, int i) throws ImageException {
        PclineRecords pclines = metadata.pclines();
        long id = all.id(i);
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
        return site >= 0 && pcs[site] == pc ? site : -1;
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
