package org.pclnlab.benchmarks.self;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.benchmarks.data.AllocationStream;
import org.pclnlab.benchmarks.peer.CountdownPeer;
import org.pclnlab.benchmarks.peer.PeerSources;
import org.pclnlab.emulator.heapprofile.CurrentSampler;
import org.pclnlab.emulator.heapprofile.Thresholds;
import org.pclnlab.harness.heap.Replay;
import org.pclnlab.harness.heap.SamplerKind;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pclnlab bench heap}: the sampling decision against C, a long replay, and what sampling costs in programs. */
@Command(
        name = "heap",
        mixinStandardHelpOptions = true,
        description = {
            "The decision about an allocation (one in 2048 is sampled) against a C loop that does the same, in alternating"
                    + " rounds, minima of slices; then a replay of 100 million allocations; then what an allocation costs in"
                    + " programs of go and of every --native program, with the sampler on and off."
        },
        footer = {
            "  pclnlab bench heap --check",
            "  llgo build -o /tmp/allocs allocs.go   # in benchmarks/peers/go",
            "  pclnlab bench heap --native llgo=/tmp/allocs --check"
        })
final class HeapBenchCommand implements Callable<Integer> {
    private static final int SLICE = 1024, WARM_UP = 300, LINES = 100_000, TIMES = 1000;
    private static final double DECISION = 1.5, GROWTH = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--rounds", defaultValue = "60", description = "At least 25. Default: ${DEFAULT-VALUE}.")
    private int rounds = 60;

    @Option(
            names = "--native",
            paramLabel = "NAME=PROGRAM",
            description = "benchmarks/peers/go/allocs.go built by LLGo; repeatable.")
    private Map<String, Path> programs = new LinkedHashMap<>();

    private final int[] sizes = AllocationStream.sizes();
    private CurrentSampler sampler = fresh();

    private static CurrentSampler fresh() {
        return CurrentSampler.at(0, Thresholds.SEED, 0);
    }

    @Override
    public Integer call() throws IOException, InterruptedException, EnvironmentException, UsageException {
        if (rounds < 25) {
            throw new ParameterException(spec.commandLine(), "--rounds " + rounds + ": expected 25 or more");
        }
        Goals goals = new Goals();
        PrintWriter out = spec.commandLine().getOut();
        try (WorkFolder work = WorkFolder.create()) {
            if (!options.json) {
                out.println(BenchOptions.machine());
            }
            decisions(work.path(), goals);
            replay(goals);
            natives(work.path(), goals);
            return options.finish("heap", goals, out);
        }
    }

    // ---- the decision

    private long decide(int from, int to) {
        CurrentSampler s = sampler;
        int[] all = sizes;
        long samples = 0;
        for (int i = from; i < to; i++) {
            if (s.allocate(all[i], AllocationStream.RATE)) {
                samples++;
            }
        }
        return samples;
    }

    /** The same, in rows. */
    private long skip(int from, int to) {
        CurrentSampler s = sampler;
        int[] all = sizes;
        long samples = 0;
        for (int i = s.skip(all, from, to, AllocationStream.RATE);
                i < to;
                i = s.skip(all, i + 1, to, AllocationStream.RATE)) {
            if (s.allocate(all[i], AllocationStream.RATE)) {
                samples++;
            }
        }
        return samples;
    }

    private void decisions(Path work, Goals goals) throws IOException, InterruptedException, EnvironmentException {
        SliceMinima ours = new SliceMinima(sizes.length, SLICE, this::skip).warm(WARM_UP);
        SliceMinima each = new SliceMinima(sizes.length, SLICE, this::decide).warm(WARM_UP);
        goals.add(
                "decision: allocated",
                Math.max(Allocation.each(ours, sizes.length), Allocation.each(each, sizes.length)),
                0,
                " B",
                "");
        Path program;
        try {
            program = PeerSources.build("countdown", work, "-O3", "-march=native", "-ffp-contract=off");
        } catch (EnvironmentException absent) {
            goals.notRun("peer c", String.valueOf(absent.getMessage()));
            return;
        }
        Path file = Files.write(work.resolve("sizes"), AllocationStream.bytes(sizes));
        against(program, file, "decision against C", ours, true, DECISION, goals);
        against(program, file, "the same, a call for each", each, false, Double.POSITIVE_INFINITY, goals);
    }

