package org.pclnlab.harness.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.ReportCase;
import org.pclnlab.harness.triage.history.LaneHistory;
import org.pclnlab.harness.triage.history.RunInfo;
import org.pclnlab.harness.triage.history.Sequence;
import org.pclnlab.harness.triage.history.Window;

/** Puts what the history says about past runs into a report, one letter for each run. */
public final class HistoryLetters {
    private HistoryLetters() {}

    /** The report with the past runs of each toolchain that has a lane of this suite and platform. */
    public static Report add(Report r, Window window) {
        Map<String, LaneHistory> lanes = new HashMap<>();
        for (Report.Tool t : r.tools()) {
            LaneHistory l = lane(r, t, window);
            if (l != null) {
                lanes.put(t.name(), l);
            }
        }
        List<ReportCase> cases = new ArrayList<>();
        for (ReportCase c : r.cases()) {
            LaneHistory l = lanes.get(c.tool());
            Sequence s = l == null ? null : l.sequences().get(c.id());
            cases.add(s == null ? c : c.withHistory(letters(s)));
        }
        List<Report.Lane> names = new ArrayList<>();
        lanes.forEach((tool, l) -> names.add(new Report.Lane(
                tool, l.runs().stream().map(HistoryLetters::name).toList())));
        return r.with(cases, r.traces(), names);
    }

    private static String name(RunInfo run) {
        return run.started().toString().substring(0, 10) + " " + run;
    }

    /** The lane that knows most of these cases. */
    private static @Nullable LaneHistory lane(Report r, Report.Tool t, Window window) {
        boolean conform = r.command().equals("conform");
        LaneHistory best = null;
        long most = 0;
        for (LaneHistory l : window.lanes()) {
            boolean same = l.key().tool().equals(t.name())
                    && l.key().platform().equals(t.platform())
                    && l.key().suite().equals("conform") == conform
                    && (t.generation().isEmpty() || l.key().generation().equals(t.generation()));
            if (same) {
                long known = r.cases().stream()
                        .filter(c -> c.tool().equals(t.name()) && l.sequences().containsKey(c.id()))
                        .count();
                if (known > most) {
                    most = known;
                    best = l;
                }
            }
        }
        return best;
    }

    private static String letters(Sequence s) {
        StringBuilder out = new StringBuilder();
        for (int run = 0; run < s.size(); run++) {
            RawResult result = s.result(run);
            char letter = 'e';
            if (result == null || result == RawResult.SKIPPED) {
                letter = '-';
            } else if (s.passed(run)) {
                letter = 'p';
            } else if (s.failed(run)) {
                letter = s.expected(run) == null ? 'f' : 'x';
            }
            out.append(letter);
        }
        return out.toString();
    }
}
