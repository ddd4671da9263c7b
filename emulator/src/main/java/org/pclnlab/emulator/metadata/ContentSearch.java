package org.pclnlab.emulator.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Finds the metadata arrays of an image whose globals are gone, because it was stripped or because full LTO folded them
 * away (01 section 10.3). Every step verifies itself: the symbol index by known ids, the strings by their order, the
 * records by their positions in the index, the hash by what it must contain, the statement records by their order.
 */
final class ContentSearch {
    private static final long META_MAGIC = 0x3154454D4F474C4CL;
    private static final int MAX_KNOWN = 64;

    /** How many entries too many a run may have at either end. */
    private static final int MAX_EXTRA = 2;

    /** Functions that are in practically every program; anchors for images without any symbol. */
    private static final String[] COMMON = {
        "main.main",
        "runtime.main",
        "main",
        "main.init",
        "fmt.Println",
        "fmt.Printf",
        "fmt.init",
        "errors.New",
        "errors.init",
        "os.init",
        "os.(*File).Write",
        "io.init",
        "reflect.init",
        "strconv.init",
        "strconv.Itoa",
        "strconv.FormatInt",
        "sync.init",
        "sync.(*Mutex).Lock",
        "runtime.init",
        "runtime.FuncForPC",
        "runtime.Callers",
        "runtime.GC",
        "time.init",
        "unicode.init",
        "syscall.init",
        "internal/poll.init",
        "sync.(*Once).Do",
    };

    private final LoadedImage loaded;
    private final List<Bytes> data = new ArrayList<>();
    private final Globals named;

    private long indexAt;
    private int indexCount;
    private long largestIndex;
    private final Map<Long, Long> funcIndexById = new HashMap<>();

    private ContentSearch(LoadedImage loaded, Globals named) throws ImageException {
        this.loaded = loaded;
        this.named = named;
        for (Segment s : loaded.image().segments()) {
            if (!s.executable() && s.fileSize() != 0) {
                long pc = loaded.toPc(s.vmaddr());
                data.add(loaded.memory().at(pc, s.fileSize(), s.name()));
            }
        }
    }

    /** The globals as the search finds them; pieces that are not found are null or 0, as the runtime would treat them. */
    static Globals search(LoadedImage loaded, Globals named) throws ImageException {
        return new ContentSearch(loaded, named).run();
    }

    private Globals run() throws ImageException {
        Section entry = SiteKind.ENTRY.section(loaded.image());
        Section pcline = SiteKind.PCLINE.section(loaded.image());
        Section stub = SiteKind.STUB.section(loaded.image());
        List<String> known = knownSymbols();
        Found found = new Found();
        if (findIndex(entry, known)) {
            found.symbolIndex = indexAt;
            found.symbolIndexCount = indexCount;
            Strings strings = findStrings();
            if (strings != null) {
                found.pool = strings.pool;
                found.offsets = strings.offsets;
                found.stringCount = strings.list.size();
                findRecordsTrimming(strings, known, found);
                if (found.table != 0) {
                    findHash(strings, found);
                    if (pcline != null) {
                        findPclines(pcline, found);
                    }
                }
            }
        }
        return new Globals(
                false,
                found.table,
                found.count,
                found.pool,
                found.offsets,
                found.stringCount,
                found.hash,
                found.hashMask,
                found.symbolIndex,
                found.symbolIndexCount,
                start(entry),
                end(entry),
                found.pclines,
                found.pclineCount,
                found.pclines == 0 ? 0 : start(pcline),
                found.pclines == 0 ? 0 : end(pcline),
                named.hasFpChain(),
                named.fpChain(),
                0,
                0,
                start(stub),
                end(stub),
                named.hasStubGlobals());
    }

    private static final class Found {
        long table, count, pool, offsets, stringCount, hash, hashMask, symbolIndex, symbolIndexCount;
        long pclines, pclineCount;
        boolean narrow;
    }

    private long start(@Nullable Section s) {
        return s == null ? 0 : loaded.toPc(s.vmaddr());
    }

