package org.pclnlab.harness.goroot.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.outcome.ExitCode;

/**
 * How a run ended.
 *
 * @param counts verdicts of first attempts by tool
 * @param red rows that make the run red
 * @param guards one line for each tool that a guard stopped
 * @param sweeps one line for each case that was swept over settings
 * @param repeated one for each case and tool that was repeated, by case
 * @param complete whether every case has a row
 */
public record RunSummary(
        Map<String, Map<String, Integer>> counts,
        List<CaseRow> red,
        List<String> guards,
        List<String> sweeps,
        List<Repeated> repeated,
        boolean complete) {

    /** The summary of rows. */
    public static RunSummary of(
            List<CaseRow> rows,
            List<String> guards,
            List<String> guarded,
            List<String> sweeps,
            List<Repeated> repeated,
            boolean complete) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        List<CaseRow> red = new ArrayList<>();
        for (CaseRow r : rows) {
            if (r.attempt() != 0 || guarded.contains(r.tool())) {
                continue;
            }
            counts.computeIfAbsent(r.tool(), t -> new TreeMap<>())
                    .merge(r.judged().verdict().word(), 1, Integer::sum);
            if (r.judged().red()) {
                red.add(r);
            }
        }
        List<Repeated> byCase = repeated.stream()
                .sorted(Comparator.comparing(Repeated::path).thenComparing(Repeated::tool))
                .toList();
        return new RunSummary(counts, List.copyOf(red), List.copyOf(guards), List.copyOf(sweeps), byCase, complete);
    }

    /** A finding about llgo outweighs trouble with the machine. */
    public ExitCode exit() {
        if (!guards.isEmpty()) {
            return ExitCode.ENVIRONMENT;
        }
        boolean environment = !complete;
        for (CaseRow r : red) {
            if (!r.judged().verdict().isEnvironment()) {
                return ExitCode.FINDING;
            }
            environment = true;
        }
        if (repeated.stream().anyMatch(r -> r.unexpected() > 0)) {
            return ExitCode.FINDING;
        }
        return environment ? ExitCode.ENVIRONMENT : ExitCode.OK;
    }

    /** Verdicts in the order in which they are shown. */
    public static List<CaseVerdict> order() {
        return List.of(CaseVerdict.values());
    }
}
