package org.pclnlab.emulator.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.emulator.metadata.Names;
import org.pclnlab.emulator.rewrite.Analysis.Site;
import org.pclnlab.emulator.sidecar.SidecarSection;
import org.pclnlab.emulator.sidecar.SidecarTables;

/** Which of an executable's sites go into its sidecar (07 section 5.1): those that name a record that is there. */
final class SidecarJoin {
    private final Map<Long, Long> symbols;
    private final Map<Long, Long> lines;
    private final boolean darwin;

    SidecarJoin(SidecarTables tables, boolean darwin) {
        this.symbols = ids(tables.of(SidecarSection.INDEX), 2);
        this.lines = ids(tables.of(SidecarSection.PCLINES), 5);
        this.darwin = darwin;
    }

    private static Map<Long, Long> ids(long[] words, int fields) {
        Map<Long, Long> out = new HashMap<>();
        for (int i = 0; i < words.length; i += fields) {
            out.put(words[i], words[i + 1]);
        }
        return out;
    }

    /** Sites of functions: of those at one place the first that is known. */
    long[] functions(List<Site> sites) {
        List<Site> kept = new ArrayList<>();
        for (Site s : sites) {
            boolean again = !kept.isEmpty() && kept.get(kept.size() - 1).offset() == s.offset();
            if (symbols.getOrDefault(s.id(), 0L) != 0 && !again) {
                kept.add(s);
            }
        }
        return words(kept);
    }

    /** Sites of statements in their own function: copies by inlining lie in others. Two at one place are both kept. */
    long[] statements(List<Site> sites) {
        List<Site> kept = new ArrayList<>();
        for (Site s : sites) {
            long k = lines.getOrDefault(s.id(), 0L);
            if (k != 0 && k == owner(s.owner())) {
                kept.add(s);
            }
        }
        return words(kept);
    }

    private long owner(String name) {
        long k = symbols.getOrDefault(Names.symbolId(name), 0L);
        while (darwin && k == 0 && name.startsWith("_")) {
            name = name.substring(1);
            k = symbols.getOrDefault(Names.symbolId(name), 0L);
        }
        return k;
    }

    private static long[] words(List<Site> sites) {
        long[] out = new long[2 * sites.size()];
        for (int i = 0; i < sites.size(); i++) {
            out[2 * i] = sites.get(i).offset();
            out[2 * i + 1] = sites.get(i).id();
        }
        return out;
    }
}
