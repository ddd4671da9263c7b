package org.pclnlab.emulator.metadata;

import java.util.HashMap;
import java.util.Map;
import org.pclnlab.emulator.image.Findings;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;

/** The rules for the two ways from a symbol to its record: the index by id and the hash by name (01 sections 4.3, 4.4). */
final class IndexLint {
    private final Metadata m;
    private final Globals g;
    private final FuncRecords records;
    private final NameBudget budget;
    private final Findings findings;
    private final int n;

    private IndexLint(Metadata metadata, NameBudget budget, Findings findings) {
        this.m = metadata;
        this.g = metadata.globals();
        this.records = metadata.functions();
        this.budget = budget;
        this.findings = findings;
        this.n = (int) records.count();
    }

    static void check(Metadata metadata, NameBudget budget, Findings findings) {
        IndexLint lint = new IndexLint(metadata, budget, findings);
        findings.apply(MetadataRule.INDEX_ORDER, lint::indexOrder);
        findings.apply(MetadataRule.INDEX_ENTRY, lint::indexEntries);
        findings.apply(MetadataRule.INDEX_COMPLETE, lint::indexComplete);
        findings.apply(MetadataRule.HASH_SIZE, lint::hashSize);
        findings.apply(MetadataRule.HASH_SLOTS, lint::hashSlots);
    }

    private long entryAt(int i) {
        return g.symbolIndex() + (long) SymbolIndex.SIZE * i;
    }

    private void indexOrder() throws ImageException {
        SymbolIndex index = m.symbolIndex();
        for (int i = 1; i < index.count(); i++) {
            if (!Unsigned.less(index.idAt(i - 1), index.idAt(i))) {
                findings.add(
                        MetadataRule.INDEX_ORDER,
                        entryAt(i),
                        "index[" + i + "].symbolID",
                        Hex.of(index.idAt(i)),
                        "more than " + Hex.of(index.idAt(i - 1)));
            }
        }
    }

    private void indexEntries() throws ImageException {
        SymbolIndex index = m.symbolIndex();
        for (int i = 0; i < index.count(); i++) {
            long k = index.funcIndexAt(i);
            if (!records.valid(k)) {
                findings.add(
                        MetadataRule.INDEX_ENTRY, entryAt(i) + 8, "index[" + i + "].funcIndex", "" + k, "1 to " + n);
                continue;
            }
            long id = Names.symbolId(budget.symbol((int) k));
            // A symbol that ends or begins with a dot is stored without it: its id is not that of its halves (01 12.3).
            if (id != index.idAt(i)) {
                findings.add(
                        MetadataRule.INDEX_ENTRY,
                        entryAt(i),
                        "index[" + i + "].symbolID",
                        Hex.of(index.idAt(i)),
                        Hex.of(id) + ", the id of " + records.symbol(k));
            }
            if (index.paddingAt(i) != 0) {
                findings.add(
                        MetadataRule.INDEX_ENTRY,
                        entryAt(i) + 12,
                        "index[" + i + "].padding",
                        "" + index.paddingAt(i),
                        "0");
            }
        }
    }

    private void indexComplete() throws ImageException {
        Map<Long, Integer> ids = new HashMap<>();
        long[] idOf = new long[n + 1];
        for (int k = 1; k <= n; k++) {
            String symbol = budget.symbol(k);
            idOf[k] = symbol.isEmpty() ? 0 : Names.symbolId(symbol);
            ids.merge(idOf[k], 1, Integer::sum);
        }
        for (int k = 1; k <= n; k++) {
            Integer same = ids.get(idOf[k]);
            long listed = m.symbolIndex().indexFor(idOf[k]);
            long expected = idOf[k] != 0 && same != null && same == 1 ? k : 0;
            if (listed != expected) {
                findings.add(
                        MetadataRule.INDEX_COMPLETE,
                        records.addressOf(k),
                        "record[" + k + "]",
                        listed == 0 ? "not in the index" : "listed as " + listed,
                        expected == 0 ? "not listed, for its id collides" : "listed as " + k);
            }
        }
    }

    private long slots() {
        if (n > 65535) {
            return 0;
        }
        long b = 1;
        while (b * 3 < n * 4L) {
            b *= 2;
        }
        return b;
    }

    private void hashSize() {
        long mask = slots() == 0 ? 0 : slots() - 1;
        if (g.hashMask() != mask || (g.hash() == 0) != (mask == 0)) {
            findings.add(
                    MetadataRule.HASH_SIZE,
                    g.hash(),
                    "mask",
                    Long.toUnsignedString(g.hashMask()) + (g.hash() == 0 ? " without a hash" : ""),
                    mask + " for " + n + " records");
        }
    }

    private void hashSlots() throws ImageException {
        int b = (int) slots();
        if (b == 0 || g.hash() == 0 || g.hashMask() != b - 1) {
            return;
        }
        int[] expected = new int[b];
        for (int k = 1; k <= n; k++) {
            int slot = Names.fnv1a32(budget.symbol(k)) & (b - 1);
            while (expected[slot] != 0) {
                slot = (slot + 1) & (b - 1);
            }
            expected[slot] = k;
        }
        for (int slot = 0; slot < b; slot++) {
            int found = m.symbolHash().slot(slot);
            if (found != expected[slot]) {
                findings.add(
                        MetadataRule.HASH_SLOTS,
                        g.hash() + 2L * slot,
                        "hash[" + slot + "]",
                        "" + found,
                        "" + expected[slot]);
            }
        }
    }
}
