package org.pclnlab.emulator.metadata;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.pclnlab.emulator.image.Findings;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Unsigned;

/** The rules for the string pool and its offsets (01 section 3.1). */
final class StringLint {
    private static final int MOST_SUFFIXES = 1 << 22;

    private final Metadata m;
    private final Globals g;
    private final NameBudget budget;
    private final Findings findings;

    private StringLint(Metadata metadata, NameBudget budget, Findings findings) {
        this.m = metadata;
        this.g = metadata.globals();
        this.budget = budget;
        this.findings = findings;
    }

    static void check(Metadata metadata, NameBudget budget, Findings findings) {
        StringLint lint = new StringLint(metadata, budget, findings);
        findings.apply(MetadataRule.STRING_ZERO, lint::stringZero);
        findings.applied(MetadataRule.STRING_PLACE);
        findings.apply(MetadataRule.STRING_ORDER, lint::strings);
    }

    private void stringZero() throws ImageException {
        long count = m.strings().count();
        for (long id = 0; id < 2 && Unsigned.less(id, count); id++) {
            long off = m.strings().offset(id);
            if (off != id) {
                findings.add(
                        MetadataRule.STRING_ZERO, g.stringOffsets() + 4 * id, "offset[" + id + "]", "" + off, "" + id);
            }
        }
        if (m.strings().bytes(0).length != 0) {
            findings.add(MetadataRule.STRING_ZERO, g.strings(), "pool[0]", "a string", "a NUL");
        }
    }

    /** Order and place of every string; suffixes of what was appended are remembered by their 64-bit hash. */
    private void strings() throws ImageException {
        Map<Long, Long> suffixes = new HashMap<>();
        byte[] before = new byte[0];
        long end = 1;
        for (long id = 1; Unsigned.less(id, m.strings().count()); id++) {
            byte[] s = budget.spend(m.strings().bytes(id));
            long off = m.strings().offset(id);
            long at = g.stringOffsets() + 4 * id;
            boolean ordered = id == 1
                    || s.length < before.length
                    || (s.length == before.length && Arrays.compareUnsigned(before, s) < 0);
            if (!ordered || s.length == 0) {
                findings.add(
                        MetadataRule.STRING_ORDER,
                        at,
                        "string[" + id + "]",
                        NameBudget.quoted(s),
                        "one that follows " + NameBudget.quoted(before));
            }
            before = s;
            long[] hashes = suffixHashes(s);
            Long known = s.length == 0 ? null : suffixes.get(hashes[0]);
            long expected = known == null ? end : known;
            if (off != expected) {
                findings.add(MetadataRule.STRING_PLACE, at, "offset[" + id + "]", Hex.of(off), Hex.of(expected));
            }
            if (known == null) {
                checkSuffixes(suffixes.size());
                for (int i = 0; i < s.length; i++) {
                    suffixes.putIfAbsent(hashes[i], off + i);
                }
                end = off + s.length + 1;
            }
        }
    }

    private void checkSuffixes(int size) throws Unsupported {
        if (size > MOST_SUFFIXES) {
            throw new Unsupported(
                    new Where(m.loaded().image().name(), g.strings(), "string pool", ""),
                    "more than " + MOST_SUFFIXES + " bytes of different names",
                    "fewer; the rest was not looked at");
        }
    }

    private static long[] suffixHashes(byte[] s) {
        long[] out = new long[s.length];
        long h = 0;
        for (int i = s.length - 1; i >= 0; i--) {
            h = (h + (s[i] & 0xff) + 1) * 0x9E3779B97F4A7C15L;
            h ^= h >>> 29;
            out[i] = h;
        }
        return out;
    }
}
