package org.pclnlab.harness.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.conform.Conformance;
import org.pclnlab.harness.conform.ImageVerdict;
import org.pclnlab.harness.conform.Normaliser;
import org.pclnlab.harness.conform.Row;
import org.pclnlab.harness.conform.Verdict;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Judgement;
import org.pclnlab.harness.expect.Judgement.Judged;
import org.pclnlab.harness.toolchain.Tool;

/** A conformance run for people: counts for each probe and toolchain, then what needs a look, then one line. */
public final class ConformText {
    private final Conformance run;
    private final Judgement judgement;
    private final int limit;
    private final StringBuilder out = new StringBuilder();

    private ConformText(Conformance run, Judgement judgement, int limit) {
        this.run = run;
        this.judgement = judgement;
        this.limit = limit;
    }

    /**
     * The report.
     *
     * @param limit findings of one kind and toolchain that are shown in full
     */
    public static String render(Conformance run, Judgement judgement, int limit) {
        ConformText t = new ConformText(run, judgement, limit);
        t.tools();
        t.table();
        t.images();
        t.findings();
        t.last();
        return t.out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void tools() {
        line("toolchains:");
        int width = run.tools().stream().mapToInt(t -> t.name().length()).max().orElse(0);
        for (Tool t : run.tools()) {
            String root = t.root() == null ? "" : ", LLGO_ROOT " + t.root();
            String go = t.isGc() ? "" : ", with " + t.goVersion();
            line("  " + pad(t.name(), width) + "  " + Printable.of(t.version()) + go + " " + t.platform() + "  "
                    + t.path() + root);
        }
        line("normalised between programs: " + String.join("; ", Normaliser.RULES));
        line("");
    }

    private void table() {
        Map<String, Map<String, Map<Verdict, Integer>>> counts = new LinkedHashMap<>();
        Map<String, Map<Verdict, Integer>> totals = new LinkedHashMap<>();
        for (Judged j : judgement.rows()) {
            String probe = j.row().query().substring(0, j.row().query().indexOf('/'));
            count(counts.computeIfAbsent(probe, k -> new LinkedHashMap<>()), j);
            count(totals, j);
        }
        List<List<String>> cells = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("probe", "queries"));
        for (Tool t : run.tools()) {
            head.add(t.isGc() ? t.name() + " = " + t.name() + "-emulated" : t.name() + " = " + reference());
        }
        cells.add(head);
        counts.forEach((probe, byTool) -> cells.add(cells(probe, byTool)));
        cells.add(cells("all " + counts.size(), totals));
        out.append(Columns.of(cells, 1));
        for (Tool t : run.tools()) {
            Map<String, Long> notes = judgement.rows().stream()
                    .filter(j ->
                            j.row().tool().equals(t.name()) && j.row().note().startsWith(Row.NOT_EMULATED))
                    .collect(Collectors.groupingBy(j -> j.row().note(), TreeMap::new, Collectors.counting()));
            notes.forEach((note, n) -> line("of " + t.name() + ", " + n + " answers were compared with " + reference()
                    + " only; " + Printable.of(note)));
        }
        line("");
    }

    private String reference() {
        return run.tools().get(0).name();
    }

    private static void count(Map<String, Map<Verdict, Integer>> byTool, Judged j) {
        byTool.computeIfAbsent(j.row().tool(), k -> new EnumMap<>(Verdict.class))
                .merge(j.verdict(), 1, Integer::sum);
    }

    private List<String> cells(String name, Map<String, Map<Verdict, Integer>> byTool) {
        List<String> cells = new ArrayList<>();
        cells.add(name);
        int queries = 0;
        for (Tool t : run.tools()) {
            Map<Verdict, Integer> counts = byTool.getOrDefault(t.name(), Map.of());
            queries = Math.max(
                    queries,
                    counts.values().stream().mapToInt(Integer::intValue).sum());
        }
        cells.add(Integer.toString(queries));
        for (Tool t : run.tools()) {
            StringJoiner j = new StringJoiner(", ");
            byTool.getOrDefault(t.name(), Map.of()).forEach((v, n) -> j.add(n + " " + v.label()));
            cells.add(j.toString());
        }
        return cells;
    }

