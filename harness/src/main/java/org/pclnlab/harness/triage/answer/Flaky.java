package org.pclnlab.harness.triage.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Edit;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.LaneHistory.Repetition;
import org.pclnlab.harness.triage.history.Sequence;
import org.pclnlab.harness.triage.stats.Rate;
import org.pclnlab.harness.triage.stats.Streak;

/**
 * Cases that flake, those that are listed and do not, and what may be behind it (spec 08 sections 14.2.10 and 14.2.20): a
 * time-out, a guard, or a setting of the machine.
 */
final class Flaky {
    private final Situation situation;

    private Flaky(Situation situation) {
        this.situation = situation;
    }

    static List<FlakyCase> of(Situation s) {
        Flaky flaky = new Flaky(s);
        List<FlakyCase> out = new ArrayList<>();
        // An entry can be about several lanes and cases; what becomes of it depends on all of them.
        Map<Entry, List<Streak>> listed = new LinkedHashMap<>();
        for (LaneView view : s.lanes()) {
            view.sequences().forEach((path, seq) -> {
                Entry entry = view.covering(path).flake();
                if (entry != null) {
                    listed.computeIfAbsent(entry, e -> new ArrayList<>()).add(LaneView.streak(seq));
                }
            });
        }
        for (LaneView view : s.lanes()) {
            view.sequences().forEach((path, seq) -> {
                FlakyCase c = flaky.look(view, path, seq, listed);
                if (c != null) {
                    out.add(c);
                }
            });
        }
        return out;
    }

    private @Nullable FlakyCase look(LaneView view, String path, Sequence s, Map<Entry, List<Streak>> listed) {
        Streak streak = LaneView.streak(s);
        Entry entry = view.covering(path).flake();
        Map<String, Rate> settings = settings(view.history().repetitions().getOrDefault(path, List.of()));
        boolean bySetting = dependsOnSetting(settings);
        boolean within = settings.values().stream().anyMatch(r -> r.hits() > 0 && r.hits() < r.runs());
        if (streak.state() != Streak.State.FLAKY && entry == null && !bySetting && !within) {
            return null;
        }
        int runs = streak.passes() + streak.failures();
        Rate rate = runs == 0 ? null : streak.failureRate();
        Map<String, Integer> causes = new TreeMap<>();
        int timeouts = 0;
        int stopped = 0;
        for (int i = 0; i < s.size(); i++) {
            RawResult r = s.result(i);
            timeouts += r == RawResult.FAIL_TIMEOUT ? 1 : 0;
            stopped += r == RawResult.RESOURCE ? 1 : 0;
            Cause c = s.failed(i) ? view.cause(s, i) : null;
            if (c != null) {
                causes.merge(c.signature(), 1, Integer::sum);
            }
        }
        String explanation = explanation(streak, timeouts, stopped, bySetting, settings);
        Advice advice = entry == null
                ? unlisted(view, path, bySetting)
                : listed(entry, rate, listed.getOrDefault(entry, List.of()), bySetting);
        return new FlakyCase(
                path,
                view.history().key(),
                rate,
                streak.transitions(),
                causes,
                stopped,
                settings,
                explanation,
                entry,
                advice.finding,
                advice.text,
                advice.edits);
    }

    private record Advice(boolean finding, String text, List<Edit> edits) {}

    private static Advice unlisted(LaneView view, String path, boolean bySetting) {
        if (bySetting) {
            return new Advice(true, "no flake: make the setting a condition", List.of());
        }
        Entry must = view.covering(path).mustFail();
        return must == null
                ? new Advice(true, "list it in flakes", List.of())
                : new Advice(true, "listed in " + must.section().key() + ", but it also passes", List.of());
    }

    private Advice listed(Entry entry, @Nullable Rate rate, List<Streak> all, boolean bySetting) {
        int enough = situation.settings().flakeRuns();
        boolean never = all.stream().allMatch(t -> t.failures() == 0 && t.passes() >= enough);
        boolean always = all.stream().allMatch(t -> t.passes() == 0 && t.failures() >= enough);
        if (never) {
            return new Advice(true, "remove it: no failure in " + enough + " runs", List.of(new Edit.Remove(entry)));
        }
        if (always) {
            return new Advice(true, "no flake: move it to xfails", move(entry));
        }
        if (bySetting) {
            return new Advice(true, "no flake: make the setting a condition", List.of());
        }
        Double written = entry.origin().rate();
        if (written != null && rate != null && rate.low() > written) {
            return new Advice(
                    true,
                    String.format(Locale.ROOT, "worse than the %.0f %% it was written down with", 100 * written),
                    List.of());
        }
        return new Advice(false, "", List.of());
    }

    private static List<Edit> move(Entry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "version", entry.selector().version());
        put(fields, "platform", entry.selector().platform());
        put(fields, "arch", entry.selector().arch());
        put(fields, "generation", String.join(", ", entry.selector().generations()));
        put(fields, "directive", entry.directive());
        put(fields, "reason", entry.reason());
        put(fields, "issue", entry.origin().issue());
        return List.of(new Edit.Remove(entry), new Edit.Add(Section.XFAILS, fields, List.of(entry.caseGlob())));
    }

    private static void put(Map<String, String> fields, String key, String value) {
        if (!value.isEmpty()) {
            fields.put(key, value);
        }
    }

    private static String explanation(
            Streak streak, int timeouts, int stopped, boolean bySetting, Map<String, Rate> settings) {
        List<String> out = new ArrayList<>();
        if (bySetting) {
            List<String> parts = new ArrayList<>();
            settings.forEach((setting, r) -> parts.add((r.hits() == r.runs() ? "passes" : "fails") + " " + r.runs()
                    + " of " + r.runs() + " times at " + setting));
            out.add(String.join(", ", parts));
        }
        if (timeouts > 0) {
            out.add(
                    timeouts == streak.failures()
                            ? "every failure is a time-out"
                            : timeouts + " of " + streak.failures() + " failures are time-outs");
        }
        if (stopped > 0) {
            out.add("stopped by a guard in " + stopped + " more runs");
        }
        return String.join("; ", out);
    }

    /** Passes and runs under each setting. */
    private static Map<String, Rate> settings(List<Repetition> repetitions) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Repetition r : repetitions) {
            int[] c = counts.computeIfAbsent(r.setting(), k -> new int[2]);
            c[0] += r.passed() ? 1 : 0;
            c[1]++;
        }
        Map<String, Rate> out = new TreeMap<>();
        counts.forEach((setting, c) -> out.put(setting, Rate.of(c[0], c[1])));
        return out;
    }

    /** The outcome is the same every time under each setting, and not under all the same. */
    private static boolean dependsOnSetting(Map<String, Rate> settings) {
        Set<Boolean> outcomes = new TreeSet<>();
        for (Rate r : settings.values()) {
            if (r.runs() < 2 || (r.hits() != 0 && r.hits() != r.runs())) {
                return false;
            }
            outcomes.add(r.hits() != 0);
        }
        return outcomes.size() == 2;
    }
}
