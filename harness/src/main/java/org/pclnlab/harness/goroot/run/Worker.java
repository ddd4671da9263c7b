package org.pclnlab.harness.goroot.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.CaseRow.Judged;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.RawOutcome;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.RunFile;
import org.pclnlab.harness.goroot.exec.Baseline;
import org.pclnlab.harness.goroot.exec.BatchBuild;
import org.pclnlab.harness.goroot.exec.CaseRunner;
import org.pclnlab.harness.goroot.exec.CaseRunner.Prebuilt;
import org.pclnlab.harness.goroot.exec.CaseRunner.Timeouts;
import org.pclnlab.harness.goroot.exec.CaseSource;
import org.pclnlab.harness.goroot.exec.GcCache;
import org.pclnlab.harness.goroot.exec.Side;
import org.pclnlab.harness.goroot.exec.Workspace;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Launcher;

/** Takes units from the queue until there are none. */
final class Worker extends Thread {
    private final GorootRun run;
    private final RunFile file;
    private final Side gc;
    private final List<Side> llgos;
    private final Queue<Unit> queue;
    private final MemoryGate gate;
    private final GcCache cache;
    private final Rows rows;
    private @Nullable Throwable failure;

    Worker(GorootRun run, RunFile file, Side gc, List<Side> llgos, Queue<Unit> queue, MemoryGate gate, int number) {
        super("pclnlab-goroot-" + number);
        this.run = run;
        this.file = file;
        this.gc = gc;
        this.llgos = llgos;
        this.queue = queue;
        this.gate = gate;
        this.cache = new GcCache(run.plan().gcCache());
        this.rows = new Rows(run);
        setDaemon(true);
    }

    @Override
    public void run() {
        try (Workspace ws = Workspace.open(run.setup().state())) {
            CaseRunner runner = new CaseRunner(run.setup(), run.launcher(), ws);
            BatchBuild batch = new BatchBuild(run.setup(), run.launcher(), ws);
            for (Unit u = queue.poll(); u != null && !Launcher.ending(); u = queue.poll()) {
                gate.enter();
                long peak = 0;
                try {
                    peak = unit(u, runner, batch, ws);
                } finally {
                    gate.leave(peak);
                }
            }
        } catch (EnvironmentException | IOException | InterruptedException | RuntimeException | Error e) {
            failure = e;
            queue.clear(); // the others end with what they are doing
        }
    }

    /** Throws what ended the worker, in the thread that waits for it. */
    void rethrow() throws EnvironmentException, InterruptedException {
        Throwable f = failure;
        if (f == null || Launcher.ending()) {
            return;
        }
        if (f instanceof EnvironmentException e) {
            throw e;
        }
        if (f instanceof InterruptedException e) {
            throw e;
        }
        if (f instanceof RuntimeException e) {
            throw e;
        }
        if (f instanceof Error e) {
            throw e;
        }
        throw new EnvironmentException("workspace: " + f, f);
    }

    /** Runs a unit; the most memory that one of its builds took. */
    private long unit(Unit u, CaseRunner runner, BatchBuild batch, Workspace ws)
            throws EnvironmentException, InterruptedException {
        Map<GorootCase, Baseline> baselines = new HashMap<>();
        Map<GorootCase, String> sources = new HashMap<>();
        for (GorootCase c : u.cases()) {
            String source = CaseSource.hash(run.setup().root(), c);
            sources.put(c, source);
            Baseline b = baseline(runner, ws, c, source);
            if (b == null || Launcher.ending()) {
                continue; // skipped on this machine, or the end
            }
            baselines.put(c, b);
        }
        long peak = 0;
        for (Side s : llgos) {
            peak = Math.max(peak, side(s, u, runner, batch, ws, baselines, sources));
        }
        return peak;
    }

    private Timeouts timeouts(GorootCase c) {
        Duration standard = run.plan().runTimeout();
        Duration program =
                run.plan().expectations().timeout(run.lane(""), c.directive().word(), c.path(), standard);
        Duration build = run.setup().buildTimeout();
        return new Timeouts(program.compareTo(build) > 0 ? program : build, program);
    }

