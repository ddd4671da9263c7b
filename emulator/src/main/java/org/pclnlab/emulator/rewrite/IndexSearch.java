package org.pclnlab.emulator.rewrite;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The symbol index of a file that is still to be rewritten: where it is, and the record number of an id (03 section 5). The
 * order of its entries is not verified: in a table out of order, what the original's search finds is found.
 */
final class IndexSearch {
    private static final int ENTRY = 16;
    private static final long MOST = 1 << 20;
    private static final String POINTER = "__llgo_funcinfo_symbol_index", COUNT = POINTER + "_count";

    /** Two words for each entry: the id, and the record number in the lower half. Empty for a table of zeros. */
    private final long[] entries;

    private final int n;
    /** For each value of an id's upper bits the first position whose id has them or more; none for a table out of order. */
    private final int[] heads;

    private final int shift;

    private IndexSearch(long[] entries) {
        this.entries = entries;
        this.n = entries.length / 2;
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(n));
        this.shift = 64 - bits;
        this.heads = heads(entries, n, bits);
    }

    /**
     * Ids are hashes, so their upper bits spread evenly: a place to start at for each of them saves most of a binary search.
     * In a table out of order only the steps of the search itself decide what is found, and there is no shortcut.
     */
    private static int[] heads(long[] raw, int n, int bits) {
        int[] out = new int[(1 << bits) + 1];
        long before = 0;
        for (int i = 0; i < n; i++) {
            long id = raw[2 * i];
            if (Unsigned.less(id, before)) {
                return new int[0];
            }
            before = id;
            out[(int) (id >>> (64 - bits)) + 1]++;
        }
        for (int head = 1; head < out.length; head++) {
            out[head] += out[head - 1];
        }
        return out;
    }

    /** A table that was found otherwise: for each entry its id and its record number. */
    static IndexSearch over(long[] entries) {
        return new IndexSearch(entries);
    }

    /**
     * Finds the index by the meta group in the entry section, else by the names of the two globals.
     *
     * @param sites of the entry section
     * @throws Refusal when a global is missing or the count cannot be right
     */
    static IndexSearch of(Input input, SiteList sites) throws Refusal {
        long pointerAddr = input.pointer(sites.indexSlot());
        long countAddr = input.pointer(sites.indexCountSlot());
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
        return new IndexSearch(bytes == null ? new long[0] : bytes.words());
    }

    /** The 1-based record number of an id: the lowest position wins. A missing id gives {@code -1}, for any u32 is one. */
    long find(long id) {
        if (n == 0) {
            return -1; // all ids are zero, and that is no id
        }
        int head = (int) (id >>> shift);
        int lo = heads.length == 0 ? 0 : heads[head];
        int hi = heads.length == 0 ? n : heads[head + 1];
        while (lo < hi) {
            int mid = (lo + hi) >>> 1;
            if (Unsigned.lessOrEqual(id, entries[2 * mid])) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        return lo < n && entries[2 * lo] == id ? entries[2 * lo + 1] & 0xffffffffL : -1;
    }
}
