package org.pclnlab.harness.triage.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Edit;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.expect.Selector;
import org.pclnlab.harness.triage.answer.StaleEntry.Evidence;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.history.Sequence;

/**
 * Entries that say that a case must fail where it passes (spec 08 section 14.2.6). A lane lets go of an entry only after some
 * passes in a row up to its newest run: a failure, a skip, trouble of the machine or no result at all keeps it.
 */
final class Stale {
    /** A pattern is spelled out for at most so many cases that still fail. */
    private static final int MAX_SPELLED = 40;

    private final Situation situation;
    private final boolean generations;

    private Stale(Situation situation, boolean generations) {
        this.situation = situation;
        this.generations = generations;
    }

    /** @param generations whether the files know the field generation */
    static List<StaleEntry> of(Situation s, boolean generations) {
        Stale stale = new Stale(s, generations);
        Map<Entry, Map<LaneView, List<String>>> decided = stale.decided();
        List<StaleEntry> out = new ArrayList<>();
        decided.forEach((entry, lanes) -> {
            StaleEntry e = stale.entry(entry, lanes);
            if (e != null) {
                out.add(e);
            }
        });
        return out;
    }

    /** Which cases each entry decides about, lane by lane. */
    private Map<Entry, Map<LaneView, List<String>>> decided() {
        Map<Entry, Map<LaneView, List<String>>> out = new LinkedHashMap<>();
        for (Section section : List.of(Section.XFAILS, Section.NOT_APPLICABLE)) {
            situation.expectations().of(section).forEach(e -> out.put(e, new LinkedHashMap<>()));
        }
        for (LaneView view : situation.lanes()) {
            for (String path : view.sequences().keySet()) {
                Entry must = view.covering(path).mustFail();
                if (must != null && view.isCurrent(path)) {
                    out.computeIfAbsent(must, e -> new LinkedHashMap<>())
                            .computeIfAbsent(view, v -> new ArrayList<>())
                            .add(path);
                }
            }
        }
        return out;
    }

    private @Nullable StaleEntry entry(Entry entry, Map<LaneView, List<String>> lanes) {
        List<Evidence> evidence = new ArrayList<>();
        List<LaneView> need = new ArrayList<>();
        Set<String> passing = new LinkedHashSet<>();
        Set<String> failing = new LinkedHashSet<>();
        for (Map.Entry<LaneView, List<String>> l : lanes.entrySet()) {
            int least = Integer.MAX_VALUE;
            boolean all = true;
            for (String path : l.getValue()) {
                Sequence s = l.getKey().sequences().get(path);
                int passes = s == null ? 0 : passes(s);
                (passes >= situation.settings().evidence() ? passing : failing).add(path);
                least = Math.min(least, passes);
                all &= s != null && LaneView.streak(s).failures() == 0;
            }
            if (least >= situation.settings().evidence()) {
                evidence.add(new Evidence(l.getKey().history().key(), least, all));
            } else {
                need.add(l.getKey());
            }
        }
        passing.removeAll(failing);
        if (evidence.isEmpty()) {
            return passing.isEmpty() || entry.selector().isOneCase() ? null : spelledOut(entry, passing, failing, need);
        }
        List<LaneKey> still = need.stream().map(v -> v.history().key()).toList();
        if (need.isEmpty()) {
            return new StaleEntry(entry, evidence, still, List.of(), "remove it", List.of(new Edit.Remove(entry)));
        }
        List<Lane> covered =
                lanes.keySet().stream().map(v -> v.history().lane()).distinct().toList();
        List<Lane> needed =
                need.stream().map(v -> v.history().lane()).distinct().toList();
        List<Selector> selectors = Narrowing.of(entry.selector(), covered, needed, generations);
        if (selectors.equals(List.of(entry.selector()))) {
            return new StaleEntry(
                    entry,
                    evidence,
                    still,
                    List.of(),
                    "no condition tells these lanes apart; decide by hand",
                    List.of());
        }
        return new StaleEntry(
                entry,
                evidence,
                still,
                List.of(),
                "narrow it to " + describe(selectors),
                List.of(new Edit.Rewrite(
                        entry,
                        selectors.stream()
                                .map(to -> Narrowing.changes(entry.selector(), to))
                                .toList())));
    }

    /** Passes in a row up to the newest run, with nothing else between. */
    private static int passes(Sequence s) {
        int n = 0;
        while (n < s.size() && s.passed(s.size() - 1 - n)) {
            n++;
        }
        return n;
    }

    /** A pattern of which some cases pass everywhere: it becomes the names of those that fail. */
    private static StaleEntry spelledOut(Entry entry, Set<String> passing, Set<String> failing, List<LaneView> need) {
        List<Edit> edits = new ArrayList<>();
        String advice = "some of its cases pass; too many fail to name them all";
        if (failing.size() <= MAX_SPELLED) {
            advice = "name the " + failing.size() + " that fail instead of the pattern";
            edits.add(new Edit.Rewrite(
                    entry,
                    failing.stream()
                            .map(path -> Map.of("case", Missing.escaped(path)))
                            .toList()));
        }
        return new StaleEntry(
                entry,
                List.of(),
                need.stream().map(v -> v.history().key()).toList(),
                List.copyOf(passing),
                advice,
                edits);
    }

    static String describe(List<Selector> selectors) {
        return String.join(
                " and ",
                selectors.stream()
                        .map(s -> {
                            List<String> parts = new ArrayList<>();
                            if (!s.version().isEmpty()) {
                                parts.add(s.version());
                            }
                            if (!s.platform().isEmpty()) {
                                parts.add(s.platform());
                            }
                            if (!s.generations().isEmpty()) {
                                parts.add(String.join("/", s.generations()));
                            }
                            return parts.isEmpty() ? "every lane" : String.join(" ", parts);
                        })
                        .toList());
    }
}
