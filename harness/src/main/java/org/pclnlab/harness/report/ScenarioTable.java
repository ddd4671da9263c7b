package org.pclnlab.harness.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.conform.Row;
import org.pclnlab.harness.conform.Verdict;
import org.pclnlab.harness.expect.Judgement;
import org.pclnlab.harness.expect.Judgement.Judged;
import org.pclnlab.harness.toolchain.Tool;

/**
 * One line for each scenario (of a probe without scenarios: each subject), one column for each toolchain but the
 * reference: whether all answers agree with the reference, or which is the first that does not.
 */
public final class ScenarioTable {
    private ScenarioTable() {}

    /** What one toolchain's rows of one scenario add up to. */
    private static final class Cell {
        private int asked;
        private int different;
        private String first = "";

        void add(String scenario, Judged j) {
            asked++;
            Verdict own = j.row().verdict();
            if (own == Verdict.AGREE || j.verdict() == Verdict.SKIPPED) {
                return;
            }
            different++;
            if (first.isEmpty()) {
                first = own == Verdict.DIVERGENCE ? where(scenario, j.row()) : own.label();
            }
        }

        private static String where(String scenario, Row row) {
            String difference = row.difference();
            int colon = difference.indexOf(':');
            return row.query().substring(scenario.length() + 1)
                    + (colon < 0 ? "" : " " + difference.substring(0, colon));
        }

        @Override
        public String toString() {
            return asked == 0 ? "-" : different == 0 ? "agrees" : different + " of " + asked + ", " + first;
        }
    }

    /** The table, as text. */
    public static String render(List<Tool> tools, Judgement judgement) {
        Map<String, Map<String, Cell>> cells = new LinkedHashMap<>();
        for (Judged j : judgement.rows()) {
            String scenario = scenario(j.row().query());
            cells.computeIfAbsent(scenario, k -> new LinkedHashMap<>())
                    .computeIfAbsent(j.row().tool(), k -> new Cell())
                    .add(scenario, j);
        }
        List<Tool> compared = tools.subList(Math.min(1, tools.size()), tools.size());
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("scenario"));
        compared.forEach(t -> head.add(t.name()));
        rows.add(head);
        cells.forEach((scenario, byTool) -> {
            List<String> row = new ArrayList<>(List.of(scenario));
            compared.forEach(
                    t -> row.add(byTool.getOrDefault(t.name(), new Cell()).toString()));
            rows.add(row);
        });
        List<String> agreeing = new ArrayList<>(List.of("agreeing of " + cells.size()));
        for (Tool t : compared) {
            long n = cells.values().stream()
                    .filter(c -> c.getOrDefault(t.name(), new Cell()).toString().equals("agrees"))
                    .count();
            agreeing.add(Long.toString(n));
        }
        rows.add(agreeing);
        return Columns.of(rows, -1);
    }

    /** The first two parts of a query's name. */
    private static String scenario(String query) {
        int first = query.indexOf('/');
        int second = query.indexOf('/', first + 1);
        return second < 0 ? query : query.substring(0, second);
    }
}
