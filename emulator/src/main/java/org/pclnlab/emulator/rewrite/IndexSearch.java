package org.pclnlab.emulator.rewrite;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The symbol index of a file that is still to be rewritten: where it is, and the record number of an id (03 section 5). The
 * order of its entries is not
 * verified: in a table out of order, what the original's search finds is found.
 */
final class IndexSearch {
    private static final long META = 0x3154454D4F474C4CL; // LLGOMET1
    private static final int ENTRY = 16, META_BYTES = 48;
    private static final long MOST = 1 << 20;
    private static final String POINTER = "__llgo_funcinfo_symbol_index", COUNT = POINTER + "_count";

    private final @Nullable ByteBuffer entries;
    private final int n;
    /** For each value of an id's upper bits the first position whose id has them or more; none for a table out of order. */
    private final int[] heads;

    private final int shift;

    private IndexSearch(@Nullable ByteBuffer entries, int n) {
        this.entries = entries;
        this.n = n;
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(n));
        this.shift = 64 - bits;
        this.heads = entries == null ? new int[0] : heads(entries, n, bits);
    }

    /**
     * Ids are hashes, so their upper bits spread evenly: a place to start at for each of them saves most of a binary search.
     * In a table out of order only the steps of the search itself decide what is found, and there is no shortcut.
     */
    private static int[] heads(ByteBuffer raw, int n, int bits) {
        int[] out = new int[(1 << bits) + 1];
        long before = 0;
        int next = 0;
        for (int i = 0; i < n; i++) {
            long id = raw.getLong(i * ENTRY);
            if (Unsigned.less(id, before)) {
                return new int[0];
            }
            before = id;
            int head = (int) (id >>> (64 - bits));
            while (next <= head) {
                out[next++] = i;
            }
        }
        while (next < out.length) {
            out[next++] = n;
        }
        return out;
    }

    /** A table that was found otherwise. */
    static IndexSearch over(ByteBuffer entries, int n) {
        return new IndexSearch(entries, n);
    }

    /**
     * Finds the index by the meta group in the entry section, else by the names of the two globals.
     *
     * @throws Refusal when a global is missing or the count cannot be right
     */
    static IndexSearch of(Input input) throws Refusal {
        long pointerAddr = 0;
        long countAddr = 0;
        Bytes sites = input.entry.contents();
        for (int off = 0; off + META_BYTES <= sites.size(); off += SiteList.SIZE) {
            if (sites.u64(off) == 0 && sites.u64(off + SiteList.ID_OFF) == META) {
                pointerAddr = input.pointer(sites.u64(off + SiteList.SIZE));
                countAddr = input.pointer(sites.u64(off + 2 * SiteList.SIZE));
                break;
            }
        }
        if (pointerAddr == 0 || countAddr == 0) {
            pointerAddr = input.symbol(POINTER);
            countAddr = input.symbol(COUNT);
        }
        long data = input.pointer(input.memory.u64(pointerAddr));
        long count = input.memory.u64(countAddr);
        if (count == 0 || Unsigned.less(MOST, count)) {
            throw new Refusal("bad symbol index count " + Long.toUnsignedString(count));
        }
        Bytes bytes = input.memory.at(data, count * ENTRY);
        return new IndexSearch(bytes == null ? null : bytes.buffer(), (int) count);
    }

    /** The 1-based record number of an id: the lowest position wins. A missing id gives {@code -1}, for any u32 is one. */
    long find(long id) {
        ByteBuffer raw = entries;
        if (raw == null) {
            return -1; // all ids are zero, and that is no id
        }
        int head = (int) (id >>> shift);
        int lo = heads.length == 0 ? 0 : heads[head];
        int hi = heads.length == 0 ? n : heads[head + 1];
        while (lo < hi) {
            int mid = (lo + hi) >>> 1;
            if (Unsigned.lessOrEqual(id, raw.getLong(mid * ENTRY))) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        return lo < n && raw.getLong(lo * ENTRY) == id ? raw.getInt(lo * ENTRY + 8) & 0xffffffffL : -1;
    }
}
