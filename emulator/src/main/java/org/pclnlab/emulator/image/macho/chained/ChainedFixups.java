package org.pclnlab.emulator.image.macho.chained;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * All chained fixups of an image, as dyld takes them. Headers, page tables and imports are checked when this is read; the
 * chains themselves when they are walked.
 */
public final class ChainedFixups {
    /**
     * A segment command, loaded or not; chain starts belong to them by position.
     *
     * @param contents the segment's bytes in the file
     */
    public record Segment(String name, long vmaddr, long vmsize, Bytes contents) {}

    /** Sees every node: segments, pages and chains in the order of the file, so addresses of a page ascend. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * One node.
         *
         * @param segment index of its segment command
         * @param vmaddr link-time address of the node
         * @param raw what the file holds there
         */
        void node(int segment, long vmaddr, long raw, PointerFormat format) throws ImageException;
    }

    private final List<Segment> segments;
    private final long base;
    private final ImportTable imports;
    private final @Nullable StartsInSegment[] starts;
    private final @Nullable PointerFormat format;

    private ChainedFixups(
            List<Segment> segments,
            long base,
            ImportTable imports,
            @Nullable StartsInSegment[] starts,
            @Nullable PointerFormat format) {
        this.segments = segments;
        this.base = base;
        this.imports = imports;
        this.starts = starts;
        this.format = format;
    }

    /**
     * Reads header, page tables and imports.
     *
     * @param fixups the bytes that {@code LC_DYLD_CHAINED_FIXUPS} names
     * @param segments all segment commands, in order
     * @param base link-time address of the image's header
     */
    public static ChainedFixups read(Bytes fixups, List<Segment> segments, long base) throws ImageException {
        ChainedFixupsHeader h = ChainedFixupsHeader.read(fixups);
        if (h.version() != 0) {
            throw new Unsupported(
                    fixups.first(ChainedFixupsHeader.SIZE, ChainedFixupsHeader.NAME)
                            .where(ChainedFixupsHeader.VERSION_OFF, "fixups_version"),
                    Long.toString(h.version()),
                    "0");
        }
        ImportTable imports = ImportTable.read(fixups, h);
        StartsInImage table = StartsInImage.read(fixups, h.startsOffset(), segments.size());
        @Nullable StartsInSegment[] starts = new @Nullable StartsInSegment[segments.size()];
        PointerFormat common = null;
        long pages = 0;
        for (int i = 0; i < table.count(); i++) {
            StartsInSegment s = table.segment(i);
            starts[i] = s;
            if (s != null) {
                common = check(s, segments.get(i), base, common);
                // Two bytes for each page are in the fixups, unless segments share their tables.
                pages += s.pageCount();
                if (pages > fixups.size() / 2) {
                    throw new Inconsistent(
                            s.bytes().where(StartsInSegment.PAGE_COUNT_OFF, "page_count"),
                            pages + " pages so far",
                            "at most " + fixups.size() / 2 + ", page starts of two bytes in the fixups");
                }
            }
        }
        return new ChainedFixups(List.copyOf(segments), base, imports, starts, common);
    }

    private static PointerFormat check(StartsInSegment s, Segment segment, long base, @Nullable PointerFormat common)
            throws ImageException {
        if (s.size() < s.bytes().size()) {
            throw new Inconsistent(
                    s.bytes().where(StartsInSegment.SIZE_OFF, "size"),
                    Long.toString(s.size()),
                    "at least " + s.bytes().size() + ", the header and " + s.pageCount() + " page starts");
        }
        if (s.pageSize() != 0x1000 && s.pageSize() != 0x4000) {
            throw new BadValue(
                    s.bytes().where(StartsInSegment.PAGE_SIZE_OFF, "page_size"),
                    Hex.of(s.pageSize()),
                    "0x1000 or 0x4000");
        }
        PointerFormat format = PointerFormat.of(s.pointerFormat());
        if (format == null) {
            throw new Unsupported(
                    s.bytes().where(StartsInSegment.POINTER_FORMAT_OFF, "pointer_format"),
                    PointerFormat.nameOf(s.pointerFormat()),
                    "a 64-bit format of a program: 1, 2, 6, 7, 9, 10 or 12");
        }
        if (common != null && common != format) {
            throw new Inconsistent(
                    s.bytes().where(StartsInSegment.POINTER_FORMAT_OFF, "pointer_format"),
                    PointerFormat.nameOf(s.pointerFormat()),
                    PointerFormat.nameOf(common.code()) + " as the segments before");
        }
        if (s.segmentOffset() != segment.vmaddr() - base) {
            throw new Inconsistent(
                    s.bytes().where(StartsInSegment.SEGMENT_OFFSET_OFF, "segment_offset"),
                    Hex.of(s.segmentOffset()),
                    Hex.of(segment.vmaddr() - base) + ", where " + segment.name() + " lies");
        }
        long most = Unsigned.sum(segment.vmsize(), s.pageSize() - 1) / s.pageSize();
        if (Unsigned.less(most, s.pageCount())) {
            throw new Inconsistent(
                    s.bytes().where(StartsInSegment.PAGE_COUNT_OFF, "page_count"),
                    Integer.toString(s.pageCount()),
                    "at most " + most + ", the pages of " + segment.name());
        }
        return format;
    }

    /** The imports, by ordinal. */
    public ImportTable imports() {
        return imports;
    }

    /** The pointer format of all segments; null when none has fixups. */
    public @Nullable PointerFormat format() {
        return format;
    }

    /** What targets of {@link PointerFormat#offsets} count from. */
    public long base() {
        return base;
    }

    /** Page size of a segment's chains, 0 when it has none. */
    public int pageSize(int segment) {
        StartsInSegment s = starts[segment];
        return s == null ? 0 : s.pageSize();
    }

    /** Names of the segments that have fixups. */
    public List<String> fixedSegments() {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] != null) {
                out.add(segments.get(i).name());
            }
        }
        return out;
    }

    /**
     * Walks all chains. A slot is read before the visitor sees it, and its link as well, so the visitor may replace it.
     *
     * @throws ImageException when a chain leaves its page or the file, meets another one, or names an unknown import;
     *     nodes before have been visited
     */
    public void forEach(Visitor visitor) throws ImageException {
        for (int i = 0; i < starts.length; i++) {
            StartsInSegment s = starts[i];
            PointerFormat f = format;
            if (s != null && f != null) {
                new ChainWalk(s, f, segments.get(i), i, imports.count(), visitor).run();
            }
        }
    }
}
