package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.report.Printable;
import org.pclnlab.harness.triage.history.History;
import org.pclnlab.harness.triage.history.MetricReader;
import org.pclnlab.harness.triage.history.MetricReader.Moved;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pclnlab triage bench}. */
@Command(
        name = "bench",
        description = {
            "Measurements of the newest imported benchmark run beside those of the one before. Moved is what differs by",
            "more than 2 % with ranges of samples that do not touch; that the machine was the same nobody checks here."
        },
        footer = {"  pclnlab triage bench --all"})
final class TriageBenchCommand implements Callable<Integer> {
    private final TriageCommand triage;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--all", description = "also what did not move")
    private boolean all;

    TriageBenchCommand(TriageCommand triage) {
        this.triage = triage;
    }

    @Override
    public Integer call() throws UsageException, EnvironmentException {
        CommandSpec s = spec;
        if (s == null) {
            throw new IllegalStateException("not run by picocli");
        }
        PrintWriter out = s.commandLine().getOut();
        List<Moved> found;
        try (History history = History.read(triage.history())) {
            found = new MetricReader(history).newest();
        }
        int moved = 0;
        for (Moved m : found) {
            moved += m.moved() ? 1 : 0;
            if (all || m.moved()) {
                String before = m.before() == null
                        ? "new"
                        : String.format(
                                Locale.ROOT, "%.4g -> %+.1f %%", m.before().value(), 100 * m.change());
                out.println((m.moved() ? "moved  " : "       ") + Printable.of(m.lane()) + "  "
                        + Printable.of(m.now().name()) + "  "
                        + String.format(
                                Locale.ROOT,
                                "%.4g [%.4g, %.4g]",
                                m.now().value(),
                                m.now().low(),
                                m.now().high())
                        + " " + Printable.of(m.now().unit()) + "  (" + before + ")");
            }
        }
        out.println(found.size() + " measurements, " + moved + " moved");
        out.flush();
        return ExitCode.OK.code();
    }
}
