package org.pclnlab.emulator.functab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.emulator.functab.Adoption.Adopted;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.metadata.Metadata;

/**
 * What the runtime does not look at (02 section 5.2, "not checked"): every rule that a producer keeps (02 section 2.1) and
 * that an adopted table can break without being rejected. A finding never changes how the table is looked up.
 */
public final class TableLint {
    /** Findings of one rule that are listed; the rest is counted. */
    private static final int MOST_PER_RULE = 20;

    /** The rules, in the order they are applied. */
    public enum Rule {
        LINK_ADDRESS("linkSectAddr is the section's link-time address"),
        BASE("base lies inside the text section"),
        FIRST_ROW("row 0 has offset 0"),
        ASCENDING("row offsets ascend strictly"),
        IN_TEXT("rows lie inside the text section"),
        FUNC_INDEX("every row names an existing function record"),
        SENTINEL_END("the sentinel is the end of the text section"),
        SENTINEL_INDEX("the sentinel names no function"),
        BUCKET_COUNT("the buckets cover the last row's entry and no more"),
        BUCKET("every bucket holds the last row at or below each of its sub-buckets"),
        TRAILER("bytes behind the table are zero");

        private final String text;

        Rule(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * One broken rule.
     *
     * @param at runtime address of the field
     * @param field which field, such as {@code row[17].entryOff}
     */
    public record Finding(Rule rule, long at, String field, String found, String expected) {
        @Override
        public String toString() {
            return rule + ": " + Hex.of(at) + ": " + field + ": found " + found + ", expected " + expected;
        }
    }

    private final Metadata metadata;
    private final Adopted adopted;
    private final Bytes table;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);

    private TableLint(Metadata metadata, Adopted adopted) throws ImageException {
        this.metadata = metadata;
        this.adopted = adopted;
        this.table =
                metadata.loaded().memory().at(adopted.at(), adopted.header().need(), "LLGOFTB1 table");
    }

    /** Applies every rule to an adopted table; at most twenty findings of each rule are listed. */
    public static List<Finding> check(Metadata metadata, Adopted adopted) throws ImageException {
        TableLint lint = new TableLint(metadata, adopted);
        lint.header();
        lint.rows();
        lint.buckets();
        lint.trailer();
        return lint.findings;
    }

    private void report(Rule rule, long off, String field, String found, String expected) {
        if (counts.merge(rule, 1, Integer::sum) <= MOST_PER_RULE) {
            findings.add(new Finding(rule, adopted.at() + off, field, found, expected));
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
        long need = adopted.header().need();
        long left = adopted.end() - adopted.at() - need;
        if (left == 0 || !metadata.generation().hasStubSites()) {
            return;
        }
        Bytes rest = metadata.loaded().memory().at(adopted.at() + need, left, "bytes behind the table");
        for (int i = 0; i < rest.size(); i++) {
            if (rest.u8(i) != 0) {
                report(Rule.TRAILER, need + i, "byte", Integer.toString(rest.u8(i)), "0");
                return;
            }
        }
    }
}
