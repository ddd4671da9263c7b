package org.pclnlab.harness.report.model;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.harness.report.model.ReportCase.Answer;
import org.pclnlab.harness.report.model.ReportCase.Reason;
import org.pclnlab.harness.report.model.ReportCase.Source;

/** Reports for tests. */
public final class Reports {
    private Reports() {}

    /** A report with a case of each outcome, whose every text is {@code t}. */
    public static Report full(String t) {
        Trace trace = new Trace(
                t,
                t,
                "0x401000",
                List.of(new Trace.Step(
                        t,
                        t,
                        t,
                        List.of(new Trace.Read("0x10", "0x410010", "00ff", t, t), new Trace.Read("", "", "", t, t)))),
                t);
        List<ReportCase> cases = new ArrayList<>();
        for (Outcome o : Outcome.values()) {
            cases.add(new ReportCase(
                    t + o.word(),
                    t,
                    "main",
                    o,
                    t,
                    t,
                    t,
                    0.5,
                    List.of(new Answer(t, t), new Answer("main", t + "!")),
                    new Reason(t, 7, t),
                    new Source(t, 2, 1, List.of(t, t, t)),
                    0,
                    "pxfe-"));
        }
        return new Report(
                "conform",
                "2026-11-01T02:00:00Z",
                12.5,
                1,
                List.of(new Report.Tool("gc", "gc", t, "linux/amd64", ""), new Report.Tool("main", "llgo", t, t, t)),
                List.of(new Report.NotRun(t, t)),
                cases,
                List.of(trace),
                List.of(new Report.Lane("main", List.of(t, t, t, t, t))),
                List.of(t));
    }

    /** A run of cases that are named by numbers. */
    public static Report of(int exit, Outcome... outcomes) {
        List<ReportCase> cases = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            cases.add(new ReportCase(
                    "p/" + i, "p", "main", outcomes[i], outcomes[i].word(), "m", "", 0, List.of(), null, null, -1, ""));
        }
        return new Report(
                "goroot",
                "2026-11-01T02:00:00Z",
                1,
                exit,
                List.of(new Report.Tool("main", "llgo", "1", "linux/amd64", "main")),
                List.of(),
                cases,
                List.of(),
                List.of(),
                List.of());
    }

    /** A run of cases that failed and are named by numbers, each with its past. */
    public static Report withHistories(String... histories) {
        List<ReportCase> cases = new ArrayList<>();
        for (int i = 0; i < histories.length; i++) {
            cases.add(new ReportCase(
                    "p/" + i,
                    "p",
                    "main",
                    Outcome.FINDING,
                    "fail",
                    "m",
                    "",
                    0,
                    List.of(),
                    null,
                    null,
                    -1,
                    histories[i]));
        }
        Report empty = of(1);
        return new Report(
                empty.command(),
                empty.started(),
                1,
                1,
                empty.tools(),
                List.of(),
                cases,
                List.of(),
                List.of(new Report.Lane("main", List.of())),
                List.of());
    }
}
