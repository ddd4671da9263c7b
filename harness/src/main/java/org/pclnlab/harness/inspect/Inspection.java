package org.pclnlab.harness.inspect;

import java.util.List;
import org.pclnlab.harness.check.CheckReport;

/**
 * What one image carries. Immutable; addresses are link-time addresses.
 *
 * @param kind whose tables, such as {@code LLGo main}
 * @param source where the rows come from: {@code prebuilt}, {@code sites}, {@code dlsym}, {@code gc} or {@code nothing}
 * @param fields header fields in file order
 * @param indexBase address of the first bucket's first byte
 * @param parts the arrays that make up the metadata, without those that are not there
 * @param check what adoption and the rules said
 */
public record Inspection(
        String image,
        String kind,
        String container,
        long fileSize,
        String source,
        Range text,
        List<Area> segments,
        List<Area> sections,
        List<Field> fields,
        List<Row> rows,
        long indexBase,
        List<Bucket> buckets,
        List<Part> parts,
        Counts counts,
        CheckReport check) {

    /** Addresses from {@code start} up to and without {@code end}. */
    public record Range(long start, long end) {
        long size() {
            return end - start;
        }
    }

    /**
     * A segment or section.
     *
     * @param access such as {@code r-x}; {@code ---} for what is not loaded
     */
    public record Area(String name, long address, long size, long fileOff, long fileSize, String access) {}

    /** One header field with where it lies. */
    public record Field(String name, long address, long fileOff, int width, String value) {}

    /**
     * One function row.
     *
     * @param size distance to the next row, for the last one to the end of text
     * @param record funcIndex, or offset of gc's function record
     * @param owner the linker's symbol that the entry lies in, empty when there is none
     * @param copy whether that symbol is another function's: the row is a copy of inlined code
     */
    public record Row(
            long entry,
            long size,
            long record,
            String name,
            String pkg,
            String file,
            long line,
            String owner,
            boolean copy) {}

    /**
     * One bucket of 4096 bytes.
     *
     * @param deltas 16 differences, fewer in gc's last bucket
     * @param starts rows that begin in each sub-bucket
     * @param scans rows that a lookup in each sub-bucket may have to look at
     */
    public record Bucket(long idx, List<Integer> deltas, List<Integer> starts, List<Integer> scans) {}

    /** An array of the metadata and what it is there for. */
    public record Part(String name, String cause, long address, long fileOff, long size) {}

    /**
     * Numbers that no list shows.
     *
     * @param records function records
     * @param dead records without a row: code that is not in the image
     * @param copies rows that are copies of inlined code
     * @param repeated records with more than one row
     * @param sameEntry rows that begin where the row before begins
     * @param strings string ids
     * @param statements statement records
     * @param sites statement sites
     */
    public record Counts(
            long records,
            long dead,
            long copies,
            long repeated,
            long sameEntry,
            long strings,
            long statements,
            long sites) {}
}
