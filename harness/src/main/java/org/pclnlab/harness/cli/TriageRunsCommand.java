package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.report.Printable;
import org.pclnlab.harness.triage.history.History;
import org.pclnlab.harness.triage.history.HistoryReader;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.history.RunInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pclnlab triage runs}. */
@Command(
        name = "runs",
        description = "The runs in the history, lane by lane, oldest first.",
        footer = {"  pclnlab triage runs --window 5"})
final class TriageRunsCommand implements Callable<Integer> {
    private final TriageCommand triage;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--window", paramLabel = "N", description = "runs of each lane; default: ${DEFAULT-VALUE}")
    private int window = 30;

    @Option(names = "--check", description = "also check the file")
    private boolean check;

    TriageRunsCommand(TriageCommand triage) {
        this.triage = triage;
    }

    @Override
    public Integer call() throws UsageException, EnvironmentException {
        CommandSpec s = spec;
        if (s == null || window < 1) {
            throw new UsageException("--window must be positive");
        }
        PrintWriter out = s.commandLine().getOut();
        ExitCode exit = ExitCode.OK;
        try (History history = History.read(triage.history())) {
            for (Map.Entry<LaneKey, List<RunInfo>> l :
                    new HistoryReader(history).runs(window).entrySet()) {
                out.println(Printable.of(l.getKey().toString()));
                for (RunInfo r : l.getValue()) {
                    out.println("    " + r.started() + "  " + Printable.of(r.toString()) + "  "
                            + Printable.of(r.goVersion()) + " " + Printable.of(r.mode()) + "  " + r.observed()
                            + (r.selected() < 0 ? "" : " of " + r.selected()) + " cases, " + r.red() + " red"
                            + (r.parts() < r.shards() ? ", " + r.parts() + " of " + r.shards() + " parts" : "")
                            + (r.complete() ? "" : ", not complete"));
                }
            }
            if (check) {
                String found = history.integrity();
                out.println("integrity: " + found);
                exit = found.equals("ok") ? exit : ExitCode.FINDING;
            }
        }
        out.flush();
        return exit.code();
    }
}
