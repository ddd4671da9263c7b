package org.pclnlab.emulator.image.macho;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;

/**
 * The symbols that an image exports, as a trie over their names.
 * <pre>
 *  node   uleb  size of the terminal part, 0: no name ends here
 *               uleb flags    0x03 kind: 0 regular, 1 thread-local, 2 absolute; 0x04 weak; 0x08 re-export; 0x10 stub
 *               uleb address  offset from the image's header; of a re-export: library, then the name there
 *         u8    number of edges
 *               each: the bytes of its label, NUL, uleb offset of a node from the start of the trie
 * </pre>
 * Linkers write trees. A node that two edges reach is an error here, so that walking ends and takes time in proportion to
 * the trie; the same holds for the names that come out of it.
 */
public final class ExportsTrie {
    static final int KIND_MASK = 3, KIND_ABSOLUTE = 2, WEAK = 4, REEXPORT = 8, STUB_AND_RESOLVER = 0x10;
    /** Names of one trie together: a multiple of its size that no linker's trie comes near, and a floor for small ones. */
    private static final long NAME_FACTOR = 32, NAME_FLOOR = 1 << 16;

    /**
     * One exported name.
     *
     * @param name as in the file, with the underscore that C names have
     * @param flags as in the file
     * @param address offset from the image's header; a plain value when absolute, 0 when re-exported
     */
    public record Export(String name, long flags, long address) {
        public boolean absolute() {
            return (flags & KIND_MASK) == KIND_ABSOLUTE;
        }

        public boolean reexported() {
            return (flags & REEXPORT) != 0;
        }

        public boolean weak() {
            return (flags & WEAK) != 0;
        }
    }

    private final Bytes bytes;

    ExportsTrie(Bytes bytes) {
        this.bytes = bytes;
    }

    /** A node to be visited, and the bytes of the name up to it. */
    private static final class Pending {
        final int offset;
        final byte[] prefix;

        Pending(int offset, byte[] prefix) {
            this.offset = offset;
            this.prefix = prefix;
        }
    }

    /** All exports, in the order of a walk that takes edges as they come. */
    public List<Export> all() throws ImageException {
        List<Export> out = new ArrayList<>();
        BitSet seen = new BitSet();
        long budget = NAME_FLOOR + NAME_FACTOR * bytes.size();
        Deque<Pending> stack = new ArrayDeque<>();
        if (bytes.size() > 0) {
            stack.push(new Pending(0, new byte[0]));
            seen.set(0);
        }
        List<Pending> edges = new ArrayList<>();
        while (!stack.isEmpty()) {
            Pending node = stack.pop();
            Leb in = new Leb(bytes, node.offset);
            Export export = terminal(in, node.prefix);
            if (export != null) {
                out.add(export);
            }
            edges.clear();
            int count = in.u8("edges");
            for (int i = 0; i < count; i++) {
                byte[] label = label(in);
                int start = in.at;
                int child = child(in);
                if (seen.get(child)) {
                    throw new Inconsistent(
                            bytes.where(start, "edge"), "the node " + Hex.of(child) + " again", "a tree");
                }
                seen.set(child);
                byte[] name = Arrays.copyOf(node.prefix, node.prefix.length + label.length);
                System.arraycopy(label, 0, name, node.prefix.length, label.length);
                budget -= name.length;
                if (budget < 0) {
                    throw new BadValue(
                            bytes.where(start, "edge"),
                            "names of more than " + (NAME_FLOOR + NAME_FACTOR * bytes.size()) + " bytes",
                            "names in proportion to the " + bytes.size() + " bytes of the trie");
                }
                edges.add(new Pending(child, name));
            }
            for (int i = edges.size() - 1; i >= 0; i--) {
                stack.push(edges.get(i));
            }
        }
        return out;
    }

    /** The export called {@code name}, as in the file; null when there is none. */
    public @Nullable Export find(String name) throws ImageException {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        int matched = 0;
        int node = 0;
        // Each step takes an edge; empty labels are the only way not to come closer to the end of the name.
        for (int steps = 0; bytes.size() > 0 && steps <= bytes.size(); steps++) {
            Leb in = new Leb(bytes, node);
            Export export = terminal(in, wanted);
            if (matched == wanted.length) {
                return export;
            }
            int count = in.u8("edges");
            int next = -1;
            for (int i = 0; i < count; i++) {
                byte[] label = label(in);
                int child = child(in);
                if (next < 0 && startsWith(wanted, matched, label)) {
                    next = child;
                    matched += label.length;
                }
            }
            if (next < 0) {
                return null;
            }
            node = next;
        }
        if (bytes.size() == 0) {
            return null;
        }
        throw new Inconsistent(bytes.where(node, "edge"), "a cycle of edges without labels", "a tree");
    }

    private static boolean startsWith(byte[] wanted, int from, byte[] label) {
        return label.length <= wanted.length - from
                && Arrays.equals(wanted, from, from + label.length, label, 0, label.length);
    }

    /** The export that ends at a node, and the position behind it. */
    private @Nullable Export terminal(Leb in, byte[] name) throws ImageException {
        int start = in.at;
        long size = in.uleb("terminal size");
        if (size == 0) {
            return null;
        }
        int from = in.at;
        if (Long.compareUnsigned(size, bytes.size() - from) > 0) {
            throw new BadValue(
                    bytes.where(start, "terminal size"),
                    Long.toUnsignedString(size),
                    "at most " + (bytes.size() - from) + ", what is left of the trie");
        }
        long flags = in.uleb("flags");
        long address = in.uleb("address");
        in.at = from + (int) size;
        return new Export(new String(name, StandardCharsets.UTF_8), flags, (flags & REEXPORT) != 0 ? 0 : address);
    }

    private byte[] label(Leb in) throws ImageException {
        int end = bytes.indexOfNul(in.at);
        if (end < 0) {
            throw new ImageException.Truncated(
                    bytes.where(in.at, "label"), "a label without end", "a NUL before the end of the trie");
        }
        byte[] label = bytes.copy(in.at, end);
        in.at = end + 1;
        return label;
    }

    private int child(Leb in) throws ImageException {
        int start = in.at;
        long child = in.uleb("edge");
        if (Long.compareUnsigned(child, bytes.size()) >= 0) {
            throw new BadValue(bytes.where(start, "edge"), Hex.of(child), "an offset below " + Hex.of(bytes.size()));
        }
        return (int) child;
    }
}
