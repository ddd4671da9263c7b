package org.pclnlab.emulator.image.macho.chained;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pclnlab.emulator.image.macho.chained.ChainEdits.Kind;
import org.pclnlab.emulator.image.macho.chained.ChainEdits.Patch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;

/**
 * Takes nodes out of the fixup chains of a Mach-O file and puts new ones in, so that bytes between can be overwritten
 * (03 section 8). Mutable builder: {@link #unlink} and {@link #splice} say what to do, {@link #plan} computes it. The file
 * itself is never changed here.
 * <pre>
 *   before   page_start -> A ---> b ---> c ---> D ---> E        unlink [b, c], splice at i
 *   after    page_start -> A -----> i --------> D ---> E        A's link changes, i is new, b and c keep their bytes
 * </pre>
 * Nodes that stay keep everything but their link, so binds and tagged pointers are not disturbed.
 *
 * <p>Two kinds of failure: a {@link ChainRefusal} is one of the six texts of the spec, for images that are in order. An
 * {@link ImageException} says what is wrong with the image. The reference dies on most of those; a chain that leaves its
 * page it follows, where this class refuses: such a page is never what a linker wrote.
 */
public final class ChainEditor {
    private static final long TARGET_MASK = (1L << 36) - 1;
    private static final long LINK_MASK = 0xfffL << 51;

    private final Bytes file;
    private final List<Range> ranges = new ArrayList<>();
    private final List<Insert> inserts = new ArrayList<>();
    private final List<Patch> links = new ArrayList<>();
    private final List<Patch> pending = new ArrayList<>();
    /** Nodes of the page at hand that stay, and the inserts of that page behind them. */
    private long[] nodes = new long[64];

    private int kept;
    private long pages;

    private record Range(long start, long end) {
        boolean contains(long off) {
            return off >= start && off < end;
        }
    }

    private record Insert(long slot, long target) {}

    private ChainEditor(Bytes file) {
        this.file = file;
    }

    /** An editor of one thin file. */
    public static ChainEditor of(Bytes file) {
        return new ChainEditor(file);
    }

    /** Removes every node that starts in the file offsets {@code [start, end)}. */
    public ChainEditor unlink(long start, long end) {
        ranges.add(new Range(start, end));
        return this;
    }

    /**
     * Adds a rebase at file offset {@code slot}: a process finds {@code target} plus the slide there. The slot must not be
     * a node that stays.
     */
    public ChainEditor splice(long slot, long target) {
        inserts.add(new Insert(slot, target));
        return this;
    }

    /**
     * Computes the edits.
     *
     * @throws ChainRefusal with the words of part 03
     * @throws ImageException when the load commands or the chains are damaged
     */
    public ChainEdits plan() throws ChainRefusal, ImageException {
        links.clear();
        pending.clear();
        pages = 0;
        ChainedSegments commands = ChainedSegments.read(file);
        if (commands.dataoff() == 0) {
            if (!inserts.isEmpty()) {
                throw new ChainRefusal("no chained fixups to splice inserts into");
            }
            return new ChainEdits(List.of(), List.of());
        }
        boolean[] consumed = new boolean[inserts.size()];
        Bytes fixups = commands.fixups();
        long startsOff = ChainedFixupsHeader.read(fixups).startsOffset();
        StartsInImage starts =
                StartsInImage.read(fixups, startsOff, commands.segments().size());
        for (int i = 0; i < starts.count(); i++) {
            StartsInSegment s = starts.segment(i);
            if (s != null) {
                editSegment(s, i, commands.segments().get(i).fileoff(), commands.imageBase(), consumed);
            }
        }
        for (int i = 0; i < consumed.length; i++) {
            if (!consumed[i]) {
                throw new ChainRefusal(
                        "fixup insert at " + Hex.of(inserts.get(i).slot()) + " not within any chain page");
            }
        }
        return new ChainEdits(List.copyOf(links), List.copyOf(pending));
    }

    private void editSegment(StartsInSegment s, int segment, long fileoff, long imageBase, boolean[] consumed)
            throws ChainRefusal, ImageException {
        PointerFormat format = PointerFormat.of(s.pointerFormat());
        if (format != PointerFormat.PTR_64 && format != PointerFormat.PTR_64_OFFSET) {
            long end = fileoff + (long) s.pageCount() * s.pageSize();
            for (Range r : ranges) {
                if (r.start() < end && r.end() > fileoff) {
                    throw new ChainRefusal("unsupported pointer_format " + s.pointerFormat());
                }
            }
            return;
        }
        if (s.pageSize() == 0) {
            throw new BadValue(s.bytes().where(StartsInSegment.PAGE_SIZE_OFF, "page_size"), "0", "0x1000 or 0x4000");
        }
        // Honest files have two bytes for each page; segments that share their page starts could ask for any number.
        pages += s.pageCount();
        if (pages > file.size() / 2) {
            throw new Inconsistent(
                    s.bytes().where(StartsInSegment.PAGE_COUNT_OFF, "page_count"),
                    pages + " pages so far",
                    "at most " + file.size() / 2 + ", page starts of two bytes in the file");
        }
        long base = format.offsets() ? imageBase : 0;
        for (int p = 0; p < s.pageCount(); p++) {
            editPage(s, segment, p, fileoff + (long) p * s.pageSize(), base, consumed);
        }
    }

