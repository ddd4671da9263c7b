package org.pclnlab.emulator.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.metadata.Names;

/**
 * The functions of the text section by address: one symbol for each address, the one that {@link AddressOrder} puts first
 * among those that share it (03 section 2.4). Answers who owns an address and whether a record names its owner (03 section
 * 4). Arrays of primitives, because there are as many symbols as the file has room for.
 *
 * <p>Mutable: the hash of a name is kept once it was computed, and a search starts where the last one ended.
 */
final class FunctionSymbols {
    private static final byte[] STUB_PREFIX = {'_', '_', 'l', 'l', 'g', 'o', '_', 's', 't', 'u', 'b', '.'};
    private static final int STUB_PREFIX_PLACES = 3;

    private final Bytes file;
    private final boolean stubs;
    private final boolean macho;
    private final int n;
    private final long[] addr;
    private final long[] size;
    private final int[] nameOff;
    private final int[] nameLen;
    /** Hash of the name, or of what follows the stub prefix; 0 as long as nobody asked. */
    private final long[] hash;

    private int last;
    private long budget;

    private FunctionSymbols(Builder b, boolean stubs, long[] order, int distinct, long textEnd) {
        this.file = b.file;
        this.stubs = stubs;
        this.macho = b.macho;
        this.n = distinct;
        this.budget = 16L * file.size() + (1 << 20);
        this.addr = new long[distinct];
        this.size = new long[distinct];
        this.nameOff = new int[distinct];
        this.nameLen = new int[distinct];
        this.hash = new long[distinct];
        int k = 0;
        for (int i = 0; i < b.n; i++) {
            int from = (int) order[i];
            if (k > 0 && addr[k - 1] == b.addr[from]) {
                continue; // name and size of the losing alias are lost
            }
            addr[k] = b.addr[from];
            size[k] = b.size[from];
            nameOff[k] = b.nameOff[from];
            nameLen[k] = b.nameLen[from];
            k++;
        }
        for (int i = 0; i < n; i++) {
            if (size[i] == 0) {
                size[i] = (i + 1 < n ? addr[i + 1] : textEnd) - addr[i];
            }
        }
    }

    /** Collects symbols in table order. Mutable. */
    static final class Builder {
        private final Bytes file;
        private final boolean macho;
        private final long textStart;
        private final long textEnd;
        private long[] addr;
        private long[] size;
        private int[] nameOff;
        private int[] nameLen;
        private int n;

        /** Of a file whose text section is {@code [textStart, textEnd)}. */
        Builder(Bytes file, boolean macho, long textStart, long textEnd, int capacity) {
            this.file = file;
            this.macho = macho;
            this.textStart = textStart;
            this.textEnd = textEnd;
            this.addr = new long[capacity];
            this.size = new long[capacity];
            this.nameOff = new int[capacity];
            this.nameLen = new int[capacity];
        }

        /** Adds a symbol of the text section; its name lies at a file offset. A length below 0: up to the next NUL. */
        void add(long address, long bytes, int nameAt, int nameLength) {
            if (n == addr.length) {
                int more = Math.max(16, n + (n >> 1));
                addr = Arrays.copyOf(addr, more);
                size = Arrays.copyOf(size, more);
                nameOff = Arrays.copyOf(nameOff, more);
                nameLen = Arrays.copyOf(nameLen, more);
            }
            addr[n] = address;
            size[n] = bytes;
            nameOff[n] = nameAt;
            nameLen[n] = nameLength;
            n++;
        }

        FunctionSymbols build(boolean stubs) {
            long[] order = new long[n];
            if (Unsigned.lessOrEqual(textEnd - textStart, 1L << 32)) {
                for (int i = 0; i < n; i++) {
                    order[i] = (addr[i] - textStart) << 32 | i;
                }
            } else {
                rank(order); // half a word does not hold the distance, so the place among all addresses instead
            }
            AddressOrder.sort(order, n);
            int distinct = 0;
            for (int i = 0; i < n; i++) {
                if (i == 0 || order[i] >>> 32 != order[i - 1] >>> 32) {
                    distinct++;
                }
            }
            return new FunctionSymbols(this, stubs, order, distinct, textEnd);
        }

