package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pclnlab.harness.matrix.judge.Comparing;
import org.pclnlab.harness.matrix.judge.Rule;
import org.pclnlab.harness.matrix.model.ResultReader;
import org.pclnlab.harness.matrix.render.CompareText;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab matrix compare}. */
@Command(
        name = "compare",
        description = {
            "What changed from one result to another, for every column that both have.",
            "Two sessions were not measured in turn, so margins are doubled. To be sure, measure both in one run."
        },
        footer = {
            "  pclnlab matrix compare old.json new.json",
            "  pclnlab matrix compare --threshold 10 old.json new.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is slower or broken",
            "1:something became slower by more than the threshold, or stopped working",
            "2:wrong usage, a damaged result, or results that cannot be compared"
        })
final class MatrixCompareCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "A result.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "A later one.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path now;

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "How much slower something may become; default 5, and 20 for what a process measures once.")
    private double threshold = 5;

    @Option(names = "--any-machine", description = "Compare results of different or unknown machines.")
    private boolean anyMachine;

    @Override
    public Integer call() throws UsageException {
        if (!(threshold >= 0 && threshold <= 1000)) {
            throw new UsageException("--threshold " + threshold + ": expected a percentage");
        }
        Comparing c =
                Comparing.of(ResultReader.read(old), ResultReader.read(now), Rule.USUAL, threshold / 100, anyMachine);
        if (!c.refusal().isEmpty()) {
            throw new UsageException(old + " and " + now + ": " + c.refusal());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(CompareText.of(c));
        out.flush();
        return c.regression() ? ExitCode.FINDING.code() : ExitCode.OK.code();
    }
}
