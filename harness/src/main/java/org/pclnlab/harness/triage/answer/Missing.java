package org.pclnlab.harness.triage.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Edit;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.expect.Selector;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.triage.answer.MissingEntry.Evidence;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.history.RunInfo;
import org.pclnlab.harness.triage.history.Sequence;
import org.pclnlab.harness.triage.stats.Streak;

/** Failures without an entry, and the entries that would name them. */
final class Missing {
    /** Of at least this many cases without an entry ... */
    private static final int MASS_CASES = 20;
    /** ... one in four with one cause is trouble of another kind, and no reason for entries (spec 08 section 14.2.19). */
    private static final int MASS_SHARE = 4;

    private final Situation situation;
    private final boolean generations;
    private final Words words;

    private Missing(Situation situation, boolean generations, Words words) {
        this.situation = situation;
        this.generations = generations;
        this.words = words;
    }

    /**
     * What new entries say besides their condition.
     *
     * @param reason empty to use the failure's own text
     * @param issue link; empty for none
     * @param since day; empty for none
     */
    record Words(String reason, String issue, String since) {}

    /**
     * A lane on which one cause stands behind so many failures that entries would hide it.
     *
     * @param failing cases with the cause
     * @param free cases without an entry
     */
    record MassFailure(LaneKey lane, RunInfo run, Cause cause, int failing, int free) {}

    record Answer(List<MissingEntry> entries, List<MassFailure> mass) {}

    static Answer of(Situation s, boolean generations, Words words) {
        Missing m = new Missing(s, generations, words);
        List<MassFailure> mass = new ArrayList<>();
        Set<LaneView> excluded = new HashSet<>();
        for (LaneView view : s.lanes()) {
            MassFailure f = mass(view);
            if (f != null) {
                mass.add(f);
                excluded.add(view);
            }
        }
        Map<String, List<LaneView>> failing = new TreeMap<>();
        for (LaneView view : s.lanes()) {
            if (!excluded.contains(view)) {
                view.sequences().forEach((path, seq) -> {
                    if (view.verdict(path, seq, view.history().latest()) == CaseVerdict.FAIL) {
                        failing.computeIfAbsent(path, p -> new ArrayList<>()).add(view);
                    }
                });
            }
        }
        List<MissingEntry> out = new ArrayList<>();
        failing.forEach((path, lanes) -> out.add(m.entry(path, lanes, excluded)));
        return new Answer(out, mass);
    }

    private static @Nullable MassFailure mass(LaneView view) {
        int now = view.history().latest();
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Cause> causes = new HashMap<>();
        int free = 0;
        for (Map.Entry<String, Sequence> c : view.sequences().entrySet()) {
            CaseVerdict v = view.verdict(c.getKey(), c.getValue(), now);
            free += v == CaseVerdict.FAIL || v == CaseVerdict.PASS ? 1 : 0;
            Cause cause = v == CaseVerdict.FAIL ? view.cause(c.getValue(), now) : null;
            if (cause != null) {
                counts.merge(cause.group(), 1, Integer::sum);
                causes.putIfAbsent(cause.group(), cause);
            }
        }
        for (Map.Entry<String, Integer> g : counts.entrySet()) {
            Cause cause = causes.get(g.getKey());
            if (free >= MASS_CASES && g.getValue() * MASS_SHARE > free && cause != null) {
                return new MassFailure(view.history().key(), view.history().latestRun(), cause, g.getValue(), free);
            }
        }
        return null;
    }