        private void rank(long[] order) {
            long[] sorted = new long[n];
            for (int i = 0; i < n; i++) {
                sorted[i] = addr[i] + Long.MIN_VALUE; // the JDK sorts signed numbers
            }
            Arrays.sort(sorted);
            int distinct = 0;
            for (int i = 0; i < n; i++) {
                if (distinct == 0 || sorted[distinct - 1] != sorted[i]) {
                    sorted[distinct++] = sorted[i];
                }
            }
            for (int i = 0; i < n; i++) {
                order[i] = (long) Arrays.binarySearch(sorted, 0, distinct, addr[i] + Long.MIN_VALUE) << 32 | i;
            }
        }
    }

    int count() {
        return n;
    }

    long addr(int i) {
        return addr[i];
    }

    /**
     * The function that {@code pc} lies in, or -1. The last symbol at or below decides, even where an earlier, longer one
     * would cover the address.
     */
    int owner(long pc) {
        int i = last;
        if (!startsAtOrBelow(i, pc) || startsAtOrBelow(i + 1, pc)) {
            // Linkers put records in text order: mostly it is the next one.
            i = startsAtOrBelow(i + 1, pc) && !startsAtOrBelow(i + 2, pc) ? i + 1 : search(pc);
            if (i < 0) {
                return -1;
            }
            last = i;
        }
        return Unsigned.less(pc, addr[i] + size[i]) ? i : -1;
    }

    private boolean startsAtOrBelow(int i, long pc) {
        return i < n && Unsigned.lessOrEqual(addr[i], pc);
    }

    private int search(long pc) {
        int lo = 0;
        int hi = n;
        while (lo < hi) {
            int mid = (lo + hi) >>> 1;
            if (Unsigned.lessOrEqual(addr[mid], pc)) {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        return lo - 1;
    }

    /** Whether a record with this id is the function's own (03 section 4.2). */
    boolean canonical(int i, long id) throws Refusal {
        long own = hash[i];
        if (own == 0) {
            own = candidate(i, 0);
            hash[i] = own;
        }
        if (own == id) {
            return true;
        }
        if (!macho) {
            return false;
        }
        int length = length(i);
        for (int skip = 1; skip < length && file.u8(nameOff[i] + skip - 1) == '_'; skip++) {
            if (candidate(i, skip) == id) {
                return true;
            }
        }
        return false;
    }

    /** The name without its first bytes and, where stubs have records, without the prefix of a stub. */
    private long candidate(int i, int skip) throws Refusal {
        int from = nameOff[i] + skip;
        int length = length(i) - skip;
        if (stubs && length > STUB_PREFIX.length) {
            int cut = afterStubPrefix(from, length);
            from += cut;
            length -= cut;
        }
        spend(length);
        return Names.symbolId(file.buffer(), from, length);
    }

    /**
     * The bytes up to the end of {@code __llgo_stub.}, which may stand behind one or two underscores; 0 when it does not.
     *
     * @param from file offset of the name
     */
    private int afterStubPrefix(int from, int length) {
        for (int k = 0; k < STUB_PREFIX_PLACES && k + STUB_PREFIX.length <= length; k++) {
            int match = 0;
            while (match < STUB_PREFIX.length && file.u8(from + k + match) == STUB_PREFIX[match]) {
                match++;
            }
            if (match == STUB_PREFIX.length) {
                return k + match;
            }
            if (file.u8(from + k) != '_') {
                return 0;
            }
        }
        return 0;
    }

    /** Bytes of the name that belong to a stub's prefix, whatever the name's length (03 section 12.2 number 5). */
    int stubPrefix(int i) {
        return afterStubPrefix(nameOff[i], length(i));
    }

    /** The name from its byte {@code skip} on, one character for each byte. */
    String name(int i, int skip) throws Refusal {
        int length = length(i) - skip;
        spend(length);
        return new String(file.copy(nameOff[i] + skip, nameOff[i] + skip + length), StandardCharsets.ISO_8859_1);
    }

    private void spend(int bytes) throws Refusal {
        budget -= bytes;
        if (budget < 0) {
            throw Refusal.abnormal("the names of functions overlap and add up to more than 16 times the file");
        }
    }

    private int length(int i) {
        int length = nameLen[i];
        if (length < 0) {
            length = file.indexOfNul(nameOff[i]) - nameOff[i];
            budget -= length;
            nameLen[i] = length;
        }
        return length;
    }
}
