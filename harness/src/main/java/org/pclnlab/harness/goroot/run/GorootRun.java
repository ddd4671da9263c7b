package org.pclnlab.harness.goroot.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.RunContent;
import org.pclnlab.harness.goroot.RunFile;
import org.pclnlab.harness.goroot.RunHeader;
import org.pclnlab.harness.goroot.Scrub;
import org.pclnlab.harness.goroot.exec.Environment;
import org.pclnlab.harness.goroot.exec.Setup;
import org.pclnlab.harness.goroot.exec.Side;
import org.pclnlab.harness.goroot.exec.Workspace;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Machine;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains;

/** Runs the cases of a plan with gc and every llgo, and writes each result at once. */
public final class GorootRun {
    private final RunPlan plan;
    private final Setup setup;
    private final Toolchains toolchains;
    private final Launcher launcher;
    private final Clock clock;
    private final Listener listener;
    private final Map<String, CaseRow> rows = new ConcurrentHashMap<>();
    private final Map<String, Canary> canaries = new LinkedHashMap<>();
    private final Map<String, MassFailure> failures = new ConcurrentHashMap<>();
    private final Set<String> guarded = ConcurrentHashMap.newKeySet();
    private final List<String> guards = new ArrayList<>();
    private final List<String> sweeps = new ArrayList<>();
    private final List<Repeated> repeated = new ArrayList<>();

    public GorootRun(
            RunPlan plan, Setup setup, Toolchains toolchains, Launcher launcher, Clock clock, Listener listener) {
        this.plan = plan;
        this.setup = setup;
        this.toolchains = toolchains;
        this.launcher = launcher;
        this.clock = clock;
        this.listener = listener;
    }

    /** How many workers this machine has memory for, at most {@code wanted}. */
    public static int workers(int wanted) {
        return MemoryGate.workers(wanted, Machine.availableKib());
    }

    /** Runs until everything has a row or a guard stopped the last tool. */
    public RunSummary run() throws UsageException, EnvironmentException, InterruptedException {
        long start = System.nanoTime();
        List<Integer> mine = plan.shards().mine(plan.cases(), plan.durations());
        List<GorootCase> cases = mine.stream().map(plan.cases()::get).toList();
        RunContent before = plan.resume() ? RunFile.left(plan.out()) : null;
        if (before != null) {
            check(before, mine);
            rows.putAll(before.rows());
        }
        List<Side> llgos = new ArrayList<>();
        Side gc = Side.of(toolchains.reference(), Environment.of(toolchains.reference(), setup));
        for (Tool t : toolchains.llgos()) {
            Side side = Side.of(t, Environment.of(t, setup));
            llgos.add(side);
            canaries.put(t.name(), canary(gc, side));
            failures.put(t.name(), new MassFailure());
        }
        rows.values().forEach(this::seenBefore);
        try (RunFile file = open(before, mine)) {
            for (Side s : List.copyOf(llgos)) {
                Canary c = canaries.get(s.tool().name());
                if (c != null && !c.failure().isEmpty()) {
                    stop(file, s.tool().name(), "canary", c.signature(), 1, 1, c.failure());
                    llgos.remove(s);
                }
            }
            boolean nothingToRun = llgos.isEmpty() && !guards.isEmpty();
            if (!nothingToRun) {
                work(file, gc, llgos, cases);
            }
            boolean complete = !nothingToRun && isComplete(cases, gc, llgos);
            RunSummary summary =
                    RunSummary.of(List.copyOf(rows.values()), guards, List.copyOf(guarded), sweeps, repeated, complete);
            if (complete && !Launcher.ending()) {
                long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
                file.end(
                        clock.instant().toString(),
                        millis,
                        summary.counts(),
                        summary.exit().code());
            }
            return summary;
        }
    }

    /** What an interrupted run saw counts for the guard too. */
    private void seenBefore(CaseRow row) {
        MassFailure watch = failures.get(row.tool());
        if (watch != null && row.attempt() == 0 && row.judged().reason() == null) {
            watch.see(row);
        }
    }

    private void check(RunContent before, List<Integer> mine) throws UsageException {
        RunHeader h = before.header();
        boolean same = h.plan().equals(RunHeader.planOf(plan.cases()))
                && h.mine().equals(mine)
                && h.tools().stream()
                        .map(RunHeader.ToolInfo::identity)
                        .toList()
                        .equals(tools().stream()
                                .map(RunHeader.ToolInfo::identity)
                                .toList());
        if (!same) {
            throw new UsageException(plan.out() + " is a run of other cases, another shard or other toolchains;"
                    + " --resume goes on with the same command line only");
        }
        if (!before.guarded().isEmpty()) {
            throw new UsageException(plan.out() + " was stopped by a guard for " + String.join(", ", before.guarded())
                    + "; start a new run");
        }
    }

    private RunFile open(@Nullable RunContent before, List<Integer> mine) throws UsageException, EnvironmentException {
        String now = clock.instant().toString();
        if (before != null) {
            return RunFile.resume(
                    plan.out(),
                    before.length(),
                    now,
                    Machines.load(),
                    before.rows().size());
        }
        RunHeader header = Machines.header(plan, setup, toolchains, tools(), now, mine);
        return RunFile.create(plan.out(), header);
    }

