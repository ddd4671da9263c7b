package org.pclnlab.emulator.stack;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.ElfDynamicLoader;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.stack.unwind.FrameTable;

/** An executable or library of a process, and where it lies. Tables are read when they are asked for; one thread. */
public final class TargetObject {
    private final String path;
    private final ElfImage image;
    private final long slide;
    private final long start;
    private final long end;
    private final ElfDynamicLoader loader;
    private @Nullable FrameTable frames;
    private @Nullable Functions functions;

    TargetObject(String path, ElfImage image, long slide, long start, long end) {
        this.path = path;
        this.image = image;
        this.slide = slide;
        this.start = start;
        this.end = end;
        this.loader = new ElfDynamicLoader(image, slide);
    }

    public String path() {
        return path;
    }

    /** The last part of the path. */
    public String shortName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public ElfImage image() {
        return image;
    }

    /** Runtime address minus link-time address. */
    public long slide() {
        return slide;
    }

    boolean contains(long pc) {
        return Long.compareUnsigned(start, pc) <= 0 && Long.compareUnsigned(pc, end) < 0;
    }

    ElfDynamicLoader loader() {
        return loader;
    }

    FrameTable frames() throws ImageException {
        FrameTable f = frames;
        if (f == null) {
            f = FrameTable.of(image);
            frames = f;
        }
        return f;
    }

    /** The function symbol at or nearest below a pc, null without one. */
    public @Nullable Symbol function(long pc) throws ImageException {
        Functions f = functions;
        if (f == null) {
            SymbolTable table = image.symbols();
            f = new Functions(table.count() != 0 ? table : image.dynamicSymbols());
            functions = f;
        }
        return f.below(pc - slide);
    }

    /** Defined function symbols, by address. */
    private static final class Functions {
        private final SymbolTable table;
        private final long[] addresses;
        private final int[] indexes;

        Functions(SymbolTable table) throws ImageException {
            this.table = table;
            int n = 0;
            long[][] all = new long[table.count()][];
            for (int i = 0; i < all.length; i++) {
                Symbol s = table.nameless(i);
                if (s.defined() && s.kind() == Symbol.Kind.FUNCTION) {
                    all[n++] = new long[] {s.value(), i};
                }
            }
            long[][] found = Arrays.copyOf(all, n);
            Arrays.sort(found, (a, b) -> Long.compareUnsigned(a[0], b[0]));
            addresses = new long[n];
            indexes = new int[n];
            for (int i = 0; i < n; i++) {
                addresses[i] = found[i][0];
                indexes[i] = (int) found[i][1];
            }
        }

        @Nullable Symbol below(long addr) throws ImageException {
            int lo = 0;
            int hi = addresses.length;
            while (lo < hi) {
                int mid = (lo + hi) >>> 1;
                if (Long.compareUnsigned(addr, addresses[mid]) < 0) {
                    hi = mid;
                } else {
                    lo = mid + 1;
                }
            }
            return lo == 0 ? null : table.at(indexes[lo - 1]);
        }
    }
}
