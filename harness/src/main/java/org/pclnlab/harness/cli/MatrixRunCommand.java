package org.pclnlab.harness.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.judge.Verdict;
import org.pclnlab.harness.matrix.measure.Column;
import org.pclnlab.harness.matrix.measure.Cores;
import org.pclnlab.harness.matrix.measure.JmhRun;
import org.pclnlab.harness.matrix.measure.MatrixRun;
import org.pclnlab.harness.matrix.measure.MeasureOptions;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.Program;
import org.pclnlab.harness.matrix.model.ResultJson;
import org.pclnlab.harness.matrix.model.ResultReader;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.matrix.probe.Scenarios;
import org.pclnlab.harness.matrix.render.PublishedTable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.BuildCache;
import org.pclnlab.harness.toolchain.Builder;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Toolchains;
import org.pclnlab.harness.toolchain.UserCache;
import org.pclnlab.harness.toolchain.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pclnlab matrix run}. */
@Command(
        name = "run",
        description = {
            "Builds the programs with every toolchain, then starts them in rounds, in random order, on one core.",
            "The first toolchain is the baseline; a second copy of its programs is the control of each run: if the two differ,",
            "the machine was too noisy, and the report says so. The result is written after each round."
        },
        footer = {
            "  pclnlab matrix run --tool a=go --tool b=go --scenario hot --budget 3",
            "  pclnlab matrix run --tool go=go --tool main=llgo,/path/to/llgo,/path/to/llgo-root --lto",
            "  pclnlab matrix run --tool go=go --variant planted=go --plant planted=5 --scenario plain",
            "  pclnlab matrix run --table bigfunc --out bigfunc.json",
            "  pclnlab matrix run --scenario none --jvm --jvm-arg FileLineMemo --jvm-arg=-f --jvm-arg=3"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured; a column may be slower",
            "1:a program was told wrong names",
            "2:wrong usage, or a result that cannot be continued",
            "3:a toolchain, a build or a program failed; the others were measured"
        })
