package org.pclnlab.harness.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.expect.ExpectationReader.Dialect;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.triage.answer.Answers;
import org.pclnlab.harness.triage.answer.Answers.Writing;
import org.pclnlab.harness.triage.answer.Cluster;
import org.pclnlab.harness.triage.answer.FlakyCase;
import org.pclnlab.harness.triage.answer.MissingEntry;
import org.pclnlab.harness.triage.answer.News;
import org.pclnlab.harness.triage.answer.Settings;
import org.pclnlab.harness.triage.answer.StaleEntry;
import org.pclnlab.harness.triage.history.History;
import org.pclnlab.harness.triage.history.HistoryReader;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.render.Question;
import org.pclnlab.harness.triage.render.TriageMarkdown;
import org.pclnlab.harness.triage.render.TriageText;

/** Every question, over nights whose answer is known because they were made for it. */
class AnswersTest {
    @TempDir
    private Path dir;

    private static final List<LaneKey> MATRIX = List.of(Night.LINUX26, Night.LINUX25, Night.MAC26, Night.MAC25);

    private Answers ask(List<Night> nights, String yaml) throws Exception {
        return ask(nights, yaml, Dialect.LLGO);
    }

    private Answers ask(List<Night> nights, String yaml, Dialect dialect) throws Exception {
        Path db = dir.resolve("h.db");
        Night.write(db, nights);
        Path list = dir.resolve("xfail.yaml");
        Files.writeString(list, yaml);
        try (History h = History.read(db)) {
            return new Triage(
                            new HistoryReader(h).window(30),
                            Settings.USUAL,
                            new Writing(dialect == Dialect.STRICT, "", "", ""),
                            LocalDate.parse("2026-09-01"))
                    .answers(Lists.read(List.of(list), dialect).content());
        }
    }

    /** The list after the edits that an answer asks for. */
    private String edited(Answers a, Question q) throws Exception {
        Lists lists = Lists.read(List.of(dir.resolve("xfail.yaml")), Dialect.LLGO);
        lists.write(lists.plan(Triage.edits(a, q)));
        return Files.readString(dir.resolve("xfail.yaml"));
    }

