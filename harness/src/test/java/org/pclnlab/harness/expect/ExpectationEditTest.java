package org.pclnlab.harness.expect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.difflib.DiffUtils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.pclnlab.harness.expect.ExpectationReader.Dialect;
import org.pclnlab.harness.outcome.UsageException;

/** Edits change the lines of their entries and no others. */
class ExpectationEditTest {
    private static ExpectationText text(String yaml) throws UsageException {
        return ExpectationText.parse(yaml.getBytes(StandardCharsets.UTF_8), "f.yaml", Dialect.STRICT);
    }

    private static final String FILE = """
            # head
            xfails:
              # about a
              - version: go1.26
                case: a   # tail
                reason: one

              - case:
                  - b
                  # about c
                  - 'c'
                reason: "two"
                # inside two

              # about d
              - {case: d, reason: three, platform: linux/amd64}
            # end
            """;

    private static String edited(String yaml, Function<Expectations, List<Edit>> edits) throws UsageException {
        ExpectationText t = text(yaml);
        return t.apply(edits.apply(t.content())).text();
    }

    @Test
    void anEntryGoesAndEverythingElseStays() throws UsageException {
        assertEquals(
                FILE.replace("  - version: go1.26\n    case: a   # tail\n    reason: one\n", ""),
                edited(FILE, c -> List.of(new Edit.Remove(c.xfails().get(0)))));
        assertEquals(
                FILE.replace("      - b\n", ""),
                edited(FILE, c -> List.of(new Edit.Remove(c.xfails().get(1)))));
        assertEquals(
                FILE.replace(
                        "  - case:\n      - b\n      # about c\n      - 'c'\n    reason: \"two\"\n    # inside two\n",
                        ""),
                edited(
                        FILE,
                        c -> List.of(
                                new Edit.Remove(c.xfails().get(1)),
                                new Edit.Remove(c.xfails().get(2)))));
        assertEquals(
                FILE.replace("  - {case: d, reason: three, platform: linux/amd64}\n", ""),
                edited(FILE, c -> List.of(new Edit.Remove(c.xfails().get(3)))));
    }

    @Test
    void fieldsAreSetWhereTheyAre() throws UsageException {
        assertEquals(
                FILE.replace("version: go1.26", "version: go1.25"),
                edited(FILE, c -> rewrite(c.xfails().get(0), Map.of("version", "go1.25"))));
        assertEquals(
                FILE.replace("  - version: go1.26\n    case", "  - case"),
                edited(FILE, c -> rewrite(c.xfails().get(0), Map.of("version", ""))));
        assertEquals(
                FILE.replace("  - version: go1.26\n", "  - platform: linux/amd64\n    version: go1.26\n"),
                edited(FILE, c -> rewrite(c.xfails().get(0), Map.of("platform", "linux/amd64"))));
        assertEquals(
                FILE.replace("{case: d", "{version: go1.26, case: d"),
                edited(FILE, c -> rewrite(c.xfails().get(3), Map.of("version", "go1.26"))));
        assertEquals(
                FILE.replace(", platform: linux/amd64}", "}"),
                edited(FILE, c -> rewrite(c.xfails().get(3), Map.of("platform", ""))));
    }

    @Test
    void anEntryIsSplit() throws UsageException {
        assertEquals(
                FILE.replace(
                        "    reason: one\n",
                        "    reason: one\n  - version: go1.25\n    case: a   # tail\n    reason: one\n"),
                edited(
                        FILE,
                        c -> List.of(new Edit.Rewrite(
                                c.xfails().get(0),
                                List.of(Map.of("version", "go1.26"), Map.of("version", "go1.25"))))));
        assertEquals(
                FILE.replace("      - b\n", "")
                        .replace(
                                "    # inside two\n",
                                "    # inside two\n  - generation: main\n    case: b\n    reason: \"two\"\n    # inside two\n"),
                edited(FILE, c -> rewrite(c.xfails().get(1), Map.of("generation", "main"))));
        assertEquals(
                FILE.replace("  - case:\n      - b", "  - generation: [pr2016, main]\n    case:\n      - b"),
                edited(FILE, c -> {
                    Map<String, String> same = Map.of("generation", "pr2016, main");
                    List<Edit> both = new ArrayList<>(rewrite(c.xfails().get(1), same));
                    both.addAll(rewrite(c.xfails().get(2), same));
                    return both;
                }));
    }

