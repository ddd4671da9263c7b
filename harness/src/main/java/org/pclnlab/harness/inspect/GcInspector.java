package org.pclnlab.harness.inspect;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.gopclntab.ModuleData;
import org.pclnlab.emulator.gopclntab.ModuleData.Slice;
import org.pclnlab.emulator.gopclntab.PcHeader;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.check.CheckReport;
import org.pclnlab.harness.inspect.Inspection.Bucket;
import org.pclnlab.harness.inspect.Inspection.Counts;
import org.pclnlab.harness.inspect.Inspection.Field;
import org.pclnlab.harness.inspect.Inspection.Part;
import org.pclnlab.harness.inspect.Inspection.Range;
import org.pclnlab.harness.inspect.Inspection.Row;

/** Reads the tables of a gc program. */
final class GcInspector {
    private final LoadedImage loaded;
    private final GcTable t;
    private final NameBudget names = new NameBudget();

    GcInspector(LoadedImage loaded) throws ImageException {
        this.loaded = loaded;
        this.t = GcTable.open(loaded);
    }

    Inspection inspect(CheckReport check) throws ImageException {
        List<Row> rows = rows();
        long same = 0;
        for (int i = 1; i < rows.size(); i++) {
            same += rows.get(i).entry() == rows.get(i - 1).entry() ? 1 : 0;
        }
        return new Inspection(
                loaded.image().name(),
                "gc " + (t.module().hasEpclntab() ? "Go 1.26" : "Go 1.25"),
                check.container(),
                loaded.image().file().size(),
                "gc",
                new Range(link(t.minpc()), link(t.maxpc())),
                Inspector.segments(loaded.image()),
                Inspector.sections(loaded.image()),
                fields(),
                rows,
                link(t.minpc()),
                buckets(rows),
                parts(),
                new Counts(t.count(), 0, 0, 0, same, 0, 0, 0),
                check);
    }

    private long link(long pc) {
        return loaded.toVmaddr(pc);
    }

    private Field field(String name, long at, String value) {
        return new Field(name, link(at), loaded.image().toFileOff(link(at)), 8, value);
    }

    private List<Field> fields() {
        PcHeader h = t.header();
        ModuleData m = t.module();
        long at = m.pcHeader();
        return List.of(
                field("pcHeader.magic", at, "0xfffffff1"),
                field("pcHeader.nfunc", at + 8, Long.toString(h.nfunc())),
                field("pcHeader.nfiles", at + 16, Long.toString(h.nfiles())),
                field("pcHeader.textStart", at + 24, Hex.of(h.textStart())),
                field("pcHeader.funcnameOffset", at + 32, Hex.of(h.funcnameOffset())),
                field("pcHeader.cuOffset", at + 40, Hex.of(h.cuOffset())),
                field("pcHeader.filetabOffset", at + 48, Hex.of(h.filetabOffset())),
                field("pcHeader.pctabOffset", at + 56, Hex.of(h.pctabOffset())),
                field("pcHeader.pclnOffset", at + 64, Hex.of(h.pclnOffset())),
                field("moduledata.pcHeader", m.addr(), Hex.of(at)),
                field("moduledata.findfunctab", m.addr() + 152, Hex.of(m.findfunctab())),
                field("moduledata.minpc", m.addr() + 160, Hex.of(m.minpc())),
                field("moduledata.maxpc", m.addr() + 168, Hex.of(m.maxpc())),
                field("moduledata.text", m.addr() + 176, Hex.of(m.text())),
                field("moduledata.etext", m.addr() + 184, Hex.of(m.etext())),
                field("moduledata.gofunc", m.addr() + 320, Hex.of(m.gofunc())));
    }

    private List<Row> rows() {
        List<Row> out = new ArrayList<>();
        for (int row = 0; row < t.count(); row++) {
            out.add(row(row));
        }
        return out;
    }

    private Row row(int row) {
        try {
            long entry = t.rowEntry(row);
            long end = row + 1 < t.count() ? t.rowEntry(row + 1) : t.maxpc();
            int fn = t.func(row);
            String name = names.read(() -> t.name(t.nameOff(fn)));
            String file = names.read(() -> t.fileOf(GcTable.filePart(t.fileLine(fn, t.entry(fn), entry))));
            return new Row(
                    link(entry),
                    Math.max(end - entry, 0),
                    t.rowFuncOff(row),
                    name,
                    Inspector.packageOf(name),
                    file,
                    t.startLine(fn),
                    "",
                    false);
        } catch (ImageException e) {
            long at = link(t.module().text()) + t.rowEntryOff(row);
            return new Row(at, 0, t.rowFuncOff(row), "", "(no record)", "", 0, "", false);
        }
    }

    private List<Bucket> buckets(List<Row> rows) {
        List<Bucket> out = new ArrayList<>();
        long base = link(t.minpc());
        int[] starts = new int[16 * t.findBuckets()];
        for (Row r : rows) {
            long sub = (r.entry() - base) >>> 8;
            if (sub >= 0 && sub < starts.length) {
                starts[(int) sub]++;
            }
        }
        int begun = 0;
        for (int b = 0; b < t.findBuckets(); b++) {
            List<Integer> deltas = new ArrayList<>();
            List<Integer> begin = new ArrayList<>();
            List<Integer> scans = new ArrayList<>();
            for (int s = 0; s < 16 && t.findDelta(b, s) >= 0; s++) {
                begun += starts[16 * b + s];
                long first = t.findIdx(b) + t.findDelta(b, s);
                deltas.add(t.findDelta(b, s));
                begin.add(starts[16 * b + s]);
                // From the row that the scan starts at to the last one that begins in this sub-bucket.
                scans.add((int) Math.max(1, Math.min(begun - first, t.count())));
            }
            out.add(new Bucket(t.findIdx(b), deltas, begin, scans));
        }
        return out;
    }

    private List<Part> parts() {
        ModuleData m = t.module();
        List<Part> out = new ArrayList<>();
        part(out, "pcHeader", "function table", m.pcHeader(), PcHeader.SIZE);
        long ftab = 8L * t.count() + 4;
        part(out, "ftab", "function table", m.ftab().addr(), ftab);
        part(out, "findfunctab", "function table", m.findfunctab(), findSize());
        slice(out, "funcnametab", "names", m.funcnametab(), 1);
        slice(out, "cutab", "lines", m.cutab(), 4);
        slice(out, "filetab", "lines", m.filetab(), 1);
        slice(out, "pctab", "lines, stack maps and inlining", m.pctab(), 1);
        if (m.hasEpclntab()) {
            part(out, "funcdata", "stack maps and inlining", m.gofunc(), m.epclntab() - m.gofunc());
        }
        part(
                out,
                "function records",
                "function table",
                m.pclntable().addr() + ftab,
                m.pclntable().length() - ftab);
        return out;
    }

    private long findSize() {
        long n = 0;
        for (int b = 0; b < t.findBuckets(); b++) {
            n += 4;
            for (int s = 0; s < 16; s++) {
                n += t.findDelta(b, s) >= 0 ? 1 : 0;
            }
        }
        return n;
    }

    private void slice(List<Part> out, String name, String cause, Slice s, int width) {
        part(out, name, cause, s.addr(), s.length() * width);
    }

    private void part(List<Part> out, String name, String cause, long pc, long size) {
        if (size > 0) {
            out.add(new Part(name, cause, link(pc), loaded.image().toFileOff(link(pc)), size));
        }
    }
}
