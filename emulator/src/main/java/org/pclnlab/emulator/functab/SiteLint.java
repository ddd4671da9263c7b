package org.pclnlab.emulator.functab;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Findings;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.SiteKind;

/** Applies every {@link SiteRule} that an image has the sections for. */
public final class SiteLint {
    private static final long META = 0x3154454D4F474C4CL, MOST = 1 << 22;

    private final Metadata m;
    private final Globals g;
    private final LoadedImage loaded;
    private final Findings findings;

    private SiteLint(Metadata metadata, Findings findings) {
        this.m = metadata;
        this.g = metadata.globals();
        this.loaded = metadata.loaded();
        this.findings = findings;
    }

    /**
     * Applies the rules.
     *
     * @param rows the rows that statements are attributed to, null without any
     * @param rewritten whether the entry section holds a table instead of sites
     */
    public static void check(Metadata metadata, @Nullable Rows rows, boolean rewritten, Findings findings) {
        new SiteLint(metadata, findings).run(rows, rewritten);
    }

    private void run(@Nullable Rows rows, boolean rewritten) {
        Section identity = SiteKind.IDENTITY.section(loaded.image());
        if (identity != null) {
            findings.applied(SiteRule.IDENTITY);
            if (identity.size() != 32) {
                findings.add(SiteRule.IDENTITY, pc(identity.vmaddr()), "size", "" + identity.size(), "32");
            }
        }
        if (g.named() && !m.installed()) { // else they bound the sites of the sidecar
            bounds(SiteRule.ENTRY_BOUNDS, SiteKind.ENTRY, g.entryStart(), g.entryEnd(), rewritten);
            bounds(SiteRule.PCLINE_BOUNDS, SiteKind.PCLINE, g.pcsiteStart(), g.pcsiteEnd(), false);
            bounds(SiteRule.STUB_BOUNDS, SiteKind.STUB, g.stubSiteStart(), g.stubSiteEnd(), false);
        }
        boolean detached = identity != null && !m.installed();
        if (!rewritten && !detached && g.entryStart() != 0) {
            findings.applied(SiteRule.ENTRY_PC);
            findings.apply(SiteRule.ENTRY_ID, () -> sites(true));
            if (!m.installed()) {
                findings.apply(SiteRule.ENTRY_META, this::meta);
            }
        }
        if (!rewritten && !detached && g.stubSiteStart() != 0) {
            findings.apply(SiteRule.STUB_ID, () -> sites(false));
        }
        if (g.pclineTable() != 0 && g.pcsiteStart() != 0 && !detached) {
            findings.applied(SiteRule.PCLINE_PC);
            findings.applied(SiteRule.PCLINE_OWNER);
            findings.apply(SiteRule.PCLINE_ID, () -> statements(rows));
        }
    }

    private long pc(long vmaddr) {
        return loaded.toPc(vmaddr);
    }

    private void bounds(SiteRule rule, SiteKind kind, long start, long end, boolean mayEndLater) {
        Section section = kind.section(loaded.image());
        if (section == null || (start == 0 && end == 0)) {
            return;
        }
        findings.applied(rule);
        boolean endFits = end == pc(section.end()) || (mayEndLater && Unsigned.less(pc(section.end()), end));
        if (start != pc(section.vmaddr()) || !endFits) {
            findings.add(
                    rule,
                    pc(section.vmaddr()),
                    section.name(),
                    Hex.range(start, end),
                    Hex.range(pc(section.vmaddr()), pc(section.end())));
        }
    }

    private @Nullable SiteRecords records(long start, long end, String name) throws ImageException {
        return SiteRecords.read(loaded.memory(), start, end, MOST, name);
    }