    /** Gc's result, remembered or new, with its row; null when a list keeps the case off this machine. */
    private @Nullable Baseline baseline(CaseRunner runner, Workspace ws, GorootCase c, String source)
            throws EnvironmentException {
        Judged skip = rows.judge().skip(run.lane(""), c);
        String tool = gc.tool().name();
        if (skip != null) {
            if (!run.has(c, tool)) {
                RawOutcome none = new RawOutcome(RawResult.SKIPPED, "", null, List.of(), List.of(), List.of());
                run.write(file, rows.row(gc, c, source, none, skip, run.setup(), 0, ""), true);
            }
            return null;
        }
        String key = GcCache.key(run.setup(), c, source);
        // To repeat the program it has to be there.
        boolean repeat = run.plan().repeats() > 1 && Repetition.single(c);
        Baseline known = repeat ? null : cache.get(key);
        Baseline b = known != null ? known : runner.baseline(gc, c, timeouts(c));
        if (Launcher.ending()) {
            return b;
        }
        if (known == null) {
            cache.put(key, b);
        }
        if (!run.has(c, tool)) {
            run.write(
                    file,
                    rows.row(gc, c, source, b.outcome(), Judge.reference(c, b.outcome()), run.setup(), 0, ""),
                    true);
        }
        if (repeat) {
            new Repetition(run, file, rows, ws, runner).repeat(gc, c, b, source, b.outcome(), timeouts(c));
        }
        return b;
    }

    private long side(
            Side s,
            Unit u,
            CaseRunner runner,
            BatchBuild batch,
            Workspace ws,
            Map<GorootCase, Baseline> baselines,
            Map<GorootCase, String> sources)
            throws EnvironmentException, InterruptedException {
        String tool = s.tool().name();
        List<GorootCase> todo = new ArrayList<>();
        List<GorootCase> together = new ArrayList<>();
        Lane lane = run.lane(run.canary(tool).generation());
        for (GorootCase c : u.cases()) {
            if (!run.has(c, tool)) {
                todo.add(c);
                Baseline b = baselines.get(c);
                if (b != null
                        && b.outcome().result() == RawResult.PASS
                        && !rows.judge().isListed(lane, c)) {
                    together.add(c);
                }
            }
        }
        Map<GorootCase, Prebuilt> built = u.cases().size() > 1 && together.size() > 1 && !run.isGuarded(tool)
                ? batch.build(s, together, run.setup().buildTimeout())
                : Map.of();
        long peak = 0;
        for (GorootCase c : todo) {
            if (run.isGuarded(tool) || Launcher.ending()) {
                return peak;
            }
            String source = sources.getOrDefault(c, "");
            Baseline b = baselines.get(c);
            RawOutcome raw = b == null ? skipped(lane, c) : one(s, c, b, runner, built.get(c));
            if (Launcher.ending()) {
                return peak;
            }
            peak = Math.max(peak, raw.peakRssKib());
            CaseRow row =
                    rows.row(s, c, source, raw, b == null ? rows.judge().skip(lane, c) : null, run.setup(), 0, "");
            run.write(file, row, rows.judge().isListed(lane, c));
            if (b != null) {
                new FlakeSweep(run, file, rows, ws).sweep(s, c, b, row, timeouts(c));
                new Repetition(run, file, rows, ws, runner).repeat(s, c, b, source, raw, timeouts(c));
            }
        }
        return peak;
    }

    private RawOutcome skipped(Lane lane, GorootCase c) {
        Judged skip = rows.judge().skip(lane, c);
        String why = skip == null || skip.reason() == null ? "" : skip.reason().text();
        return new RawOutcome(RawResult.SKIPPED, why, null, List.of(), List.of(), List.of());
    }

    /** One case with an llgo. What was built with others and fails is built and run alone, and only that counts. */
    private RawOutcome one(Side s, GorootCase c, Baseline b, CaseRunner runner, @Nullable Prebuilt prebuilt)
            throws EnvironmentException {
        if (c.directive().isDiagnostic() && !run.canary(s.tool().name()).compiles()) {
            String why = "this llgo has no tool compile";
            return new RawOutcome(RawResult.SKIPPED, why, null, List.of(), List.of(), List.of(why));
        }
        RawOutcome raw = runner.llgo(s, c, b, timeouts(c), prebuilt);
        boolean again = prebuilt != null && raw.result() != RawResult.PASS && !Launcher.ending();
        return again ? runner.llgo(s, c, b, timeouts(c), null) : raw;
    }
}
