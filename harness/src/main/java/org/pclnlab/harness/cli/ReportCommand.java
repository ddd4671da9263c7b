package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.ReportReader;
import org.pclnlab.harness.report.render.ReportText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab report}. */
@Command(
        name = "report",
        description = {
            "Renders the report.json of a run again: as text here, and in every form that an option asks for.",
            "Ends as the run did."
        },
        footer = {
            "  pclnlab report night/report.json",
            "  pclnlab report night/report.json --history history.db --html night.html",
            "  pclnlab report night/report.json --github --exit-zero",
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "report.json of pclnlab conform or goroot")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Mixin
    private ReportOptions options = new ReportOptions();

    @Option(names = "--show", paramLabel = "N", description = "cases to print; default: ${DEFAULT-VALUE}")
    private int show = 30;

    @Option(names = "--state", description = "print only what changes when there is something new to look at")
    private boolean state;

    @Option(names = "--exit-zero", description = "end with 0 although the run did not")
    private boolean exitZero;

    @Override
    public Integer call() throws UsageException, EnvironmentException {
        Report r = ReportReader.read(file);
        PrintWriter out = spec.commandLine().getOut();
        if (state) {
            out.println(r.state());
        } else {
            out.print(ReportText.of(r, show));
        }
        options.write(r, out);
        out.flush();
        return exitZero ? 0 : r.exit();
    }
}