    private void editPage(StartsInSegment s, int segment, int page, long at, long base, boolean[] consumed)
            throws ChainRefusal, ImageException {
        boolean inserting = false;
        for (Insert i : inserts) {
            inserting |= i.slot() >= at && i.slot() < at + s.pageSize();
        }
        int start = s.pageStart(page);
        boolean removed = false;
        kept = 0;
        if (start != StartsInSegment.DYLD_CHAINED_PTR_START_NONE) {
            if ((start & StartsInSegment.DYLD_CHAINED_PTR_START_MULTI) != 0) {
                throw new ChainRefusal("multi-start pages not supported");
            }
            removed = walk(s, page, at, start);
        }
        if (!removed && !inserting) {
            return;
        }
        int survivors = kept;
        for (int i = 0; i < inserts.size(); i++) {
            long slot = inserts.get(i).slot();
            if (slot >= at && slot < at + s.pageSize()) {
                consumed[i] = true;
                add(slot);
            }
        }
        long[] order = Arrays.copyOf(nodes, kept);
        Arrays.sort(order);
        startPage(s, segment, page, order.length == 0 ? -1 : order[0] - at, start);
        for (int i = 0; i < order.length; i++) {
            if (i > 0 && order[i] == order[i - 1]) {
                throw new Inconsistent(
                        file.slice(order[i], 8, "spliced fixup").where(0, ""),
                        "a node at " + Hex.of(order[i]) + " already, which stays",
                        "a slot inside the bytes that are unlinked");
            }
            long next = i + 1 < order.length ? link(order[i + 1] - order[i]) : 0;
            boolean stays = Arrays.binarySearch(nodes, 0, survivors, order[i]) >= 0;
            if (stays) {
                relink(order[i], next, segment, page);
            } else {
                insert(order[i], next, base, segment, page);
            }
        }
    }

    /** Collects the nodes of a page that lie in no range; whether there was one that does. */
    private boolean walk(StartsInSegment s, int page, long at, int start) throws ImageException {
        boolean removed = false;
        for (long node = at + start; ; ) {
            if (node >= at + s.pageSize()) {
                throw new Inconsistent(
                        s.bytes().where(StartsInSegment.pageStartOff(page), "page_start[" + page + "]"),
                        "a chain with a node at " + Hex.of(node),
                        "nodes inside the page " + Hex.range(at, at + s.pageSize()));
            }
            if (node > file.size() - 8L) {
                throw new Truncated(
                        s.bytes().where(StartsInSegment.pageStartOff(page), "page_start[" + page + "]"),
                        "a chain with a node at " + Hex.of(node),
                        "8 bytes inside the file of " + Hex.of(file.size()) + " bytes");
            }
            boolean gone = false;
            for (int i = 0; i < ranges.size(); i++) {
                gone |= ranges.get(i).contains(node);
            }
            removed |= gone;
            if (!gone) {
                add(node);
            }
            long next = file.u64((int) node) >>> 51 & 0xfff;
            if (next == 0) {
                return removed;
            }
            node += 4 * next;
        }
    }

    private void add(long node) {
        if (kept == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * kept);
        }
        nodes[kept++] = node;
    }

    private void startPage(StartsInSegment s, int segment, int page, long first, int before) {
        long after = first < 0 ? StartsInSegment.DYLD_CHAINED_PTR_START_NONE : first & 0xffff;
        if (after != before) {
            long off = s.bytes().origin(StartsInSegment.pageStartOff(page)) - file.origin(0);
            links.add(new Patch(Kind.PAGE_START, off, before, after, segment, page));
        }
    }

    /** Distance to the next node as its twelve bits, in units of four bytes. */
    private static long link(long delta) throws ChainRefusal {
        if (delta % 4 != 0 || delta / 4 > 0xfff) {
            throw new ChainRefusal("chain gap " + delta + " not encodable");
        }
        return delta / 4;
    }

    private void relink(long node, long next, int segment, int page) {
        long before = file.u64((int) node);
        long after = (before & ~LINK_MASK) | (next << 51);
        if (after != before) {
            links.add(new Patch(Kind.LINK, node, before, after, segment, page));
        }
    }

    private void insert(long slot, long next, long base, int segment, int page) throws ImageException {
        long target = 0;
        for (Insert i : inserts) {
            target = i.slot() == slot ? i.target() : target;
        }
        long before = file.slice(slot, 8, "spliced fixup").u64(0);
        long after = ((target - base) & TARGET_MASK) | (next << 51);
        pending.add(new Patch(Kind.INSERT, slot, before, after, segment, page));
    }
}
