package org.pclnlab.benchmarks.self;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.benchmarks.data.ForgedBench;
import org.pclnlab.benchmarks.peer.Timeit;
import org.pclnlab.benchmarks.peer.Timeit.Timed;
import org.pclnlab.emulator.forge.RecordImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.rewrite.DiskOperations;
import org.pclnlab.emulator.rewrite.Outcome;
import org.pclnlab.emulator.rewrite.PublishPolicy;
import org.pclnlab.emulator.rewrite.Publisher;
import org.pclnlab.emulator.rewrite.Rewriter;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pclnlab bench rewrite}: the rewriter in process and as a process, against LLGo's own. */
@Command(
        name = "rewrite",
        mixinStandardHelpOptions = true,
        description = {
            "The post-link rewriter against LLGo's, on an executable that is not rewritten yet; equal bytes first.",
            "Core: from the path of the file to the bytes of its table, with reading what that takes, on both sides. Whole: with",
            "compaction, writing, fsync and rename. Minima of one thread's CPU time; of processes CPU (user + system) and wall."
        },
        footer = {"  pclnlab bench rewrite --image a.out --peer llgo-rewrite --pclnpost pclnpost --check"})
final class RewriteBenchCommand implements Callable<Integer> {
    private static final double CORE = 0.25, WHOLE = 0.7, MEMORY = 3, GROWTH = 4;
    private static final int WARM_UP = 1000;
    private static final long BIG = 8L << 20;
    private static final int MANY = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--rounds", defaultValue = "25", description = "At least 5. Default: ${DEFAULT-VALUE}.")
    private int rounds = 25;

    @Option(
            names = "--peer",
            paramLabel = "PROGRAM",
            description = "LLGo's rewriter as a library, timing itself: lines with (a) core and (b) whole.")
    private @Nullable Path peer;

    @Option(names = "--pclnpost", paramLabel = "PROGRAM", description = "LLGo's stand-alone rewriter.")
    private @Nullable Path pclnpost;

    @Override
    public Integer call() throws IOException, InterruptedException, ImageException, EnvironmentException {
        if (rounds < 5) {
            throw new ParameterException(spec.commandLine(), "--rounds " + rounds + ": expected 5 or more");
        }
        Goals goals = new Goals();
        PrintWriter out = spec.commandLine().getOut();
        try (WorkFolder work = WorkFolder.create()) {
            Path given = options.image;
            Path image = given != null
                    ? given.toAbsolutePath()
                    : ForgedBench.linked(work.path().resolve("forged"));
            if (!options.json) {
                out.println(BenchOptions.machine());
                out.println(image + ": " + Files.size(image) + " bytes");
            }
            inProcess(image, work.path(), goals);
            processes(image, work.path(), goals);
            scaling(goals);
            return options.finish("rewrite", goals, out);
        }
    }

    // ---- in process

    private void inProcess(Path image, Path work, Goals goals)
            throws IOException, InterruptedException, EnvironmentException {
        double core = Double.MAX_VALUE;
        double whole = Double.MAX_VALUE;
        long allocated = Long.MAX_VALUE;
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Publisher publisher = new Publisher(new DiskOperations(), PublishPolicy.USUAL);
        Path copy = work.resolve("in-process");
        for (int i = 0; i < WARM_UP + rounds; i++) {
            long start = thread.getCurrentThreadCpuTime();
            byte[] table;
            try (Publisher.Original original = publisher.open(image)) {
                table = Rewriter.table(original.bytes(), null);
            }
            core = Math.min(core, (thread.getCurrentThreadCpuTime() - start) / 1e6);
            if (table == null) {
                throw new ParameterException(spec.commandLine(), image + " is refused by the rewriter");
            }
        }
        for (int i = 0; i < WARM_UP / 4 + rounds; i++) {
            Files.copy(image, copy, StandardCopyOption.REPLACE_EXISTING);
            long before = thread.getCurrentThreadAllocatedBytes();
            long start = thread.getCurrentThreadCpuTime();
            try (Publisher.Original original = publisher.open(copy)) {
                Outcome.Planned done = (Outcome.Planned) Rewriter.plan(original.bytes(), null);
                publisher.replace(original, done.plan(), null);
            }
            whole = Math.min(whole, (thread.getCurrentThreadCpuTime() - start) / 1e6);
            allocated = Math.min(allocated, thread.getCurrentThreadAllocatedBytes() - before);
        }
        goals.add(
                "rewrite: memory",
                (double) allocated / Files.size(image),
                MEMORY,
                "x",
                "allocated, of the file's size");
        Path program = peer;
        if (program == null) {
            goals.notRun("llgo in process", "no --peer; pclnlab: core " + ms(core) + ", whole " + ms(whole));
            return;
        }
        RewritePeer theirs = RewritePeer.measure(program, image, rounds, work);
        // Both from the path of a file to the bytes of its table, with reading what that takes.
        goals.add(
                "G8 core",
                core / theirs.core(),
                CORE,
                "x",
                "from the path to the bytes of the table: pclnlab " + ms(core) + ", llgo " + ms(theirs.core()));
        goals.add(
                "G8 whole",
                whole / theirs.whole(),
                WHOLE,
                "x",
                "pclnlab " + ms(whole) + ", llgo " + ms(theirs.whole()));
    }

