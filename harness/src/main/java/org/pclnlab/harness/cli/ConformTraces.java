package org.pclnlab.harness.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.conform.Conformance;
import org.pclnlab.harness.conform.Row;
import org.pclnlab.harness.explain.ExplainTrace;
import org.pclnlab.harness.explain.Explanation;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.probe.Query.Question;
import org.pclnlab.harness.report.model.Outcome;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.ReportCase;
import org.pclnlab.harness.report.model.Trace;

/**
 * Explains the lookups behind the cases of a report that are not as they should be, as long as their programs are there:
 * findings first, then listed ones, a few for each program.
 */
final class ConformTraces {
    private static final int MOST = 400, EACH = 24;

    private ConformTraces() {}

    /** One lookup. */
    private record Lookup(long pc, boolean frames) {}

    /** The report with its traces. */
    static Report add(Report report, Conformance run, Path work) {
        Map<String, Row> rows = new HashMap<>();
        for (Row r : run.rows()) {
            if (r.pc() != 0 && r.question() != null && lookup(r.question())) {
                rows.put(r.tool() + "\t" + r.query(), r);
            }
        }
        List<ReportCase> cases = new ArrayList<>(report.cases());
        Map<Path, Map<Lookup, List<Integer>>> wanted = new LinkedHashMap<>();
        int all = 0;
        for (Outcome o : new Outcome[] {Outcome.FINDING, Outcome.ERROR, Outcome.KNOWN}) {
            for (int i = 0; i < cases.size(); i++) {
                ReportCase c = cases.get(i);
                Row r = rows.get(c.tool() + "\t" + c.id());
                if (r == null || c.outcome() != o) {
                    continue;
                }
                Map<Lookup, List<Integer>> of =
                        wanted.computeIfAbsent(work.resolve(c.tool()).resolve(c.group()), p -> new LinkedHashMap<>());
                Lookup at = new Lookup(r.pc(), r.question() != Question.FUNC);
                if (of.containsKey(at) || (of.size() < EACH && all++ < MOST)) {
                    of.computeIfAbsent(at, k -> new ArrayList<>()).add(i);
                }
            }
        }
        List<Trace> traces = new ArrayList<>();
        List<String> notes = new ArrayList<>(report.notes());
        wanted.forEach((program, lookups) -> explain(work, program, lookups, cases, traces, notes));
        return new Report(
                report.command(),
                report.started(),
                report.seconds(),
                report.exit(),
                report.tools(),
                report.notRun(),
                cases,
                traces,
                report.lanes(),
                notes);
    }

    private static boolean lookup(Question q) {
        return q == Question.FUNC || q == Question.FRAME || q == Question.FRAME_FUNC;
    }

    private static void explain(
            Path work,
            Path program,
            Map<Lookup, List<Integer>> lookups,
            List<ReportCase> cases,
            List<Trace> traces,
            List<String> notes) {
        try {
            OpenImage.readAt(
                    program,
                    null,
                    "0",
                    loaded -> { // pcs are link-time addresses
                        for (Map.Entry<Lookup, List<Integer>> e : lookups.entrySet()) {
                            Lookup l = e.getKey();
                            traces.add(ExplainTrace.of(
                                    l.frames()
                                            ? Explanation.ofFrames(loaded, l.pc(), true)
                                            : Explanation.of(loaded, l.pc(), true),
                                    work.relativize(program).toString()));
                            for (int i : e.getValue()) {
                                cases.set(i, cases.get(i).withTrace(traces.size() - 1));
                            }
                        }
                        return true;
                    });
        } catch (UsageException | ImageException e) {
            notes.add("lookups of " + program.getFileName() + " are not explained: " + e.getMessage());
        }
    }
}
