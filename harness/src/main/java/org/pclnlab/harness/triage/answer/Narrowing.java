package org.pclnlab.harness.triage.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.expect.Selector;
import org.pclnlab.harness.triage.history.LaneKey;

/**
 * The fewest selectors that cover some lanes and none of the others (spec 08 section 14.2.6): what an entry is replaced by
 * when it is still true on some lanes only, and what a new entry says.
 */
final class Narrowing {
    private static final int MAX_LANES = 63;

    /** More selectors than this are not looked for; the lanes are then named one by one. */
    private static final int MAX_SEARCHED = 3;

    private static final Comparator<Selector> BY_FIELDS = Comparator.comparingInt(Narrowing::fields)
            .thenComparing(Selector::version)
            .thenComparing(Selector::platform)
            .thenComparing(s -> String.join(",", s.generations()));

    private static final Comparator<Selector> BY_NAME = Comparator.comparing(Selector::version)
            .thenComparing(Selector::platform)
            .thenComparing(s -> String.join(",", s.generations()));

    private final List<Lane> lanes;
    private final long need;
    private final boolean seenOnly;

    private Narrowing(List<Lane> lanes, long need, boolean seenOnly) {
        this.lanes = lanes;
        this.need = need;
        this.seenOnly = seenOnly;
    }

    /**
     * Selectors for an entry that is there.
     *
     * @param entry fields that are set in it stay
     * @param lanes all lanes that the selectors may match; at most 63
     * @param need which of them they must match
     * @param generations whether the file knows the field generation
     * @return in the order in which to write them; empty when {@code need} is empty; the entry itself when it says just
     *     that, or when no selector of the file's grammar tells the lanes apart
     */
    static List<Selector> of(Selector entry, List<Lane> lanes, List<Lane> need, boolean generations) {
        return of(entry, lanes, need, generations, false);
    }

    /**
     * The same for an entry that is not there yet. It says nothing about what nobody has seen: where all lanes are of one
     * series of Go, of one platform or of one generation, the entry names it.
     */
    static List<Selector> ofNew(Selector entry, List<Lane> lanes, List<Lane> need, boolean generations) {
        return of(entry, lanes, need, generations, true);
    }

    private static List<Selector> of(
            Selector entry, List<Lane> lanes, List<Lane> need, boolean generations, boolean seenOnly) {
        if (need.isEmpty() || lanes.size() > MAX_LANES) {
            return need.isEmpty() ? List.of() : List.of(entry);
        }
        long mask = 0;
        for (int i = 0; i < lanes.size(); i++) {
            mask |= need.contains(lanes.get(i)) ? 1L << i : 0;
        }
        return new Narrowing(lanes, mask, seenOnly).search(entry, generations);
    }

    private List<Selector> search(Selector entry, boolean generations) {
        // Of the selectors that match the same lanes only the simplest can be part of the answer.
        Map<Long, Selector> simplest = new TreeMap<>();
        for (String version : versions(entry)) {
            for (String platform : platforms(entry)) {
                for (List<String> g : generations(entry, generations)) {
                    Selector s = new Selector(version, platform, entry.arch(), g, entry.directive(), entry.caseGlob());
                    long covered = covered(s);
                    if (covered != 0 && (covered & ~need) == 0) {
                        simplest.merge(covered, s, (a, b) -> BY_FIELDS.compare(a, b) <= 0 ? a : b);
                    }
                }
            }
        }
        List<Map.Entry<Long, Selector>> candidates = new ArrayList<>(simplest.entrySet());
        long together = 0;
        for (Map.Entry<Long, Selector> c : candidates) {
            together |= c.getKey();
        }
        if (together != need) {
            return List.of(entry);
        }
        for (int size = 1; size <= MAX_SEARCHED; size++) {
            List<Selector> best = best(candidates, 0, size, 0, new ArrayList<>(), null);
            if (best != null) {
                return best;
            }
        }
        return greedy(candidates);
    }

    private long covered(Selector s) {
        long mask = 0;
        for (int i = 0; i < lanes.size(); i++) {
            mask |= s.onLane(lanes.get(i)) ? 1L << i : 0;
        }
        return mask;
    }

