package org.pclnlab.harness.triage.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.expect.Expectations.Remark;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.triage.history.LaneKey;

/**
 * Entries that match nothing that is run, and gaps between entries (spec 08 section 14.2.7).
 * <pre>
 *  dead-lane        no lane that is run matches its version, platform and generation
 *  dead-directive   no case that is run has its directive
 *  dead-case        no case that is run has its name
 *  gap              a series of Go lacks what an older and a newer one both have
 * </pre>
 */
final class DeadEntries {
    /** Suite and directive of queries. */
    private static final String CONFORM = "conform";

    private DeadEntries() {}

    static List<Remark> of(Situation s) {
        List<Remark> out = new ArrayList<>();
        if (s.lanes().isEmpty()) {
            return out;
        }
        Map<LaneView, Set<String>> directives = new HashMap<>();
        s.lanes()
                .forEach(v ->
                        directives.put(v, new HashSet<>(v.history().directives().values())));
        for (Entry e : s.expectations().all()) {
            boolean conform = e.directive().equals(CONFORM);
            List<LaneView> asked = s.lanes().stream()
                    .filter(v -> conform == v.history().key().suite().equals(CONFORM))
                    .toList();
            if (asked.isEmpty()) {
                continue; // nothing of this suite was imported
            }
            List<LaneView> lanes =
                    asked.stream().filter(v -> e.onLane(v.history().lane())).toList();
            if (lanes.isEmpty()) {
                out.add(remark(e, "dead-lane", "no lane that is run matches it"));
                continue;
            }
            boolean directive = e.directive().isEmpty();
            boolean found = false;
            for (LaneView v : lanes) {
                Set<String> known = directives.getOrDefault(v, Set.of());
                directive |= known.contains(e.directive()) || known.contains("");
                found |= found(v, e);
            }
            if (!directive) {
                out.add(remark(e, "dead-directive", "no case that is run is a " + e.directive()));
            } else if (!found) {
                out.add(remark(e, "dead-case", "no case that is run is called " + e.caseGlob()));
            }
        }
        out.addAll(gaps(s));
        return out;
    }

    private static boolean found(LaneView v, Entry e) {
        if (e.selector().isOneCase()) {
            return v.sequences().containsKey(e.caseGlob()) && matches(v, e, e.caseGlob());
        }
        return v.sequences().keySet().stream().anyMatch(path -> matches(v, e, path));
    }

    private static boolean matches(LaneView v, Entry e, String path) {
        String directive = v.history().directive(path);
        return e.selector().matchesCase(directive.isEmpty() ? e.directive() : directive, path);
    }

    private static Remark remark(Entry e, String rule, String text) {
        return new Remark(e.place(), rule, text + " (" + e.section().key() + ")");
    }

    private record About(Section section, String glob, String platform) {}

    private static List<Remark> gaps(Situation s) {
        TreeSet<String> series = new TreeSet<>(DeadEntries::byNumber);
        s.lanes().forEach(v -> series.add(v.history().key().series()));
        Map<About, List<Entry>> about = new HashMap<>();
        for (Entry e : s.expectations().all()) {
            if (!e.selector().version().isEmpty()) {
                series.add(LaneKey.series(e.selector().version()));
                about.computeIfAbsent(
                                new About(
                                        e.section(), e.caseGlob(), e.selector().platform()),
                                a -> new ArrayList<>())
                        .add(e);
            }
        }
        List<Remark> out = new ArrayList<>();
        about.forEach((a, entries) -> {
            TreeSet<String> has = new TreeSet<>(DeadEntries::byNumber);
            entries.forEach(e -> has.add(LaneKey.series(e.selector().version())));
            for (String between : series.subSet(has.first(), has.last())) {
                Lane lane = new Lane(between, a.platform());
                boolean covered = s.expectations().of(a.section()).stream()
                        .anyMatch(e -> e.caseGlob().equals(a.glob()) && e.onLane(lane));
                if (!has.contains(between) && !covered && isRun(s, between, a.platform())) {
                    out.add(remark(
                            entries.get(0),
                            "gap",
                            "nothing for " + between + ", between " + has.first() + " and " + has.last()));
                }
            }
        });
        out.sort((x, y) -> Integer.compare(x.place().line(), y.place().line()));
        return out;
    }

    private static boolean isRun(Situation s, String series, String platform) {
        return s.lanes().stream()
                .map(v -> v.history().key())
                .anyMatch(k -> k.series().equals(series) && (platform.isEmpty() || platform.equals(k.platform())));
    }

    /** go1.9 before go1.24. */
    private static int byNumber(String a, String b) {
        int length = Integer.compare(a.length(), b.length());
        return length != 0 ? length : a.compareTo(b);
    }
}