    private static List<Night> nights(int count, BiFunction<LaneKey, Integer, Night> one) {
        List<Night> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (LaneKey lane : MATRIX) {
                out.add(one.apply(lane, i));
            }
        }
        return out;
    }

    private static List<String> news(Answers a, Predicate<News> which) {
        return a.news().stream()
                .filter(which)
                .map(n -> n.path() + " " + n.kind() + " "
                        + (n.good() == null ? "-" : n.good().name()) + ".."
                        + n.bad().name())
                .toList();
    }

    @Test
    void whatIsNewSinceTheLastGoodRun() throws Exception {
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Night n = new Night(Night.LINUX26, i).pass("steady.go");
            Night ignored = i < 3 ? n.pass("breaks.go") : n.fail("breaks.go", "nil");
            ignored = i < 4 ? n.pass("env.go") : n.with("env.go", RawResult.BASELINE_TIMEOUT);
            ignored = i < 5 ? n.expected("listed.go", "old", Section.XFAILS) : n.pass("listed.go");
            ignored = i < 5 ? n.pass("gone.go") : n.fail("fresh.go", "x");
            assertNotNull(ignored);
            nights.add(n);
        }
        Answers a = ask(nights, "xfails:\n  - {case: listed.go, reason: r}\n");
        assertEquals(
                List.of(
                        "breaks.go REGRESSION night-2..night-3",
                        "env.go ENVIRONMENT night-2..night-5",
                        "fresh.go NEW_CASE -..night-5",
                        "gone.go GONE night-2..night-5",
                        "listed.go UNEXPECTED_PASS night-4..night-5"),
                news(a, n -> true));
        assertEquals(
                "night-2",
                String.valueOf(
                        a.lanes().get(0).base() == null
                                ? ""
                                : a.lanes().get(0).base().name()));
        assertTrue(a.lanes().get(0).baseGood());
        assertEquals(4, a.lanes().get(0).red());
        assertEquals(1, a.lanes().get(0).of(CaseVerdict.PASS));
    }

    @Test
    void anotherFailureIsNew() throws Exception {
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            nights.add(new Night(Night.LINUX26, i).pass("steady.go").fail("x.go", i < 3 ? "one" : "two"));
        }
        Answers a = ask(nights, "xfails: []\n");
        // No run is good; the one before the newest fails in the same way.
        assertEquals(List.of(), news(a, n -> true));
        assertTrue(!a.lanes().get(0).baseGood());
        Answers b = ask(List.of(new Night(Night.LINUX26, 9).pass("steady.go").fail("x.go", "three")), "xfails: []\n");
        assertEquals(List.of("x.go OTHER_FAILURE night-4..night-9"), news(b, n -> true));
    }

    @Test
    void staleEntriesAreRemovedOrNarrowed() throws Exception {
        List<Night> nights = nights(4, (lane, i) -> {
            Night n = new Night(lane, i)
                    .pass("everywhere.go")
                    .pass("patterned1.go")
                    .expected("patterned2.go", "p", Section.XFAILS);
            boolean mac25 = lane.equals(Night.MAC25);
            boolean soon = i >= 2; // two passes are not enough
            Night ignored = mac25 ? n.pass("mac25.go") : n.expected("mac25.go", "m", Section.XFAILS);
            ignored = soon ? n.pass("soon.go") : n.expected("soon.go", "s", Section.XFAILS);
            ignored = i == 2 ? n.with("lost.go", RawResult.RESOURCE) : n.pass("lost.go");
            assertNotNull(ignored);
            return n;
        });
        Answers a = ask(nights, """
                xfails:
                  # about everywhere
                  - case: everywhere.go
                    reason: a
                  - case: mac25.go   # kept
                    reason: b
                  - case: soon.go
                    reason: c
                  - case: patterned?.go
                    reason: d
                not_applicable:
                  - case: lost.go
                    reason: e
                """);
        List<String> stale = a.stale().stream()
                .map(s -> s.entry().caseGlob() + ": " + s.advice() + " "
                        + s.lanes().size())
                .toList();
        assertEquals(
                List.of(
                        "everywhere.go: remove it 4",
                        "mac25.go: narrow it to linux/amd64 and go1.26 1",
                        "patterned?.go: name the 1 that fail instead of the pattern 0"),
                stale);
        StaleEntry first = a.stale().get(0);
        assertTrue(first.lanes().stream().allMatch(e -> e.passes() == 4 && e.all()));
        assertEquals("""
                xfails:
                  # about everywhere
                  - platform: linux/amd64
                    case: mac25.go   # kept
                    reason: b
                  - version: go1.26
                    case: mac25.go   # kept
                    reason: b
                  - case: soon.go
                    reason: c
                  - case: patterned2.go
                    reason: d
                not_applicable:
                  - case: lost.go
                    reason: e
                """, edited(a, Question.STALE));
    }

    @Test
    void missingEntriesAreWritten() throws Exception {
        List<Night> nights = nights(4, (lane, i) -> {
            Night n = new Night(lane, i).pass("ok.go").fail("all.go", "everywhere");
            boolean linux = lane.platform().startsWith("linux");
            Night ignored = linux ? n.fail("lin.go", "linux " + i) : n.pass("lin.go");
            ignored = i == 3 && linux ? n.fail("once.go", "x") : n.pass("once.go");
            ignored = i % 2 == 0 ? n.pass("flips.go") : n.fail("flips.go", "f");
            assertNotNull(ignored);
            return n;
        });
        Answers a = ask(nights, "flakes:\n");
        assertEquals(
                List.of(
                        "all.go: add it to xfails for every lane",
                        "flips.go: add it to flakes for every lane",
                        "lin.go: add it to xfails for linux/amd64",
                        "once.go: wait: fewer than 3 failures in a row"),
                a.missing().stream().map(m -> m.path() + ": " + m.advice()).toList());
        MissingEntry all = a.missing().get(0);
        assertEquals("night-0", all.lanes().get(0).since());
        assertEquals(4, all.lanes().get(0).failures());
        String text = edited(a, Question.MISSING);
        assertEquals("""
                flakes:
                  - directive: run
                    case: flips.go
                    reason: 'llgo run: panic: f'
                    rate: 0.50
                xfails:
                  - directive: run
                    case: all.go
                    reason: 'llgo run: panic: everywhere'
                    signature: 'llgo run|exit2|panic: everywhere'
                  - platform: linux/amd64
                    directive: run
                    case: lin.go
                    reason: 'llgo run: panic: linux 3'
                    stage: llgo run
                    kind: exit2
                """, text);
        // With the edits the next run is as expected, but for what is still waiting.
        Answers next = ask(List.of(), text);
        assertEquals(
                List.of("once.go"),
                next.missing().stream().map(MissingEntry::path).toList());
        assertTrue(next.lanes().stream()
                .allMatch(l -> l.red() == (l.lane().platform().startsWith("linux") ? 1 : 0)));
    }

    /** Two llgos of one generation: an entry for the one would be about the other as well. */
    @Test
    void noEntryWhereNoConditionTellsLanesApart() throws Exception {
        LaneKey other = new LaneKey("goroot", "pr", "go1.26", "linux/amd64", "main");
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            nights.add(new Night(Night.LINUX26, i).fail("mended.go", "x").fail("both.go", "y"));
            nights.add(new Night(other, i).pass("mended.go").fail("both.go", "y"));
        }
        Answers a = ask(nights, "xfails: []\n", Dialect.STRICT);
        assertEquals(
                List.of(
                        "both.go: add it to xfails for go1.26 linux/amd64 main",
                        "mended.go: it does not fail on linux/amd64 go1.26 pr (main), and no condition tells these lanes"
                                + " apart; decide by hand"),
                a.missing().stream().map(m -> m.path() + ": " + m.advice()).toList());
        assertEquals(List.of(), a.missing().get(1).edits());
    }

    @Test
    void oneCauseBehindEverythingGetsNoEntries() throws Exception {
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Night n = new Night(Night.LINUX26, i);
            for (int c = 0; c < 40; c++) {
                Night ignored = c < 11 ? n.fail("c" + c + ".go", "no package") : n.pass("c" + c + ".go");
                assertNotNull(ignored);
            }
            nights.add(n);
        }
        Answers a = ask(nights, "xfails: []\n");
        assertEquals(List.of(), a.missing());
        assertEquals(1, a.mass().size());
        assertEquals(11, a.mass().get(0).failing());
        assertEquals(40, a.mass().get(0).free());
        assertTrue(Triage.finding(a, Question.MISSING, false));
    }

    @Test
    void flakesAreExplained() throws Exception {
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Night n = new Night(Night.LINUX26, i).pass("solid.go").expected("broken.go", "always", Section.FLAKES);
            Night ignored = i % 5 == 1 ? n.timeout("slow.go") : n.pass("slow.go");
            ignored = i % 4 == 3
                    ? n.with("hungry.go", RawResult.RESOURCE)
                    : i % 3 == 0 ? n.fail("hungry.go", "h") : n.pass("hungry.go");
            ignored = i % 2 == 0 ? n.fail("worse.go", "w") : n.pass("worse.go");
            ignored = n.fail("stack.go", "SIGSEGV");
            if (i == 31) {
                for (int k = 0; k < 10; k++) {
                    n.repeat("stack.go", "stack=8192", false).repeat("stack.go", "stack=65536", true);
                }
            }
            assertNotNull(ignored);
            nights.add(n);
        }
        Answers a = ask(nights, """
                flakes:
                  - {case: solid.go, reason: a}
                  - {case: broken.go, reason: b, version: go1.26}
                  - {case: worse.go, reason: c, rate: 0.1}
                """);
        List<FlakyCase> f = a.flaky();
        assertEquals(
                List.of("broken.go", "hungry.go", "slow.go", "solid.go", "stack.go", "worse.go"),
                f.stream().map(FlakyCase::path).toList());
        assertEquals("no flake: move it to xfails", f.get(0).advice());
        assertTrue(
                f.get(1).explanation().contains("stopped by a guard in 8 more runs"),
                f.get(1).explanation());
        assertEquals("every failure is a time-out", f.get(2).explanation());
        assertEquals("6/30 = 20 % [10 %, 37 %]", String.valueOf(f.get(2).rate()));
        assertEquals("remove it: no failure in 30 runs", f.get(3).advice());
        assertEquals(
                "passes 10 of 10 times at stack=65536, fails 10 of 10 times at stack=8192",
                f.get(4).explanation());
        assertEquals("no flake: make the setting a condition", f.get(4).advice());
        assertEquals("worse than the 10 % it was written down with", f.get(5).advice());
        assertEquals("""
                flakes:
                  - {case: worse.go, reason: c, rate: 0.1}
                xfails:
                  - version: go1.26
                    case: broken.go
                    reason: b
                """, edited(a, Question.FLAKY));
    }

    @Test
    void failuresWithOneCauseStandTogether() throws Exception {
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            nights.add(new Night(Night.LINUX26, i)
                    .fail("a.go", "one")
                    .fail("b.go", "one")
                    .fail("c.go", "one")
                    .fail("d.go", "two")
                    .fail("e.go", "two"));
            nights.add(new Night(Night.MAC26, i)
                    .fail("a.go", "one")
                    .fail("b.go", "two")
                    .pass("c.go"));
        }
        Answers a = ask(nights, "xfails:\n  - {case: a.go, reason: r}\n");
        assertEquals(
                List.of(
                        "llgo run: panic: one frees 2 of [a.go, b.go, c.go], 2 not listed on 2 lanes",
                        "llgo run: panic: two frees 2 of [b.go, d.go, e.go], 3 not listed on 2 lanes"),
                a.clusters().stream().map(AnswersTest::text).toList());
    }

    private static String text(Cluster c) {
        return c.group() + " frees " + c.frees() + " of " + c.cases() + ", " + c.unlisted() + " not listed on "
                + c.lanes().size() + " lanes";
    }

    @Test
    void entriesThatHideAnotherFailure() throws Exception {
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            nights.add(new Night(Night.LINUX26, i)
                    .expected("changed.go", i < 6 ? "old" : "new", Section.XFAILS)
                    .expected("two.go", i % 2 == 0 ? "this" : "that", Section.XFAILS)
                    .expected("pinned.go", i < 6 ? "old" : "new", Section.XFAILS)
                    .expected("right.go", "right", Section.XFAILS));
        }
        Answers a = ask(nights, """
                xfails:
                  - {case: changed.go, reason: a}
                  - {case: two.go, reason: b}
                  - {case: pinned.go, reason: c, kind: exit2, signature: '*|panic: old'}
                  - {case: right.go, reason: d, stage: llgo run, exit: 2}
                """);
        assertEquals(
                List.of("changed.go false panic: old -> panic: new", "pinned.go true panic: old -> panic: new"),
                a.hidden().stream()
                        .map(h -> h.path() + " " + h.pinned() + " "
                                + (h.was() == null ? "" : h.was().text()) + " -> "
                                + h.now().text())
                        .toList());
        assertEquals("2026-08-07T18:00:00Z", a.hidden().get(0).since().toString());
        assertEquals("exit2 *|panic: old", a.hidden().get(1).entry().pins().toString());
        assertEquals(1, a.lanes().get(0).of(CaseVerdict.CHANGED));
        Expectations lists =
                Lists.read(List.of(dir.resolve("xfail.yaml")), Dialect.LLGO).content();
        String description = TriageMarkdown.render(a, lists, lists);
        assertTrue(description.contains("written for `exit2 *\u00a6panic: old`"), description);
        String text = edited(a, Question.HIDDEN);
        assertTrue(text.contains("{case: pinned.go, reason: c, signature: 'llgo run|exit2|panic: new'}"), text);
    }

    /** One message from two places: both reports show what tells them apart. */
    @Test
    void oneMessageFromAnotherPlaceIsAnotherFailure() throws Exception {
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            nights.add(new Night(Night.LINUX26, i).expected("x.go", "nil", "panic: nil at place" + i, Section.XFAILS));
        }
        Answers a = ask(nights, "xfails:\n  - {case: x.go, reason: r}\n");
        assertEquals(1, a.hidden().size());
        StringWriter text = new StringWriter();
        TriageText.print(a, Question.HIDDEN, 10, new PrintWriter(text));
        assertTrue(text.toString().contains("now panic: nil at place1, since "), text.toString());
        assertTrue(text.toString().contains("was panic: nil at place0\n"), text.toString());
        Expectations none = Expectations.NONE;
        String description = TriageMarkdown.render(a, none, none);
        assertTrue(description.contains("`panic: nil at place1`, written for `panic: nil at place0`"), description);
    }

    /** A flake without a pin may crash at another place; it hides something when it does nothing else any more. */
    @Test
    void flakeThatFailsElsewhereNowAndThenIsStillTheFlake() throws Exception {
        for (int others = 1; others <= 3; others++) {
            List<Night> nights = new ArrayList<>();
            nights.add(new Night(Night.LINUX26, 0).expected("x.go", "nil", "panic: nil at home", Section.FLAKES));
            nights.add(new Night(Night.LINUX26, 1).pass("x.go"));
            for (int i = 0; i < others; i++) {
                nights.add(
                        new Night(Night.LINUX26, 2 + i).expected("x.go", "nil", "panic: nil abroad", Section.FLAKES));
            }
            Answers a = ask(nights, "flakes:\n  - {case: x.go, reason: r}\n");
            assertEquals(others == 3 ? 1 : 0, a.hidden().size(), others + " in a row");
            String pin = "panic: nil at home";
            Answers pinned =
                    ask(nights, "flakes:\n  - {case: x.go, reason: r, signature: 'llgo run|exit2|" + pin + "'}\n");
            assertEquals(1, pinned.hidden().size(), "pinned: one is enough");
        }
    }

    /** Runs of another series of Go neither prove nor disprove anything about this one. */
    @Test
    void anotherGoIsAnotherLane() throws Exception {
        List<Night> nights = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            nights.add(new Night(Night.LINUX26, i).expected("x.go", "x", Section.XFAILS));
            nights.add(new Night(Night.lane("go1.27", "linux/amd64"), i).pass("x.go"));
        }
        Answers a = ask(nights, "xfails:\n  - {version: go1.26, case: x.go, reason: r}\n");
        assertEquals(List.of(), a.stale());
        assertEquals(2, a.lanes().size());
        assertTrue(a.lanes().stream().allMatch(l -> l.red() == 0));
    }

    @Test
    void deadEntriesAndGaps() throws Exception {
        List<Night> nights = nights(1, (lane, i) -> new Night(lane, i).pass("x.go"));
        nights.add(new Night(Night.lane("go1.24", "linux/amd64"), 0).pass("x.go"));
        Answers a = ask(nights, """
                xfails:
                  - {version: go1.23, case: x.go, reason: r}
                  - {directive: asmcheck, case: x.go, reason: r}
                  - {case: y.go, reason: r}
                flakes:
                  - {version: go1.24, platform: linux/amd64, case: x.go, reason: r}
                  - {version: go1.26, platform: linux/amd64, case: x.go, reason: r}
                """);
        assertEquals(
                List.of("dead-lane:2", "dead-directive:3", "dead-case:4", "gap:6"),
                a.remarks().stream()
                        .filter(r -> r.rule().startsWith("dead") || r.rule().equals("gap"))
                        .map(r -> r.rule() + ":" + r.place().line())
                        .toList());
    }

    @Test
    void anUnfinishedRunSaysNothingAboutWhatItDidNotReach() throws Exception {
        Answers a = ask(
                List.of(
                        new Night(Night.LINUX26, 0).pass("a.go").pass("b.go"),
                        new Night(Night.LINUX26, 1).pass("a.go").unfinished()),
                "xfails: []\n");
        assertEquals(List.of(), news(a, n -> true));
        assertTrue(!a.lanes().get(0).latest().complete());
    }

    @Test
    void theDiffIsOneThatGitTakes() throws Exception {
        Answers a = ask(
                List.of(
                        new Night(Night.LINUX26, 0).pass("a.go"),
                        new Night(Night.LINUX26, 1).pass("a.go"),
                        new Night(Night.LINUX26, 2).pass("a.go")),
                "xfails:\n  - {case: a.go, reason: r}\n  - {case: b.go, reason: r}\n");
        Lists lists = Lists.read(List.of(dir.resolve("xfail.yaml")), Dialect.LLGO);
        String diff = lists.plan(a.edits()).get(0).diff();
        assertTrue(
                diff.endsWith(
                        "@@ -1,3 +1,2 @@\n xfails:\n-  - {case: a.go, reason: r}\n   - {case: b.go, reason: r}\n"),
                diff);
    }
}
