package org.pclnlab.harness.inspect;

import java.io.PrintWriter;
import org.pclnlab.emulator.functab.Adoption.Adopted;
import org.pclnlab.emulator.functab.FtabHeader;
import org.pclnlab.emulator.functab.PrebuiltRows;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.macho.MachoFixups;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.image.macho.chained.ChainedImport;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.emulator.symbolize.Runtimes;
import org.pclnlab.harness.inspect.Inspection.Field;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.report.Printable;

/** A structure field by field: file offset, address, field, value, and with {@code raw} its bytes. Nothing is collected. */
public final class Dump {
    /** What can be dumped. */
    public enum What {
        FTAB,
        BUCKETS,
        META,
        /** What dyld changes: Mach-O images only. */
        CHAIN
    }

    private final LoadedImage loaded;
    private final Inspection model;
    private final boolean raw;
    private final PrintWriter out;

    private Dump(LoadedImage loaded, Inspection model, boolean raw, PrintWriter out) {
        this.loaded = loaded;
        this.model = model;
        this.raw = raw;
        this.out = out;
    }

    /**
     * Prints a structure.
     *
     * @throws UsageException when the image has none of the kind
     */
    public static void print(LoadedImage loaded, Inspection model, What what, boolean raw, PrintWriter out)
            throws ImageException, UsageException {
        Dump d = new Dump(loaded, model, raw, out);
        if (what == What.CHAIN) {
            d.chain();
        } else if (Runtimes.isLlgo(loaded)) {
            d.llgo(what);
        } else {
            d.gc(what);
        }
    }

    private void field(String name, long pc, int width, String value) throws ImageException {
        long link = loaded.toVmaddr(pc);
        long off = loaded.image().toFileOff(link);
        StringBuilder line = new StringBuilder();
        line.append(off < 0 ? "           -" : String.format("%12s", Hex.of(off)));
        line.append(String.format("  %12s  %-28s %s", Hex.of(link), name, Printable.of(value)));
        if (raw) {
            Bytes b = loaded.memory().at(pc, width, name);
            line.append("  |");
            for (int i = 0; i < width; i++) {
                line.append(' ').append(Integer.toHexString(b.u8(i) | 0x100), 1, 3);
            }
        }
        out.println(line);
    }

    private void fields() throws ImageException {
        for (Field f : model.fields()) {
            field(f.name(), loaded.toPc(f.address()), f.width(), f.value());
        }
    }

    private void llgo(What what) throws ImageException, UsageException {
        LlgoRuntime runtime = LlgoRuntime.open(loaded);
        if (what == What.META) {
            globals(runtime.metadata());
            return;
        }
        if (!(runtime.table().adoption() instanceof Adopted a)) {
            throw new UsageException(
                    "--dump: no adopted table in the image: " + model.check().summary());
        }
        if (what == What.FTAB) {
            fields();
            rows(runtime.metadata(), a);
        } else {
            buckets(a);
        }
    }

    private void rows(Metadata m, Adopted a) throws ImageException {
        PrebuiltRows rows = a.rows();
        for (int i = 0; i < rows.count(); i++) {
            long at = a.at() + FtabHeader.SIZE + (long) FtabHeader.ROW_SIZE * i;
            field("row[" + i + "].entryOff", at, 4, Hex.of(loaded.toVmaddr(rows.entry(i))));
            long k = rows.funcIndex(i);
            String name = m.functions().valid(k) ? " (" + m.functions().name(k) + ")" : " (no record)";
            field("row[" + i + "].funcIndex", at + 4, 4, k + name);
        }
    }

    private void buckets(Adopted a) throws ImageException {
        PrebuiltRows rows = a.rows();
        long at = a.at() + FtabHeader.SIZE + FtabHeader.ROW_SIZE * a.header().count();
        for (int b = 0; b < rows.buckets(); b++, at += FtabHeader.BUCKET_SIZE) {
            field("bucket[" + b + "].idx", at, 4, Long.toString(rows.bucketIdx(b)));
            for (int s = 0; s < 16; s++) {
                field(
                        "bucket[" + b + "].delta[" + s + "]",
                        at + 4 + 2L * s,
                        2,
                        Integer.toString(rows.bucketDelta(b, s)));
            }
        }
    }

