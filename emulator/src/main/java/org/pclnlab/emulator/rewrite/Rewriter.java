package org.pclnlab.emulator.rewrite;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.FtabHeader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.metadata.Generation;

/**
 * Plans a rewrite and carries it out in memory (03 section 11). One call, one file, one thread.
 * <pre>
 *  file -> Input            sections, symbols, text range       (section 2)
 *       -> SiteList -> Kept records, one for each function      (sections 3, 4)
 *       -> IndexSearch      their record numbers                (section 5)
 *       -> TableRows        rows, buckets, the table's bytes    (section 6)
 *       -> Edits            placement, chains, compaction       (sections 7 to 9)
 * </pre>
 */
public final class Rewriter {
    static final long REDIRECT = FtabHeader.REDIRECT_MAGIC;
    private static final int BASE_OFF = 16, REDIRECT_SIZE = 32, REDIRECT_LEAST = 24;

    private final Bytes file;
    private final @Nullable Generation forced;
    private Statistics statistics;
    private boolean signed;

    private Rewriter(Bytes file, @Nullable Generation forced) {
        this.file = file;
        this.forced = forced;
        this.statistics = Statistics.none(forced == null ? Generation.MAIN : forced);
    }

    /**
     * Rewrites a file in memory.
     *
     * @param bytes the whole file; they belong to the result afterwards, and a refused file is as it was
     * @param name what to call it in messages
     * @param forced the generation whose rewriter is meant, or null for the one that the file was built for
     */
    public static Outcome rewrite(byte[] bytes, String name, @Nullable Generation forced) {
        Outcome outcome = plan(Bytes.of(bytes, name), forced);
        return outcome instanceof Outcome.Planned planned
                ? new Outcome.Rewritten(planned, bytes, planned.plan().edits().apply(bytes))
                : outcome;
    }

    /** What {@link #rewrite} would do to a file, without touching it. No more of it is read than that takes. */
    public static Outcome plan(Bytes file, @Nullable Generation forced) {
        Rewriter r = new Rewriter(file, forced);
        try {
            Edits edits = r.plan();
            if (edits.removed() != 0) {
                r.verify(EditedFile.of(file, edits));
            }
            return new Outcome.Planned(new Plan(r.statistics, edits), r.signed);
        } catch (Refusal refusal) {
            return new Outcome.Refused(r.statistics, refusal.referenceText(), refusal.isAbnormal());
        }
    }

    /**
     * The bytes of the table alone, as they would be placed in the entry section; null where they are not made. For
     * measurements: parsing and table without anything that comes of them (03 sections 2 to 6).
     */
    public static byte @Nullable [] table(Bytes file, @Nullable Generation forced) {
        Rewriter r = new Rewriter(file, forced);
        try {
            Input input = Inputs.load(file, forced);
            return r.rows(input).encode(input.textEnd, input.entry.addr());
        } catch (Refusal refusal) {
            return null;
        }
    }

    private Edits plan() throws Refusal {
        Input input = Inputs.load(file, forced);
        signed = input.signed();
        TableRows rows = rows(input);
        Edits edits = new Edits();
        if (input.rules.compacts()) {
            overwrite(input, rows, edits);
        } else {
            place(input, rows, edits);
        }
        statistics = statistics.finished(rows.count() + 1L, rows.buckets(), edits.removed());
        return edits;
    }

    private TableRows rows(Input input) throws Refusal {
        count(input, 0, 0, null);
        long magic = input.entry.magic();
        if (magic == FtabHeader.MAGIC || (input.rules.spills() && magic == REDIRECT)) {
            throw new Refusal("already rewritten");
        }
        SiteList entries = SiteList.of(input.entry, input);
        SiteList stubs = SiteList.of(input.stub, input);
        count(input, entries.count(), stubs.count(), null);
        if (entries.count() == 0) {
            throw new Refusal("no entry records");
        }
        FunctionSymbols functions = input.functions();
        Kept kept = new Kept(functions);
        kept.add(entries);
        kept.add(stubs);
        count(input, entries.count(), stubs.count(), kept);
        if (kept.count() == 0) {
            throw new Refusal("no records survived dedup");
        }
        return TableRows.of(functions, kept, IndexSearch.of(input, entries));
    }

