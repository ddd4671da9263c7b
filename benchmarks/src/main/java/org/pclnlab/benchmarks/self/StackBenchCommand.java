package org.pclnlab.benchmarks.self;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.benchmarks.data.PcStream;
import org.pclnlab.benchmarks.data.StackChain;
import org.pclnlab.benchmarks.peer.PeerSources;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.stack.CodeMap;
import org.pclnlab.emulator.stack.FrameWalker;
import org.pclnlab.emulator.stack.Words;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.harness.matrix.stats.RankSum;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Dialogue;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;
import org.pclnlab.harness.toolchain.WorkFolder;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pclnlab bench stack}: the walk against lookups, and how long a process is held against {@code eu-stack}. */
@CommandLine.Command(
        name = "stack",
        mixinStandardHelpOptions = true,
        description = {
            "Walks 512 frames and symbolizes them, against as many lookups; times are minima.",
            "Then reads a process of many threads with pclnlab stack and with eu-stack -p, in turn. Two threads of the"
                    + " process, one that a reader comes to early and one that it comes to late, say for how long"
                    + " they were held; medians of all rounds. A reader that a rank-sum test does not tell from eu-stack (5 %)"
                    + " ties."
        },
        footer = {"  pclnlab bench stack --check", "  pclnlab bench stack --target threads-built-by-llgo --check"})
final class StackBenchCommand implements Callable<Integer> {
    private static final double WALK = 3, HELD = 1;
    private static final int WARM_UP = 50;
    /** Probability of the rank-sum test from which on two readers count as the same. */
    private static final double TOLD_APART = 0.05;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--rounds", defaultValue = "15", description = "At least 3. Default: ${DEFAULT-VALUE}.")
    private int rounds = 15;

    @Option(names = "--threads", defaultValue = "1000", description = "Of the process. Default: ${DEFAULT-VALUE}.")
    private int threads = 1000;

    @Option(
            names = "--target",
            paramLabel = "PROGRAM",
            description = "benchmarks/peers/go/threads.go built by LLGo. Default: built by go.")
    private @Nullable Path target;

    @Override
    public Integer call() throws IOException, InterruptedException, ImageException, EnvironmentException {
        if (rounds < 3) {
            throw new ParameterException(spec.commandLine(), "--rounds " + rounds + ": expected 3 or more");
        }
        Goals goals = new Goals();
        PrintWriter out = spec.commandLine().getOut();
        try (WorkFolder work = WorkFolder.create()) {
            if (!options.json) {
                out.println(BenchOptions.machine());
            }
            walks(BenchImage.open(options.image(work.path())), goals);
            held(work.path(), goals);
            return options.finish("stack", goals, out);
        }
    }

    // ---- the walk

    private void walks(BenchImage image, Goals goals) throws ImageException {
        StackChain stacks = StackChain.of(image.rows());
        long[] pcs = PcStream.of(PcStream.Kind.MID, image.rows());
        LlgoRuntime runtime = image.runtime().warm();
        CodeMap code = CodeMap.of(runtime);
        FrameWalker walker = new FrameWalker(new Words(stacks.memory()), code);
        long[] out = new long[StackChain.FRAMES];
        SliceMinima walk = new SliceMinima(StackChain.STACKS, 1, (from, to) -> walk(walker, stacks, from, out));
        SliceMinima again = new SliceMinima(StackChain.STACKS, 1, (from, to) -> walk(walker, stacks, 0, out));
        SliceMinima frames = new SliceMinima(StackChain.STACKS, 1, (from, to) -> {
            walk(walker, stacks, from, out);
            return frames(code, out);
        });
        SliceMinima lookups = new SliceMinima(StackChain.STACKS, 1, (from, to) -> lookups(runtime, pcs, from));
        for (SliceMinima loop : List.of(walk, again, frames, lookups)) {
            loop.warm(WARM_UP);
        }
        for (int i = 0; i < Math.max(rounds, 25); i++) {
            walk.round();
            frames.round();
            lookups.round();
        }
        goals.add(
                "512 frames, symbolized",
                frames.each() / lookups.each(),
                WALK,
                "x",
                String.format(
                        Locale.ROOT,
                        "of 512 lookups: %.1f us, lookups %.1f us, the walk alone %.1f us",
                        frames.each() / 1e3,
                        lookups.each() / 1e3,
                        walk.each() / 1e3));
        goals.add(
                "walk of 512 frames allocates",
                Allocation.each(again, StackChain.STACKS),
                0,
                " B",
                String.format(
                        Locale.ROOT,
                        "on a stack that was read before, %.0f B with a new window of memory for every other stack",
                        Allocation.each(walk, StackChain.STACKS)));
    }