    @Test
    void entriesAreAddedBehindTheLast() throws UsageException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", "go1.26");
        fields.put("reason", "it's #1: new");
        Edit add = new Edit.Add(Section.XFAILS, fields, List.of("x/*"));
        String item = "  - version: go1.26\n    case: x/*\n    reason: 'it''s #1: new'\n";
        assertEquals(FILE.replace("linux/amd64}\n", "linux/amd64}\n" + item), edited(FILE, c -> List.of(add)));
        assertEquals("xfails:\n" + item, edited("", c -> List.of(add)));
        assertEquals("xfails: # x\n" + item, edited("xfails: # x\n", c -> List.of(add)));
        assertEquals("xfails: # x\n" + item + "flakes:\n", edited("xfails: [] # x\nflakes:\n", c -> List.of(add)));
        assertEquals("flakes: []\nxfails:\n  " + item.strip(), edited("flakes: []", c -> List.of(add)));
        Edit several = new Edit.Add(Section.FLAKES, Map.of("reason", "r"), List.of("p", "q"));
        assertEquals(
                FILE + "flakes:\n  - case:\n      - p\n      - q\n    reason: r\n",
                edited(FILE, c -> List.of(several)));
    }

    @Test
    void whatCannotBeEditedIsRefused() throws UsageException {
        String anchored = "xfails:\n  - &x {case: a, reason: r}\nflakes:\n  - {case: b, reason: *x}\n";
        assertThrows(UsageException.class, () -> text(anchored));
        String shared = "xfails:\n  - {case: &c a, reason: r}\n  - {case: b, reason: *c}\n";
        ExpectationText t = text(shared);
        String message = String.valueOf(assertThrows(
                        UsageException.class,
                        () -> t.apply(
                                List.of(new Edit.Remove(t.content().xfails().get(0)))))
                .getMessage());
        assertTrue(message.contains("cannot be edited"), message);
    }

    @Test
    void byteOrderMarkAndLineEndsStay() throws UsageException {
        String yaml = "\uFEFFxfails:\r\n  - case: a\r\n    reason: r\r\n  - case: b\r\n    reason: r";
        ExpectationText t = text(yaml);
        ExpectationText after =
                t.apply(List.of(new Edit.Remove(t.content().xfails().get(1))));
        assertEquals(
                "\uFEFFxfails:\r\n  - case: a\r\n    reason: r\r\n", new String(after.bytes(), StandardCharsets.UTF_8));
    }

    private static List<Edit> rewrite(Entry e, Map<String, String> fields) {
        return List.of(new Edit.Rewrite(e, List.of(fields)));
    }

    /** 1,000 edits of random files: the entries are those of the model, and nothing else moved. */
    @Test
    void randomEditsChangeTheirLinesOnly() throws UsageException {
        int edits = 0;
        for (int seed = 0; edits < Integer.getInteger("pclnlab.edits", 1000); seed++) {
            Random random = new Random(seed);
            String yaml = RandomExpectations.file(random);
            ExpectationText before = text(yaml);
            List<Edit> plan = plan(before.content(), random);
            if (plan.isEmpty()) {
                continue;
            }
            edits += plan.size();
            ExpectationText after;
            try {
                after = before.apply(plan);
            } catch (UsageException e) {
                throw new AssertionError("seed " + seed + "\n" + yaml + "\n" + plan, e);
            }
            String context = "seed " + seed + "\n" + yaml + "\n--- becomes\n" + after.text() + "\n" + plan;
            assertEquals(yaml.contains("\r\n"), after.text().contains("\r\n"), context);
            assertTrue(!after.text().replace("\r\n", "").contains("\r"), context);
            Set<Integer> planned = lines(before, plan);
            List<String> old = yaml.lines().toList();
            List<String> now = after.text().lines().toList();
            int at = 0;
            for (int i = 0; i < old.size(); i++) {
                if (!planned.contains(i)) {
                    int found = now.subList(at, now.size()).indexOf(old.get(i));
                    assertTrue(found >= 0, "line " + (i + 1) + " is lost\n" + context);
                    at += found + 1;
                }
            }
            int gone = DiffUtils.diff(old, now).getDeltas().stream()
                    .mapToInt(d -> d.getSource().size())
                    .sum();
            assertTrue(gone <= planned.size(), gone + " lines changed, planned " + planned + "\n" + context);
        }
    }

    private static List<Edit> plan(Expectations content, Random random) {
        List<Edit> out = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        List<Entry> all = content.all();
        for (int i = random.nextInt(3); i >= 0 && !all.isEmpty(); i--) {
            int at = random.nextInt(all.size());
            if (!used.add(at)) {
                continue;
            }
            Entry e = all.get(at);
            out.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new Edit.Rewrite(e, List.of(Map.of("version", "go1.30")));
                        case 1 -> new Edit.Rewrite(e, List.of(Map.of("version", "")));
                        case 2 ->
                            new Edit.Rewrite(
                                    e, List.of(Map.of("platform", "linux/arm64"), Map.of("platform", "linux/riscv64")));
                        default -> new Edit.Remove(e);
                    });
        }
        if (random.nextInt(3) == 0) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("platform", "linux/amd64");
            fields.put("reason", "new: # 'one'");
            out.add(new Edit.Add(Section.XFAILS, fields, List.of("new/" + random.nextInt() + ".go")));
        }
        return out;
    }

    /** Lines, from 0, of the items that are edited; what is written behind the last line changes that line's end. */
    private static Set<Integer> lines(ExpectationText before, List<Edit> plan) {
        Set<Integer> out = new HashSet<>();
        List<String> lines = before.text().lines().toList();
        for (Edit e : plan) {
            Entry entry = e instanceof Edit.Remove r ? r.entry() : e instanceof Edit.Rewrite w ? w.entry() : null;
            if (entry == null) {
                // An empty list becomes one with an entry.
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).startsWith("xfails: []")) {
                        out.add(i);
                    }
                }
                continue;
            }
            // An item's lines: from its dash to before the next line that is not indented deeper.
            int line = entry.line() - 1;
            while (!lines.get(line).matches("\\s*- .*") || isCaseItem(lines, line)) {
                line--;
            }
            int dash = lines.get(line).indexOf('-');
            out.add(line);
            for (int i = line + 1; i < lines.size() && lines.get(i).matches(" {" + (dash + 1) + ",}\\S.*"); i++) {
                out.add(i);
            }
        }
        return out;
    }

    private static boolean isCaseItem(List<String> lines, int line) {
        return lines.get(line).matches("\\s*- ['\"]?(fixedbugs|typeparam)/.*");
    }
}
