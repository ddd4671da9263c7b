package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.ExpectationReader;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.Merge;
import org.pclnlab.harness.goroot.RunHeader.ListFile;
import org.pclnlab.harness.goroot.exec.ImportConfig;
import org.pclnlab.harness.goroot.exec.Setup;
import org.pclnlab.harness.goroot.run.Durations;
import org.pclnlab.harness.goroot.run.GorootRun;
import org.pclnlab.harness.goroot.run.GorootText;
import org.pclnlab.harness.goroot.run.RunPlan;
import org.pclnlab.harness.goroot.run.RunSummary;
import org.pclnlab.harness.goroot.run.Shards;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.report.ReportOf;
import org.pclnlab.harness.toolchain.BuildCache;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains;
import org.pclnlab.harness.toolchain.UserCache;
import org.pclnlab.harness.triage.render.RepeatTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pclnlab goroot run}. */
@Command(
        name = "run",
        description = {
            "Runs cases with go and every llgo, compares, and appends each result to a file at once.",
            "A run that was interrupted or killed goes on with --resume."
        },
        footer = {
            "  pclnlab goroot run --tool main=llgo,/src/llgo/bin/llgo,/src/llgo --out night.jsonl",
            "  pclnlab goroot run --shard 2/4 --durations yesterday.jsonl --out shard-2.jsonl",
            "  pclnlab goroot run --root goroot-cases --out own.jsonl",
            "  pclnlab goroot run --root goroot-cases --case '/fin_' --repeat 20 --out own.jsonl",
        })
final class GorootRunCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private GorootSelection selection = new GorootSelection();

    @Mixin
    private ToolOptions toolOptions = new ToolOptions();

    @Mixin
    private GorootLimits limits = new GorootLimits();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "where results go; default: ${DEFAULT-VALUE}")
    private Path out = Path.of("goroot.jsonl");

    @Option(names = "--resume", description = "go on with the file of a run that did not come to its end")
    private boolean resume;

    @Option(names = "--shard", paramLabel = "K/N", description = "part K of N; all parts need the same --durations")
    private String shard = "1/1";

    @Option(names = "--durations", paramLabel = "FILE", description = "results of an earlier run, to plan by")
    private @Nullable Path durations;

    @Option(
            names = "--xfail",
            paramLabel = "FILE",
            description = "what is known to fail, in our grammar; repeatable; default: xfail.yaml")
    private List<Path> xfail = new ArrayList<>();

    @Option(
            names = "--llgo-xfail",
            paramLabel = "FILE",
            description = "the same in the grammar of LLGo's runner; repeatable")
    private List<Path> llgoXfail = new ArrayList<>();

    @Option(names = "--no-xfail", description = "nothing is known to fail")
    private boolean noXfail;

    @Option(names = "--strict", description = "a refused flag that no list names makes the run red")
    private boolean strict;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "cases at a time; default: one for each processor, fewer with little memory")
    private int jobs;

    @Option(names = "--batch", paramLabel = "N", description = "programs in one llgo build; default: ${DEFAULT-VALUE}")
    private int batch = 8;

    @Option(
            names = "--sweep",
            paramLabel = "N",
            description = "repeat listed flakes N times under each of four settings of stack and GOMAXPROCS")
    private int sweep;

    @Option(names = "--sweep-all", description = "with --sweep also failures that no list names")
    private boolean sweepAll;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "run each program N times and print how often it passed, with an interval; builds one by one")
    private int repeat;

    @Option(names = "--no-guard", description = "go on when many cases fail in one way")
    private boolean noGuard;

    @Option(names = "--show", paramLabel = "N", description = "red cases to print; default: ${DEFAULT-VALUE}")
    private int show = 30;

    @Override
    public Integer call() throws UsageException, EnvironmentException, InterruptedException {
        limits.check();
        if (batch < 1 || sweep < 0 || jobs < 0 || repeat < 0) {
            throw new UsageException("--jobs, --batch, --sweep and --repeat must not be negative");
        }
        if (repeat > 1 && (sweep > 0 || resume)) {
            throw new UsageException(
                    "--repeat: found " + (resume ? "--resume" : "--sweep") + " beside it, expected a run of its own");
        }
        Map<String, String> env = System.getenv();
        Launcher launcher = new Launcher();
        Toolchains toolchains = toolOptions.find(env, launcher);
        Tool go = toolchains.reference();
        Path state = UserCache.root(env).resolve("goroot");
        List<GorootCase> cases = selection.cases(selection.discovery(go, env, launcher));
        Setup setup = new Setup(
                selection.root(go),
                go,
                ImportConfig.of(go, state, env, launcher),
                state,
                env,
                limits.gomaxprocs(),
                limits.buildTimeout(),
                limits.limits(),
                0);
        List<ListFile> files = new ArrayList<>();
        RunPlan plan = new RunPlan(
                cases,
                selection.mode(),
                selection.rootName(),
                Shards.parse(shard),
                durations == null ? Durations.guessed() : Durations.of(durations),
                expectations(files),
                files,
                strict,
                limits.jobs(jobs),
                repeat > 1 ? 1 : batch,
                limits.runTimeout(),
                sweep,
                sweepAll,
                repeat,
                !noGuard,
                out,
                resume,
                state.resolve("gc"));
        RunSummary summary;
        GorootProgress progress = new GorootProgress(Boolean.getBoolean("pclnlab.stderr.tty"));
        Thread goodbye = new Thread(
                () -> System.err.println("\ninterrupted: " + progress.where() + " to " + out + "; --resume goes on"),
                "pclnlab-goodbye");
        Runtime.getRuntime().addShutdownHook(goodbye);
        try (progress) {
            summary = new GorootRun(plan, setup, toolchains, launcher, Clock.systemUTC(), progress).run();
        } finally {
            removeHook(goodbye);
        }
        PrintWriter to = spec.commandLine().getOut();
        List<String> notRun =
                toolchains.notRun().stream().map(Toolchains.NotRun::toString).toList();
        RepeatTable.lines(summary.repeated()).forEach(to::println);
        GorootText.lines(summary, show, notRun).forEach(to::println);
        if (reports.wanted()) {
            Merge content = Merge.of(List.of(out));
            reports.write(
                    ReportOf.goroot(
                            content.header(),
                            content.rows(),
                            List.of(),
                            content.guarded(),
                            notRun,
                            selection.root(go),
                            summary.exit().code()),
                    to);
        }
        to.flush();
        return summary.exit().code();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // ending already
        }
    }

    private Expectations expectations(List<ListFile> files) throws UsageException {
        Expectations all = Expectations.NONE;
        if (noXfail) {
            return all;
        }
        List<Path> ours = new ArrayList<>(xfail);
        Path usual = Home.path().resolve("xfail.yaml");
        if (xfail.isEmpty() && llgoXfail.isEmpty() && Files.exists(usual)) {
            ours.add(usual);
        }
        for (Path p : ours) {
            all = all.and(ExpectationReader.read(p, ExpectationReader.Dialect.STRICT));
            files.add(file(p));
        }
        for (Path p : llgoXfail) {
            all = all.and(ExpectationReader.read(p, ExpectationReader.Dialect.LLGO));
            files.add(file(p));
        }
        return all;
    }

    private static ListFile file(Path p) throws UsageException {
        try {
            return new ListFile(
                    p.toString(),
                    new BuildCache.Key().add(Files.readAllBytes(p)).hex());
        } catch (IOException e) {
            throw UsageException.unreadable(p, e);
        }
    }
}
