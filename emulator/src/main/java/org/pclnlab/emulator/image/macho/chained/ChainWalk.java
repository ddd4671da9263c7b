package org.pclnlab.emulator.image.macho.chained;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;

/**
 * Visits the nodes of one segment. A link only leads forward, so the chain of a page ends after at most one node for each
 * stride; where a page has several chains, a node that two of them reach is an error, or else it would be applied twice.
 */
final class ChainWalk {
    private final StartsInSegment starts;
    private final PointerFormat format;
    private final ChainedFixups.Segment segment;
    private final int index;
    private final int imports;
    private final ChainedFixups.Visitor visitor;

    ChainWalk(
            StartsInSegment starts,
            PointerFormat format,
            ChainedFixups.Segment segment,
            int index,
            int imports,
            ChainedFixups.Visitor visitor) {
        this.starts = starts;
        this.format = format;
        this.segment = segment;
        this.index = index;
        this.imports = imports;
        this.visitor = visitor;
    }

    void run() throws ImageException {
        for (int page = 0; page < starts.pageCount(); page++) {
            int start = starts.pageStart(page);
            if (start == StartsInSegment.DYLD_CHAINED_PTR_START_NONE) {
                continue;
            }
            if ((start & StartsInSegment.DYLD_CHAINED_PTR_START_MULTI) == 0) {
                chain(page, start, null);
            } else {
                several(page, start & ~StartsInSegment.DYLD_CHAINED_PTR_START_MULTI);
            }
        }
    }

    /** The chains of a page with several: their starts stand behind the page starts, the last one is marked. */
    private void several(int page, int first) throws ImageException {
        BitSet seen = new BitSet();
        for (int i = first; ; i++) {
            if (i < starts.pageCount() || i >= starts.entries()) {
                throw new Inconsistent(
                        startOf(page),
                        "chain starts at entry " + i,
                        "entries " + starts.pageCount() + " to " + (starts.entries() - 1) + ", behind the page starts");
            }
            int start = starts.entry(i);
            chain(page, start & ~StartsInSegment.DYLD_CHAINED_PTR_START_LAST, seen);
            if ((start & StartsInSegment.DYLD_CHAINED_PTR_START_LAST) != 0) {
                return;
            }
        }
    }

    private void chain(int page, int start, @Nullable BitSet seen) throws ImageException {
        Bytes contents = segment.contents();
        long at = (long) page * starts.pageSize();
        for (int off = start; ; ) {
            if (off >= starts.pageSize()) {
                throw new Inconsistent(
                        startOf(page),
                        "a chain with a node at " + Hex.of(segment.vmaddr() + at + off),
                        "nodes inside the page "
                                + Hex.range(segment.vmaddr() + at, segment.vmaddr() + at + starts.pageSize()));
            }
            if (at + off > contents.size() - 8L) {
                throw new Truncated(
                        startOf(page),
                        "a chain with a node at " + Hex.of(segment.vmaddr() + at + off),
                        "8 bytes inside the " + Hex.of(contents.size()) + " bytes of " + segment.name());
            }
            if (seen != null) {
                if (seen.get(off)) {
                    throw new Inconsistent(
                            startOf(page),
                            "two chains with the node " + Hex.of(segment.vmaddr() + at + off),
                            "chains that do not meet");
                }
                seen.set(off);
            }
            long raw = contents.u64((int) at + off);
            if (format.bind(raw) && format.importIndex(raw) >= imports) {
                throw new Inconsistent(
                        contents.where((int) at + off, "ordinal"),
                        Integer.toString(format.importIndex(raw)),
                        "below " + imports + ", the number of imports");
            }
            visitor.node(index, segment.vmaddr() + at + off, raw, format);
            int distance = format.distance(raw);
            if (distance == 0) {
                return;
            }
            off += distance;
        }
    }

    private ImageException.Where startOf(int page) {
        return starts.bytes().where(StartsInSegment.pageStartOff(page), "page_start[" + page + "]");
    }
}
