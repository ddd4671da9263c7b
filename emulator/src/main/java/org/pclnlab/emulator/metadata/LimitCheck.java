package org.pclnlab.emulator.metadata;

import org.pclnlab.emulator.image.Findings;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;

/** Applies every {@link Limit} to the values of the globals; reads nothing else. */
public final class LimitCheck {
    private static final long SITE = 16, MAX_SITES = 1 << 20, MAX_PCLINES = 1 << 20, MAX_PCLINE_SITES = 1 << 22;

    private final Globals g;
    private final Generation generation;
    private final Findings findings;

    private LimitCheck(Globals globals, Generation generation, Findings findings) {
        this.g = globals;
        this.generation = generation;
        this.findings = findings;
    }

    /**
     * Applies the limits.
     *
     * @param rewritten whether the entry section holds a table, so that it is not read as records
     */
    public static void check(Metadata metadata, boolean rewritten, Findings findings) throws ImageException {
        new LimitCheck(metadata.globals(), metadata.generation(), findings).run(rewritten);
    }

    private void run(boolean rewritten) {
        limit(Limit.TABLE, g.table() != 0 && g.count() != 0, g.table(), "records", g.count(), "at least 1");
        if (g.table() == 0 || g.count() == 0) {
            return;
        }
        long n = g.count();
        boolean strings = g.strings() != 0 && g.stringOffsets() != 0;
        limit(Limit.STRINGS, strings, g.strings(), "string ids", g.stringCount(), "a pool and an offset table");
        limit(Limit.RECORDS, atMost(n, Globals.MAX_FUNCTIONS), g.table(), "count", n, "at most 1048576");
        limit(
                Limit.HASH_MASK,
                atMost(g.hashMask(), Globals.MAX_HASH_MASK),
                g.hash(),
                "mask",
                g.hashMask(),
                "at most 4194304");
        long entries = g.symbolIndexCount();
        limit(
                Limit.SYMBOL_INDEX,
                atMost(entries, n) && atMost(entries, Globals.MAX_FUNCTIONS),
                g.symbolIndex(),
                "count",
                entries,
                "at most N = " + Long.toUnsignedString(n));
        long most = Unsigned.min(Unsigned.times(16, n), MAX_SITES);
        if (!rewritten && g.entryStart() != 0 && g.entryEnd() != 0) {
            sites(Limit.ENTRY_SITES, g.entryStart(), g.entryEnd(), most);
        }
        if (generation.hasStubSites() && !rewritten && g.stubSiteStart() != 0 && g.stubSiteEnd() != 0) {
            sites(Limit.STUB_SITES, g.stubSiteStart(), g.stubSiteEnd(), most);
            limit(
                    Limit.STUB_LIST,
                    atMost(g.stubCount(), n),
                    g.stubIndexes(),
                    "count",
                    g.stubCount(),
                    "at most N = " + Long.toUnsignedString(n));
        }
        if (g.pclineTable() != 0 && g.pclineCount() != 0) {
            long p = g.pclineCount();
            limit(
                    Limit.PCLINES,
                    atMost(p, MAX_PCLINES) && atMost(p, Unsigned.times(1024, n)),
                    g.pclineTable(),
                    "count",
                    p,
                    "at most 1048576 and 1024 N");
            if (g.pcsiteStart() != 0 && g.pcsiteEnd() != 0) {
                sites(
                        Limit.PCLINE_SITES,
                        g.pcsiteStart(),
                        g.pcsiteEnd(),
                        Unsigned.min(Unsigned.times(1024, p), MAX_PCLINE_SITES));
            }
        }
    }

    private static boolean atMost(long value, long limit) {
        return Unsigned.lessOrEqual(value, limit);
    }

    private void limit(Limit rule, boolean holds, long at, String field, long found, String expected) {
        findings.applied(rule);
        if (!holds) {
            findings.add(rule, at, field, Long.toUnsignedString(found), expected);
        }
    }

    private void sites(Limit rule, long start, long end, long most) {
        long size = end - start;
        boolean whole = Unsigned.less(start, end) && Long.remainderUnsigned(size, SITE) == 0;
        boolean few = atMost(Long.divideUnsigned(size, SITE), most);
        limit(
                rule,
                whole && few,
                start,
                "bytes",
                size,
                "a multiple of 16, more than 0, for at most " + Long.toUnsignedString(most) + " records");
    }
}
