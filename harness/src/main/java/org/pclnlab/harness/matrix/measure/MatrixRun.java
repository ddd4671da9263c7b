package org.pclnlab.harness.matrix.measure;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.matrix.measure.Programs.Made;
import org.pclnlab.harness.matrix.model.Launch;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.Program;
import org.pclnlab.harness.matrix.model.ResultJson;
import org.pclnlab.harness.matrix.model.Variant;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.matrix.stats.Order;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Builder;
import org.pclnlab.harness.toolchain.Launcher;

/**
 * One measurement from the sources to the last round (spec 09 section 10): everything is built first, then each program is
 * started for warming up, then the rounds are planned once, and in each round scenarios and columns come in random order. The
 * result is written after each round, so a run that is interrupted loses one. Belongs to one thread.
 */
public final class MatrixRun {
    private static final int MOST_PAD = 4096;
    /** Beyond this share of launches a disturbed one is not repeated: the machine is busy, and repeating does not help. */
    private static final double MOST_REPEATS = 0.1;

    private final MeasureOptions options;
    private final List<Column> columns;
    private final List<Scenario> scenarios;
    private final Path out;
    private final Consumer<String> progress;
    private final Clock clock;
    private final long start;
    private final MatrixResult.Fingerprint machine = MachineInfo.fingerprint();
    private final Programs programs;
    private final Starter starter;

    private final List<Program> described = new ArrayList<>();
    private final Map<String, Made> made = new LinkedHashMap<>();
    private final List<Launch> launches = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Map<String, Integer> rounds = Map.of();
    private int slot;
    private int repeats;

    /**
     * A measurement to be.
     *
     * @param columns the baseline first, its control last
     * @param sources where sources stay
     * @param folder where programs go
     * @param out the result
     * @param progress is told what was done
     */
    public MatrixRun(
            MeasureOptions options,
            List<Column> columns,
            List<Scenario> scenarios,
            Builder cached,
            Builder scratch,
            Path sources,
            Path folder,
            Path out,
            Map<String, String> env,
            Clock clock,
            Consumer<String> progress) {
        this.options = options;
        this.columns = List.copyOf(columns);
        this.scenarios = List.copyOf(scenarios);
        this.out = out;
        this.progress = progress;
        this.clock = clock;
        this.start = clock.millis();
        this.programs = new Programs(cached, scratch, sources, folder, options);
        this.starter = new Starter(options, env, clock);
    }

    /**
     * Measures.
     *
     * @param before a result to continue, null for a new one
     * @param more rounds to add to it; 0 to finish what was planned
     */
    public MatrixResult run(@Nullable MatrixResult before, int more) throws EnvironmentException, UsageException {
        if (!options.cores().note().isEmpty()) {
            notes.add(options.cores().note());
        }
        if (machine.identity().getOrDefault("governor", "").equals("powersave")) {
            notes.add("the frequency governor is powersave: the clock of the core follows the load");
        }
        for (Scenario s : scenarios) {
            for (Column c : columns) {
                build(s, c);
            }
        }
        if (before != null) {
            continueWith(before, more);
        } else if (options.rounds() >= 0) {
            plan();
        }
        int last = rounds.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int first = 1;
        for (Launch l : launches) {
            first = Math.max(first, l.block() + 1);
        }
        save("");
        for (int block = first; block <= last; block++) {
            if (clock.millis() - start > options.budget().toMillis()) {
                notes.add("the time was over after round " + (block - 1) + " of " + last
                        + ": launches took longer than those for warming up");
                break;
            }
            round(block);
            save("");
        }
        return save(clock.instant().toString());
    }

    private void build(Scenario s, Column c) throws EnvironmentException {
        Made m = c.copyOf().isEmpty() ? programs.build(s, c) : programs.copy(made(s, c.copyOf()), s, c);
        described.add(m.program());
        made.put(s.name() + "\t" + c.name(), m);
        String how = m.file() == null
                ? "failed"
                : m.program().buildMs() < 0 ? "cached" : m.program().buildMs() + " ms";
        progress.accept("built " + s.name() + " with " + c.name() + " (" + how + ")");
        ended();
    }

    private Made made(Scenario s, String column) {
        Made m = made.get(s.name() + "\t" + column);
        if (m == null) {
            throw new IllegalStateException("not built: " + s.name() + " " + column);
        }
        return m;
    }

    /** Warms up, and decides how many rounds there are. */
    private void plan() throws EnvironmentException {
        Map<String, Long> cost = new LinkedHashMap<>();
        for (Scenario s : scenarios) {
            long best = Long.MAX_VALUE;
            for (int w = 0; w < Math.max(1, options.warmup()); w++) {
                long sum = 0;
                for (Column c : columns) {
                    Launch l = launch(s, c, 0, 0, false);
                    sum += l == null ? 0 : l.wallNanos();
                }
                best = Math.min(best, sum);
            }
            if (best > 0) {
                cost.put(s.name(), best / 1_000_000 + 1 + 10L * columns.size()); // starting costs, too
            }
            progress.accept("warmed up " + s.name());
        }
        long remaining = options.budget().toMillis() - (clock.millis() - start);
        RoundPlan plan = RoundPlan.of(scenarios, cost, Math.max(0, remaining), options.rounds());
        rounds = plan.rounds();
        notes.addAll(plan.notes());
    }