    private List<RunHeader.ToolInfo> tools() {
        List<RunHeader.ToolInfo> infos = new ArrayList<>();
        for (Tool t : toolchains.tools()) {
            Canary c = canaries.get(t.name());
            infos.add(Machines.tool(t, c == null ? "" : c.generation()));
        }
        return infos;
    }

    private Canary canary(Side gc, Side llgo) throws EnvironmentException {
        try (Workspace ws = Workspace.open(setup.state())) {
            // The first build of a new llgo compiles the packages of its runtime.
            Duration timeout = setup.buildTimeout().multipliedBy(5);
            return Canary.of(gc, llgo, setup, launcher, ws, timeout);
        } catch (IOException e) {
            throw new EnvironmentException("workspace: " + e, e);
        }
    }

    private void work(RunFile file, Side gc, List<Side> llgos, List<GorootCase> cases)
            throws EnvironmentException, InterruptedException {
        List<GorootCase> todo =
                cases.stream().filter(c -> !isDone(c, gc, llgos)).toList();
        listener.started(cases.size() * (1 + llgos.size()), done(cases, gc, llgos));
        Queue<Unit> queue = new ConcurrentLinkedQueue<>(Unit.of(todo, setup.root(), plan.durations(), plan.batch()));
        MemoryGate gate = new MemoryGate();
        int workers = Math.max(1, Math.min(plan.jobs(), queue.size()));
        List<Worker> all = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            all.add(new Worker(this, file, gc, llgos, queue, gate, i));
        }
        all.forEach(Thread::start);
        for (Worker w : all) {
            w.join();
        }
        for (Worker w : all) {
            w.rethrow();
        }
    }

    private int done(List<GorootCase> cases, Side gc, List<Side> llgos) {
        int n = 0;
        for (GorootCase c : cases) {
            n += has(c, gc.tool().name()) ? 1 : 0;
            for (Side s : llgos) {
                n += has(c, s.tool().name()) ? 1 : 0;
            }
        }
        return n;
    }

    private boolean isDone(GorootCase c, Side gc, List<Side> llgos) {
        return has(c, gc.tool().name())
                && llgos.stream().allMatch(s -> has(c, s.tool().name()));
    }

    private boolean isComplete(List<GorootCase> cases, Side gc, List<Side> llgos) {
        List<Side> left =
                llgos.stream().filter(s -> !guarded.contains(s.tool().name())).toList();
        return cases.stream().allMatch(c -> isDone(c, gc, left));
    }

    /** Whether a case has its deciding row for a tool. */
    boolean has(GorootCase c, String tool) {
        return rows.containsKey(CaseRow.key(c.path(), tool, 0));
    }

    boolean isGuarded(String tool) {
        return guarded.contains(tool);
    }

    Canary canary(String tool) {
        return canaries.getOrDefault(tool, new Canary("", "", "", true));
    }

    RunPlan plan() {
        return plan;
    }

    Setup setup() {
        return setup;
    }

    Launcher launcher() {
        return launcher;
    }

    Clock clock() {
        return clock;
    }

    Lane lane(String generation) {
        Tool go = toolchains.reference();
        return new Lane(go.goVersion(), go.platform(), generation);
    }

    /** What a failure's folders are called in signatures. */
    Scrub scrub(Side side) {
        Map<String, String> folders = new LinkedHashMap<>();
        folders.put(setup.go().goroot(), "<goroot>");
        String root = side.tool().root();
        if (root != null) {
            folders.put(root, "<repo>");
        }
        return Scrub.of(folders);
    }

    /** Writes a row; a row without an entry is also looked at by the guard. */
    void write(RunFile file, CaseRow row, boolean listed) throws EnvironmentException {
        if (!file.append(row)) {
            return;
        }
        rows.put(row.key(), row);
        listener.row(row);
        MassFailure watch = failures.get(row.tool());
        if (!plan.guard() || listed || watch == null || row.attempt() != 0) {
            return;
        }
        MassFailure.Trip trip;
        synchronized (watch) {
            trip = watch.see(row);
        }
        if (trip != null && guarded.add(row.tool())) {
            stop(
                    file,
                    row.tool(),
                    "mass-failure",
                    trip.signature(),
                    trip.failing(),
                    trip.seen(),
                    trip.text(row.tool()));
        }
    }

    private void stop(RunFile file, String tool, String guard, String signature, int failing, int seen, String text)
            throws EnvironmentException {
        file.guard(tool, guard, signature, failing, seen, text);
        guarded.add(tool);
        synchronized (guards) {
            guards.add(text);
        }
        listener.note(text);
    }

    void repeated(Repeated r) {
        synchronized (repeated) {
            repeated.add(r);
        }
    }

    void sweep(String line) {
        synchronized (sweeps) {
            sweeps.add(line);
        }
        listener.note(line);
    }
}
