package org.pclnlab.harness.expect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.UsageException;

/** What edits should make of the entries, computed without the text: the check that the text says just that. */
final class EditModel {
    private EditModel() {}

    static void check(Expectations before, List<Edit> edits, Expectations after, String name) throws UsageException {
        for (Section section : Section.values()) {
            List<String> wanted =
                    expected(before, edits, section).stream().sorted().toList();
            List<String> got =
                    after.of(section).stream().map(EditModel::meaning).sorted().toList();
            if (!wanted.equals(got)) {
                throw new UsageException(name + ": " + section.key()
                        + " cannot be edited without changing what was not asked for; it uses anchors, or entries that"
                        + " share lines. Nothing was changed");
            }
        }
    }

    private static List<String> expected(Expectations before, List<Edit> edits, Section section) {
        Map<Entry, Edit> changed = new HashMap<>();
        List<String> out = new ArrayList<>();
        for (Edit e : edits) {
            if (e instanceof Edit.Remove r) {
                changed.put(r.entry(), e);
            } else if (e instanceof Edit.Rewrite w) {
                changed.put(w.entry(), e);
            } else if (e instanceof Edit.Add a && a.section() == section) {
                for (String glob : a.cases()) {
                    out.add(meaning(with(blank(section, glob), a.fields())));
                }
            }
        }
        for (Entry e : before.of(section)) {
            Edit edit = changed.get(e);
            if (edit == null) {
                out.add(meaning(e));
            } else if (edit instanceof Edit.Rewrite w) {
                w.copies().forEach(copy -> out.add(meaning(with(e, copy))));
            }
        }
        return out;
    }

    private static Entry blank(Section section, String glob) {
        return new Entry(
                new Place("", 0, 0),
                section,
                0,
                new Selector("", "", "", List.of(), "", glob),
                Pins.NONE,
                new Origin("", "", null, "", null, null),
                null);
    }

    /** An entry with other fields. */
    static Entry with(Entry e, Map<String, String> f) {
        Selector s = e.selector();
        Pins p = e.pins();
        Origin o = e.origin();
        String generation = f.get("generation");
        return new Entry(
                e.place(),
                e.section(),
                e.item(),
                new Selector(
                        f.getOrDefault("version", s.version()),
                        f.getOrDefault("platform", s.platform()),
                        f.getOrDefault("arch", s.arch()),
                        generation == null
                                ? s.generations()
                                : generation.isEmpty() ? List.of() : List.of(generation.split(",\\s*", -1)),
                        f.getOrDefault("directive", s.directive()),
                        f.getOrDefault("case", s.caseGlob())),
                new Pins(
                        f.getOrDefault("stage", p.stage()),
                        f.getOrDefault("kind", p.kind()),
                        f.containsKey("exit") ? number(f.getOrDefault("exit", "")) : p.exit(),
                        f.getOrDefault("signature", p.signature())),
                new Origin(
                        f.getOrDefault("reason", o.reason()),
                        f.getOrDefault("issue", o.issue()),
                        f.containsKey("since") ? day(f.getOrDefault("since", "")) : o.since(),
                        f.getOrDefault("owner", o.owner()),
                        f.containsKey("expires") ? day(f.getOrDefault("expires", "")) : o.expires(),
                        f.containsKey("rate") ? rate(f.getOrDefault("rate", "")) : o.rate()),
                f.containsKey("timeout") ? GoDuration.parse(f.getOrDefault("timeout", "")) : e.timeout());
    }

    private static @Nullable Integer number(String text) {
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static @Nullable Double rate(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    /** Everything of an entry but its place. */
    static String meaning(Entry e) {
        return e.selector() + " " + e.pins() + " " + e.origin() + " " + e.timeout();
    }
}
