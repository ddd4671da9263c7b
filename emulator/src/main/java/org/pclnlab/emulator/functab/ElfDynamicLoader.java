package org.pclnlab.emulator.functab;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * glibc's {@code dladdr} and {@code dlsym} over one object, executable or library (04 section 2.4). Only dynamic symbols that the GNU hash
 * table reaches count, in hash bucket order; data symbols count too; among aliases the first visited names the pc.
 * A pc outside it is in no object; {@link LoadedObjects} puts several together.
 */
public final class ElfDynamicLoader implements DynamicLoader {
    private static final int SHN_ABS = 0xfff1;

    private final ElfImage image;
    private final long slide;
    private final long lowest;
    private final long highest;
    private @Nullable Candidates candidates;

    /** The loader's view of a loaded ELF executable. */
    public ElfDynamicLoader(LoadedImage loaded) {
        this((ElfImage) loaded.image(), loaded.slide());
    }

    /** An object of which nothing but its file and its place are needed; {@code slide} is runtime address minus vmaddr. */
    public ElfDynamicLoader(ElfImage image, long slide) {
        this.image = image;
        this.slide = slide;
        var segments = image.segments();
        if (segments.isEmpty()) {
            this.lowest = 0;
            this.highest = 0;
        } else {
            Segment last = segments.get(segments.size() - 1);
            // The upper end is exact, not rounded to a page: _end itself is outside.
            this.lowest = segments.get(0).vmaddr() & ~4095L;
            this.highest = last.end();
        }
    }

    private Candidates candidates() throws ImageException {
        Candidates c = candidates;
        if (c == null) {
            c = new Candidates(image);
            candidates = c;
        }
        return c;
    }

    @Override
    public long dlsym(String name) throws ImageException {
        Long value = candidates().value(name);
        return value == null ? 0 : value + slide;
    }

    @Override
    public @Nullable Found dladdr(long pc) throws ImageException {
        long addr = pc - slide;
        if (Unsigned.less(addr, lowest) || !Unsigned.less(addr, highest)) {
            return null;
        }
        Symbol best = candidates().at(addr);
        return best == null ? Found.NAMELESS : new Found(best.name(), best.value() + slide);
    }

    @Override
    public long[] bounds() throws ImageException {
        long[] out = candidates().bounds().clone();
        for (int i = 0; i < out.length; i++) {
            out[i] += slide;
        }
        return out;
    }

    /**
     * The visible dynamic symbols in the order the loader visits them, and an answer for each interval between bounds. Names
     * are read, bounds sorted and maps filled only when that pays: who asks for two pcs asks a cold JVM.
     */
    private static final class Candidates {
        private static final int SEARCHES = 8;

        private final SymbolTable table;
        private final int[] indexes;
        private final long[] values;
        private final long[] sizes;
        private @Nullable Map<String, Long> byName;
        private int searches;
        private long @Nullable [] bounds;
        private @Nullable Symbol[] answers = {};
        private boolean[] answered = {};

        Candidates(ElfImage image) throws ImageException {
            table = image.dynamicSymbols();
            int[] order = visitOrder(image, table.count());
            long[] value = new long[order.length];
            long[] size = new long[order.length];
            int n = 0;
            for (int i = 0; i < order.length; i++) {
                Symbol s = table.nameless(order[i]);
                if (s.section() != SHN_ABS && s.kind() != Symbol.Kind.TLS && (s.defined() || s.value() != 0)) {
                    order[n] = order[i];
                    value[n] = s.value();
                    // A symbol without size, or of another object, names its own address only.
                    size[n] = s.size() == 0 || !s.defined() ? 1 : s.size();
                    n++;
                }
            }
            this.indexes = Arrays.copyOf(order, n);
            this.values = Arrays.copyOf(value, n);
            this.sizes = Arrays.copyOf(size, n);
        }

        @Nullable Long value(String name) throws ImageException {
            Map<String, Long> map = byName;
            if (map == null) {
                map = new HashMap<>();
                for (int i = 0; i < indexes.length; i++) {
                    map.putIfAbsent(table.at(indexes[i]).name(), values[i]);
                }
                byName = map;
            }
            return map.get(name);
        }

        private long[] bounds() {
            long[] all = bounds;
            if (all == null) {
                all = new long[2 * values.length];
                for (int i = 0; i < values.length; i++) {
                    all[2 * i] = values[i];
                    all[2 * i + 1] = values[i] + sizes[i];
                }
                // Link-time addresses are far below 2^63: signed order is unsigned order for every address in the
                // object.
                Arrays.sort(all);
                answers = new @Nullable Symbol[all.length + 1];
                answered = new boolean[all.length + 1];
                bounds = all;
            }
            return all;
        }

        @Nullable Symbol at(long addr) throws ImageException {
            if (searches < SEARCHES) {
                searches++;
                return search(addr);
            }
            long[] all = bounds();
            int interval = Arrays.binarySearch(all, addr);
            if (interval >= 0) {
                while (interval + 1 < all.length && all[interval + 1] == addr) {
                    interval++;
                }
                interval++;
            } else {
                interval = -interval - 1;
            }
            if (!answered[interval]) {
                answers[interval] = search(addr);
                answered[interval] = true;
            }
            return answers[interval];
        }

        private @Nullable Symbol search(long addr) throws ImageException {
            int best = -1;
            for (int i = 0; i < values.length; i++) {
                if (Unsigned.less(addr - values[i], sizes[i]) && (best < 0 || Unsigned.less(values[best], values[i]))) {
                    best = i;
                }
            }
            return best < 0 ? null : table.at(indexes[best]);
        }

        /**
         * Indexes of the symbols that a {@code .gnu.hash} section reaches: {@code nbuckets, symoffset, bloom_size,
         * bloom_shift} as u32, the bloom words as u64, then bucket heads and chains as u32; an odd chain value ends a chain.
         */
        private static int[] visitOrder(ElfImage image, int count) throws ImageException {
            Section section = image.gnuHash();
            int[] out = new int[count];
            int n = 0;
            if (section == null) {
                for (int i = 1; i < count; i++) {
                    out[n++] = i;
                }
                return Arrays.copyOf(out, n);
            }
            Bytes hash = image.contents(section);
            Bytes head = hash.first(16, "GNU hash header");
            long buckets = head.u32(0);
            long offset = head.u32(4);
            long bucketsAt = Unsigned.sum(16, Unsigned.times(8, head.u32(8)));
            Bytes heads = hash.slice(bucketsAt, 4 * buckets, "GNU hash buckets");
            Bytes chains =
                    hash.slice(bucketsAt + 4 * buckets, hash.size() - bucketsAt - 4 * buckets, "GNU hash chains");
            for (int b = 0; b < (int) buckets; b++) {
                long i = heads.u32(4 * b);
                // A chain that leaves the table or repeats symbols cannot collect more of them than there are.
                while (i >= offset && i < count && n < count && Unsigned.fits(4 * (i - offset), 4, chains.size())) {
                    out[n++] = (int) i;
                    if ((chains.u32((int) (4 * (i - offset))) & 1) != 0) {
                        break;
                    }
                    i++;
                }
            }
            return Arrays.copyOf(out, n);
        }
    }
}