    private MissingEntry entry(String path, List<LaneView> lanes, Set<LaneView> excluded) {
        List<Evidence> evidence = new ArrayList<>();
        Set<Cause> causes = new HashSet<>();
        Cause newest = null;
        boolean everywhereFlaky = true;
        int passes = 0;
        int failures = 0;
        boolean steady = true;
        for (LaneView view : lanes) {
            Sequence s = view.sequences().get(path);
            if (s == null) {
                continue;
            }
            Streak streak = LaneView.streak(s);
            evidence.add(new Evidence(
                    view.history().key(),
                    streak.length(),
                    view.history().runs().get(Math.max(0, streak.first())).name()));
            everywhereFlaky &= streak.state() == Streak.State.FLAKY;
            steady &= streak.length() >= situation.settings().evidence();
            passes += streak.passes();
            failures += streak.failures();
            newest = view.cause(s, view.history().latest());
            for (int i = Math.max(0, streak.first()); i < s.size(); i++) {
                Cause c = view.cause(s, i);
                if (c != null) {
                    causes.add(c);
                }
            }
        }
        if (!steady && !everywhereFlaky) {
            String advice = "wait: fewer than " + situation.settings().evidence() + " failures in a row";
            return new MissingEntry(path, evidence, newest, advice, List.of());
        }
        List<String> alike = alike(path, lanes, excluded);
        if (!alike.isEmpty() && !everywhereFlaky) {
            String advice = "it does not fail on " + String.join(", ", alike)
                    + ", and no condition tells these lanes apart; decide by hand";
            return new MissingEntry(path, evidence, newest, advice, List.of());
        }
        Section section = everywhereFlaky ? Section.FLAKES : Section.XFAILS;
        Map<String, String> common = common(newest, everywhereFlaky ? Set.of() : causes);
        if (everywhereFlaky) {
            common.put("rate", String.format(Locale.ROOT, "%.2f", (double) failures / (passes + failures)));
        }
        List<Selector> selectors = selectors(path, lanes, excluded);
        List<Edit> edits = new ArrayList<>();
        for (Selector to : selectors) {
            Map<String, String> fields = new LinkedHashMap<>();
            put(fields, "version", to.version());
            put(fields, "platform", to.platform());
            put(fields, "generation", String.join(", ", to.generations()));
            put(fields, "directive", to.directive());
            fields.putAll(common);
            edits.add(new Edit.Add(section, fields, List.of(escaped(path))));
        }
        return new MissingEntry(
                path, evidence, newest, "add it to " + section.key() + " for " + Stale.describe(selectors), edits);
    }

    /** Lanes to which the conditions of a failing one apply as well, where it does not fail now. */
    private List<String> alike(String path, List<LaneView> failing, Set<LaneView> excluded) {
        List<Lane> need = failing.stream().map(v -> v.history().lane()).toList();
        return situation.lanes().stream()
                .filter(v -> v.isCurrent(path) && !excluded.contains(v) && !failing.contains(v))
                .filter(v -> need.contains(v.history().lane()))
                .map(v -> v.history().key().toString())
                .toList();
    }

    /** Conditions that hold on the lanes where it fails and on no other where it is run. */
    private List<Selector> selectors(String path, List<LaneView> failing, Set<LaneView> excluded) {
        List<Lane> all = new ArrayList<>();
        for (LaneView view : situation.lanes()) {
            if (view.isCurrent(path)
                    && !excluded.contains(view)
                    && !all.contains(view.history().lane())) {
                all.add(view.history().lane());
            }
        }
        List<Lane> need =
                failing.stream().map(v -> v.history().lane()).distinct().toList();
        String directive = failing.get(0).history().directive(path);
        Selector any = new Selector("", "", "", List.of(), directive, escaped(path));
        return Narrowing.ofNew(any, all, need, generations);
    }

    /** The glob that matches one path. */
    static String escaped(String path) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            if ("*?[\\".indexOf(path.charAt(i)) >= 0) {
                out.append('\\');
            }
            out.append(path.charAt(i));
        }
        return out.toString();
    }

    private Map<String, String> common(@Nullable Cause newest, Set<Cause> causes) {
        Map<String, String> out = new LinkedHashMap<>();
        String said = newest == null
                ? "fails"
                : newest.stage() + ": " + (newest.text().isEmpty() ? newest.kind() : newest.text());
        out.put("reason", words.reason().isEmpty() ? said.strip() : words.reason());
        put(out, "issue", words.issue());
        put(out, "since", words.since());
        // Pinned to what all these failures have in common.
        Set<String> stages = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        Set<String> signatures = new HashSet<>();
        for (Cause c : causes) {
            stages.add(c.stage());
            kinds.add(c.kind());
            signatures.add(c.signature());
        }
        if (signatures.size() == 1 && signatures.iterator().next().indexOf('*') < 0) {
            out.put("signature", signatures.iterator().next());
        } else if (stages.size() == 1) {
            out.put("stage", stages.iterator().next());
            if (kinds.size() == 1) {
                out.put("kind", kinds.iterator().next());
            }
        }
        return out;
    }

    private static void put(Map<String, String> fields, String key, String value) {
        if (!value.isEmpty()) {
            fields.put(key, value);
        }
    }
}
