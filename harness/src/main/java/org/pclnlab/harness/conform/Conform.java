package org.pclnlab.harness.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.probe.Probe;
import org.pclnlab.harness.probe.Scenario;
import org.pclnlab.harness.toolchain.Builder;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains;
import org.pclnlab.harness.toolchain.Toolchains.NotRun;

/** A conformance run: every probe on every toolchain, every program emulated, all answers joined. */
public final class Conform {
    private final Launcher launcher;
    private final ProbeRun probeRun;
    private final Map<Tool.Kind, RuntimeOpener> openers;
    private final List<ImageProvider> providers;
    private final Map<String, String> env;
    private final Path work;
    private final int jobs;
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
        probeRun = new ProbeRun(launcher, builder, openers, env, work, runTimeout);
        this.openers = openers;
        this.providers = providers;
        this.env = env;
        this.work = work;
        this.jobs = jobs;
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
        Map<Unit, Map<Scenario, Side>> sides = sides(probes, tools);
        List<NotRun> notRun = new ArrayList<>(toolchains.notRun());
        for (Tool t : tools) {
            if (!openers.containsKey(t.kind())) {
                notRun.add(new NotRun(t.name() + "-emulated", "this build has no emulator for its images"));
            }
        }
        List<Row> rows = new ArrayList<>();
        List<Conformance.Program> programs = new ArrayList<>();
        for (Probe probe : probes) {
            for (Tool tool : tools) {
                programs.add(program(probe, tool, sides.getOrDefault(new Unit(probe, tool), Map.of())));
                for (Scenario scenario : probe.manifest().scenarios()) {
                    Side gc = get(sides, new Unit(probe, reference), scenario);
                    Join.rows(probe, scenario, reference, gc, tool, get(sides, new Unit(probe, tool), scenario), rows);
                }
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

    /** One program. */
    private record Unit(Probe probe, Tool tool) {}

    private static Side get(Map<Unit, Map<Scenario, Side>> sides, Unit unit, Scenario scenario) {
        Side side = sides.getOrDefault(unit, Map.of()).get(scenario);
        return side == null ? Side.failed(false, "not built") : side;
    }

    /** What its sides have in common, and the first failure. */
    private static Conformance.Program program(Probe probe, Tool tool, Map<Scenario, Side> sides) {
        boolean cached = false;
        boolean emulated = false;
        String generation = "";
        String failure = "";
        for (Side s : sides.values()) {
            cached |= s.cached;
            emulated |= s.emulated;
            generation = generation.isEmpty() ? s.generation : generation;
            failure = failure.isEmpty() ? s.failure : failure;
        }
        return new Conformance.Program(probe.name(), tool.name(), cached, emulated, generation, failure);
    }

    private Map<Unit, Map<Scenario, Side>> sides(List<Probe> probes, List<Tool> tools)
            throws EnvironmentException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        Map<Unit, Future<Map<Scenario, Side>>> futures = new LinkedHashMap<>();
        Map<Unit, Map<Scenario, Side>> sides = new LinkedHashMap<>();
        try {
            for (Tool tool : tools) {
                for (Probe probe : probes) {
                    futures.put(new Unit(probe, tool), pool.submit(() -> probeRun.sides(probe, tool)));
                }
            }
            for (Map.Entry<Unit, Future<Map<Scenario, Side>>> f : futures.entrySet()) {
                sides.put(f.getKey(), await(f.getValue()));
                progress.accept(
                        f.getKey().tool().name() + " " + f.getKey().probe().name());
            }
        } finally {
            pool.shutdownNow();
        }
        return sides;
    }

    private static Map<Scenario, Side> await(Future<Map<Scenario, Side>> sides)
            throws EnvironmentException, InterruptedException {
        try {
            return sides.get();
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
