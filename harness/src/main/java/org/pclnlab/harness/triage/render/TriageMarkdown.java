package org.pclnlab.harness.triage.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.report.Printable;
import org.pclnlab.harness.triage.answer.Answers;
import org.pclnlab.harness.triage.answer.Cluster;
import org.pclnlab.harness.triage.answer.FlakyCase;
import org.pclnlab.harness.triage.answer.HiddenFailure;
import org.pclnlab.harness.triage.answer.LaneCounts;
import org.pclnlab.harness.triage.answer.MissingEntry;
import org.pclnlab.harness.triage.answer.News;
import org.pclnlab.harness.triage.answer.StaleEntry;
import org.pclnlab.harness.triage.history.Cause;

/** The description of a pull request that edits the lists: what was run, what changes, and what is left (spec 08 14.2.15). */
public final class TriageMarkdown {
    private static final int MAX_ROWS = 25;

    private final StringBuilder out = new StringBuilder();

    private TriageMarkdown() {}

    /**
     * The whole description.
     *
     * @param before the lists as they are
     * @param after the lists with the edits
     */
    public static String render(Answers a, Expectations before, Expectations after) {
        TriageMarkdown m = new TriageMarkdown();
        m.lanes(a);
        m.counts(a, before, after);
        m.removed(a);
        m.added(a);
        m.flaky(a);
        m.left(a);
        return m.out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void lanes(Answers a) {
        line("## Runs");
        line("");
        line(
                "| platform | Go | tool | revision | cases | pass | xfail | n/a | flaky | refused | red | baseline | resource | skipped |");
        line("|---|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (LaneCounts l : a.lanes()) {
            int cases =
                    l.verdicts().values().stream().mapToInt(Integer::intValue).sum();
            int environment = l.of(CaseVerdict.BASELINE) + l.of(CaseVerdict.HARNESS);
            int red = l.red() - environment - l.of(CaseVerdict.RESOURCE);
            line("| " + code(l.lane().platform()) + " | " + code(l.latest().goVersion()) + " | "
                    + text(l.lane().tool()) + " | " + code(l.latest().revision()) + " | " + cases + " | "
                    + l.of(CaseVerdict.PASS) + " | " + l.of(CaseVerdict.XFAIL) + " | "
                    + l.of(CaseVerdict.NOT_APPLICABLE) + " | " + l.of(CaseVerdict.FLAKY) + " | "
                    + l.of(CaseVerdict.REFUSED) + " | " + red + " | " + environment + " | "
                    + l.of(CaseVerdict.RESOURCE) + " | " + l.of(CaseVerdict.SKIPPED) + " |");
        }
        line("");
    }

    /** Entries that are about each lane, before and after. */
    private void counts(Answers a, Expectations before, Expectations after) {
        line("## Entries");
        line("");
        line("| platform | Go | xfails | not applicable | flakes |");
        line("|---|---|---:|---:|---:|");
        Map<String, LaneCounts> lanes = new LinkedHashMap<>();
        a.lanes()
                .forEach(l ->
                        lanes.putIfAbsent(l.lane().platform() + " " + l.lane().series(), l));
        for (LaneCounts l : lanes.values()) {
            line("| " + code(l.lane().platform()) + " | " + code(l.lane().series()) + " | "
                    + change(l, before, after, Section.XFAILS) + " | "
                    + change(l, before, after, Section.NOT_APPLICABLE) + " | "
                    + change(l, before, after, Section.FLAKES) + " |");
        }
        line("| all | | " + all(before, after, Section.XFAILS) + " | " + all(before, after, Section.NOT_APPLICABLE)
                + " | " + all(before, after, Section.FLAKES) + " |");
        line("");
    }

    private static String change(LaneCounts l, Expectations before, Expectations after, Section s) {
        return arrow(on(l, before, s), on(l, after, s));
    }

    private static String all(Expectations before, Expectations after, Section s) {
        return arrow(before.of(s).size(), after.of(s).size());
    }

    private static int on(LaneCounts l, Expectations e, Section s) {
        return (int) e.of(s).stream()
                .filter(x -> x.onLane(l.lane().lane(l.latest().goVersion())))
                .count();
    }

    private static String arrow(int before, int after) {
        return before == after
                ? String.valueOf(before)
                : String.format(Locale.ROOT, "%d → %d (%+d)", before, after, after - before);
    }

    private void removed(Answers a) {
        section("Removed or narrowed: the case passes", a.stale(), this::stale);
    }

    private void stale(StaleEntry s) {
        StringBuilder lanes = new StringBuilder();
        for (StaleEntry.Evidence e : s.lanes()) {
            lanes.append(lanes.isEmpty() ? "" : "; ")
                    .append(text(e.lane().toString()))
                    .append(": ")
                    .append(e.passes())
                    .append(e.passes() == 1 ? " run" : " runs");
        }
        line("* " + code(s.entry().caseGlob()) + " (" + s.entry().section().key() + "): " + text(s.advice())
                + ". Passes on " + (lanes.isEmpty() ? names(s.cases()) : lanes) + ".");
    }

    private void added(Answers a) {
        section("Added: the case fails", a.missing(), this::missing);
        for (Answers.MassFailure m : a.mass()) {
            line("On " + text(m.lane().toString()) + " one cause stands behind " + m.failing() + " of " + m.free()
                    + " cases; nothing is added for it: " + cause(m.cause()));
            line("");
        }
    }

    private void missing(MissingEntry m) {
        StringBuilder lanes = new StringBuilder();
        for (MissingEntry.Evidence e : m.lanes()) {
            lanes.append(lanes.isEmpty() ? "" : "; ")
                    .append(text(e.lane().toString()))
                    .append(", ")
                    .append(e.failures())
                    .append(e.failures() == 1 ? " run" : " runs")
                    .append(" since ")
                    .append(text(e.since()));
        }
        line("* " + code(m.path()) + ": " + text(m.advice()) + ". " + lanes + "."
                + (m.cause() == null ? "" : " " + cause(m.cause())));
    }

    private void flaky(Answers a) {
        section(
                "Flaky",
                a.flaky().stream().filter(FlakyCase::finding).toList(),
                f -> line("* " + code(f.path()) + " on " + text(f.lane().toString()) + ": "
                        + (f.rate() == null ? "never judged" : "fails " + f.rate())
                        + (f.explanation().isEmpty() ? "" : "; " + text(f.explanation())) + ". " + text(f.advice())
                        + "."));
    }

    /** What this pull request does not settle. */
    private void left(Answers a) {
        section(
                "New since the last good run",
                a.news().stream().filter(n -> n.kind().finding()).toList(),
                this::news);
        section("Entries that hide another failure than their own", a.hidden(), this::hidden);
        section("Causes, by the number of cases that one fix frees", a.clusters(), this::cluster);
    }

    private void news(News n) {
        String window = n.good() == null
                ? "since " + text(n.bad().toString())
                : text(n.good().toString()) + " .. " + text(n.bad().toString());
        line("* " + code(n.path()) + " " + n.kind().text() + " on "
                + text(n.lane().toString()) + ", " + window + (n.cause() == null ? "" : ": " + cause(n.cause())));
    }

    private void hidden(HiddenFailure h) {
        Entry e = h.entry();
        // What a pinned entry is about, its pins say; only without them it is the first failure that was seen.
        String about = h.pinned()
                ? code(e.pins().toString())
                : h.was() == null ? "" : h.sameWords() ? code(h.was().group()) : cause(h.was());
        line("* " + code(h.path()) + " on " + text(h.lane().toString()) + " ("
                + text(e.place().file()) + ":" + e.line() + "): "
                + (h.sameWords() ? code(h.now().group()) : cause(h.now()))
                + (about.isEmpty() ? "" : ", written for " + about));
    }

    private void cluster(Cluster c) {
        line("* frees " + c.frees() + " of " + c.cases().size() + ": " + code(c.group()) + " (" + names(c.cases())
                + ")");
    }

    /** Prints one item. */
    @FunctionalInterface
    private interface Item<T> {
        void print(T item);
    }

    private <T> void section(String heading, List<T> items, Item<T> item) {
        if (items.isEmpty()) {
            return;
        }
        line("## " + heading + " (" + items.size() + ")");
        line("");
        items.stream().limit(MAX_ROWS).forEach(item::print);
        if (items.size() > MAX_ROWS) {
            line("* and " + (items.size() - MAX_ROWS) + " more");
        }
        line("");
    }

    private static String names(List<String> paths) {
        int shown = Math.min(4, paths.size());
        String text = String.join(
                ", ", paths.subList(0, shown).stream().map(TriageMarkdown::code).toList());
        return paths.size() > shown ? text + " and " + (paths.size() - shown) + " more" : text;
    }

    private static String cause(Cause c) {
        return code(c.stage() + (c.kind().isEmpty() ? "" : " " + c.kind()) + ": " + c.text());
    }

    /** Verbatim; a text with backquotes gets a longer fence, one with a bar would end a cell of a table. */
    static String code(String text) {
        String s = Printable.of(text).replace("|", "\u00a6");
        if (s.isBlank()) {
            return "";
        }
        int longest = 0;
        int ticks = 0;
        for (int i = 0; i < s.length(); i++) {
            ticks = s.charAt(i) == '`' ? ticks + 1 : 0;
            longest = Math.max(longest, ticks);
        }
        String fence = "`".repeat(longest + 1);
        return longest == 0 ? fence + s + fence : fence + " " + s + " " + fence;
    }

    /** Words, with what Markdown and HTML would take for more escaped. */
    static String text(String text) {
        StringBuilder out = new StringBuilder();
        String s = Printable.of(text);
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '<') {
                out.append("&lt;");
            } else if (c == '&') {
                out.append("&amp;");
            } else if ("\\`*_{}[]|~@".indexOf(c) >= 0) {
                out.append(c == '@' ? "@\u200b" : "\\" + c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