    private void images() {
        if (run.images().isEmpty()) {
            return;
        }
        line("images made by pclnlab:");
        // One line for each family (the generation in front of the first dash); single images only where there is news.
        Map<String, List<ImageVerdict>> families = new LinkedHashMap<>();
        for (ImageVerdict v : run.images()) {
            families.computeIfAbsent(v.image().split("-", 2)[0], k -> new ArrayList<>())
                    .add(v);
        }
        families.forEach((family, all) -> {
            List<ImageVerdict> ran =
                    all.stream().filter(v -> v.notRun().isEmpty()).toList();
            long asked = ran.stream().mapToLong(ImageVerdict::asked).sum();
            long agreed = ran.stream().mapToLong(ImageVerdict::agreed).sum();
            line("  " + pad(family, 8)
                    + String.format(Locale.ROOT, "%4d images  %,d of %,d answers agree", ran.size(), agreed, asked));
        });
        for (ImageVerdict v : run.images()) {
            if (!v.notRun().isEmpty()) {
                line("  " + v.image() + "  not run: " + Printable.of(v.notRun()));
            } else if (!v.ok() || limit == Integer.MAX_VALUE) {
                line("  " + v.image() + "  " + v.agreed() + " of " + v.asked()
                        + (v.ok() ? " agree" : " agree: FINDING"));
                v.findings().stream().limit(limit).forEach(f -> line("      " + Printable.of(f)));
            }
        }
        line("");
    }

    private void findings() {
        for (Verdict verdict : new Verdict[] {
            Verdict.READER_MISMATCH, Verdict.EMULATOR_MISMATCH, Verdict.DIVERGENCE, Verdict.XPASS, Verdict.ERROR
        }) {
            for (Tool tool : run.tools()) {
                List<Judged> some = judgement.rows().stream()
                        .filter(j -> j.verdict() == verdict && j.row().tool().equals(tool.name()))
                        .toList();
                if (!some.isEmpty()) {
                    findings(verdict, tool, some);
                }
            }
        }
        List<Judged> unstable = judgement.rows().stream()
                .filter(j -> j.row().note().startsWith("unstable"))
                .toList();
        if (!unstable.isEmpty()) {
            line("unstable answers (the second run counts):");
            unstable.stream()
                    .limit(limit)
                    .forEach(j -> line("  " + j.row().tool() + " " + j.row().query() + ": "
                            + Printable.of(j.row().note())));
            line("");
        }
        unmatched(judgement.unmatched());
    }

    /** Entries for questions that were not asked: the usual case when only some probes or generations take part. */
    private void unmatched(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        boolean few = entries.size() <= limit;
        line("xfail.yaml: " + entries.size() + (entries.size() == 1 ? " case matches" : " cases match")
                + " nothing that was asked" + (few ? ":" : " (--all lists them)"));
        if (few) {
            for (Entry e : entries) {
                line("  line " + e.line() + ": " + Printable.of(e.caseGlob()));
            }
        }
        line("");
    }

    private void findings(Verdict verdict, Tool tool, List<Judged> some) {
        line(verdict.label() + " on " + tool.name() + ": " + some.size()
                + (some.size() > limit ? ", the first " + limit + " (--all shows all)" : ""));
        for (Judged j : some.subList(0, Math.min(limit, some.size()))) {
            Row r = j.row();
            line("  " + Printable.of(r.query()) + (r.note().isEmpty() ? "" : "  [" + Printable.of(r.note()) + "]"));
            Entry entry = j.entry();
            if (verdict == Verdict.XPASS && entry != null) {
                line("      listed in line " + entry.line() + ": " + Printable.of(entry.reason()));
            }
            if (!r.difference().isEmpty()) {
                line("      " + Printable.of(r.difference()));
            }
            if (verdict == Verdict.DIVERGENCE || verdict == Verdict.XPASS) {
                answer(reference(), r.gc());
                answer(tool.name(), r.own());
            } else if (verdict != Verdict.ERROR) {
                answer(tool.name(), r.process());
                answer(tool.name() + "-emulated", r.emulated());
            }
        }
        line("");
    }

    private void answer(String who, @Nullable String text) {
        line("      " + pad(who, 12) + " " + (text == null ? "-" : Printable.of(text)));
    }

    /** The line that a log is read for: how it ended, what it counted, and what it did not do. */
    private void last() {
        long programs =
                run.programs().stream().filter(p -> p.failure().isEmpty()).count();
        String state = switch (judgement.exit()) {
            case OK -> "as expected";
            case FINDING -> "FINDINGS";
            default -> "INCOMPLETE";
        };
        StringJoiner notRun = new StringJoiner("; ");
        run.notRun().forEach(n -> notRun.add(Printable.of(n.toString())));
        line(String.format(
                Locale.ROOT,
                "%s: %,d answers of %d programs in %.1f s; not run: %s",
                state,
                judgement.rows().size(),
                programs,
                run.elapsed().toMillis() / 1000.0,
                notRun.length() == 0 ? "nothing" : notRun.toString()));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
