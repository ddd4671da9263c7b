package org.pclnlab.harness.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.probe.Answers;
import org.pclnlab.harness.probe.Answers.ProtocolException;
import org.pclnlab.harness.probe.Probe;
import org.pclnlab.harness.probe.Query;
import org.pclnlab.harness.toolchain.Builder;
import org.pclnlab.harness.toolchain.ChildEnvironment;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains;
import org.pclnlab.harness.toolchain.Toolchains.NotRun;

/** A conformance run: every probe on every toolchain, every program emulated, all answers joined. */
public final class Conform {
    /** Import path of the module of the probes. */
    private static final String MODULE = "example.com/pclnlab/";

    private final Launcher launcher;
    private final Builder builder;
    private final Map<Tool.Kind, RuntimeOpener> openers;
    private final List<ImageProvider> providers;
    private final Map<String, String> env;
    private final Path work;
    private final int jobs;
    private final Function<String, Duration> runTimeout;
    private final Consumer<String> progress;

    /**
     * A run.
     *
     * @param openers emulated runtimes; a kind without one is reported as not run
     * @param env the caller's environment
     * @param work a private folder
     * @param jobs programs that are built and run at a time
     * @param runTimeout how long a probe may run
     * @param progress told about each program that is done
     */
    public Conform(
            Launcher launcher,
            Builder builder,
            Map<Tool.Kind, RuntimeOpener> openers,
            List<ImageProvider> providers,
            Map<String, String> env,
            Path work,
            int jobs,
            Function<String, Duration> runTimeout,
            Consumer<String> progress) {
        this.launcher = launcher;
        this.builder = builder;
        this.openers = openers;
        this.providers = providers;
        this.env = env;
        this.work = work;
        this.jobs = jobs;
        this.runTimeout = runTimeout;
        this.progress = progress;
    }

    /** Runs {@code probes} on {@code toolchains}. */
    public Conformance run(List<Probe> probes, Toolchains toolchains)
            throws EnvironmentException, ImageException, InterruptedException {
        long start = System.nanoTime();
        List<Tool> tools = new ArrayList<>(toolchains.tools());
        Tool reference = toolchains.reference();
        tools.remove(reference);
        tools.add(0, reference);
        Map<String, Map<String, Side>> sides = sides(probes, tools);
        List<NotRun> notRun = new ArrayList<>(toolchains.notRun());
        for (Tool t : tools) {
            if (!openers.containsKey(t.kind())) {
                notRun.add(new NotRun(t.name() + "-emulated", "this build has no emulator for its images"));
            }
        }
        List<Row> rows = new ArrayList<>();
        List<Conformance.Program> programs = new ArrayList<>();
        for (Probe probe : probes) {
            Map<String, Side> byTool = sides.getOrDefault(probe.name(), Map.of());
            Side gc = get(byTool, reference);
            for (Tool tool : tools) {
                Side side = get(byTool, tool);
                programs.add(new Conformance.Program(
                        probe.name(), tool.name(), side.cached, side.emulated, side.generation, side.failure));
                join(probe, reference, gc, tool, side, rows);
            }
        }
        List<ImageVerdict> images = images();
        for (ImageVerdict v : images) {
            if (!v.notRun().isEmpty()) {
                notRun.add(new NotRun(v.image(), v.notRun()));
            }
        }
        return new Conformance(tools, programs, rows, images, notRun, Duration.ofNanos(System.nanoTime() - start));
    }

    private static Side get(Map<String, Side> byTool, Tool tool) {
        Side side = byTool.get(tool.name());
        return side == null ? Side.failed(false, "not built") : side;
    }

    private Map<String, Map<String, Side>> sides(List<Probe> probes, List<Tool> tools)
            throws EnvironmentException, InterruptedException {
        record Unit(Probe probe, Tool tool, Future<Side> side) {}
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        Map<String, Map<String, Side>> sides = new LinkedHashMap<>();
        try {
            List<Unit> units = new ArrayList<>();
            for (Tool tool : tools) {
                for (Probe probe : probes) {
                    units.add(new Unit(probe, tool, pool.submit(() -> side(probe, tool))));
                }
            }
            for (Unit u : units) {
                sides.computeIfAbsent(u.probe.name(), k -> new LinkedHashMap<>())
                        .put(u.tool.name(), await(u.side));
                progress.accept(u.tool.name() + " " + u.probe.name());
            }
        } finally {
            pool.shutdownNow();
        }
        return sides;
    }

