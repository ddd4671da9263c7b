package org.pclnlab.harness.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.measure.JmhJson;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.ResultReader;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab matrix render}. */
@Command(
        name = "render",
        description = {
            "Shows a result of matrix run, or a results.json of LLGo's own benchmark.",
            "Without an option it prints Markdown for a pull request."
        },
        footer = {
            "  pclnlab matrix render matrix.json",
            "  pclnlab matrix render --html page.html --csv launches.csv --json - matrix.json",
            "  pclnlab matrix render --table runtime --absent '2012=not built here' matrix.json",
            "  pclnlab matrix render --legacy results.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "2:wrong usage or a damaged result", "3:a file cannot be written"})
final class MatrixRenderCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RESULT", description = "A result of matrix run, or LLGo's results.json.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(names = "--jvm", paramLabel = "FILE", description = "JMH's JSON, shown under a heading of its own.")
    private @Nullable Path jvm;

    @Mixin
    private final MatrixOutput output = new MatrixOutput();

    @Override
    public Integer call() throws UsageException, EnvironmentException {
        MatrixResult r = ResultReader.read(file);
        if (jvm != null) {
            r = r.withJvm(JmhJson.read(jvm));
        }
        output.write(Judged.of(r, output.rule()), spec.commandLine().getOut());
        return ExitCode.OK.code();
    }
}