    private static long walk(FrameWalker walker, StackChain stacks, int stack, long[] out) {
        try {
            return walker.walk(FrameWalker.Reader.CALLERS, stacks.start(stack), 0, out);
        } catch (ImageException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long frames(CodeMap code, long[] pcs) {
        try {
            return code.frames(pcs).size();
        } catch (ImageException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long lookups(LlgoRuntime runtime, long[] pcs, int stack) {
        try {
            long sum = 0;
            for (int i = 0; i < StackChain.FRAMES; i++) {
                long pc = StackChain.pc(pcs, stack, i);
                Func f = runtime.funcForPC(pc);
                sum += f.entry() + runtime.fileLine(f, pc).line();
            }
            return sum;
        } catch (ImageException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- the hold

    /** Which thread of the process watches. */
    private static final String EARLY = "early", LATE = "late";

    /** One reader of the process and what it cost: for how long an early and a late thread were held. */
    private record Reader(String name, List<String> argv, Map<String, List<Long>> held, List<Long> took) {
        Reader(String name, List<String> argv) {
            this(name, argv, Map.of(EARLY, new ArrayList<>(), LATE, new ArrayList<>()), new ArrayList<>());
        }

        List<Long> held(String watcher) {
            return Objects.requireNonNull(held.get(watcher));
        }

        long median(String watcher) {
            return median(held(watcher));
        }

        double[] values(String watcher) {
            return held(watcher).stream().mapToDouble(Long::doubleValue).toArray();
        }

        private static long median(List<Long> all) {
            long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
            return sorted[sorted.length / 2];
        }

        String text(String watcher) {
            return String.format(
                    Locale.ROOT,
                    "%s held %d us (%s), took %d ms",
                    name,
                    median(watcher),
                    Arrays.toString(held(watcher).stream()
                            .mapToLong(Long::longValue)
                            .sorted()
                            .toArray()),
                    median(took));
        }
    }

    private void held(Path work, Goals goals) throws IOException, InterruptedException, EnvironmentException {
        Path program = target;
        if (program == null) {
            program = PeerSources.buildGo("threads", work);
        }
        String launcher = JavaCommand.launcher().toString();
        List<String> argv = List.of(program.toAbsolutePath().toString(), Integer.toString(threads));
        try (Dialogue process = Dialogue.start(new Command(argv, System.getenv(), null, Duration.ofMinutes(10)))) {
            String ready = process.line();
            if (ready == null || !ready.startsWith("ready ")) {
                throw new EnvironmentException(program + " says " + ready);
            }
            String pid = ready.substring("ready ".length());
            Reader nobody = new Reader("nobody", List.of("/bin/sleep", "0.5"));
            Reader ours = new Reader("pclnlab stack", List.of(launcher, "stack", pid));
            Reader together = new Reader("pclnlab stack --together", List.of(launcher, "stack", "--together", pid));
            Reader theirs = new Reader("eu-stack", List.of("eu-stack", "-p", pid));
            boolean peer = onPath("eu-stack");
            for (int i = 0; i < rounds; i++) {
                for (Reader r : peer ? List.of(nobody, ours, theirs, together) : List.of(nobody, ours, together)) {
                    read(process, r, EARLY);
                    read(process, r, LATE);
                }
            }
            for (String watcher : List.of(EARLY, LATE)) {
                if (!peer) {
                    goals.notRun("eu-stack", "not on PATH (elfutils); " + ours.text(watcher));
                    continue;
                }
                // Less than what passes unnoticed without a reader cannot be told apart.
                double limit = Math.max(theirs.median(watcher), nobody.median(watcher));
                double p =
                        RankSum.of(ours.values(watcher), theirs.values(watcher)).p();
                goals.add(
                        threads + " threads, " + watcher + " one held",
                        ours.median(watcher) / limit,
                        HELD,
                        p >= TOLD_APART,
                        "x",
                        String.format(Locale.ROOT, "rank-sum test p = %.3f; ", p) + ours.text(watcher) + "; "
                                + theirs.text(watcher) + "; " + together.text(watcher) + "; without a reader "
                                + nobody.median(watcher) + " us");
            }
        }
    }

    private static void read(Dialogue process, Reader reader, String watcher) throws EnvironmentException {
        process.say(watcher + "\n");
        process.line();
        Result result = new Launcher().run(new Command(reader.argv, System.getenv(), null, Duration.ofMinutes(2)));
        process.say("\n");
        String line = process.line();
        // eu-stack ends with 1 when it misses a frame of some thread.
        if (line == null || (result.exit() != 0 && !reader.name.equals("eu-stack"))) {
            throw new EnvironmentException(reader.name + ": " + result.explain());
        }
        reader.held(watcher).add(Long.parseLong(line));
        reader.took.add(result.elapsed().toMillis());
    }

    private static boolean onPath(String program) {
        for (String dir : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (!dir.isEmpty() && Files.isExecutable(Path.of(dir, program))) {
                return true;
            }
        }
        return false;
    }
}
