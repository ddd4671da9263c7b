package org.pclnlab.harness.triage.render;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Expectations.Remark;
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

/** Answers for people. Everything that comes from files and programs is made fit for a terminal. */
public final class TriageText {
    private final PrintWriter out;
    private final int limit;

    private TriageText(PrintWriter out, int limit) {
        this.out = out;
        this.limit = limit;
    }

    /**
     * Prints the answer to a question.
     *
     * @param limit items of each answer that are shown
     */
    public static void print(Answers a, Question q, int limit, PrintWriter out) {
        new TriageText(out, limit).print(a, q);
    }

    private void print(Answers a, Question q) {
        lanes(a);
        if (q.shows(Question.NEW)) {
            heading("new since the last good run", a.news().size());
            shown(a.news(), this::news);
        }
        if (q.shows(Question.STALE)) {
            heading("stale entries: the case passes", a.stale().size());
            shown(a.stale(), this::stale);
        }
        if (q.shows(Question.MISSING)) {
            heading(
                    "missing entries: the case fails and is not listed",
                    a.missing().size());
            for (Answers.MassFailure m : a.mass()) {
                line("  " + m.lane() + ": one cause stands behind " + m.failing() + " of the " + m.free()
                        + " cases without an entry; none of them gets one: " + cause(m.cause()));
            }
            shown(a.missing(), this::missing);
        }
        if (q.shows(Question.FLAKY)) {
            heading("flaky", a.flaky().size());
            shown(a.flaky(), this::flaky);
        }
        if (q.shows(Question.CAUSES)) {
            heading(
                    "causes, by the number of cases that one fix frees",
                    a.clusters().size());
            shown(a.clusters(), this::cluster);
        }
        if (q.shows(Question.HIDDEN)) {
            heading("entries that hide another failure", a.hidden().size());
            shown(a.hidden(), this::hidden);
        }
        if (q.shows(Question.LINT)) {
            heading("the lists themselves", a.remarks().size());
            lint(a.remarks());
        }
    }

    private void lanes(Answers a) {
        int width = a.lanes().stream()
                .mapToInt(l -> l.lane().toString().length())
                .max()
                .orElse(0);
        for (LaneCounts l : a.lanes()) {
            StringBuilder counts = new StringBuilder();
            int cases = 0;
            for (CaseVerdict v : CaseVerdict.values()) {
                int n = l.of(v);
                cases += n;
                if (n > 0) {
                    counts.append(counts.isEmpty() ? "" : ", ")
                            .append(number(n))
                            .append(' ')
                            .append(v.word());
                }
            }
            line(String.format(
                    Locale.ROOT,
                    "%-" + Math.max(1, width) + "s  %s cases: %s; %s",
                    Printable.of(l.lane().toString()),
                    number(cases),
                    counts,
                    l.red() == 0 ? "as expected" : number(l.red()) + " red"));
            line("    run " + Printable.of(l.latest().toString()) + " of "
                    + l.latest().started() + (l.latest().complete() ? "" : ", not complete") + base(l));
            l.latest().notes().forEach(n -> line("    note: " + Printable.of(n)));
        }
    }

    private static String base(LaneCounts l) {
        if (l.base() == null) {
            return "; the only one of " + l.runs();
        }
        return "; compared with " + Printable.of(l.base().toString())
                + (l.baseGood() ? ", the last good one" : ": no run of " + l.runs() + " was good");
    }

    private void heading(String text, int count) {
        line("");
        line(text + (count == 0 ? ": none" : " (" + number(count) + ")"));
    }

    private <T> void shown(List<T> items, Consumer<T> print) {
        items.stream().limit(limit).forEach(print);
        if (items.size() > limit) {
            line("  ... and " + number(items.size() - limit) + " more (--all shows all)");
        }
    }

    private void news(News n) {
        line("  " + Printable.of(n.path()) + " " + n.kind().text() + "  [" + n.lane() + "]");
        String good = n.good() == null
                ? "in no run before"
                : "last otherwise in " + Printable.of(n.good().toString());
        line("      since " + Printable.of(n.bad().toString()) + ", " + good);
        if (n.cause() != null) {
            line("      " + cause(n.cause()));
        }
        entry(n.entry());
    }