    private void against(
            Path program, Path file, String name, SliceMinima ours, boolean rows, double limit, Goals goals)
            throws IOException, EnvironmentException {
        sampler = fresh();
        ours.forget();
        try (CountdownPeer c = new CountdownPeer(program, file, SLICE, AllocationStream.RATE, Thresholds.SEED, rows)) {
            for (int i = 0; i < rounds; i++) {
                String theirs = c.round();
                String mine = ours.round() + " " + Long.toUnsignedString(sampler.remaining()) + " "
                        + Long.toHexString(sampler.rand());
                if (!mine.equals(theirs)) {
                    throw new IllegalStateException("round " + i + ": pclnlab " + mine + ", C " + theirs);
                }
            }
            double each = ours.each(), peer = (double) c.minima() / sizes.length;
            goals.add(
                    name,
                    each / peer,
                    limit,
                    "x",
                    String.format(
                            Locale.ROOT,
                            "pclnlab %.2f ns, C %.2f ns; slice minima of %d rounds, states equal after each",
                            each,
                            peer,
                            rounds));
        }
    }

    // ---- the replay

    /** A trace that is never there as a whole: lines are made when they are read. */
    private static final class Trace extends BufferedReader {
        private String line = "pclnlab-alloc 1\nrate 524288\nthread main address 7ffff7d8b6b0\nstack s 401136 4011f0\n";
        private int at;
        private int lines;

        Trace() {
            super(new StringReader(""));
        }

        @Override
        public int read() {
            if (at == line.length()) {
                if (lines == LINES) {
                    return -1;
                }
                at = 0;
                line = "a main " + (16 + lines++ % 8 * 16) + " s x" + TIMES + "\n";
            }
            return line.charAt(at++);
        }
    }

    private static void replay(Goals goals) throws IOException, UsageException {
        Replay.run("trace", new Trace(), SamplerKind.CURRENT);
        long before = live();
        long start = System.nanoTime();
        Replay.Result result = Replay.run("trace", new Trace(), SamplerKind.CURRENT);
        double seconds = (System.nanoTime() - start) / 1e9;
        long after = live();
        goals.add(
                "replay of 100 million: heap that stays",
                (after - before) / 1048576.0,
                GROWTH,
                " MB",
                String.format(
                        Locale.ROOT,
                        "%d allocations in %d lines, %d samples, %.2f s; peak RSS of this JVM %s",
                        result.allocations(),
                        LINES,
                        result.samples(),
                        seconds,
                        peakRss()));
    }

    private static long live() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String peakRss() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("VmHWM:")) {
                    return line.substring("VmHWM:".length()).strip();
                }
            }
        }
        return "unknown";
    }

    // ---- programs

    private void natives(Path work, Goals goals) throws IOException, InterruptedException {
        try {
            row("gc", PeerSources.buildGo("allocs", work), goals);
        } catch (EnvironmentException absent) {
            goals.notRun("gc", String.valueOf(absent.getMessage()));
        }
        for (Map.Entry<String, Path> e : programs.entrySet()) {
            row(e.getKey(), e.getValue().toAbsolutePath(), goals);
        }
        if (programs.isEmpty()) {
            goals.notRun("llgo", "no --native NAME=PROGRAM");
        }
    }

    private static void row(String name, Path program, Goals goals) throws IOException, InterruptedException {
        double[] times = times(program);
        if (times == null) {
            goals.notRun(name, program + " did not print what allocs.go prints");
            return;
        }
        // A figure beside the others, no goal: it is somebody else's.
        goals.add(
                "sampling in a program of " + name,
                times[1] - times[0],
                Double.POSITIVE_INFINITY,
                " ns",
                String.format(
                        Locale.ROOT, "new([64]byte) %.2f ns without, %.2f ns with the sampler", times[0], times[1]));
    }

    private static double @Nullable [] times(Path program) throws IOException, InterruptedException {
        Process p;
        try {
            p = new ProcessBuilder(program.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return null;
        }
        p.getOutputStream().close();
        String[] words = new String(p.getInputStream().readNBytes(4096), StandardCharsets.UTF_8)
                .strip()
                .split(" ", -1);
        if (p.waitFor() != 0 || words.length != 2) {
            return null;
        }
        try {
            return new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])};
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
