package org.pclnlab.emulator.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pclnlab.emulator.image.Findings;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;

/** Applies every {@link MetadataRule}. Its work is bounded whatever counts and lengths an image claims. */
public final class MetadataLint {
    private final Metadata m;
    private final Globals g;
    private final FuncRecords records;
    private final Findings findings;
    private final int n;
    private final NameBudget budget;

    private MetadataLint(Metadata metadata, Findings findings) {
        this.m = metadata;
        this.g = metadata.globals();
        this.records = metadata.functions();
        this.findings = findings;
        this.n = (int) records.count();
        this.budget = new NameBudget(metadata);
    }

    /** Applies the rules; nothing is applied to an image that the runtime would not read either. */
    public static void check(Metadata metadata, Findings findings) {
        Globals g = metadata.globals();
        if (g.table() == 0
                || g.count() == 0
                || g.strings() == 0
                || g.stringOffsets() == 0
                || Unsigned.less(Globals.MAX_FUNCTIONS, g.count())) {
            return;
        }
        new MetadataLint(metadata, findings).run();
    }

    private void run() {
        StringLint.check(m, budget, findings);
        findings.apply(MetadataRule.RECORD_IDS, this::recordIds);
        findings.applied(MetadataRule.RECORD_HALVES);
        findings.apply(MetadataRule.RECORD_ORDER, this::recordOrder);
        IndexLint.check(m, budget, findings);
        findings.applied(MetadataRule.PCLINE_FUNC);
        findings.applied(MetadataRule.PCLINE_FILE);
        findings.apply(MetadataRule.PCLINE_ORDER, this::pclines);
        if (m.generation().hasStubSites() && g.stubIndexes() != 0) {
            findings.apply(MetadataRule.STUB_LIST, this::stubList);
        }
    }

    private void recordIds() throws ImageException {
        int width = m.generation().narrowIds() ? 2 : 4;
        for (int k = 1; k <= n; k++) {
            for (int field = FuncRecords.SYMBOL_PKG; field <= FuncRecords.FILE_NAME; field++) {
                long id = records.id(k, field);
                if (!Unsigned.less(id, m.strings().count())) {
                    findings.add(
                            MetadataRule.RECORD_IDS,
                            records.addressOf(k) + (long) width * field,
                            "record[" + k + "].id[" + field + "]",
                            Long.toString(id),
                            "less than " + Long.toUnsignedString(m.strings().count()));
                }
            }
        }
    }

    private void recordOrder() throws ImageException {
        byte[] before = new byte[0];
        for (int k = 1; k <= n; k++) {
            String symbol = budget.symbol(k);
            byte[] bytes = symbol.getBytes(StandardCharsets.UTF_8);
            boolean tail = !m.generation().hasStubSites()
                    && k > n - 2
                    && (symbol.equals("runtime.main") || symbol.equals("main"));
            if (!tail && k > 1 && Arrays.compareUnsigned(before, bytes) >= 0) {
                findings.add(
                        MetadataRule.RECORD_ORDER,
                        records.addressOf(k),
                        "record[" + k + "].symbol",
                        symbol,
                        "more than " + NameBudget.quoted(before));
            }
            before = bytes;
            String pkg = m.strings().get(records.id(k, FuncRecords.SYMBOL_PKG));
            if (!Names.packageHalf(symbol).equals(pkg)) {
                findings.add(
                        MetadataRule.RECORD_HALVES,
                        records.addressOf(k),
                        "record[" + k + "].symbolPkg",
                        pkg,
                        "\"" + Names.packageHalf(symbol) + "\" of " + symbol);
            }
        }
    }

    private void pclines() throws ImageException {
        PclineRecords p = m.pclines();
        long count = Unsigned.min(p.count(), 1 << 20);
        long before = 0;
        for (long i = 0; i < count; i++) {
            long at = g.pclineTable() + PclineRecords.SIZE * i;
            long id = p.id(i);
            if (!Unsigned.less(before, id)) {
                findings.add(
                        MetadataRule.PCLINE_ORDER,
                        at,
                        "pcline[" + i + "].id",
                        Hex.of(id),
                        "more than " + Hex.of(before));
            }
            before = id;
            if (!records.valid(p.funcIndex(i))) {
                findings.add(
                        MetadataRule.PCLINE_FUNC,
                        at + 8,
                        "pcline[" + i + "].funcIndex",
                        "" + p.funcIndex(i),
                        "1 to " + n);
            }
            long strings = m.strings().count();
            if (!Unsigned.less(p.fileRoot(i), strings) || !Unsigned.less(p.fileName(i), strings)) {
                findings.add(
                        MetadataRule.PCLINE_FILE,
                        at + 12,
                        "pcline[" + i + "].file",
                        p.fileRoot(i) + ", " + p.fileName(i),
                        "less than " + Long.toUnsignedString(strings));
            }
        }
    }

    private void stubList() throws ImageException {
        long before = 0;
        long count = Unsigned.min(g.stubCount(), n);
        for (long i = 0; i < count; i++) {
            long k = m.loaded().memory().u32(g.stubIndexes() + 4 * i);
            if (k <= before || k > n) {
                findings.add(
                        MetadataRule.STUB_LIST,
                        g.stubIndexes() + 4 * i,
                        "stubs[" + i + "]",
                        "" + k,
                        "more than " + before + ", at most " + n);
            }
            before = k;
        }
    }
}