    private void stale(StaleEntry s) {
        line("  " + place(s.entry()) + "  " + Printable.of(s.entry().caseGlob()) + "  ("
                + s.entry().section().key() + ")");
        for (StaleEntry.Evidence e : s.lanes()) {
            line("      passes on " + e.lane() + " in the last " + runs(e.passes())
                    + (e.all() ? ", all there are" : ""));
        }
        if (!s.cases().isEmpty()) {
            line("      pass: " + names(s.cases()));
        }
        if (!s.still().isEmpty()) {
            line("      still needed on "
                    + String.join(", ", s.still().stream().map(Object::toString).toList()));
        }
        line("      -> " + Printable.of(s.advice()));
    }

    private void missing(MissingEntry m) {
        line("  " + Printable.of(m.path()));
        for (MissingEntry.Evidence e : m.lanes()) {
            line("      fails on " + e.lane() + " in the last " + runs(e.failures()) + ", since "
                    + Printable.of(e.since()));
        }
        if (m.cause() != null) {
            line("      " + cause(m.cause()));
        }
        line("      -> " + Printable.of(m.advice()));
    }

    private void flaky(FlakyCase f) {
        line("  " + Printable.of(f.path()) + "  [" + f.lane() + "]  "
                + (f.rate() == null ? "never judged" : "fails " + f.rate())
                + (f.transitions() == 0 ? "" : ", changed " + f.transitions() + " times"));
        if (!f.explanation().isEmpty()) {
            line("      " + Printable.of(f.explanation()));
        }
        f.causes().forEach((signature, n) -> line("      " + runs(n) + ": " + Printable.of(signature)));
        entry(f.entry());
        if (!f.advice().isEmpty()) {
            line("      -> " + Printable.of(f.advice()));
        }
    }

    private void cluster(Cluster c) {
        line("  frees " + number(c.frees()) + " of " + number(c.cases().size()) + ": " + Printable.of(c.group())
                + (c.unlisted() == 0 ? "" : "  (" + number(c.unlisted()) + " not listed)"));
        line("      " + names(c.cases()));
        line("      since " + c.first() + " on "
                + String.join(", ", c.lanes().stream().map(Object::toString).toList()));
        line("      such as " + cause(c.sample()));
    }

    private void hidden(HiddenFailure h) {
        line("  " + place(h.entry()) + "  " + Printable.of(h.path()) + "  [" + h.lane() + "]");
        // One message from two places: what tells them apart is in the group.
        line("      now " + (h.sameWords() ? Printable.of(h.now().group()) : cause(h.now())) + ", since " + h.since());
        String first = h.was() == null
                ? "no run had it"
                : h.sameWords() ? Printable.of(h.was().group()) : cause(h.was());
        line(
                h.pinned()
                        ? "      the entry is about "
                                + Printable.of(h.entry().pins().toString())
                        : "      was " + first);
    }

    /** Many remarks are the same: one line for each rule, and the places. */
    private void lint(List<Remark> remarks) {
        Map<String, List<Remark>> byRule = new TreeMap<>();
        remarks.forEach(
                r -> byRule.computeIfAbsent(r.rule(), k -> new ArrayList<>()).add(r));
        byRule.forEach((rule, list) -> {
            line("  " + rule + " (" + number(list.size()) + ")");
            list.stream()
                    .limit(limit == Integer.MAX_VALUE ? limit : 3)
                    .forEach(r -> line("      " + r.place() + ": " + Printable.of(r.text())));
        });
    }

    private void entry(@Nullable Entry e) {
        if (e != null) {
            line("      listed in " + place(e) + ": " + Printable.of(e.reason()));
        }
    }

    private static String place(Entry e) {
        return Printable.of(e.place().file()) + ":" + e.place().line();
    }

    static String cause(Cause c) {
        return Printable.of(c.stage() + (c.kind().isEmpty() ? "" : " " + c.kind()) + ": " + c.text());
    }

    private static String names(List<String> paths) {
        int shown = Math.min(6, paths.size());
        String text = Printable.of(String.join(" ", paths.subList(0, shown)));
        return paths.size() > shown ? text + " and " + number(paths.size() - shown) + " more" : text;
    }

    private static String runs(int n) {
        return n == 1 ? "run" : number(n) + " runs";
    }

    private static String number(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private void line(String text) {
        out.println(text);
    }
}