    private void continueWith(MatrixResult before, int more) throws UsageException {
        if (!before.origin().equals("pclnlab")
                || before.session().iterations() != options.iterations()
                || !before.scenarios().equals(scenarios)
                || !before.variants().stream()
                        .map(Variant::name)
                        .toList()
                        .equals(columns.stream().map(Column::name).toList())) {
            throw new UsageException(
                    out + ": not the same measurement: tools, scenarios and --iters have to be the same");
        }
        if (!before.machine().hash().equals(machine.hash())) {
            throw new UsageException(out + ": measured on another machine, or this one was changed");
        }
        for (Program p : described) {
            Program q = before.program(p.variant(), p.scenario());
            if (q == null || !q.sha256().equals(p.sha256())) {
                throw new UsageException(out + ": the program of " + p.variant() + ", " + p.scenario()
                        + " is not the one that was measured");
            }
        }
        described.clear();
        described.addAll(before.programs());
        notes.clear();
        notes.addAll(before.notes());
        Map<String, Integer> planned = new LinkedHashMap<>(before.session().blocks());
        planned.replaceAll((scenario, n) -> n + more);
        rounds = planned;
        int whole = more == 0 ? wholeRounds(before) : Integer.MAX_VALUE;
        for (Launch l : before.launches()) {
            if (l.block() <= whole) {
                launches.add(l);
                slot = Math.max(slot, l.slot() + 1);
            }
        }
        notes.add("continued " + clock.instant()
                + (more == 0 ? "" : ", " + more + " rounds added after the first were seen"));
    }

    /** The result is written after whole rounds only, so all of them are whole. */
    private static int wholeRounds(MatrixResult before) {
        return before.launches().stream().mapToInt(Launch::block).max().orElse(0);
    }

    private void round(int block) throws EnvironmentException {
        Order order = new Order(Order.seed(options.seed() + "|" + block));
        List<Scenario> here = scenarios.stream()
                .filter(s -> rounds.getOrDefault(s.name(), 0) >= block)
                .toList();
        record Again(Scenario scenario, Column column) {}
        List<Again> again = new ArrayList<>();
        for (int si : order.shuffle(here.size())) {
            Scenario s = here.get(si);
            for (int ci : order.shuffle(columns.size())) {
                Column c = columns.get(ci);
                Launch l = launch(s, c, block, order.below(MOST_PAD), false);
                if (l != null && !l.taint().isEmpty() && l.failure().isEmpty()) {
                    again.add(new Again(s, c));
                }
            }
        }
        for (Again a : again) {
            if (repeats < MOST_REPEATS * launches.size()) {
                repeats++;
                launch(a.scenario(), a.column(), block, order.below(MOST_PAD), true);
            }
        }
        progress.accept("round " + block);
    }

    /** Starts a program unless it is not there or failed before; returns null then. */
    private @Nullable Launch launch(Scenario s, Column c, int block, int pad, boolean again)
            throws EnvironmentException {
        Path file = made(s, c.name()).file();
        Duration timeout = options.timeout();
        for (Launch l : launches) {
            if (l.scenario().equals(s.name()) && l.variant().equals(c.name())) {
                if (!l.failure().isEmpty()) {
                    return null;
                }
                if (l.block() == 0 && 20 * l.wallNanos() > timeout.toNanos()) {
                    timeout = Duration.ofNanos(20 * l.wallNanos());
                }
            }
        }
        if (file == null) {
            return null;
        }
        Launch l = starter.start(s, c.name(), file, block, slot++, pad, timeout, again);
        ended();
        // A repetition that fails is a failure as well as any other.
        launches.add(l);
        return l;
    }

    private static void ended() throws EnvironmentException {
        if (Launcher.ending()) {
            throw new EnvironmentException("interrupted");
        }
    }

    private MatrixResult save(String finished) throws EnvironmentException {
        MatrixResult r = new MatrixResult(
                "pclnlab",
                new MatrixResult.Session(
                        options.command(),
                        options.seed(),
                        java.time.Instant.ofEpochMilli(start).toString(),
                        finished,
                        options.iterations(),
                        rounds,
                        options.cores().core(),
                        columns.get(0).name()),
                machine,
                columns.stream().map(Column::variant).toList(),
                scenarios,
                described,
                launches,
                List.of(),
                notes);
        ResultJson.save(r, out);
        return r;
    }
}