    private @Nullable List<Selector> best(
            List<Map.Entry<Long, Selector>> candidates,
            int from,
            int left,
            long covered,
            List<Selector> chosen,
            @Nullable List<Selector> best) {
        if (left == 0) {
            if (covered != need) {
                return best;
            }
            List<Selector> sorted = new ArrayList<>(chosen);
            sorted.sort(BY_NAME);
            return best == null || compare(sorted, best) < 0 ? sorted : best;
        }
        List<Selector> found = best;
        for (int i = from; i < candidates.size(); i++) {
            chosen.add(candidates.get(i).getValue());
            found = best(
                    candidates, i + 1, left - 1, covered | candidates.get(i).getKey(), chosen, found);
            chosen.remove(chosen.size() - 1);
        }
        return found;
    }

    /** Fewer fields first, then by name. */
    private static int compare(List<Selector> a, List<Selector> b) {
        int fields = a.stream().mapToInt(Narrowing::fields).sum()
                - b.stream().mapToInt(Narrowing::fields).sum();
        for (int i = 0; fields == 0 && i < a.size(); i++) {
            fields = BY_NAME.compare(a.get(i), b.get(i));
        }
        return fields;
    }

    private List<Selector> greedy(List<Map.Entry<Long, Selector>> candidates) {
        List<Selector> out = new ArrayList<>();
        long left = need;
        while (left != 0) {
            long open = left;
            Map.Entry<Long, Selector> next = candidates.stream()
                    .max(Comparator.comparingInt((Map.Entry<Long, Selector> c) -> Long.bitCount(c.getKey() & open))
                            .thenComparing(c -> -fields(c.getValue())))
                    .orElseThrow();
            out.add(next.getValue());
            left &= ~next.getKey();
        }
        out.sort(BY_NAME);
        return out;
    }

    private List<String> versions(Selector entry) {
        if (!entry.version().isEmpty()) {
            return List.of(entry.version());
        }
        TreeSet<String> all = new TreeSet<>(List.of(""));
        lanes.forEach(l -> all.add(LaneKey.series(l.goVersion())));
        return options(all);
    }

    private List<String> platforms(Selector entry) {
        if (!entry.platform().isEmpty()) {
            return List.of(entry.platform());
        }
        TreeSet<String> all = new TreeSet<>(List.of(""));
        lanes.forEach(l -> all.add(l.platform()));
        return options(all);
    }

    /** With "any" among them, unless only one value was seen and the entry is to say so. */
    private List<String> options(SortedSet<String> all) {
        if (seenOnly && all.size() == 2) {
            all.remove("");
        }
        return List.copyOf(all);
    }

    /** No generation, and every set of those that there are. */
    private List<List<String>> generations(Selector entry, boolean known) {
        List<List<String>> out = new ArrayList<>();
        out.add(entry.generations());
        if (!known) {
            return out;
        }
        TreeSet<String> all = new TreeSet<>();
        lanes.forEach(l -> all.add(l.generation()));
        all.remove("");
        if (!entry.generations().isEmpty()) {
            all.retainAll(entry.generations());
        }
        List<String> names = List.copyOf(all);
        if (seenOnly && names.size() == 1 && entry.generations().isEmpty()) {
            return List.of(names);
        }
        for (int set = 1; set < 1 << Math.min(6, names.size()); set++) {
            List<String> chosen = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                if ((set >> i & 1) != 0) {
                    chosen.add(names.get(i));
                }
            }
            out.add(chosen);
        }
        return out;
    }

    private static int fields(Selector s) {
        return (s.version().isEmpty() ? 0 : 1)
                + (s.platform().isEmpty() ? 0 : 1)
                + (s.generations().isEmpty() ? 0 : 1);
    }

    /** What of an entry is to be changed to get a selector: key and text, empty to take a field out. */
    static Map<String, String> changes(Selector from, Selector to) {
        Map<String, String> out = new LinkedHashMap<>();
        if (!from.version().equals(to.version())) {
            out.put("version", to.version());
        }
        if (!from.platform().equals(to.platform())) {
            out.put("platform", to.platform());
        }
        if (!from.generations().equals(to.generations())) {
            out.put("generation", String.join(", ", to.generations()));
        }
        if (!from.caseGlob().equals(to.caseGlob())) {
            out.put("case", to.caseGlob());
        }
        return out;
    }
}
