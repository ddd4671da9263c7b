package org.pclnlab.emulator.gopclntab;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException.Truncated;

/** A table of strings that end with NUL; each is made once and kept. Mutable, one thread. */
final class StringsAt {
    private final Bytes table;
    private final String what;
    private final Map<Integer, String> known = new HashMap<>();

    /** Strings of {@code table}, which errors call {@code what}. */
    StringsAt(Bytes table, String what) {
        this.table = table;
        this.what = what;
    }

    Bytes bytes() {
        return table;
    }

    /** The string at an offset. */
    String at(int off) throws Truncated {
        @Nullable String found = known.get(off);
        if (found != null) {
            return found;
        }
        int end = off >= 0 && off < table.size() ? table.indexOfNul(off) : -1;
        if (end < 0) {
            throw new Truncated(
                    table.where(0, ""),
                    "a string at +" + Hex.of(off & 0xffffffffL),
                    "one that ends inside the " + table.size() + " bytes of " + what);
        }
        String text = new String(table.copy(off, end), StandardCharsets.UTF_8);
        known.put(off, text);
        return text;
    }
}
