package org.pclnlab.emulator.functab;

import java.util.List;
import org.pclnlab.emulator.functab.Adoption.Adopted;
import org.pclnlab.emulator.image.Finding;
import org.pclnlab.emulator.image.Findings;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.Names;

/**
 * What the runtime does not look at (02 section 5.2, "not checked"): every rule that a producer keeps (02 section 2.1) and
 * that an adopted table can break without being rejected. A finding never changes how the table is looked up.
 */
public final class TableLint {
    /** The rules, in the order they are applied. */
    public enum Rule implements org.pclnlab.emulator.image.Rule {
        FIXED_ADDRESS(
                "the image is not a position-independent ELF: the loader would write over the table",
                "02 6",
                Level.ERROR),
        REDIRECT_LINK_ADDRESS("a redirect names the link-time address of its section", "02 3", Level.WARNING),
        REDIRECT_TRAILER("a redirect is followed by zero bytes only", "02 3", Level.WARNING),
        LINK_ADDRESS("linkSectAddr is the section's link-time address", "02 2", Level.WARNING),
        BASE("base lies inside the text section", "02 2.1", Level.ERROR),
        FIRST_ROW("row 0 has offset 0", "02 2.1", Level.ERROR),
        ASCENDING("row offsets ascend strictly", "02 2", Level.ERROR),
        IN_TEXT("rows lie inside the text section", "02 2.1", Level.ERROR),
        FUNC_INDEX("every row names an existing function record", "02 2.1", Level.ERROR),
        INDEXED("every row's record is listed in the symbol index", "02 2.1", Level.WARNING),
        SENTINEL_END("the sentinel is the end of the text section", "02 2.1", Level.ERROR),
        SENTINEL_INDEX("the sentinel names no function", "02 2", Level.WARNING),
        BUCKET_COUNT("the buckets cover the last row's entry and no more", "02 2.1", Level.ERROR),
        BUCKET("every bucket holds the last row at or below each of its sub-buckets", "02 2.1", Level.ERROR),
        TRAILER("bytes behind the table are zero", "02 2", Level.WARNING),
        STUBS_CLEARED("stub records are zero, because the table holds them", "02 3", Level.WARNING);

        private final String text;
        private final String spec;
        private final Level level;

        Rule(String text, String spec, Level level) {
            this.text = text;
            this.spec = spec;
            this.level = level;
        }

        @Override
        public String id() {
            return org.pclnlab.emulator.image.Rule.idOf("table", this);
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public String spec() {
            return spec;
        }

        @Override
        public Level level() {
            return level;
        }
    }

    private final Metadata metadata;
    private final Adopted adopted;
    private final Bytes table;
    private final Findings findings;

    private TableLint(Metadata metadata, Adopted adopted, Findings findings) throws ImageException {
        this.metadata = metadata;
        this.adopted = adopted;
        this.findings = findings;
        this.table =
                metadata.loaded().memory().at(adopted.at(), adopted.header().need(), "LLGOFTB1 table");
    }

    /** Applies every rule to an adopted table. */
    public static List<Finding> check(Metadata metadata, Adopted adopted) throws ImageException {
        Findings findings = new Findings();
        check(metadata, adopted, findings);
        return findings.list();
    }

    /** The same, into a collection that several lints share. */
    public static void check(Metadata metadata, Adopted adopted, Findings findings) throws ImageException {
        TableLint lint = new TableLint(metadata, adopted, findings);
        for (Rule rule : Rule.values()) {
            if (lint.applies(rule)) {
                findings.applied(rule);
            }
        }
        lint.carrier();
        lint.header();
        lint.rows();
        lint.buckets();
        lint.trailer();
    }

    private boolean applies(Rule rule) {
        return switch (rule) {
            case REDIRECT_LINK_ADDRESS, REDIRECT_TRAILER -> adopted.redirected();
            case TRAILER -> metadata.generation().hasStubSites();
            case STUBS_CLEARED -> metadata.generation().hasStubSites() && !adopted.redirected();
            default -> true;
        };
    }

    private void report(Rule rule, long off, String field, String found, String expected) {
        findings.add(rule, adopted.at() + off, field, found, expected);
    }

    /** What surrounds the table: the container, a redirect to it, and the section that it made superfluous. */
    private void carrier() throws ImageException {
        Image image = metadata.loaded().image();
        if (image.positionIndependent() && image.format() == Image.Format.ELF) {
            report(Rule.FIXED_ADDRESS, 0, "table", "a position-independent ELF", "one that is linked to its address");
        }
        Globals g = metadata.globals();
        if (adopted.redirected()) {
            long entry = g.entryStart();
            long link = metadata.loaded().toVmaddr(entry);
            long found = metadata.loaded().memory().u64(entry + FtabHeader.LINK_SECT_ADDR_OFF);
            if (found != link) {
                findings.add(
                        Rule.REDIRECT_LINK_ADDRESS, entry + 8, "redirect.linkSectAddr", Hex.of(found), Hex.of(link));
            }
            expectZero(Rule.REDIRECT_TRAILER, entry + FtabHeader.REDIRECT_TARGET_OFF + 8, g.entryEnd());
        } else if (metadata.generation().hasStubSites() && g.stubSiteStart() != 0) {
            expectZero(Rule.STUBS_CLEARED, g.stubSiteStart(), g.stubSiteEnd());
        }
    }

