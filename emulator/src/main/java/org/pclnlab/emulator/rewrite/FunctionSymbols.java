package org.pclnlab.emulator.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    static final long NAMELESS = 0;
    /** Instead of a length. */
    private static final long UNKNOWN = -1L << 32;

    private final HeapBytes names;
    private final boolean stubs;
    private final boolean macho;
    private final int n;
    private final long[] addr;
    private final long[] size;
    /** Where a name starts, in the lower half, and its length in the upper, below 0 as long as nobody asked. */
    private final long[] name;
    /** Hash of the name, or of what follows the stub prefix; 0 as long as nobody asked. */
    private final long[] hash;

    private int last;
    private long budget;

    private FunctionSymbols(Builder b, boolean stubs, long[] order) {
        this.names = b.names;
        this.stubs = stubs;
        this.macho = b.macho;
        this.budget = 16L * names.size() + (1 << 20);
        int most = order.length;
        this.addr = new long[most];
        this.size = new long[most];
        this.name = new long[most];
        this.hash = new long[most];
        long[] symbols = b.symbols;
        int k = 0;
        long before = 0;
        for (long o : order) {
            int from = (int) o * Builder.WORDS;
            long at = symbols[from + 1];
            if (k > 0) {
                if (at == before) {
                    continue; // name and size of the losing alias are lost
                }
                if (size[k - 1] == 0) {
                    size[k - 1] = at - before;
                }
            }
            name[k] = symbols[from];
            addr[k] = at;
            size[k++] = symbols[from + 2];
            before = at;
        }
        if (k > 0 && size[k - 1] == 0) {
            size[k - 1] = b.textEnd - before;
        }
        this.n = k;
    }

    /** A name for {@link Builder#add} that starts at {@code from} of the names. */
    static long named(int from, int length) {
        return (long) length << 32 | from;
    }

    /** A name that starts at {@code from} and ends before the next NUL. */
    static long toNul(int from) {
        return UNKNOWN | from;
    }

    /** Collects symbols in table order. Mutable. */
    static final class Builder {
        static final int WORDS = 3;

        private final HeapBytes names;
        private final boolean macho;
        private final long textStart;
        private final long textEnd;
        /** Name, address and size of each; those that count are in {@link #chosen}. */
        private long[] symbols;

        private int[] chosen;
        private int n;

        /** Of a file with these names, whose text section is {@code [textStart, textEnd)}. */
        Builder(HeapBytes names, boolean macho, long textStart, long textEnd) {
            this(names, macho, textStart, textEnd, new long[0]);
        }

        /** The same of symbols that are in an array already, three words each. */
        Builder(HeapBytes names, boolean macho, long textStart, long textEnd, long[] symbols) {
            this.names = names;
            this.macho = macho;
            this.textStart = textStart;
            this.textEnd = textEnd;
            this.symbols = symbols;
            this.chosen = new int[symbols.length / WORDS];
        }

        /** Adds a symbol of the text section, its name as {@link #named} or {@link #toNul} give it. */
        void add(long name, long address, long bytes) {
            int at = n * WORDS;
            if (at == symbols.length) {
                symbols = Arrays.copyOf(symbols, Math.max(16 * WORDS, (n + (n >> 1)) * WORDS));
                chosen = Arrays.copyOf(chosen, symbols.length / WORDS);
            }
            symbols[at] = name;
            symbols[at + 1] = address;
            symbols[at + 2] = bytes;
            choose(n);
        }

        /** Takes the i-th of the symbols that were there already. */
        void choose(int i) {
            chosen[n++] = i;
        }

        FunctionSymbols build(boolean stubs) {
            long[] order = new long[n];
            if (Unsigned.lessOrEqual(textEnd - textStart, 1L << 32)) {
                for (int i = 0; i < n; i++) {
                    int k = chosen[i];
                    order[i] = (symbols[k * WORDS + 1] - textStart) << 32 | k;
                }
            } else {
                rank(order); // half a word does not hold the distance, so the place among all addresses instead
            }
            return new FunctionSymbols(this, stubs, AddressOrder.sort(order));
        }

        private void rank(long[] order) {
            long[] sorted = new long[n];
            for (int i = 0; i < n; i++) {
                sorted[i] = symbols[chosen[i] * WORDS + 1] + Long.MIN_VALUE; // the JDK sorts signed numbers
            }
            Arrays.sort(sorted);
            int distinct = 0;
            for (int i = 0; i < n; i++) {
                if (distinct == 0 || sorted[distinct - 1] != sorted[i]) {
                    sorted[distinct++] = sorted[i];
                }
            }
            for (int i = 0; i < n; i++) {
                long key = symbols[chosen[i] * WORDS + 1] + Long.MIN_VALUE;
                order[i] = (long) Arrays.binarySearch(sorted, 0, distinct, key) << 32 | chosen[i];
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
            own = name[i] < 0 ? hashToNul(i) : hash(i, 0);
            hash[i] = own;
        }
        if (own == id) {
            return true;
        }
        if (!macho) {
            return false;
        }
        int length = length(i);
        for (int skip = 1; skip < length && u8((int) name[i] + skip - 1) == '_'; skip++) {
            if (hash(i, skip) == id) {
                return true;
            }
        }
        return false;
    }

    /** Hash of the name without its first bytes and, where stubs have records, without the prefix of a stub. */
    private long hash(int i, int skip) throws Refusal {
        int from = (int) name[i] + skip;
        int length = length(i) - skip;
        if (stubs && length > STUB_PREFIX.length) {
            int cut = afterStubPrefix(from, length);
            from += cut;
            length -= cut;
        }
        spend(length);
        return Names.symbolId(names.array(), names.start() + from, length);
    }

    /** The same of a name whose length is not known: to look for its end first would take as long again. */
    private long hashToNul(int i) throws Refusal {
        int from = (int) name[i];
        if (stubs) {
            int cut = afterStubPrefix(from, Integer.MAX_VALUE);
            // A name that is the prefix and nothing else is not that of a stub.
            from += cut == STUB_PREFIX.length && u8(from + cut) == 0 ? 0 : cut;
        }
        byte[] text = names.array();
        int start = names.start() + from;
        long h = Names.FNV_START;
        int end = start;
        for (byte b = text[end]; b != 0; b = text[++end]) {
            h = (h ^ (b & 0xff)) * Names.FNV_PRIME;
        }
        spend(end - start);
        return h == 0 ? 1 : h;
    }

    /**
     * The bytes up to the end of {@code __llgo_stub.}, which may stand behind one or two underscores; 0 when it does not.
     *
     * @param from where the name starts in the names
     */
    private int afterStubPrefix(int from, int length) {
        for (int k = 0; k < STUB_PREFIX_PLACES && k + STUB_PREFIX.length <= length; k++) {
            int match = 0;
            while (match < STUB_PREFIX.length && u8(from + k + match) == STUB_PREFIX[match]) {
                match++;
            }
            if (match == STUB_PREFIX.length) {
                return k + match;
            }
            if (u8(from + k) != '_') {
                return 0;
            }
        }
        return 0;
    }

    /** Bytes of the name that belong to a stub's prefix, whatever the name's length (03 section 12.2 number 5). */
    int stubPrefix(int i) {
        return afterStubPrefix((int) name[i], length(i));
    }

    /** The name from its byte {@code skip} on, one character for each byte. */
    String name(int i, int skip) throws Refusal {
        int length = length(i) - skip;
        spend(length);
        return new String(names.array(), names.start() + (int) name[i] + skip, length, StandardCharsets.ISO_8859_1);
    }

    private int u8(int at) {
        return names.array()[names.start() + at];
    }

    private void spend(int bytes) throws Refusal {
        budget -= bytes;
        if (budget < 0) {
            throw Refusal.abnormal("the names of functions overlap and add up to more than 16 times all names");
        }
    }

    private int length(int i) {
        long packed = name[i];
        if (packed >= 0) {
            return (int) (packed >>> 32);
        }
        byte[] text = names.array();
        int start = names.start() + (int) packed;
        int end = start;
        while (text[end] != 0) {
            end++;
        }
        budget -= end - start;
        name[i] = named((int) packed, end - start);
        return end - start;
    }
}
