package org.pclnlab.harness.inspect;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.Adoption.Adopted;
import org.pclnlab.emulator.functab.FtabHeader;
import org.pclnlab.emulator.functab.Rows;
import org.pclnlab.emulator.functab.Search;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.FuncRecords;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.harness.check.CheckReport;
import org.pclnlab.harness.inspect.Inspection.Bucket;
import org.pclnlab.harness.inspect.Inspection.Counts;
import org.pclnlab.harness.inspect.Inspection.Field;
import org.pclnlab.harness.inspect.Inspection.Range;
import org.pclnlab.harness.inspect.Inspection.Row;

/** Reads the tables of an LLGo program. */
final class LlgoInspector {
    private static final String STUB = "__llgo_stub.";

    private final LoadedImage loaded;
    private final LlgoRuntime runtime;
    private final Metadata metadata;
    private final NameBudget names = new NameBudget();

    LlgoInspector(LoadedImage loaded) throws ImageException {
        this.loaded = loaded;
        this.runtime = LlgoRuntime.open(loaded);
        this.metadata = runtime.metadata();
    }

    Inspection inspect(CheckReport check) throws ImageException {
        Section text = loaded.image().text();
        Range range = new Range(text.vmaddr(), text.end());
        @Nullable Rows table = runtime.table().rows();
        List<Row> rows = table == null ? List.of() : rows(table, range);
        List<Bucket> buckets = table == null ? List.of() : buckets(table, rows);
        String generation = metadata.generation().name().toLowerCase(Locale.ROOT);
        return new Inspection(
                loaded.image().name(),
                "LLGo " + generation,
                check.container(),
                loaded.image().file().size(),
                table == null ? "nothing" : runtime.table().entries().word(),
                range,
                Inspector.segments(loaded.image()),
                Inspector.sections(loaded.image()),
                fields(),
                rows,
                rows.isEmpty() ? 0 : rows.get(0).entry() & ~4095L,
                buckets,
                new LlgoParts(metadata, adopted()).list(),
                counts(rows),
                check);
    }

    private @Nullable Adopted adopted() throws ImageException {
        return runtime.table().adoption() instanceof Adopted a ? a : null;
    }

    private List<Field> fields() throws ImageException {
        Adopted a = adopted();
        List<Field> out = new ArrayList<>();
        if (a == null) {
            return out;
        }
        FtabHeader h = a.header();
        if (a.redirected()) {
            long entry = metadata.globals().entryStart();
            out.add(field("redirect.magic", entry, 8, "LLGOFTB2"));
            out.add(field(
                    "redirect.target", entry + 16, 8, Hex.of(loaded.memory().u64(entry + 16))));
        }
        out.add(field("magic", a.at(), 8, "LLGOFTB1"));
        out.add(field("linkSectAddr", a.at() + 8, 8, Hex.of(h.linkSectAddr())));
        out.add(field("base", a.at() + 16, 8, Hex.of(h.base())));
        out.add(field("count", a.at() + 24, 4, h.count() + " (sentinel included)"));
        out.add(field("bucketCount", a.at() + 28, 4, Long.toString(h.bucketCount())));
        long sentinel = a.at() + FtabHeader.SIZE + FtabHeader.ROW_SIZE * (h.count() - 1);
        out.add(field("sentinel.entryOff", sentinel, 4, Hex.of(loaded.memory().u32(sentinel))));
        out.add(field(
                "sentinel.funcIndex",
                sentinel + 4,
                4,
                Long.toString(loaded.memory().u32(sentinel + 4))));
        return out;
    }

    private Field field(String name, long at, int width, String value) {
        long link = loaded.toVmaddr(at);
        return new Field(name, link, loaded.image().toFileOff(link), width, value);
    }

    private List<Row> rows(Rows table, Range text) throws ImageException {
        FuncRecords f = metadata.functions();
        SymbolSpans symbols = SymbolSpans.of(loaded.image());
        List<Row> out = new ArrayList<>();
        for (int i = 0; i < table.count(); i++) {
            long entry = loaded.toVmaddr(table.entry(i));
            long next = i + 1 < table.count() ? loaded.toVmaddr(table.entry(i + 1)) : text.end();
            long k = table.funcIndex(i);
            String owner = names.read(() -> symbols.owner(entry));
            if (!f.valid(k)) {
                out.add(new Row(entry, Math.max(next - entry, 0), k, "", "(no record)", "", 0, owner, false));
                continue;
            }
            String name = names.read(() -> f.name(k));
            String symbol = names.read(() -> f.symbol(k));
            boolean own = owner.isEmpty() || owner.equals(symbol) || owner.equals(STUB + symbol);
            out.add(new Row(
                    entry,
                    Math.max(next - entry, 0),
                    k,
                    name,
                    Inspector.packageOf(name),
                    names.read(() -> f.file(k)),
                    f.line(k),
                    owner,
                    !own));
        }
        return out;
    }

    /** The find index; of one that claims more than there is code, as many buckets as the code in the file has. */
    private List<Bucket> buckets(Rows table, List<Row> rows) throws ImageException {
        List<Bucket> out = new ArrayList<>();
        if (rows.isEmpty()) {
            return out;
        }
        long base = table.entry(0) & ~4095L;
        int count = (int) Math.min(table.buckets(), loaded.image().text().fileSize() / 4096 + 2);
        int[] starts = new int[16 * count];
        for (int i = 0; i < table.count(); i++) {
            long sub = (table.entry(i) - base) >>> 8;
            if (sub < starts.length) {
                starts[(int) sub]++;
            }
        }
        for (int b = 0; b < count; b++) {
            List<Integer> deltas = new ArrayList<>();
            List<Integer> begin = new ArrayList<>();
            List<Integer> scans = new ArrayList<>();
            for (int s = 0; s < 16; s++) {
                Search search = table.search(base + 4096L * b + 256L * s + 255);
                deltas.add(table.bucketDelta(b, s));
                begin.add(starts[16 * b + s]);
                scans.add(search.hi() - search.lo());
            }
            out.add(new Bucket(table.bucketIdx(b), deltas, begin, scans));
        }
        return out;
    }

    private Counts counts(List<Row> rows) {
        FuncRecords f = metadata.functions();
        BitSet seen = new BitSet();
        BitSet twice = new BitSet();
        long copies = 0;
        long sameEntry = 0;
        for (int i = 0; i < rows.size(); i++) {
            Row r = rows.get(i);
            if (f.valid(r.record())) {
                int k = (int) r.record();
                (seen.get(k) ? twice : seen).set(k);
            }
            copies += r.copy() ? 1 : 0;
            sameEntry += i > 0 && rows.get(i - 1).entry() == r.entry() ? 1 : 0;
        }
        long siteStart = metadata.globals().pcsiteStart();
        long sites = siteStart == 0 ? 0 : (metadata.globals().pcsiteEnd() - siteStart) / 16;
        return new Counts(
                f.count(),
                rows.isEmpty() ? 0 : f.count() - seen.cardinality(),
                copies,
                twice.cardinality(),
                sameEntry,
                metadata.strings().count(),
                metadata.pclines().count(),
                Math.max(sites, 0));
    }
}