    /** Every pointer that dyld changes, in the order of the chains: where it is, what the file holds, what it becomes. */
    private void chain() throws ImageException, UsageException {
        if (!(loaded.image() instanceof MachoImage image)) {
            throw new UsageException("--dump chain: found an " + loaded.image().format() + " image, expected Mach-O");
        }
        MachoFixups fixups = image.fixups();
        value("encoding", fixups.encoding());
        fixups.forEach(new MachoFixups.Sink() {
            @Override
            public void rebase(int segment, long vmaddr, long raw, long target, String kind) throws ImageException {
                slot(segment, vmaddr, raw, kind, Hex.of(target));
            }

            @Override
            public void bind(int segment, long vmaddr, long raw, ChainedImport symbol, long addend, String kind)
                    throws ImageException {
                slot(segment, vmaddr, raw, kind, symbol.name() + (addend == 0 ? "" : " + " + addend));
            }

            private void slot(int segment, long vmaddr, long stored, String kind, String value) throws ImageException {
                String place = fixups.segment(segment);
                for (Section s : image.sections()) {
                    place = s.contains(vmaddr) ? s.name() : place;
                }
                field(place + " " + kind, loaded.toPc(vmaddr), 8, Hex.of(stored) + " = " + value);
            }
        });
    }

    /** The runtime's global variables, as the process finds them. */
    private void globals(Metadata m) {
        Globals g = m.globals();
        value("generation", m.generation().toString());
        value("globals", g.named() ? "found by name" : "found by content");
        pointer("funcinfo_table", g.table());
        value("funcinfo_count", Long.toUnsignedString(g.count()));
        pointer("funcinfo_strings", g.strings());
        pointer("funcinfo_string_offsets", g.stringOffsets());
        value("funcinfo_string_count", Long.toUnsignedString(g.stringCount()));
        pointer("funcinfo_hash", g.hash());
        value("funcinfo_hash_mask", Long.toUnsignedString(g.hashMask()));
        pointer("funcinfo_symbol_index", g.symbolIndex());
        value("funcinfo_symbol_index_count", Long.toUnsignedString(g.symbolIndexCount()));
        pointer("funcinfo_entry_start", g.entryStart());
        pointer("funcinfo_entry_end", g.entryEnd());
        pointer("pcline_table", g.pclineTable());
        value("pcline_count", Long.toUnsignedString(g.pclineCount()));
        pointer("pcsite_start", g.pcsiteStart());
        pointer("pcsite_end", g.pcsiteEnd());
        value("fp_chain", g.hasFpChain() ? Integer.toString(g.fpChain()) : "absent");
        if (m.generation().hasStubSites()) {
            pointer("funcinfo_stub_indexes", g.stubIndexes());
            value("funcinfo_stub_count", Long.toUnsignedString(g.stubCount()));
            pointer("funcinfo_stubsite_start", g.stubSiteStart());
            pointer("funcinfo_stubsite_end", g.stubSiteEnd());
        }
    }

    private void pointer(String name, long pc) {
        long off = pc == 0 ? -1 : loaded.image().toFileOff(loaded.toVmaddr(pc));
        value(name, Hex.of(pc) + (off < 0 ? "" : " (file " + Hex.of(off) + ")"));
    }

    private void value(String name, String value) {
        out.printf("%12s  %12s  %-28s %s%n", "-", "-", name, Printable.of(value));
    }

    private void gc(What what) throws ImageException {
        GcTable t = GcTable.open(loaded);
        switch (what) {
            case META, CHAIN -> fields();
            case FTAB -> {
                for (int i = 0; i < t.count(); i++) {
                    field("ftab[" + i + "].entryoff", t.rowAddress(i), 4, Hex.of(t.rowEntryOff(i)));
                    String name = model.rows().get(i).name();
                    field(
                            "ftab[" + i + "].funcoff",
                            t.rowAddress(i) + 4,
                            4,
                            Hex.of(t.rowFuncOff(i)) + " (" + name + ")");
                }
                field("ftab[" + t.count() + "].entryoff", t.rowAddress(t.count()), 4, Hex.of(t.rowEntryOff(t.count())));
            }
            case BUCKETS -> {
                long at = t.module().findfunctab();
                for (int b = 0; b < t.findBuckets(); b++, at += 20) {
                    field("bucket[" + b + "].idx", at, 4, Long.toString(t.findIdx(b)));
                    for (int s = 0; s < 16 && t.findDelta(b, s) >= 0; s++) {
                        field(
                                "bucket[" + b + "].subbuckets[" + s + "]",
                                at + 4 + s,
                                1,
                                Integer.toString(t.findDelta(b, s)));
                    }
                }
            }
        }
    }
}
