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
 * glibc's {@code dladdr} and {@code dlsym} over one executable (04 section 2.4). Only dynamic symbols that the GNU hash
 * table reaches count, in hash bucket order; data symbols count too; among aliases the first visited names the pc.
 * Libraries are not modelled: a pc outside the executable is in no object.
 */
public final class ElfDynamicLoader implements DynamicLoader {
    private static final int SHN_ABS = 0xfff1;

    private final LoadedImage loaded;
    private final long lowest;
    private final long highest;
    private @Nullable Candidates candidates;

    public ElfDynamicLoader(LoadedImage loaded) {
        this.loaded = loaded;
        var segments = loaded.image().segments();
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
            c = new Candidates((ElfImage) loaded.image());
            candidates = c;
        }
        return c;
    }

    @Override
    public long dlsym(String name) throws ImageException {
        Long value = candidates().byName.get(name);
        return value == null ? 0 : loaded.toPc(value);
    }

    @Override
    public @Nullable Found dladdr(long pc) throws ImageException {
        long addr = loaded.toVmaddr(pc);
        if (Unsigned.less(addr, lowest) || !Unsigned.less(addr, highest)) {
            return null;
        }
        Symbol best = candidates().at(addr);
        return best == null ? Found.NAMELESS : new Found(best.name(), loaded.toPc(best.value()));
    }

    /** The visible dynamic symbols in the order the loader visits them, and an answer for each interval between bounds. */
    private static final class Candidates {
        private final Symbol[] symbols;
        private final Map<String, Long> byName = new HashMap<>();
        private final long[] bounds;
        private final @Nullable Symbol[] answers;
        private final boolean[] answered;

        Candidates(ElfImage image) throws ImageException {
            SymbolTable table = image.dynamicSymbols();
            int[] order = visitOrder(image, table.count());
            Symbol[] visible = new Symbol[order.length];
            int n = 0;
            for (int index : order) {
                Symbol s = table.at(index);
                if (s.section() != SHN_ABS && s.kind() != Symbol.Kind.TLS && (s.defined() || s.value() != 0)) {
                    visible[n++] = s;
                    byName.putIfAbsent(s.name(), s.value());
                }
            }
            this.symbols = Arrays.copyOf(visible, n);
            long[] all = new long[2 * n];
            for (int i = 0; i < n; i++) {
                Symbol s = symbols[i];
                all[2 * i] = s.value();
                all[2 * i + 1] = s.value() + (exactOnly(s) ? 1 : s.size());
            }
            // Link-time addresses are far below 2^63: signed order is unsigned order for every address in the object.
            // The
            // first Arrays.sort of a JVM costs it 7 ms on JDK 25.
            AddressSort.sort(all, new int[all.length], all.length);
            this.bounds = all;
            this.answers = new @Nullable Symbol[all.length + 1];
            this.answered = new boolean[all.length + 1];
        }

        private static boolean exactOnly(Symbol s) {
            return s.size() == 0 || !s.defined();
        }

        @Nullable Symbol at(long addr) {
            int interval = Arrays.binarySearch(bounds, addr);
            if (interval >= 0) {
                while (interval + 1 < bounds.length && bounds[interval + 1] == addr) {
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

        private @Nullable Symbol search(long addr) {
            Symbol best = null;
            for (Symbol s : symbols) {
                boolean matches = exactOnly(s) ? addr == s.value() : Unsigned.less(addr - s.value(), s.size());
                if (matches && (best == null || Unsigned.less(best.value(), s.value()))) {
                    best = s;
                }
            }
            return best;
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
