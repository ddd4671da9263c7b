package org.pclnlab.harness.inspect;

import java.util.Arrays;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.memory.ImageException;

/** The linker's function symbols of text by address: the nearest one at or below. Aliases: the first in the file. */
final class SymbolSpans {
    private final SymbolTable symbols;
    private final long[] starts;
    private final int[] indexes;

    private SymbolSpans(SymbolTable symbols, long[] starts, int[] indexes) {
        this.symbols = symbols;
        this.starts = starts;
        this.indexes = indexes;
    }

    static SymbolSpans of(Image image) throws ImageException {
        SymbolTable all = image.symbols();
        Section text = image.text();
        int n = 0;
        long[] keys = new long[all.count()];
        for (int i = 0; i < all.count(); i++) {
            Symbol s = all.nameless(i);
            if (s.kind() == Symbol.Kind.FUNCTION && s.defined() && text.contains(s.value())) {
                keys[n++] = s.value();
            }
        }
        long[] starts = Arrays.stream(keys, 0, n).sorted().distinct().toArray();
        int[] first = new int[starts.length];
        Arrays.fill(first, -1);
        for (int i = all.count() - 1; i >= 0; i--) {
            Symbol s = all.nameless(i);
            if (s.kind() == Symbol.Kind.FUNCTION && s.defined() && text.contains(s.value())) {
                first[Arrays.binarySearch(starts, s.value())] = i;
            }
        }
        return new SymbolSpans(all, starts, first);
    }

    /** Name of the function symbol that an address lies in, empty without one. */
    String owner(long vmaddr) throws ImageException {
        int i = Arrays.binarySearch(starts, vmaddr);
        if (i < 0) {
            i = -i - 2;
        }
        return i < 0 ? "" : symbols.at(indexes[i]).name();
    }
}
