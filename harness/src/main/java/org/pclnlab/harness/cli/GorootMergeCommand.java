package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.Merge;
import org.pclnlab.harness.goroot.run.GorootText;
import org.pclnlab.harness.goroot.run.RunSummary;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.report.ReportOf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab goroot merge}. */
@Command(
        name = "merge",
        description = {
            "Joins result files of the shards of one run, says what is missing, and ends as the whole run would.",
            "Files of other cases, toolchains or expectations are refused."
        },
        footer = {
            "  pclnlab goroot merge --out night.jsonl shard-1.jsonl shard-2.jsonl",
        })
final class GorootMergeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "result files")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "where to write; without it nothing is written")
    private @Nullable Path out;

    @Option(
            names = "--show",
            paramLabel = "N",
            description = "red and missing cases to print; default: ${DEFAULT-VALUE}")
    private int show = 30;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Option(names = "--root", paramLabel = "DIR", description = "folder of the cases, to show their source in reports")
    private @Nullable Path root;

    @Override
    public Integer call() throws UsageException, EnvironmentException {
        Merge merged = Merge.of(files);
        Path to = out;
        if (to != null) {
            merged.write(to);
        }
        PrintWriter p = spec.commandLine().getOut();
        merged.missing().stream().limit(show).forEach(m -> p.println("missing: " + m));
        if (merged.missing().size() > show) {
            p.println("... and " + (merged.missing().size() - show) + " more missing");
        }
        List<String> guards = merged.guarded().stream()
                .map(t -> "a guard stopped a part of the run on " + t)
                .toList();
        RunSummary summary = RunSummary.of(
                merged.rows(),
                guards,
                List.copyOf(merged.guarded()),
                List.of(),
                List.of(),
                merged.missing().isEmpty());
        GorootText.lines(summary, show, List.of()).forEach(p::println);
        if (reports.wanted()) {
            reports.write(
                    ReportOf.goroot(
                            merged.header(),
                            merged.rows(),
                            merged.missing(),
                            merged.guarded(),
                            List.of(),
                            root,
                            summary.exit().code()),
                    p);
        }
        p.flush();
        return summary.exit().code();
    }
}
