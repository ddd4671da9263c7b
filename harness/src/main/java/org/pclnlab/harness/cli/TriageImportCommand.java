package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.report.Printable;
import org.pclnlab.harness.triage.history.History;
import org.pclnlab.harness.triage.history.HistoryWriter;
import org.pclnlab.harness.triage.history.HistoryWriter.Added;
import org.pclnlab.harness.triage.history.ImportedRun;
import org.pclnlab.harness.triage.imports.ImportOptions;
import org.pclnlab.harness.triage.imports.Imports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab triage import}. */
@Command(
        name = "import",
        description = {
            "Adds runs to the history: results of pclnlab goroot and pclnlab conform, logs of LLGo's own runner (go test",
            "-v, go test -json, a job's log as GitHub shows it, gh run view --log), and results of benchmarks. What a file",
            "is, it says itself. A file is counted once, however often it is imported."
        },
        footer = {
            "  pclnlab triage import results.jsonl",
            "  gh run view 123 --log > night.log && pclnlab triage import --revision $(git rev-parse HEAD) night.log",
            "  pclnlab triage import --generation main --goroot $(go env GOROOT) goroot.log",
        })
final class TriageImportCommand implements Callable<Integer> {
    private final TriageCommand triage;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "results and logs")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--run", paramLabel = "NAME", description = "name of the run; shards with one name are one run")
    private String run = "";

    @Option(names = "--tool", paramLabel = "NAME", description = "name of the toolchain; the same every night")
    private String tool = "";

    @Option(names = "--revision", paramLabel = "COMMIT", description = "revision of the toolchain")
    private String revision = "";

    @Option(names = "--generation", paramLabel = "G", description = "pr1906, pr2016, pr2026 or main, for logs")
    private String generation = "";

    @Option(names = "--platform", paramLabel = "OS/ARCH", description = "of benchmark results, which do not say it")
    private String platform = "";

    @Option(names = "--go", paramLabel = "VERSION", description = "version of Go of benchmark results")
    private String go = "";

    @Option(names = "--started", paramLabel = "TIME", description = "2026-08-17T18:00:00Z; default: from the file")
    private @Nullable Instant started;

    @Option(names = "--goroot", paramLabel = "DIR", description = "looks up the directives that logs do not name")
    private @Nullable Path goroot;

    TriageImportCommand(TriageCommand triage) {
        this.triage = triage;
    }

    @Override
    public Integer call() throws UsageException, EnvironmentException {
        CommandSpec s = spec;
        if (s == null) {
            throw new IllegalStateException("not run by picocli");
        }
        PrintWriter out = s.commandLine().getOut();
        PrintWriter err = s.commandLine().getErr();
        ImportOptions options = new ImportOptions(run, tool, revision, generation, platform, go, started);
        ExitCode exit = ExitCode.OK;
        try (History history = History.write(triage.history())) {
            HistoryWriter writer = new HistoryWriter(history, Clock.systemUTC());
            for (Path file : files) {
                try {
                    for (ImportedRun r : Imports.read(file, options, cases())) {
                        Added added = writer.add(r);
                        out.println(line(r, added));
                        r.notes().forEach(n -> out.println("    note: " + Printable.of(n)));
                        exit = added == Added.OTHER_PART_THERE ? ExitCode.USAGE : exit;
                    }
                } catch (UsageException e) {
                    out.flush();
                    err.println("pclnlab: " + e.getMessage());
                    exit = ExitCode.USAGE; // the other files are read all the same
                }
            }
        }
        out.flush();
        err.flush();
        return exit.code();
    }

    private @Nullable Path cases() {
        Path g = goroot;
        return g == null ? null : Files.isDirectory(g.resolve("test")) ? g.resolve("test") : g;
    }

    private static String line(ImportedRun r, Added added) {
        String what = r.metrics().isEmpty()
                ? r.observed() + (r.selected() < 0 ? "" : " of " + r.selected()) + " cases, "
                        + r.rows().stream().filter(x -> x.red()).count() + " red"
                : r.metrics().size() + " measurements";
        String part = r.shards() > 1 ? ", part " + (r.shard() + 1) + " of " + r.shards() : "";
        String text = switch (added) {
            case ADDED -> "added        ";
            case ALREADY_THERE -> "already there";
            case OTHER_PART_THERE -> "refused      ";
        };
        return text + " " + Printable.of(r.lane().toString()) + "  " + Printable.of(r.name()) + part + ": " + what
                + (added == Added.OTHER_PART_THERE
                        ? "; another file is there for this part of this run, --run names another one"
                        : "");
    }
}