    private void count(Input input, int entries, int stubs, @Nullable Kept kept) {
        statistics = new Statistics(
                input.rules.generation(),
                input.format(),
                entries,
                stubs,
                kept == null ? 0 : kept.count(),
                kept == null ? 0 : kept.inlineCopies(),
                kept == null ? 0 : kept.noSymbol(),
                0,
                0,
                0);
    }

    /** The generations with a stub section: the table in one section, zeros over the rest of both (03 section 7.1). */
    private void place(Input input, TableRows rows, Edits edits) throws Refusal {
        Area entry = input.entry;
        Area stub = input.stub;
        long need = rows.need();
        boolean spill = Unsigned.less(entry.size(), need);
        if (spill && !input.rules.spills()) {
            throw new Refusal("prebuilt blob " + Long.toUnsignedString(need) + "B does not fit entry section "
                    + Long.toUnsignedString(entry.size()) + "B");
        }
        if (spill && Unsigned.less(stub.size(), need)) {
            throw new Refusal("prebuilt blob does not fit entry or stub section");
        }
        if (spill && entry.size() < REDIRECT_LEAST) {
            throw Refusal.abnormal("entry section of " + entry.size() + " bytes is too short for a redirect");
        }
        Area target = spill ? stub : entry;
        requireFile(target);
        requireFile(stub);
        Chains chains = Chains.of(input);
        chains.range(entry);
        if (stub.size() != 0) {
            chains.range(stub);
        }
        chains.insert(target.fileOff() + BASE_OFF, rows.base());
        if (spill) {
            chains.insert(entry.fileOff() + BASE_OFF, stub.addr());
        }
        chains.unlink(edits);
        if (spill) {
            edits.zero(entry.fileOff(), entry.size(), "entry section cleared");
            redirect(entry, stub, edits);
        }
        edits.put(target.fileOff(), rows.encode(input.textEnd, target.addr()), "function table");
        edits.zero(target.fileOff() + need, target.size() - need, "zeros behind the table");
        chains.relink(edits);
        if (!spill) {
            edits.zero(stub.fileOff(), stub.size(), "stub section cleared");
        }
    }

    private static void redirect(Area entry, Area stub, Edits edits) {
        edits.putU64(entry.fileOff(), REDIRECT, "redirect: magic");
        edits.putU64(entry.fileOff() + 8, entry.addr(), "redirect: address of the entry section");
        edits.putU64(entry.fileOff() + BASE_OFF, stub.addr(), "redirect: address of the stub section");
        if (entry.size() >= REDIRECT_SIZE) {
            edits.putU64(entry.fileOff() + 24, 0, "redirect: zero");
        }
    }

    /** What is placed must have bytes in the file; a section header that points elsewhere was only looked at so far. */
    private void requireFile(Area area) throws Refusal {
        if (!Unsigned.fits(area.fileOff(), area.size(), file.size())) {
            throw Refusal.abnormal("a site section lies outside the file");
        }
    }

    /** The main generation: the table over the first records, the rest cut off (03 section 7.2). */
    private void overwrite(Input input, TableRows rows, Edits edits) throws Refusal {
        Area entry = input.entry;
        long need = rows.need();
        if (Unsigned.less(entry.size(), need)) {
            throw new Refusal("prebuilt blob needs " + Long.toUnsignedString(need) + " bytes; entry section has "
                    + Long.toUnsignedString(entry.size()));
        }
        Chains chains = Chains.of(input);
        chains.range(entry);
        chains.insert(entry.fileOff() + BASE_OFF, rows.base());
        chains.unlink(edits);
        edits.put(entry.fileOff(), rows.encode(input.textEnd, entry.addr()), "function table");
        chains.relink(edits);
        // Headers are read after the table was put in place. It can only have changed them where sections overlap.
        input.compact(input.headersTouchedBy(edits) ? EditedFile.of(file, edits.copy()) : file, need, edits);
    }

    private void verify(Bytes result) throws Refusal {
        try {
            Inputs.readHeaders(result, statistics.format());
        } catch (Refusal refusal) {
            throw refusal.under(statistics.format().equals("elf") ? "verify compact ELF: " : "verify compact Mach-O: ");
        }
    }
}
