package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.GcRuntime;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.harness.conform.Conform;
import org.pclnlab.harness.conform.Conformance;
import org.pclnlab.harness.conform.ImageProvider;
import org.pclnlab.harness.conform.ImageVerdict;
import org.pclnlab.harness.conform.RuntimeOpener;
import org.pclnlab.harness.expect.ExpectationReader;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.expect.Glob;
import org.pclnlab.harness.expect.Judgement;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.probe.BuildSettings;
import org.pclnlab.harness.probe.Catalogue;
import org.pclnlab.harness.probe.Probe;
import org.pclnlab.harness.report.ConformJson;
import org.pclnlab.harness.report.ConformText;
import org.pclnlab.harness.report.ReportOf;
import org.pclnlab.harness.report.ScenarioTable;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.toolchain.BuildCache;
import org.pclnlab.harness.toolchain.Builder;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains;
import org.pclnlab.harness.toolchain.UserCache;
import org.pclnlab.harness.toolchain.WorkFolder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab conform}. */
@Command(
        name = "conform",
        description = {
            "Builds Go programs that ask their own runtime about pcs, with go and every llgo, runs them, emulates the"
                    + " same executables, and compares all answers.",
        },
        footer = {
            "  pclnlab conform",
            "  pclnlab conform closures 'generic*' --json result.json",
            "  pclnlab conform --require llgo --report night",
            "  pclnlab conform panics nested faults --no-images --scenarios",
            "  pclnlab conform --tool main=llgo,/src/llgo/bin/llgo,/src/llgo --strict",
            "  pclnlab conform --llgo-build LLGO_SHADOW_STACK=1 shadow skips",
        })