    private static Side await(Future<Side> side) throws EnvironmentException, InterruptedException {
        try {
            return side.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EnvironmentException env) {
                throw env;
            }
            if (e.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Side side(Probe probe, Tool tool) throws EnvironmentException {
        Path target;
        try {
            target = Files.createDirectories(work.resolve(tool.name())).resolve(probe.name());
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + work + ": " + e, e);
        }
        Builder.Built built = builder.build(
                tool,
                new Builder.Request(
                        probe.module(),
                        probe.pkg(),
                        List.of(
                                probe.dir(),
                                probe.module().resolve("internal"),
                                probe.module().resolve("go.mod")),
                        tool.isGc() ? List.of() : probe.llgo().flags(),
                        environment(probe, tool)),
                target);
        Path program = built.program();
        if (program == null) {
            return Side.failed(false, built.failure());
        }
        Side first = ask(probe, tool, program, built.cached());
        if (first.failure.isEmpty() && first.allSame()) {
            return first;
        }
        // A mismatch or a crash is reported only if it happens again; what changed is told.
        Side second = ask(probe, tool, program, built.cached());
        compareRuns(first, second);
        return second;
    }

    /** llgo decides by itself whether it compiles C; gc is told. */
    private static Map<String, String> environment(Probe probe, Tool tool) {
        if (tool.isGc()) {
            return probe.llgo().cgo() ? Map.of("CGO_ENABLED", "1") : Map.of();
        }
        return probe.llgo().env();
    }

    private static void compareRuns(Side first, Side second) {
        for (Map.Entry<String, Side.Asked> e : second.asked.entrySet()) {
            Side.Asked before = first.asked.get(e.getKey());
            if (before == null) {
                second.notes.put(e.getKey(), "unstable: " + first.failure + " in a first run");
                continue;
            }
            for (Aspect aspect : Aspect.of(e.getValue().query().question())) {
                String was = aspect.exact(before.query().answer(), first.slide);
                if (!was.equals(aspect.exact(e.getValue().query().answer(), second.slide))) {
                    second.notes.put(e.getKey(), "unstable: the program said " + was + " in a first run");
                }
            }
        }
    }

    private Side ask(Probe probe, Tool tool, Path program, boolean cached) throws EnvironmentException {
        Result r = launcher.run(new Command(
                List.of(program.toString()), ChildEnvironment.program(env), null, runTimeout.apply(probe.name())));
        if (!r.ok()) {
            return Side.failed(cached, "run: " + r.explain());
        }
        Answers answers;
        try {
            answers = Answers.parse(r.stdout().text());
        } catch (ProtocolException e) {
            return Side.failed(cached, String.valueOf(e.getMessage()));
        }
        RuntimeOpener opener = openers.get(tool.kind());
        if (opener == null) {
            return Side.of(cached, answers, null, "");
        }
        try {
            return Side.of(cached, answers, Emulation.ask(program, answers, opener), "");
        } catch (ImageException | IOException e) {
            return Side.of(cached, answers, null, String.valueOf(e.getMessage()));
        }
    }

    private static void join(Probe probe, Tool reference, Side gc, Tool tool, Side side, List<Row> rows) {
        String mainPath = MODULE + probe.name();
        Normaliser ofGc = new Normaliser(mainPath, reference.goroot(), "");
        String root = tool.root();
        Normaliser ofTool = new Normaliser(mainPath, tool.goroot(), root == null ? "" : root);
        Set<String> names = new LinkedHashSet<>(gc.asked.keySet());
        names.addAll(side.asked.keySet());
        if (names.isEmpty()) {
            rows.add(new Row(
                    probe.name() + "/*",
                    tool.name(),
                    Verdict.ERROR,
                    null,
                    null,
                    null,
                    null,
                    side.failure.isEmpty() ? reference.name() + ": " + gc.failure : side.failure));
        }
        for (String name : names) {
            Side.Asked mine = side.asked.get(name);
            Side.Asked theirs = gc.asked.get(name);
            Query.Question question = (mine != null ? mine : Objects.requireNonNull(theirs))
                    .query()
                    .question();
            for (Aspect aspect : Aspect.of(question)) {
                String expected = theirs == null ? null : aspect.of(theirs.query(), ofGc);
                rows.add(row(
                        probe.name() + "/" + name + "/" + aspect.label(),
                        aspect,
                        name,
                        gc,
                        expected,
                        tool,
                        side,
                        mine,
                        ofTool));
            }
        }
    }

    private static Row row(
            String query,
            Aspect aspect,
            String name,
            Side gc,
            @Nullable String expected,
            Tool tool,
            Side side,
            Side.@Nullable Asked mine,
            Normaliser normaliser) {
        if (mine == null) {
            String why = side.failure.isEmpty() ? "its program did not ask this" : side.failure;
            return new Row(query, tool.name(), Verdict.ERROR, expected, null, null, null, why);
        }
        String own = aspect.of(mine.query(), normaliser);
        String process = aspect.exact(mine.query().answer(), side.slide);
        String emulated = mine.emulated() == null ? null : aspect.exact(mine.emulated(), side.slide);
        String note = side.notes.getOrDefault(name, "");
        Verdict verdict;
        if (!side.emulationFailure.isEmpty()) {
            verdict = Verdict.ERROR;
            note = "emulated: " + side.emulationFailure;
        } else if (!side.same(mine, aspect)) {
            verdict = tool.isGc() ? Verdict.READER_MISMATCH : Verdict.EMULATOR_MISMATCH;
        } else if (tool.isGc()) {
            verdict = Verdict.AGREE; // another gc is compared with its own emulation only
        } else if (expected == null) {
            verdict = Verdict.ERROR;
            note = "the reference did not answer: " + (gc.failure.isEmpty() ? "it did not ask this" : gc.failure);
        } else {
            verdict = own.equals(expected) ? Verdict.AGREE : Verdict.DIVERGENCE;
        }
        if (note.isEmpty() && emulated == null && side.emulated) {
            note = Row.NOT_EMULATED
                    + (mine.query().question() == Query.Question.TEXT ? ": a text" : ": the pc is no address");
        }
        return new Row(query, tool.name(), verdict, expected, own, process, emulated, note);
    }

    private List<ImageVerdict> images() throws EnvironmentException, ImageException {
        List<ImageVerdict> all = new ArrayList<>();
        for (ImageProvider p : providers) {
            try {
                Path dir = Files.createDirectories(work.resolve("images").resolve(p.name()));
                all.addAll(p.run(new ImageProvider.Context(launcher, dir, env)));
            } catch (IOException e) {
                throw new EnvironmentException(p.name() + ": " + e, e);
            }
        }
        return all;
    }
}