    private void expectZero(Rule rule, long start, long end) throws ImageException {
        if (Unsigned.lessOrEqual(end, start)) {
            return;
        }
        Bytes rest = metadata.loaded().memory().at(start, end - start, "cleared bytes");
        for (int i = 0; i < rest.size(); i++) {
            if (rest.u8(i) != 0) {
                findings.add(rule, start + i, "byte", Integer.toString(rest.u8(i)), "0");
                return;
            }
        }
    }

    private void header() throws ImageException {
        FtabHeader h = adopted.header();
        long link = metadata.loaded().toVmaddr(adopted.at());
        if (h.linkSectAddr() != link) {
            report(
                    Rule.LINK_ADDRESS,
                    FtabHeader.LINK_SECT_ADDR_OFF,
                    "linkSectAddr",
                    Hex.of(h.linkSectAddr()),
                    Hex.of(link));
        }
        Section text = metadata.loaded().image().text();
        if (!text.contains(metadata.loaded().toVmaddr(h.base()))) {
            report(Rule.BASE, FtabHeader.BASE_OFF, "base", Hex.of(h.base()), range(text));
        }
    }

    private String range(Section text) {
        return "inside "
                + Hex.range(
                        metadata.loaded().toPc(text.vmaddr()), metadata.loaded().toPc(text.end()));
    }

    private void rows() throws ImageException {
        PrebuiltRows rows = adopted.rows();
        Section text = metadata.loaded().image().text();
        long before = -1;
        for (int i = 0; i < rows.count(); i++) {
            int at = FtabHeader.SIZE + FtabHeader.ROW_SIZE * i;
            long off = table.u32(at);
            if (i == 0 && off != 0) {
                report(Rule.FIRST_ROW, at, "row[0].entryOff", Hex.of(off), "0x0");
            }
            if (i > 0 && off <= before) {
                report(Rule.ASCENDING, at, "row[" + i + "].entryOff", Hex.of(off), "more than " + Hex.of(before));
            }
            before = off;
            if (!text.contains(metadata.loaded().toVmaddr(rows.entry(i)))) {
                report(Rule.IN_TEXT, at, "row[" + i + "].entryOff", Hex.of(rows.entry(i)), range(text));
            }
            if (!metadata.functions().valid(rows.funcIndex(i))) {
                report(
                        Rule.FUNC_INDEX,
                        at + 4L,
                        "row[" + i + "].funcIndex",
                        Long.toString(rows.funcIndex(i)),
                        "1 to " + metadata.functions().count());
            } else {
                indexed(i, at);
            }
        }
        int at = FtabHeader.SIZE + FtabHeader.ROW_SIZE * rows.count();
        long end = metadata.loaded().toPc(text.end()) - rows.base() & 0xffffffffL;
        if (rows.sentinelOff() != end) {
            report(Rule.SENTINEL_END, at, "sentinel.entryOff", Hex.of(rows.sentinelOff()), Hex.of(end));
        }
        if (table.u32(at + 4) != 0) {
            report(Rule.SENTINEL_INDEX, at + 4L, "sentinel.funcIndex", Long.toString(table.u32(at + 4)), "0");
        }
    }

    /** Rows come from the symbol index, which leaves out records whose ids collide. */
    private void indexed(int row, int at) throws ImageException {
        long k = adopted.rows().funcIndex(row);
        String symbol = metadata.functions().symbol(k);
        if (metadata.symbolIndex().indexFor(Names.symbolId(symbol)) != k) {
            report(
                    Rule.INDEXED,
                    at + 4L,
                    "row[" + row + "].funcIndex",
                    k + " (" + symbol + "), which the index does not list",
                    "a record of the index");
        }
    }

    private void buckets() {
        PrebuiltRows rows = adopted.rows();
        int n = rows.count();
        long alignedBase = rows.base() & ~4095L;
        long expected = Long.divideUnsigned(rows.entry(n - 1) - alignedBase, 4096) + 1;
        long count = adopted.header().bucketCount();
        if (count != expected) {
            report(
                    Rule.BUCKET_COUNT,
                    FtabHeader.BUCKET_COUNT_OFF,
                    "bucketCount",
                    Long.toString(count),
                    Long.toUnsignedString(expected) + " (last row at " + Hex.of(rows.entry(n - 1)) + ")");
        }
        int bucketsAt = FtabHeader.SIZE + FtabHeader.ROW_SIZE * (n + 1);
        int row = 0;
        for (int b = 0; b < (int) count; b++) {
            int at = bucketsAt + FtabHeader.BUCKET_SIZE * b;
            long idx = table.u32(at);
            for (int s = 0; s < 16; s++) {
                long start = alignedBase + 4096L * b + 256L * s;
                while (row + 1 < n && Unsigned.lessOrEqual(rows.entry(row + 1), start)) {
                    row++;
                }
                if (s == 0 && idx != row) {
                    report(Rule.BUCKET, at, "bucket[" + b + "].idx", Long.toString(idx), Integer.toString(row));
                }
                int deltaAt = at + 4 + 2 * s;
                if (idx + table.u16(deltaAt) != row) {
                    report(
                            Rule.BUCKET,
                            deltaAt,
                            "bucket[" + b + "].delta[" + s + "]",
                            Integer.toString(table.u16(deltaAt)),
                            Long.toString(row - idx));
                }
            }
        }
    }

    /** Generations that write the whole section zero it behind the table; main leaves stale records or cuts them off. */
    private void trailer() throws ImageException {
        if (metadata.generation().hasStubSites()) {
            expectZero(Rule.TRAILER, adopted.at() + adopted.header().need(), adopted.end());
        }
    }
}