    private long end(@Nullable Section s) {
        return s == null ? 0 : loaded.toPc(s.end());
    }

    private List<String> knownSymbols() throws ImageException {
        List<String> out = new ArrayList<>(List.of(COMMON));
        SymbolTable symbols = loaded.image().symbols();
        for (int i = symbols.count() - 1; i >= 0 && out.size() < MAX_KNOWN; i--) {
            Symbol s = symbols.at(i);
            if (s.kind() == Symbol.Kind.FUNCTION && s.defined()) {
                out.add(s.name());
            }
        }
        return out;
    }

    // ---------------------------------------------------------------- step 1: symbol index

    private boolean findIndex(@Nullable Section entry, List<String> known) throws ImageException {
        Map<Long, String> ids = new LinkedHashMap<>();
        for (String name : known) {
            ids.put(Names.symbolId(name), name);
        }
        if (named.symbolIndex() != 0 && acceptIndex(named.symbolIndex(), named.symbolIndexCount())) {
            return true;
        }
        if (entry != null) {
            Bytes sites = loaded.memory().at(start(entry), entry.size(), entry.name());
            boolean raw = !GenerationDetector.rewritten(loaded.image());
            for (int at = 0; raw && at + 64 <= sites.size(); at += 16) {
                if (sites.u64(at) == 0 && sites.u64(at + 8) == META_MAGIC) {
                    long index = pointer(sites.u64(at + 16));
                    if (index != 0 && acceptIndex(index, pointer(sites.u64(at + 32)))) {
                        return true;
                    }
                } else if (sites.u64(at + 8) != 0 && ids.size() < 4 * MAX_KNOWN) {
                    ids.put(sites.u64(at + 8), "");
                }
            }
        }
        for (Bytes d : data) {
            for (int at = 0; at + 16 <= d.size(); at += 8) {
                if (indexEntry(d, at) && ids.containsKey(d.u64(at))) {
                    int first = at;
                    while (first >= 16 && indexEntry(d, first - 16) && Unsigned.less(d.u64(first - 16), d.u64(first))) {
                        first -= 16;
                    }
                    int last = at;
                    while (last + 32 <= d.size()
                            && indexEntry(d, last + 16)
                            && Unsigned.less(d.u64(last), d.u64(last + 16))) {
                        last += 16;
                    }
                    if (acceptIndex(d.origin(first), (last - first) / 16 + 1L)) {
                        return true;
                    }
                    at = last;
                }
            }
        }
        return false;
    }

    private long pointer(long at) throws ImageException {
        return at != 0 && loaded.memory().available(at) >= 8 ? loaded.memory().u64(at) : 0;
    }

    private static boolean indexEntry(Bytes d, int at) {
        long k = d.u64(at + 8);
        return k >= 1 && k <= Globals.MAX_FUNCTIONS;
    }

    private boolean acceptIndex(long addr, long count) throws ImageException {
        if (count < 1 || count > Globals.MAX_FUNCTIONS || loaded.memory().available(addr) < count * 16) {
            return false;
        }
        Bytes entries = loaded.memory().at(addr, count * 16, "symbol index");
        funcIndexById.clear();
        largestIndex = 0;
        for (int i = 0; i < (int) count; i++) {
            if (!indexEntry(entries, 16 * i)) {
                return false;
            }
            long k = entries.u64(16 * i + 8);
            funcIndexById.put(entries.u64(16 * i), k);
            largestIndex = Math.max(largestIndex, k);
        }
        indexAt = addr;
        indexCount = (int) count;
        return true;
    }

    // ---------------------------------------------------------------- step 2: string pool and offsets

    private record Strings(long pool, long offsets, List<String> list, Map<String, Integer> ids) {}

