package org.pclnlab.emulator.metadata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.pclnlab.emulator.image.Findings;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Unsigned;

/** Applies every {@link MetadataRule}. Its work is bounded whatever counts and lengths an image claims. */
public final class MetadataLint {
    /** Bytes of names that are read for all rules together; a hostile image can claim the same long name a million times. */
    private static final long BUDGET = 256L << 20;

    private static final int MOST_SUFFIXES = 1 << 22;

    private final Metadata m;
    private final Globals g;
    private final FuncRecords records;
    private final Findings findings;
    private final int n;
    private long spent;

    private MetadataLint(Metadata metadata, Findings findings) {
        this.m = metadata;
        this.g = metadata.globals();
        this.records = metadata.functions();
        this.findings = findings;
        this.n = (int) records.count();
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
        findings.apply(MetadataRule.STRING_ZERO, this::stringZero);
        findings.applied(MetadataRule.STRING_PLACE);
        findings.apply(MetadataRule.STRING_ORDER, this::strings);
        findings.apply(MetadataRule.RECORD_IDS, this::recordIds);
        findings.applied(MetadataRule.RECORD_HALVES);
        findings.apply(MetadataRule.RECORD_ORDER, this::recordOrder);
        findings.apply(MetadataRule.INDEX_ORDER, this::indexOrder);
        findings.apply(MetadataRule.INDEX_ENTRY, this::indexEntries);
        findings.apply(MetadataRule.INDEX_COMPLETE, this::indexComplete);
        findings.apply(MetadataRule.HASH_SIZE, this::hashSize);
        findings.apply(MetadataRule.HASH_SLOTS, this::hashSlots);
        findings.applied(MetadataRule.PCLINE_FUNC);
        findings.applied(MetadataRule.PCLINE_FILE);
        findings.apply(MetadataRule.PCLINE_ORDER, this::pclines);
        if (m.generation().hasStubSites() && g.stubIndexes() != 0) {
            findings.apply(MetadataRule.STUB_LIST, this::stubList);
        }
    }

    private byte[] spend(byte[] bytes) throws Unsupported {
        spent += bytes.length;
        if (spent > BUDGET) {
            throw new Unsupported(
                    new Where(m.loaded().image().name(), g.strings(), "string pool", ""),
                    "more than 256 MiB of names in " + n + " records",
                    "names that are read once each");
        }
        return bytes;
    }

    private String symbol(int k) throws ImageException {
        String symbol = records.symbol(k);
        spend(symbol.getBytes(StandardCharsets.UTF_8));
        return symbol;
    }

    private long recordAt(long k) {
        return g.table() + (k - 1) * m.generation().recordSize();
    }

    private void stringZero() throws ImageException {
        long count = m.strings().count();
        for (long id = 0; id < 2 && Unsigned.less(id, count); id++) {
            long off = m.strings().offset(id);
            if (off != id) {
                findings.add(
                        MetadataRule.STRING_ZERO, g.stringOffsets() + 4 * id, "offset[" + id + "]", "" + off, "" + id);
            }
        }
        if (m.strings().bytes(0).length != 0) {
            findings.add(MetadataRule.STRING_ZERO, g.strings(), "pool[0]", "a string", "a NUL");
        }
    }

    /** Order and place of every string; suffixes of what was appended are remembered by their 64-bit hash. */
    private void strings() throws ImageException {
        Map<Long, Long> suffixes = new HashMap<>();
        byte[] before = new byte[0];
        long end = 1;
        for (long id = 1; Unsigned.less(id, m.strings().count()); id++) {
            byte[] s = spend(m.strings().bytes(id));
            long off = m.strings().offset(id);
            long at = g.stringOffsets() + 4 * id;
            boolean ordered = id == 1
                    || s.length < before.length
                    || (s.length == before.length && Arrays.compareUnsigned(before, s) < 0);
            if (!ordered || s.length == 0) {
                findings.add(
                        MetadataRule.STRING_ORDER,
                        at,
                        "string[" + id + "]",
                        text(s),
                        "one that follows " + text(before));
            }
            before = s;
            long[] hashes = suffixHashes(s);
            Long known = s.length == 0 ? null : suffixes.get(hashes[0]);
            long expected = known == null ? end : known;
            if (off != expected) {
                findings.add(MetadataRule.STRING_PLACE, at, "offset[" + id + "]", Hex.of(off), Hex.of(expected));
            }
            if (known == null) {
                checkSuffixes(suffixes.size());
                for (int i = 0; i < s.length; i++) {
                    suffixes.putIfAbsent(hashes[i], off + i);
                }
                end = off + s.length + 1;
            }
        }
    }

    private void checkSuffixes(int size) throws Unsupported {
        if (size > MOST_SUFFIXES) {
            throw new Unsupported(
                    new Where(m.loaded().image().name(), g.strings(), "string pool", ""),
                    "more than " + MOST_SUFFIXES + " bytes of different names",
                    "fewer; the rest was not looked at");
        }
    }

    private static long[] suffixHashes(byte[] s) {
        long[] out = new long[s.length];
        long h = 0;
        for (int i = s.length - 1; i >= 0; i--) {
            h = (h + (s[i] & 0xff) + 1) * 0x9E3779B97F4A7C15L;
            h ^= h >>> 29;
            out[i] = h;
        }
        return out;
    }

    private static String text(byte[] s) {
        return "\"" + new String(s, StandardCharsets.UTF_8) + "\"";
    }

    private void recordIds() throws ImageException {
        int width = m.generation().narrowIds() ? 2 : 4;
        for (int k = 1; k <= n; k++) {
            for (int field = FuncRecords.SYMBOL_PKG; field <= FuncRecords.FILE_NAME; field++) {
                long id = records.id(k, field);
                if (!Unsigned.less(id, m.strings().count())) {
                    findings.add(
                            MetadataRule.RECORD_IDS,
                            recordAt(k) + (long) width * field,
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
            String symbol = symbol(k);
            byte[] bytes = symbol.getBytes(StandardCharsets.UTF_8);
            boolean tail = !m.generation().hasStubSites()
                    && k > n - 2
                    && (symbol.equals("runtime.main") || symbol.equals("main"));
            if (!tail && k > 1 && Arrays.compareUnsigned(before, bytes) >= 0) {
                findings.add(
                        MetadataRule.RECORD_ORDER,
                        recordAt(k),
                        "record[" + k + "].symbol",
                        symbol,
                        "more than " + text(before));
            }
            before = bytes;
            String pkg = m.strings().get(records.id(k, FuncRecords.SYMBOL_PKG));
            if (!Names.packageHalf(symbol).equals(pkg)) {
                findings.add(
                        MetadataRule.RECORD_HALVES,
                        recordAt(k),
                        "record[" + k + "].symbolPkg",
                        pkg,
                        "\"" + Names.packageHalf(symbol) + "\" of " + symbol);
            }
        }
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
            long id = Names.symbolId(symbol((int) k));
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
            String symbol = symbol(k);
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
                        recordAt(k),
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
            int slot = Names.fnv1a32(symbol(k)) & (b - 1);
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