    private static String ms(double value) {
        return String.format(Locale.ROOT, "%.2f ms", value);
    }

    // ---- as processes

    private void processes(Path image, Path work, Goals goals)
            throws IOException, InterruptedException, EnvironmentException {
        Path program = pclnpost;
        if (program == null) {
            goals.notRun("llgo as a process", "no --pclnpost");
            return;
        }
        Path launcher = JavaCommand.launcher();
        Path a = work.resolve("a.out");
        Path b = work.resolve("b.out");
        Timeit timeit = new Timeit(work);
        Timed ours = timed("pclnlab rewrite", List.of(launcher.toString(), "rewrite", a.toString()));
        Timed theirs = timed("pclnpost", List.of(program.toString(), b.toString()));
        Files.copy(image, a, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(image, b, StandardCopyOption.REPLACE_EXISTING);
        timeit.answer(ours);
        timeit.answer(theirs);
        if (Files.mismatch(a, b) != -1) {
            throw new IllegalStateException("pclnlab and pclnpost differ at byte " + Files.mismatch(a, b));
        }
        boolean big = Files.size(image) >= BIG;
        List<Path> many = new ArrayList<>();
        for (int i = 0; i < MANY && big; i++) {
            many.add(work.resolve("many" + i));
        }
        List<String> manyOurs = new ArrayList<>(List.of(launcher.toString(), "rewrite"));
        List<String> manyTheirs =
                new ArrayList<>(List.of("/bin/sh", "-c", "for f; do \"$0\" \"$f\" || exit; done", program.toString()));
        many.forEach(p -> manyOurs.add(p.toString()));
        many.forEach(p -> manyTheirs.add(p.toString()));
        Timed ten = timed("pclnlab rewrite, ten", manyOurs);
        Timed tenTheirs = timed("pclnpost, ten times", manyTheirs);
        for (int i = 0; i < rounds; i++) {
            fresh(image, List.of(a, b));
            timeit.run(ours);
            timeit.run(theirs);
            if (big && i < Math.max(3, rounds / 5)) {
                fresh(image, many);
                timeit.run(ten);
                fresh(image, many);
                timeit.run(tenTheirs);
            }
        }
        process(big ? "G9 process, 12 MB" : "G9 process, 4 MB", ours, theirs, big ? 1 : 3, goals);
        if (big) {
            process("G9 ten images in one call", ten, tenTheirs, 0.5, goals);
        } else {
            goals.notRun("G9, 12 MB and ten images", "the image has less than " + BIG + " bytes");
        }
    }

    private static void process(String name, Timed ours, Timed theirs, double limit, Goals goals) {
        goals.add(
                name + ", CPU",
                ours.cpuMillis() / theirs.cpuMillis(),
                limit,
                "x",
                ms(ours.cpuMillis()) + " and " + ms(theirs.cpuMillis()));
        double wall = ours.wallMillis()[0];
        double theirWall = theirs.wallMillis()[0];
        String memory =
                String.format(Locale.ROOT, ", memory %.0f and %.0f MB", ours.rssMegabytes(), theirs.rssMegabytes());
        goals.add(name + ", wall", wall / theirWall, limit, "x", ms(wall) + " and " + ms(theirWall) + memory);
    }

    private static Timed timed(String name, List<String> argv) {
        return new Timed(name, argv, Map.of(), null);
    }

    private static void fresh(Path image, List<Path> copies) throws IOException {
        for (Path copy : copies) {
            Files.copy(image, copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    // ---- any number of records

    private static void scaling(Goals goals) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int[] sizes = {1_000, 10_000, 100_000, 1_000_000};
        double[] unit = new double[sizes.length];
        double[] time = new double[sizes.length];
        for (int s = 0; s < sizes.length; s++) {
            byte[] image = RecordImage.ofFunctions(sizes[s]);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < Math.max(5, 200_000 / sizes[s]); i++) {
                long start = thread.getCurrentThreadCpuTime();
                if (Rewriter.table(Bytes.of(image, "forged"), null) == null) {
                    throw new IllegalStateException(sizes[s] + " forged records are refused");
                }
                best = Math.min(best, thread.getCurrentThreadCpuTime() - start);
            }
            time[s] = best / 1e6;
            unit[s] = best / (sizes[s] * (Math.log(sizes[s]) / Math.log(2)));
        }
        goals.add(
                "rewrite: 10^6 records against 10^3",
                unit[3] / unit[0],
                GROWTH,
                "x",
                "ms for 10^3 to 10^6: "
                        + Arrays.toString(Arrays.stream(time)
                                .mapToObj(RewriteBenchCommand::ms)
                                .toArray()) + ", compared by ns / (n log n)");
    }
}
