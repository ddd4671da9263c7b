package org.pclnlab.emulator.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * What the imports of a chained image resolve to in the image itself: an anchor that names an exported function of it is a
 * bind (03 section 3.4). Only the rewriter reads imports so: without addends, without the third format, and by the names
 * that Go's library made of the symbols. The chains themselves are {@code image.macho.chained}'s.
 */
final class BindTargets {
    private static final int HEADER = 28, MOST = 1 << 24;

    private BindTargets() {}

    /** For each ordinal a link-time address, 0 when the image does not define it; none when the table is not readable. */
    static long[] of(MachoFile macho, Rules rules) throws Refusal {
        Bytes file = macho.file;
        if (file.size() < 32 || macho.fixupsOff == 0 || !macho.wide || !macho.littleEndian) {
            return new long[0];
        }
        if (rules.hardened() && macho.fixupsSize < HEADER) {
            return new long[0];
        }
        if (!rules.hardened() && !Unsigned.fits(macho.fixupsOff, HEADER, file.size())) {
            return new long[0];
        }
        Bytes table = Slices.of(file, macho.fixupsOff, macho.fixupsSize);
        if (table == null || table.size() < HEADER) {
            if (rules.hardened()) {
                return new long[0];
            }
            throw Refusal.abnormal("the chained fixups are not in the file");
        }
        long imports = table.u32(8);
        long symbols = table.u32(12);
        long count = table.u32(16);
        long format = table.u32(20);
        if (count == 0 || count > MOST || (format != 1 && format != 2)) {
            return new long[0];
        }
        // Ordinals whose records are not in the table stay 0, and one that is out of range is dropped all the same.
        int most = (int) Math.min(count, table.size());
        String[] names = new String[most];
        MachoFile.Names budget = new MachoFile.Names(file);
        Map<String, Long> defined = new HashMap<>();
        for (int i = 0; i < most; i++) {
            long at = imports + i * (format == 1 ? 4L : 8L);
            if (at + 4 > table.size()) {
                break;
            }
            long off = symbols + (table.u32((int) at) >>> 9);
            if (off < table.size()) {
                String name = name(table, (int) off);
                budget.spend(name.length());
                names[i] = name;
                defined.put(name, 0L);
                if (name.length() > 1 && name.charAt(0) == '_') {
                    defined.put(name.substring(1), 0L);
                }
            }
        }
        define(macho, defined, budget);
        long[] out = new long[most];
        for (int i = 0; i < most; i++) {
            out[i] = resolve(names[i], defined);
        }
        return out;
    }

    private static String name(Bytes table, int off) {
        int end = table.indexOfNul(off);
        return new String(table.copy(off, end < 0 ? table.size() : end), StandardCharsets.ISO_8859_1);
    }

    /** Of several symbols with one name the last wins. */
    private static void define(MachoFile macho, Map<String, Long> defined, MachoFile.Names budget) throws Refusal {
        for (int i = 0; i < macho.symbols; i++) {
            long value = macho.value(i);
            if (value != 0) {
                String name = macho.text(macho.name(i, budget));
                if (!name.isEmpty()) {
                    defined.computeIfPresent(name, (n, old) -> value);
                }
            }
        }
    }

    private static long resolve(@Nullable String name, Map<String, Long> defined) {
        if (name == null) {
            return 0;
        }
        long value = defined.getOrDefault(name, 0L);
        if (value == 0 && name.length() > 1 && name.charAt(0) == '_') {
            value = defined.getOrDefault(name.substring(1), 0L);
        }
        return value;
    }
}
