package org.pclnlab.harness.inspect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.Adoption.Adopted;
import org.pclnlab.emulator.functab.FtabHeader;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.PclineRecords;
import org.pclnlab.emulator.metadata.SiteKind;
import org.pclnlab.harness.inspect.Inspection.Part;

/** The arrays of LLGo's metadata, each with its size and what it is there for. */
final class LlgoParts {
    private static final int MOST_STRINGS = 1 << 22;

    private final Metadata m;
    private final LoadedImage loaded;
    private final @Nullable Adopted adopted;
    private final List<Part> parts = new ArrayList<>();

    LlgoParts(Metadata metadata, @Nullable Adopted adopted) {
        this.m = metadata;
        this.loaded = metadata.loaded();
        this.adopted = adopted;
    }

    List<Part> list() {
        Globals g = m.globals();
        add(
                "function records",
                "names and lines",
                g.table(),
                g.count() * m.generation().recordSize());
        add("string pool", "names and lines", g.strings(), poolSize());
        add(
                "string offsets",
                "names and lines",
                g.stringOffsets(),
                4 * m.strings().count());
        add("symbol hash", "symbol to record", g.hash(), g.hash() == 0 ? 0 : 2 * (g.hashMask() + 1));
        add(
                "symbol index",
                "symbol to record",
                g.symbolIndex(),
                16L * m.symbolIndex().count());
        add(
                "statement records",
                "statement lines",
                g.pclineTable(),
                PclineRecords.SIZE * m.pclines().count());
        boolean external = SiteKind.IDENTITY.section(loaded.image()) != null;
        if (!external) {
            section(SiteKind.PCLINE, "statement sites", "statement lines");
        }
        Adopted a = adopted;
        if (external) {
            outside(g);
        } else if (a != null) {
            long rows = FtabHeader.ROW_SIZE * a.header().count();
            long buckets = FtabHeader.BUCKET_SIZE * a.header().bucketCount();
            add("table header", "function table", a.at(), FtabHeader.SIZE);
            add("rows", "function table", a.at() + FtabHeader.SIZE, rows);
            add("find buckets", "function table", a.at() + FtabHeader.SIZE + rows, buckets);
            rest(a);
        } else {
            section(SiteKind.ENTRY, "entry sites", "function table");
            section(SiteKind.STUB, "stub sites", "function table");
        }
        add("stub list", "function table", g.stubIndexes(), 4 * g.stubCount());
        section(SiteKind.IDENTITY, "identity", "external file");
        return parts;
    }

    private void add(String name, String cause, long pc, long size) {
        if (pc != 0 && size > 0) {
            long at = loaded.toVmaddr(pc);
            long fileOff = loaded.image().toFileOff(at);
            String where = m.installed() && fileOff < 0 ? name + " (in the sidecar)" : name;
            parts.add(new Part(where, cause, at, fileOff, size));
        }
    }

    /** Sites of an executable that was detached: those of the sidecar, and the zeros they left behind. */
    private void outside(Globals g) {
        if (m.installed()) {
            add("statement sites", "statement lines", g.pcsiteStart(), g.pcsiteEnd() - g.pcsiteStart());
            add("entry sites", "function table", g.entryStart(), g.entryEnd() - g.entryStart());
            add("stub sites", "function table", g.stubSiteStart(), g.stubSiteEnd() - g.stubSiteStart());
        }
        section(SiteKind.ENTRY, "cleared entry sites", "left over");
        section(SiteKind.STUB, "cleared stub sites", "left over");
        section(SiteKind.PCLINE, "cleared statement sites", "left over");
    }

    private void section(SiteKind kind, String name, String cause) {
        Section s = kind.section(loaded.image());
        if (s != null) {
            add(name, cause, loaded.toPc(s.vmaddr()), s.size());
        }
    }

    /** What is left of the sections that site records were in: zero or stale, and of no use any more. */
    private void rest(Adopted a) {
        for (SiteKind kind : List.of(SiteKind.ENTRY, SiteKind.STUB)) {
            Section s = kind.section(loaded.image());
            if (s == null) {
                continue;
            }
            long start = loaded.toPc(s.vmaddr());
            long end = start + s.size();
            long from = start <= a.at() && a.at() < end ? a.at() + a.header().need() : start;
            String name =
                    kind == SiteKind.ENTRY ? "unused rest of the entry section" : "unused rest of the stub section";
            add(name, "left over", from, end - from);
        }
    }

    /** The pool's length is stored nowhere: it ends with the string that ends last. */
    private long poolSize() {
        long end = 0;
        long budget = 64L << 20;
        try {
            for (long id = 0; id < Math.min(m.strings().count(), MOST_STRINGS) && budget > 0; id++) {
                int length = m.strings().bytes(id).length;
                budget -= length;
                end = Math.max(end, m.strings().offset(id) + length + 1);
            }
        } catch (ImageException outside) {
            return end; // the check says what is wrong
        }
        return end;
    }
}
