package org.pclnlab.emulator.forge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pclnlab.emulator.metadata.Generation;

/** Encodes function and statement records as LLGo's linker step does (01 sections 2 to 5 and 7). */
public final class MetadataEncoder {
    private static final int MAX_NARROW_STRINGS = 65535, MAX_HASHED = 65535;

    private MetadataEncoder() {}

    /**
     * The function records of a program: first row of a symbol wins, sorted by symbol, then the two tail records that
     * executables of the main generation carry (01 section 2).
     */
    public static List<FuncRow> order(Generation generation, List<FuncRow> rows) {
        TreeMap<byte[], FuncRow> bySymbol = new TreeMap<>(Arrays::compareUnsigned);
        for (FuncRow row : rows) {
            if (!row.symbol().isEmpty()) {
                bySymbol.putIfAbsent(row.symbol().getBytes(StandardCharsets.UTF_8), row);
            }
        }
        List<FuncRow> out = new ArrayList<>(bySymbol.values());
        if (generation == Generation.MAIN) {
            out.add(new FuncRow("runtime.main", "runtime.main", "", 0));
            out.add(new FuncRow("main", "runtime.goexit", "", 0));
        }
        return out;
    }

    /** Encodes records in the given order; nothing is sorted or dropped but statement records, see {@link #kept}. */
    public static EncodedMetadata encode(
            Generation generation, List<FuncRow> functions, List<PclineRow> pclines, List<String> stubTargets) {
        List<PclineRow> kept = kept(functions, pclines);
        StringPool strings = StringPool.of(strings(functions, kept));
        if (generation.narrowIds() && strings.count() - 1 > MAX_NARROW_STRINGS) {
            throw new IllegalArgumentException("more than 65535 strings need a generation with wide ids");
        }
        List<String> order = new ArrayList<>();
        for (FuncRow f : functions) {
            order.add(f.symbol());
        }
        short[] hash = hash(order);
        byte[] index = symbolIndex(order);
        return new EncodedMetadata(
                functions(generation, functions, strings),
                functions.size(),
                strings.pool(),
                offsets(strings),
                strings.count(),
                shorts(hash),
                Math.max(0, hash.length - 1),
                index,
                index.length / 16,
                pclines(generation, order, kept, strings),
                kept.size(),
                stubIndexes(order, stubTargets),
                List.copyOf(order));
    }

    /** Statement records that are written: id not 0, first of its id, function known; sorted by id (01 section 4.2). */
    static List<PclineRow> kept(List<FuncRow> functions, List<PclineRow> pclines) {
        Set<String> known = new HashSet<>();
        for (FuncRow f : functions) {
            known.add(f.symbol());
        }
        Set<Long> seen = new HashSet<>();
        List<PclineRow> out = new ArrayList<>();
        for (PclineRow p : pclines) {
            // The first row of an id wins over the whole program, before unknown functions are dropped (01 section 2).
            if (p.id() != 0 && !p.symbol().isEmpty() && seen.add(p.id()) && known.contains(p.symbol())) {
                out.add(p);
            }
        }
        out.sort((a, b) -> Long.compareUnsigned(a.id(), b.id()));
        return out;
    }

    private static List<String> strings(List<FuncRow> functions, List<PclineRow> kept) {
        List<String> out = new ArrayList<>();
        for (FuncRow f : functions) {
            add(out, Halves.ofName(f.symbol()));
            add(out, Halves.ofName(f.name()));
            add(out, Halves.ofFile(f.file()));
        }
        for (PclineRow p : kept) {
            add(out, Halves.ofFile(p.file()));
        }
        return out;
    }

    private static void add(List<String> out, Halves halves) {
        out.add(halves.first());
        out.add(halves.second());
    }