    private void sites(boolean entry) throws ImageException {
        long start = entry ? g.entryStart() : g.stubSiteStart();
        long end = entry ? g.entryEnd() : g.stubSiteEnd();
        SiteRecords all = records(start, end, entry ? "entry site records" : "stub site records");
        Section text = loaded.image().text();
        for (int i = 0; all != null && i < all.count(); i++) {
            long at = start + (long) SiteRecords.SIZE * i;
            if (all.pc(i) == 0 || all.id(i) == 0) {
                continue; // zero and meta records
            }
            if (entry && !text.contains(loaded.toVmaddr(all.pc(i)))) {
                findings.add(SiteRule.ENTRY_PC, at, "site[" + i + "].pc", Hex.of(all.pc(i)), "an address in text");
            }
            if (m.symbolIndex().indexFor(all.id(i)) == 0) {
                findings.add(
                        entry ? SiteRule.ENTRY_ID : SiteRule.STUB_ID,
                        at + 8,
                        "site[" + i + "].id",
                        Hex.of(all.id(i)),
                        "an id of the symbol index");
            }
        }
    }

    private void meta() throws ImageException {
        SiteRecords all = records(g.entryStart(), g.entryEnd(), "entry site records");
        if (all == null) {
            return;
        }
        boolean zero = false;
        int triple = -1;
        for (int i = 0; i < all.count(); i++) {
            zero |= all.pc(i) == 0 && all.id(i) == 0;
            if (all.pc(i) == 0 && all.id(i) == META && triple < 0) {
                triple = i;
            }
        }
        if (!zero) {
            findings.add(SiteRule.ENTRY_META, g.entryStart(), "zero record", "none", "one");
        }
        if (triple < 0 || triple + 2 >= all.count() || all.pc(triple + 1) == 0 || all.pc(triple + 2) == 0) {
            findings.add(
                    SiteRule.ENTRY_META,
                    g.entryStart() + (long) SiteRecords.SIZE * Math.max(triple, 0),
                    "meta triple",
                    triple < 0 ? "none" : "one without both addresses",
                    "one with both addresses");
        } else if (g.named()) {
            long index = loaded.memory().u64(all.pc(triple + 1));
            long count = loaded.memory().u64(all.pc(triple + 2));
            if (index != g.symbolIndex() || count != g.symbolIndexCount()) {
                findings.add(
                        SiteRule.ENTRY_META,
                        g.entryStart() + SiteRecords.SIZE * (triple + 1L),
                        "meta triple",
                        "an index of " + Long.toUnsignedString(count) + " at " + Hex.of(index),
                        "one of " + Long.toUnsignedString(g.symbolIndexCount()) + " at " + Hex.of(g.symbolIndex()));
            }
        }
    }

    private void statements(@Nullable Rows rows) throws ImageException {
        SiteRecords all = records(g.pcsiteStart(), g.pcsiteEnd(), "pcline site records");
        Section text = loaded.image().text();
        for (int i = 0; all != null && i < all.count(); i++) {
            long at = g.pcsiteStart() + (long) SiteRecords.SIZE * i;
            long pc = all.pc(i);
            if (pc == 0 || all.id(i) == 0) {
                continue;
            }
            if (!text.contains(loaded.toVmaddr(pc))) {
                findings.add(SiteRule.PCLINE_PC, at, "site[" + i + "].pc", Hex.of(pc), "an address in text");
            }
            long record = m.pclines().find(all.id(i));
            if (record < 0) {
                findings.add(
                        SiteRule.PCLINE_ID,
                        at + 8,
                        "site[" + i + "].id",
                        Hex.of(all.id(i)),
                        "an id of a statement record");
                continue;
            }
            int row = rows == null ? -1 : rows.near(pc);
            long k = m.pclines().funcIndex(record);
            if (rows != null && row >= 0 && rows.funcIndex(row) != k) {
                findings.add(
                        SiteRule.PCLINE_OWNER,
                        at,
                        "site[" + i + "].pc",
                        Hex.of(pc) + " in row " + row + ", function " + rows.funcIndex(row),
                        "function " + k);
            }
        }
    }
}