    private @Nullable Strings findStrings() {
        Strings best = null;
        for (Bytes d : data) {
            for (int at = 0; at + 16 <= d.size(); at += 4) {
                if (d.u32(at) != 0 || d.u32(at + 4) != 1) {
                    continue;
                }
                // The strings get shorter, so the first ones, appended one behind the other, are less and less apart.
                long x = d.u32(at + 8);
                long y = d.u32(at + 12);
                if (x < 3 || x > 1 << 16 || (y > x && y - x > x - 1)) {
                    continue;
                }
                for (Bytes p : data) {
                    for (int pool = 0; pool + x < p.size(); pool++) {
                        if (p.u8(pool) != 0 || p.u8(pool + (int) x - 1) != 0 || p.u8(pool + 1) == 0) {
                            continue;
                        }
                        Strings s = walk(d, at, p, pool);
                        if (s != null && (best == null || s.list.size() > best.list.size())) {
                            best = s;
                        }
                    }
                }
            }
        }
        return best;
    }

    /** Reads strings by their offsets as long as they are non-empty and do not get longer. */
    private static @Nullable Strings walk(Bytes offsets, int at, Bytes pool, int base) {
        List<String> list = new ArrayList<>();
        list.add("");
        int longest = Integer.MAX_VALUE;
        for (int i = at + 4; i + 4 <= offsets.size(); i += 4) {
            long off = offsets.u32(i);
            if (off == 0 || base + off >= pool.size()) {
                break;
            }
            int from = base + (int) off;
            int end = from;
            while (end < pool.size() && pool.u8(end) != 0 && end - from <= longest) {
                end++;
            }
            if (end == from || end - from > longest || end == pool.size()) {
                break;
            }
            longest = end - from;
            list.add(new String(pool.copy(from, end), StandardCharsets.UTF_8));
        }
        if (list.size() < 4) {
            return null;
        }
        Map<String, Integer> ids = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            ids.putIfAbsent(list.get(i), i);
        }
        return new Strings(pool.origin(base), offsets.origin(at), list, ids);
    }

    // ---------------------------------------------------------------- step 3: function records

    /**
     * A run of index entries can begin or end with neighbouring bytes that look like one more entry. Such an entry has no
     * record, so the records' positions tell where the index really begins and ends.
     */
    private void findRecordsTrimming(Strings strings, List<String> known, Found found) throws ImageException {
        long at = indexAt;
        int count = indexCount;
        for (int extra = 0; extra <= 2 * MAX_EXTRA && found.table == 0; extra++) {
            for (int front = 0; front <= extra && found.table == 0; front++) {
                if (front <= MAX_EXTRA && extra - front <= MAX_EXTRA && acceptIndex(at + 16L * front, count - extra)) {
                    findRecords(strings, known, found);
                }
            }
        }
        found.symbolIndex = indexAt;
        found.symbolIndexCount = indexCount;
    }

    private void findRecords(Strings strings, List<String> known, Found found) {
        for (String symbol : known) {
            Long k = funcIndexById.get(Names.symbolId(symbol));
            Integer pkg = strings.ids.get(Names.packageHalf(symbol));
            Integer local = strings.ids.get(Names.localHalf(symbol));
            if (k == null || pkg == null || local == null) {
                continue;
            }
            for (Generation size : new Generation[] {Generation.PR2026, Generation.PR2016}) {
                for (Bytes d : data) {
                    for (int at = 0; at + size.recordSize() <= d.size(); at += 4) {
                        boolean match = size.narrowIds()
                                ? d.u16(at) == pkg && d.u16(at + 2) == local
                                : d.u32(at) == pkg && d.u32(at + 4) == local;
                        long table = at - (k - 1) * size.recordSize();
                        if (match && table >= 0 && positionsAgree(strings, d, (int) table, size)) {
                            found.table = d.origin(table);
                            found.count = largestIndex;
                            found.narrow = size.narrowIds();
                            return;
                        }
                    }
                }
            }
        }
    }

    /** Whether every index entry's record stands where the index says: alone this tells the true table from a shifted one. */
    private boolean positionsAgree(Strings strings, Bytes d, int table, Generation size) {
        if (table + largestIndex * size.recordSize() > d.size()) {
            return false;
        }
        int agree = 0;
        for (int k = 1; k <= largestIndex; k++) {
            Long index = funcIndexById.get(Names.symbolId(symbol(strings, d, table, k, size)));
            if (index != null && index == k) {
                agree++;
            }
        }
        return agree == indexCount;
    }

    private static String symbol(Strings strings, Bytes d, int table, int k, Generation size) {
        int at = table + (k - 1) * size.recordSize();
        long pkg = size.narrowIds() ? d.u16(at) : d.u32(at);
        long local = size.narrowIds() ? d.u16(at + 2) : d.u32(at + 4);
        if (pkg >= strings.list.size() || local >= strings.list.size()) {
            return "";
        }
        return Names.join(strings.list.get((int) pkg), strings.list.get((int) local));
    }

    // ---------------------------------------------------------------- step 4: hash

    /** Builds the hash that the records must have and looks for it; without it the runtime's linear search answers alike. */
    private void findHash(Strings strings, Found found) throws ImageException {
        int n = (int) found.count;
        if (n > 65535) {
            return;
        }
        int size = 1;
        while ((long) size * 3 < (long) n * 4) {
            size *= 2;
        }
        Generation layout = found.narrow ? Generation.PR2016 : Generation.PR2026;
        Bytes records = loaded.memory().at(found.table, (long) n * layout.recordSize(), "function records");
        short[] slots = new short[size];
        for (int k = 1; k <= n; k++) {
            int slot = Names.fnv1a32(symbol(strings, records, 0, k, layout)) & (size - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = (short) k;
        }
        for (Bytes d : data) {
            ByteBuffer b = d.buffer();
            for (int at = 0; at + 2 * size <= d.size(); at += 2) {
                int i = 0;
                while (i < size && b.getShort(at + 2 * i) == slots[i]) {
                    i++;
                }
                if (i == size) {
                    found.hash = d.origin(at);
                    found.hashMask = size - 1L;
                    return;
                }
            }
        }
    }

    // ---------------------------------------------------------------- step 5: statement records

    private void findPclines(Section pcline, Found found) throws ImageException {
        Bytes sites = loaded.memory().at(start(pcline), pcline.size(), pcline.name());
        Generation layout = found.narrow ? Generation.PR2016 : Generation.PR2026;
        long recordsEnd = found.table + found.count * layout.recordSize();
        for (int at = 0; at + 16 <= sites.size(); at += 16) {
            long id = sites.u64(at + 8);
            if (id == 0) {
                continue;
            }
            for (Bytes d : data) {
                for (int row = 0; row + PclineRecords.SIZE <= d.size(); row += 8) {
                    if (d.u64(row) != id || !statement(d, row, found)) {
                        continue;
                    }
                    int first = row;
                    // The function records can end exactly where these begin, and their last rows can look like them.
                    while (first >= PclineRecords.SIZE
                            && (Unsigned.lessOrEqual(recordsEnd, d.origin(first - PclineRecords.SIZE))
                                    || Unsigned.less(d.origin(first), found.table))
                            && Unsigned.less(d.u64(first - PclineRecords.SIZE), d.u64(first))
                            && statement(d, first - PclineRecords.SIZE, found)) {
                        first -= PclineRecords.SIZE;
                    }
                    int last = row;
                    while (last + 2 * PclineRecords.SIZE <= d.size()
                            && Unsigned.less(d.u64(last), d.u64(last + PclineRecords.SIZE))
                            && statement(d, last + PclineRecords.SIZE, found)) {
                        last += PclineRecords.SIZE;
                    }
                    found.pclines = d.origin(first);
                    found.pclineCount = (last - first) / PclineRecords.SIZE + 1L;
                    return;
                }
            }
        }
    }

    private static boolean statement(Bytes d, int row, Found found) {
        long k = d.u32(row + 8);
        if (d.u64(row) == 0 || k == 0 || k > found.count) {
            return false;
        }
        if (found.narrow) {
            return d.u16(row + 12) < found.stringCount && d.u16(row + 14) < found.stringCount && d.u32(row + 20) == 0;
        }
        return d.u32(row + 12) < found.stringCount && d.u32(row + 16) < found.stringCount;
    }
}
