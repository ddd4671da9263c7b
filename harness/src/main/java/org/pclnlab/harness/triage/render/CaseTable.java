package org.pclnlab.harness.triage.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.report.Columns;
import org.pclnlab.harness.report.Printable;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.ImportedRun;
import org.pclnlab.harness.triage.history.ResultRow;

/**
 * What became of each case with each toolchain, before anybody looks at what is expected: a line for a case, a column for a
 * toolchain, a number for what failed. Files about one toolchain share a column; where they disagree, the cell says so.
 */
public final class CaseTable {
    private static final String NONE = "-";

    /** Case, then toolchain, then everything that was said. */
    private final Map<String, Map<String, Set<Cell>>> cases = new LinkedHashMap<>();

    private final Set<String> tools = new LinkedHashSet<>();
    private final Map<String, Integer> failures = new LinkedHashMap<>();

    /** One answer; the failure is 0 where there is none. */
    private record Cell(String word, int failure) {
        @Override
        public String toString() {
            return failure == 0 ? word : word + " " + failure;
        }
    }

    /**
     * @param only the cases to show, in this order; empty for all
     */
    public CaseTable(List<ImportedRun> runs, Collection<String> only) {
        only.forEach(c -> cases.put(c, new LinkedHashMap<>()));
        for (ImportedRun run : runs) {
            tools.add(run.lane().tool());
            for (ResultRow r : run.rows()) {
                if (r.attempt() == 0
                        && (only.isEmpty() || cases.containsKey(r.what().path()))) {
                    cases.computeIfAbsent(r.what().path(), c -> new LinkedHashMap<>())
                            .computeIfAbsent(run.lane().tool(), t -> new LinkedHashSet<>())
                            .add(new Cell(word(r.result()), failure(r)));
                }
            }
        }
    }

    private int failure(ResultRow r) {
        Cause cause = r.cause();
        String text = cause == null ? "" : cause.signature();
        if (r.result() == RawResult.UNSUPPORTED_FLAG && cause != null) {
            text = cause.group(); // the flags say it; where the compiler was asked they are not always in the signature
        }
        return text.isEmpty() ? 0 : failures.computeIfAbsent(text, t -> failures.size() + 1);
    }

    private static String word(RawResult r) {
        return switch (r) {
            case PASS -> "pass";
            case FAIL_BUILD -> "build";
            case FAIL_RUN -> "run";
            case FAIL_OUTPUT -> "output";
            case FAIL_DIAG -> "diagnostics";
            case FAIL_TIMEOUT -> "time-out";
            case UNSUPPORTED_FLAG -> "refused";
            case BASELINE_FAIL, BASELINE_TIMEOUT -> "baseline";
            case HARNESS_ERROR -> "harness";
            case RESOURCE -> "resource";
            case SKIPPED -> "skipped";
        };
    }

    /** Leaves only the cases whose toolchains do not say the same, a missing result included; how many those are. */
    public int keepDifferent() {
        cases.values().removeIf(c -> words(c).size() == 1);
        return cases.size();
    }

    private Set<String> words(Map<String, Set<Cell>> row) {
        Set<String> words = new TreeSet<>();
        for (String tool : tools) {
            row.getOrDefault(tool, Set.of(new Cell(NONE, 0))).forEach(c -> words.add(c.word));
        }
        return words;
    }

    /** The table, what the numbers stand for, and how many cases each toolchain passes. */
    public List<String> lines(boolean markdown) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("case"));
        tools.forEach(t -> head.add(Printable.of(t)));
        rows.add(head);
        Map<String, Integer> passes = new LinkedHashMap<>();
        Map<String, Integer> answers = new LinkedHashMap<>();
        cases.forEach((path, byTool) -> {
            List<String> row = new ArrayList<>(List.of(Printable.of(path)));
            for (String tool : tools) {
                Set<Cell> said = byTool.getOrDefault(tool, Set.of());
                boolean passed = !said.isEmpty() && said.stream().allMatch(c -> c.word.equals("pass"));
                passes.merge(tool, passed ? 1 : 0, Integer::sum);
                answers.merge(tool, said.isEmpty() ? 0 : 1, Integer::sum);
                row.add(
                        said.isEmpty()
                                ? NONE
                                : String.join(
                                        " or ",
                                        said.stream().map(Cell::toString).toList()));
            }
            rows.add(row);
        });
        List<String> sum = new ArrayList<>(List.of(cases.size() + (cases.size() == 1 ? " case" : " cases")));
        tools.forEach(t -> sum.add(passes.getOrDefault(t, 0) + " of " + answers.getOrDefault(t, 0)));
        rows.add(sum);
        List<String> out = new ArrayList<>(
                markdown ? markdown(rows) : List.of(Columns.of(rows, -1).split("\n", 0)));
        Set<Integer> used = new TreeSet<>();
        cases.values().forEach(row -> row.values().forEach(cells -> cells.forEach(c -> used.add(c.failure))));
        if (markdown && used.stream().anyMatch(n -> n > 0)) {
            out.add("");
        }
        failures.forEach((text, number) -> {
            if (used.contains(number)) {
                out.add(
                        markdown
                                ? "* " + number + ": " + TriageMarkdown.code(text)
                                : String.format(Locale.ROOT, "%4d  ", number) + Printable.of(text));
            }
        });
        return out;
    }

    private static List<String> markdown(List<List<String>> rows) {
        List<String> out = new ArrayList<>();
        for (List<String> row : rows) {
            out.add("| "
                    + String.join(" | ", row.stream().map(TriageMarkdown::text).toList()) + " |");
            if (out.size() == 1) {
                out.add("|" + " --- |".repeat(row.size()));
            }
        }
        return out;
    }
}