    private static byte[] functions(Generation generation, List<FuncRow> rows, StringPool strings) {
        ByteSink out = new ByteSink();
        for (FuncRow row : rows) {
            for (Halves h :
                    List.of(Halves.ofName(row.symbol()), Halves.ofName(row.name()), Halves.ofFile(row.file()))) {
                putId(generation, out, strings.id(h.first()));
                putId(generation, out, strings.id(h.second()));
            }
            out.putInt(Math.max(0, row.line()));
        }
        return out.bytes();
    }

    private static void putId(Generation generation, ByteSink out, int id) {
        if (generation.narrowIds()) {
            out.putShort(id);
        } else {
            out.putInt(id);
        }
    }

    private static byte[] pclines(Generation generation, List<String> order, List<PclineRow> kept, StringPool strings) {
        ByteSink out = new ByteSink();
        for (PclineRow p : kept) {
            Halves file = Halves.ofFile(p.file());
            int root = strings.id(file.first());
            int name = strings.id(file.second());
            out.putLong(p.id());
            out.putInt(
                    order.lastIndexOf(p.symbol()) + 1); // of two records with one symbol a statement binds to the last
            if (generation.narrowIds()) {
                out.putInt(root << 16 | name);
                out.putInt(Math.max(0, p.line()));
                out.putInt(0);
            } else {
                out.putInt(root);
                out.putInt(name);
                out.putInt(Math.max(0, p.line()));
            }
        }
        return out.bytes();
    }

    private static byte[] offsets(StringPool strings) {
        ByteSink out = new ByteSink();
        for (int o : strings.offsets()) {
            out.putInt(o);
        }
        return out.bytes();
    }

    /** Open addressing, load factor at most 3/4; empty when there is no hash (01 section 4.3). */
    static short[] hash(List<String> order) {
        int n = order.size();
        if (n == 0 || n > MAX_HASHED) {
            return new short[0];
        }
        int buckets = 1;
        while (buckets * 3 < n * 4) {
            buckets *= 2;
        }
        short[] out = new short[buckets];
        for (int k = 0; k < n; k++) {
            int slot = Fnv.hash32(order.get(k)) & (buckets - 1);
            while (out[slot] != 0) {
                slot = (slot + 1) & (buckets - 1);
            }
            out[slot] = (short) (k + 1);
        }
        return out;
    }

    private static byte[] shorts(short[] values) {
        ByteSink out = new ByteSink();
        for (short v : values) {
            out.putShort(v);
        }
        return out.bytes();
    }

    /** Ids ascending; an id that two records share is not listed at all (01 section 4.4). */
    private static byte[] symbolIndex(List<String> order) {
        Map<Long, Integer> byId = new HashMap<>();
        Set<Long> collided = new HashSet<>();
        for (int k = 0; k < order.size(); k++) {
            if (order.get(k).isEmpty()) {
                continue;
            }
            long id = Fnv.symbolId(order.get(k));
            if (byId.putIfAbsent(id, k + 1) != null) {
                collided.add(id);
            }
        }
        byId.keySet().removeAll(collided);
        List<Map.Entry<Long, Integer>> entries = new ArrayList<>(byId.entrySet());
        entries.sort((a, b) -> Long.compareUnsigned(a.getKey(), b.getKey()));
        ByteSink out = new ByteSink();
        for (Map.Entry<Long, Integer> e : entries) {
            out.putLong(e.getKey()).putInt(e.getValue()).putInt(0);
        }
        return out.bytes();
    }

    /** Distinct indexes of known targets, by stub symbol; the prefix is the same for all (01 section 4.6). */
    private static byte[] stubIndexes(List<String> order, List<String> targets) {
        Set<Integer> distinct = new LinkedHashSet<>();
        List<String> sorted = new ArrayList<>(targets);
        sorted.sort(Comparator.comparing(s -> s.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
        for (String target : sorted) {
            int index = order.indexOf(target) + 1;
            if (index > 0) {
                distinct.add(index);
            }
        }
        ByteSink out = new ByteSink();
        for (int index : distinct) {
            out.putInt(index);
        }
        return out.bytes();
    }
}
