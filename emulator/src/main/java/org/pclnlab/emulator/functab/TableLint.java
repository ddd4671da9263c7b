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
        for (TableRule rule : TableRule.values()) {
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

    private boolean applies(TableRule rule) {
        return switch (rule) {
            case REDIRECT_LINK_ADDRESS, REDIRECT_TRAILER -> adopted.redirected();
            case TRAILER -> metadata.generation().hasStubSites();
            case STUBS_CLEARED -> metadata.generation().hasStubSites() && !adopted.redirected();
            default -> true;
        };
    }

    private void report(TableRule rule, long off, String field, String found, String expected) {
        findings.add(rule, adopted.at() + off, field, found, expected);
    }

    /** What surrounds the table: the container, a redirect to it, and the section that it made superfluous. */
    private void carrier() throws ImageException {
        Image image = metadata.loaded().image();
        if (image.positionIndependent() && image.format() == Image.Format.ELF) {
            report(
                    TableRule.FIXED_ADDRESS,
                    0,
                    "table",
                    "a position-independent ELF",
                    "one that is linked to its address");
        }
        Globals g = metadata.globals();
        if (adopted.redirected()) {
            long entry = g.entryStart();
            long link = metadata.loaded().toVmaddr(entry);
            long found = metadata.loaded().memory().u64(entry + FtabHeader.LINK_SECT_ADDR_OFF);
            if (found != link) {
                findings.add(
                        TableRule.REDIRECT_LINK_ADDRESS,
                        entry + 8,
                        "redirect.linkSectAddr",
                        Hex.of(found),
                        Hex.of(link));
            }
            expectZero(TableRule.REDIRECT_TRAILER, entry + FtabHeader.REDIRECT_TARGET_OFF + 8, g.entryEnd());
        } else if (metadata.generation().hasStubSites() && g.stubSiteStart() != 0) {
            expectZero(TableRule.STUBS_CLEARED, g.stubSiteStart(), g.stubSiteEnd());
        }
    }

    private void expectZero(TableRule rule, long start, long end) throws ImageException {
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
                    TableRule.LINK_ADDRESS,
                    FtabHeader.LINK_SECT_ADDR_OFF,
                    "linkSectAddr",
                    Hex.of(h.linkSectAddr()),
                    Hex.of(link));
        }
        Section text = metadata.loaded().image().text();
        if (!text.contains(metadata.loaded().toVmaddr(h.base()))) {
            report(TableRule.BASE, FtabHeader.BASE_OFF, "base", Hex.of(h.base()), range(text));
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
                report(TableRule.FIRST_ROW, at, "row[0].entryOff", Hex.of(off), "0x0");
            }
            if (i > 0 && off <= before) {
                report(TableRule.ASCENDING, at, "row[" + i + "].entryOff", Hex.of(off), "more than " + Hex.of(before));
            }
            before = off;
            if (!text.contains(metadata.loaded().toVmaddr(rows.entry(i)))) {
                report(TableRule.IN_TEXT, at, "row[" + i + "].entryOff", Hex.of(rows.entry(i)), range(text));
            }
            if (!metadata.functions().valid(rows.funcIndex(i))) {
                report(
                        TableRule.FUNC_INDEX,
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
            report(TableRule.SENTINEL_END, at, "sentinel.entryOff", Hex.of(rows.sentinelOff()), Hex.of(end));
        }
        if (table.u32(at + 4) != 0) {
            report(TableRule.SENTINEL_INDEX, at + 4L, "sentinel.funcIndex", Long.toString(table.u32(at + 4)), "0");
        }
    }

    /** Rows come from the symbol index, which leaves out records whose ids collide. */
    private void indexed(int row, int at) throws ImageException {
        long k = adopted.rows().funcIndex(row);
        String symbol = metadata.functions().symbol(k);
        if (metadata.symbolIndex().indexFor(Names.symbolId(symbol)) != k) {
            report(
                    TableRule.INDEXED,
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
                    TableRule.BUCKET_COUNT,
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
                    report(TableRule.BUCKET, at, "bucket[" + b + "].idx", Long.toString(idx), Integer.toString(row));
                }
                int deltaAt = at + 4 + 2 * s;
                if (idx + table.u16(deltaAt) != row) {
                    report(
                            TableRule.BUCKET,
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
            expectZero(TableRule.TRAILER, adopted.at() + adopted.header().need(), adopted.end());
        }
    }
}