final class ConformCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ToolOptions toolOptions = new ToolOptions();

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Parameters(paramLabel = "PROBE", arity = "0..*", description = "only probes that match one of these globs")
    private List<String> names = new ArrayList<>();

    @Option(names = "--probes", paramLabel = "DIR", description = "module of probes; default: goroot-cases/probes")
    private @Nullable Path probes;

    @Option(names = "--xfail", paramLabel = "FILE", description = "what is known to fail; default: xfail.yaml")
    private @Nullable Path xfail;

    @Option(names = "--strict", description = "a divergence that is listed but does not happen is a finding")
    private boolean strict;

    @Option(names = "--json", paramLabel = "FILE", description = "write every answer as JSON; - for standard output")
    private @Nullable String json;

    @Option(names = "--all", description = "show all findings, not only the first ones")
    private boolean all;

    @Option(names = "--scenarios", description = "say of each scenario or subject whether it agrees, in a table")
    private boolean scenarios;

    @Option(names = "--no-images", description = "leave out the images that pclnlab makes itself")
    private boolean noImages;

    @Option(names = "--list", description = "list the probes and end")
    private boolean list;

    @Option(names = "--jobs", paramLabel = "N", description = "programs built and run at a time")
    private int jobs = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));

    @Option(names = "--build-timeout", paramLabel = "S", description = "seconds for one build")
    private int buildSeconds = 300;

    @Option(names = "--timeout", paramLabel = "S", description = "seconds for one run of a probe")
    private int runSeconds = 60;

    @Option(
            names = "--llgo-build",
            paramLabel = "SETTING",
            description = "flag or LLGO_NAME=VALUE for all builds by llgo, on top of what a probe asks for; repeatable")
    private List<String> llgoBuild = new ArrayList<>();

    @Option(names = "--no-cache", description = "build everything anew")
    private boolean noCache;

    @Override
    public Integer call() throws UsageException, EnvironmentException, ImageException, InterruptedException {
        if (jobs < 1 || buildSeconds < 1 || runSeconds < 1) {
            throw new UsageException("--jobs, --timeout and --build-timeout must be positive");
        }
        Expectations expectations = expectations();
        List<Probe> chosen = chosen();
        if (list) {
            chosen.forEach(p -> out().println(p.name()));
            out().flush();
            return ExitCode.OK.code();
        }
        Map<String, String> env = System.getenv();
        Launcher launcher = new Launcher();
        Toolchains toolchains = toolOptions.find(env, launcher);
        BuildCache cache = noCache
                ? null
                : new BuildCache(UserCache.root(env).resolve("builds"), BuildCache.DEFAULT_BOUND, Clock.systemUTC());
        Builder builder = new Builder(launcher, cache, env, Duration.ofSeconds(buildSeconds));
        List<ImageProvider> providers = new ArrayList<>();
        if (noImages) {
            providers.add(new NoImages());
        } else {
            ServiceLoader.load(ImageProvider.class).forEach(providers::add);
        }
        Tool reference = toolchains.reference();
        Lane lane = new Lane(reference.goVersion(), reference.platform());
        Duration standard = Duration.ofSeconds(runSeconds);
        Progress progress =
                new Progress(chosen.size() * toolchains.tools().size(), Boolean.getBoolean("pclnlab.stderr.tty"));
        String started =
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString();
        Conformance run;
        Judgement judgement;
        Report report = null;
        try (WorkFolder work = WorkFolder.create()) {
            run = new Conform(
                            launcher,
                            builder,
                            openers(),
                            providers,
                            env,
                            work.path(),
                            jobs,
                            probe -> expectations.timeout(lane, Judgement.DIRECTIVE, probe, standard),
                            progress::done)
                    .run(chosen, toolchains);
            judgement = Judgement.of(run, expectations, strict);
            if (reports.wanted()) {
                String lists = xfail == null ? "xfail.yaml" : xfail.toString();
                report = ReportOf.conform(run, judgement, strict, lists, Home.path(), started);
                // While the programs are still there.
                report = ConformTraces.add(report, run, work.path());
            }
        } finally {
            progress.close();
        }
        report(run, judgement);
        if (report != null) {
            reports.write(report, out());
            out().flush();
        }
        return judgement.exit().code();
    }

    /** A run that leaves images out says so. */
    private static final class NoImages implements ImageProvider {
        @Override
        public String name() {
            return "images";
        }

        @Override
        public List<ImageVerdict> run(Context context) {
            return List.of(new ImageVerdict("forged images", 0, 0, List.of(), "--no-images"));
        }
    }

    /** The emulated runtimes that this build has. */
    private static Map<Tool.Kind, RuntimeOpener> openers() {
        Map<Tool.Kind, RuntimeOpener> openers = new EnumMap<>(Tool.Kind.class);
        openers.put(Tool.Kind.GC, GcRuntime::open);
        openers.put(Tool.Kind.LLGO, LlgoRuntime::open);
        return openers;
    }

    private Expectations expectations() throws UsageException {
        Path file = xfail;
        if (file == null) {
            file = Home.path().resolve("xfail.yaml");
            if (!Files.exists(file)) {
                return Expectations.NONE;
            }
        }
        return ExpectationReader.read(file, ExpectationReader.Dialect.STRICT);
    }

    private List<Probe> chosen() throws UsageException {
        Path module = probes == null ? Home.path().resolve("goroot-cases/probes") : probes;
        BuildSettings more = BuildSettings.parse(llgoBuild, "--llgo-build");
        List<Probe> found = Catalogue.list(module).stream()
                .map(p -> new Probe(p.name(), p.module(), p.manifest(), p.llgo().and(more)))
                .toList();
        if (names.isEmpty()) {
            return found;
        }
        for (String name : names) {
            Glob glob = new Glob(name);
            if (found.stream().noneMatch(p -> glob.matches(p.name()))) {
                throw new UsageException("no probe is called " + name + "; --list shows them");
            }
        }
        return found.stream()
                .filter(p -> names.stream().anyMatch(n -> new Glob(n).matches(p.name())))
                .toList();
    }

    private void report(Conformance run, Judgement judgement) throws EnvironmentException {
        boolean jsonOnly = "-".equals(json);
        if (json != null) {
            try {
                if (jsonOnly) {
                    ConformJson.write(run, judgement, System.out);
                    System.out.flush();
                } else {
                    try (OutputStream to = Files.newOutputStream(Path.of(json))) {
                        ConformJson.write(run, judgement, to);
                    }
                }
            } catch (IOException e) {
                throw new EnvironmentException("cannot write " + json + ": " + e, e);
            }
        }
        if (!jsonOnly) {
            if (scenarios) {
                out().println(ScenarioTable.render(run.tools(), judgement));
            }
            String text = ConformText.render(run, judgement, all ? Integer.MAX_VALUE : 10);
            int last = text.lastIndexOf('\n', text.length() - 2) + 1;
            CommandLine.Help.Ansi ansi = spec().commandLine().getColorScheme().ansi();
            String start = !ansi.enabled() ? "" : judgement.exit() == ExitCode.OK ? "\033[32m" : "\033[31m";
            String end = ansi.enabled() ? "\033[0m" : "";
            out().println(text.substring(0, last) + start + text.substring(last).stripTrailing() + end);
            out().flush();
        }
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private CommandSpec spec() {
        CommandSpec s = spec;
        if (s == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return s;
    }
}