final class MatrixRunCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ToolOptions tools = new ToolOptions();

    @Mixin
    private final MatrixOutput output = new MatrixOutput();

    @Option(
            names = "--scenario",
            paramLabel = "LIST",
            description =
                    "hot, deep, multipkg, cold, stdlib, plain, bigfunc, fresh-pc; none for no program. Default: all but"
                            + " bigfunc and fresh-pc. What is last is left out first when the time does not suffice.")
    private List<String> scenarios = List.of();

    @Option(
            names = "--scales",
            paramLabel = "PxM,...",
            description = "Packages x functions of multipkg, cold, fresh-pc.")
    private List<String> scales = List.of();

    @Option(names = "--depths", paramLabel = "D,...", description = "Depths of deep; default 32.")
    private List<String> depths = List.of();

    @Option(names = "--bigsizes", paramLabel = "FxS,...", description = "Functions x statements of bigfunc.")
    private List<String> bigSizes = List.of();

    @Option(names = "--lto", description = "A second column for each llgo, with -lto=full.")
    private boolean lto;

    @Option(
            names = "--variant",
            paramLabel = "NAME=TOOL[,FLAG...]",
            description = "One more column: a named toolchain with flags of build, or variables, such as"
                    + " sites=main,LLGO_PCLNPOST=0; repeatable.")
    private List<String> variants = List.of();

    @Option(
            names = "--plant",
            paramLabel = "NAME=PERCENT",
            description =
                    "Compiles so much more work into the loops of a column, to see whether this machine shows it.")
    private Map<String, Integer> plants = new LinkedHashMap<>();

    @Option(
            names = "--llgo-opt",
            paramLabel = "LEVEL",
            defaultValue = "2",
            description = "0 1 2 3 s z, or none. Default: 2.")
    private String optimize = "2";

    @Option(
            names = "--budget",
            paramLabel = "MINUTES",
            defaultValue = "20",
            description = "Builds and launches together. What it does not suffice for is told. Default: 20.")
    private double budget = 20;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Rounds; default 15, and 40 where a process measures something once, fewer if the time demands it.")
    private int runs;

    @Option(names = "--warmup", paramLabel = "N", defaultValue = "1", description = "Launches before the first round.")
    private int warmup = 1;

    @Option(
            names = "--iters",
            paramLabel = "N",
            defaultValue = "40000",
            description = "Base of all loops. Default: 40000.")
    private long iterations = 40000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the random order; default: from the clock, and recorded.")
    private @Nullable Long seed;

    @Option(
            names = "--cpu",
            paramLabel = "N",
            defaultValue = "auto",
            description = "The core, auto, or none. Default: auto.")
    private String cpu = "auto";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "For one launch. Default: 60.")
    private int timeout = 60;

    @Option(names = "--build-times", description = "Compile everything from scratch, and take the time.")
    private boolean buildTimes;

    @Option(names = "--build-only", description = "Sizes, tables and build times; start nothing.")
    private boolean buildOnly;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "matrix.json",
            description = "The result; it must not exist. Default: matrix.json.")
    private Path out = Path.of("matrix.json");

    @Option(names = "--resume", description = "Finish the rounds that the result in --out lacks.")
    private boolean resume;

    @Option(names = "--append", paramLabel = "N", description = "Add rounds to the result in --out.")
    private int append;

    @Option(names = "--jvm", description = "Also start JMH, and show its numbers under a heading of their own.")
    private boolean jvm;

    @Option(names = "--jvm-arg", paramLabel = "ARG", description = "An argument of JMH, repeatable.")
    private List<String> jvmArgs = List.of();

    @Override
    public Integer call() throws UsageException, EnvironmentException {
        check();
        Map<String, String> env = System.getenv();
        Launcher launcher = new Launcher();
        MatrixResult before = resume || append > 0 ? ResultReader.read(out) : null;
        List<Scenario> wanted = wanted();
        Clock clock = Clock.systemUTC();
        MeasureOptions options = options(before);
        MatrixResult result;
        try (WorkFolder work = WorkFolder.create()) {
            if (wanted.isEmpty()) {
                result = nothing(clock);
            } else {
                Toolchains found = tools.find(env, launcher);
                List<Column> columns = MatrixColumns.of(found, tools.names(), lto, variants, plants);
                Path cache = UserCache.root(env).resolve("builds");
                Duration build = Duration.ofMinutes(15);
                MatrixRun run = new MatrixRun(
                        options,
                        columns,
                        wanted,
                        new Builder(launcher, new BuildCache(cache, BuildCache.DEFAULT_BOUND, clock), env, build),
                        new Builder(launcher, null, env, build),
                        UserCache.root(env).resolve("matrix"),
                        work.path(),
                        out,
                        env,
                        clock,
                        this::progress);
                result = run.run(before, append);
                if (tools.names().isEmpty()) {
                    found.notRun().forEach(n -> progress("not run: " + n));
                }
            }
            if (jvm) {
                result = withJvm(result, env, work.path());
                ResultJson.save(result, out);
            }
        }
        Judged judged = Judged.of(result, output.rule());
        output.write(judged, spec.commandLine().getOut());
        spec.commandLine().getErr().println(last(judged));
        return exit(judged);
    }

    private void check() throws UsageException {
        if (budget <= 0 || budget > 7 * 24 * 60) {
            throw new UsageException("--budget " + budget + ": expected minutes above 0");
        }
        if (runs < 0 || runs > 10_000 || append < 0 || append > 10_000 || warmup < 0 || warmup > 100) {
            throw new UsageException("--runs, --append and --warmup: expected small numbers, not negative");
        }
        if (iterations < 200 || iterations > 1_000_000_000) {
            throw new UsageException(
                    "--iters " + iterations + ": expected at least 200: stdlib.Work has a two-hundredth");
        }
        if (timeout < 1 || !optimize.matches("[0123sz]|none")) {
            throw new UsageException("--timeout and --llgo-opt: expected seconds, and one of 0 1 2 3 s z none");
        }
        if (resume && append > 0) {
            throw new UsageException("--resume finishes and --append adds: only one of them");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException("--out " + out + ": there is no folder " + folder);
        }
        if (Files.exists(out) && !resume && append == 0) {
            throw new UsageException("--out " + out + ": is there already; --resume or --append N continues it");
        }
        for (String t : output.tables) {
            PublishedTable.parse(t);
        }
        output.rule();
    }

    private List<Scenario> wanted() throws UsageException {
        List<String> kinds = new ArrayList<>(scenarios);
        List<String> sizes = new ArrayList<>(scales);
        List<String> deep = new ArrayList<>(depths);
        List<String> big = new ArrayList<>(bigSizes);
        if (kinds.equals(List.of("none"))) {
            if (!jvm) {
                throw new UsageException("--scenario none: there is nothing to do without --jvm");
            }
            return List.of();
        }
        for (String name : output.tables) {
            PublishedTable t = PublishedTable.parse(name);
            if (output.tables.size() > 1) {
                throw new UsageException("--table: one table for each run");
            }
            addIfNone(kinds, t.scenarios());
            addIfNone(sizes, t.scales());
            addIfNone(deep, t.depths());
            addIfNone(big, t.bigSizes());
            buildOnly |= t.programsOnly();
            buildTimes |= t == PublishedTable.BUILD_TIMES;
        }
        addIfNone(kinds, "hot,deep,multipkg,cold,stdlib,plain");
        return Scenarios.of(kinds, new Scenarios.Sizes(sizes, deep, big));
    }

    private static void addIfNone(List<String> list, String value) {
        if (list.isEmpty() && !value.isEmpty()) {
            list.add(value);
        }
    }

    private MeasureOptions options(@Nullable MatrixResult before) throws UsageException {
        long s = before != null
                ? before.session().seed()
                : seed != null ? seed : Clock.systemUTC().millis();
        return new MeasureOptions(
                Duration.ofMillis((long) (budget * 60_000)),
                buildOnly ? -1 : runs,
                warmup,
                iterations,
                s,
                Cores.choose(cpu, System.getenv()),
                optimize.equals("none") ? "" : optimize,
                buildTimes,
                Duration.ofSeconds(timeout),
                List.copyOf(spec.root().commandLine().getParseResult().originalArgs()));
    }

    private MatrixResult nothing(Clock clock) {
        return MatrixResult.empty(clock.instant().toString());
    }

    private MatrixResult withJvm(MatrixResult r, Map<String, String> env, Path work)
            throws EnvironmentException, UsageException {
        List<String> args = jvmArgs.isEmpty() ? JmhRun.USUAL : jvmArgs;
        Duration most = Duration.ofMillis((long) (budget * 60_000)).plusMinutes(1);
        return r.withJvm(JmhRun.run(args, Main.class.getName(), env, work, most));
    }

    private void progress(String what) {
        spec.commandLine().getErr().println(what);
        spec.commandLine().getErr().flush();
    }

    private static int exit(Judged j) {
        if (j.comparisons().stream().anyMatch(c -> c.verdict() == Verdict.WRONG_ANSWER)) {
            return ExitCode.FINDING.code();
        }
        return failures(j) > 0 ? ExitCode.ENVIRONMENT.code() : ExitCode.OK.code();
    }

    private static long failures(Judged j) {
        long builds = j.result().programs().stream()
                .filter(p -> !p.error().isEmpty())
                .map(Program::scenario)
                .count();
        return builds
                + j.result().launches().stream()
                        .filter(l -> !l.failure().isEmpty())
                        .count();
    }

    private String last(Judged j) {
        StringBuilder line = new StringBuilder(out + ": ");
        for (Verdict v : Verdict.values()) {
            long n = j.comparisons().stream().filter(c -> c.verdict() == v).count();
            if (n > 0) {
                line.append(n).append(' ').append(v).append(", ");
            }
        }
        long failed = failures(j);
        if (failed > 0) {
            line.append(failed).append(failed == 1 ? " failure, " : " failures, ");
        }
        return line.append(j.result().launches().size())
                .append(" launches. ")
                .append(j.controlText())
                .toString();
    }
}
