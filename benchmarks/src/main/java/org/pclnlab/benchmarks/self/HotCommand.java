package org.pclnlab.benchmarks.self;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.benchmarks.data.PcStream;
import org.pclnlab.benchmarks.peer.LookupPeer;
import org.pclnlab.benchmarks.peer.PeerSources;
import org.pclnlab.emulator.functab.PrebuiltRows;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pclnlab bench hot}: lookup on the mapped bytes of a table against a C loop on the same bytes. */
@Command(
        name = "hot",
        mixinStandardHelpOptions = true,
        description = {
            "Lookup over mapped file bytes against C doing the same on the same bytes, in alternating rounds of one run.",
            "With --index, lookup in a derived index; with --full, whole answers against gc's own runtime.",
            "Times are minima: of each slice of 1024 lookups over all rounds."
        },
        footer = {
            "  pclnlab bench hot --image a.out --check",
            "  pclnlab bench hot --index granule --check",
            "  pclnlab bench hot --full --peer go --check"
        })
final class HotCommand implements Callable<Integer> {
    private static final int SLICE = 1024, WARM_UP = 200;
    private static final double LIMIT = 1.25;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--peer", description = "c, or go with --full. Default: the one there is.")
    private @Nullable String peer;

    @Option(
            names = "--full",
            description = "Function, file and line as bytes, against gc's FuncForPC, Name and FileLine.")
    private boolean full;

    @Option(names = "--index", paramLabel = "granule", description = "Look up in an index derived from the table.")
    private @Nullable String index;

    @Option(names = "--rounds", defaultValue = "60", description = "At least 25. Default: ${DEFAULT-VALUE}.")
    private int rounds = 60;

    @Override
    public Integer call() throws IOException, InterruptedException, ImageException, EnvironmentException {
        String expected = full ? "go" : "c";
        if (peer != null && !peer.equals(expected)) {
            throw new ParameterException(spec.commandLine(), "--peer " + peer + ": expected " + expected);
        }
        if (index != null && (full || !index.equals("granule"))) {
            throw new ParameterException(
                    spec.commandLine(), "--index " + index + ": expected granule, and not with --full");
        }
        if (rounds < 25) {
            throw new ParameterException(spec.commandLine(), "--rounds " + rounds + ": expected 25 or more");
        }
        Goals goals = new Goals();
        PrintWriter out = spec.commandLine().getOut();
        try (WorkFolder work = WorkFolder.create()) {
            BenchImage image = BenchImage.open(options.image(work.path()));
            if (!options.json) {
                out.println(BenchOptions.machine());
                out.println(image.path() + ": " + image.rows().count() + " rows, "
                        + image.rows().buckets() + " buckets");
            }
            if (full) {
                FullBench.run(image, rounds, work.path(), goals);
                return options.finish("hot", goals, out);
            }
            Path program = null;
            try {
                program = PeerSources.build("lookup", work.path(), "-O3", "-march=native");
            } catch (EnvironmentException absent) {
                goals.notRun("peer c", String.valueOf(absent.getMessage()));
            }
            if (index != null) {
                GranuleBench.run(image, program, rounds, work.path(), goals);
                return options.finish("hot", goals, out);
            }
            for (PcStream.Kind kind : List.of(PcStream.Kind.MID, PcStream.Kind.ENTRY)) {
                measure(kind, image, program, work.path(), goals);
            }
            return options.finish("hot", goals, out);
        }
    }

    private void measure(PcStream.Kind kind, BenchImage image, @Nullable Path program, Path work, Goals goals)
            throws IOException, EnvironmentException {
        String name = kind.name().toLowerCase(Locale.ROOT);
        PrebuiltRows rows = image.rows();
        long[] pcs = PcStream.of(kind, rows);
        long[] best = new long[pcs.length / SLICE];
        Arrays.fill(best, Long.MAX_VALUE);
        long sum = 0;
        for (int i = 0; i < WARM_UP; i++) {
            sum += round(rows, pcs, best);
        }
        long bytes = allocated(rows, pcs, best);
        goals.add("G1 " + name + ": allocated per lookup", (double) bytes / pcs.length, 0, " B", "");
        if (program == null) {
            return;
        }
        Path table = work.resolve("table");
        Path offsets = work.resolve("offsets-" + name);
        Files.write(table, image.table().copy(0, image.table().size()));
        Files.write(offsets, PcStream.offsets(pcs, rows.base()));
        try (LookupPeer c = new LookupPeer(program, table, offsets, SLICE)) {
            compare(rows, pcs, c.rows(pcs.length));
            Arrays.fill(best, Long.MAX_VALUE);
            for (int i = 0; i < rounds; i++) {
                c.round();
                sum += round(rows, pcs, best);
            }
            double ours = (double) Arrays.stream(best).sum() / pcs.length;
            double theirs = (double) c.minima() / pcs.length;
            goals.add(
                    "G1 " + name + ": lookup against C",
                    ours / theirs,
                    LIMIT,
                    "x",
                    String.format(
                            Locale.ROOT,
                            "pclnlab %.2f ns, C %.2f ns, slice minima of %d rounds%s",
                            ours,
                            theirs,
                            rounds,
                            sum == 0 ? "." : ""));
        }
    }

    /** Equal answers first: a difference is a defect, not a result. */
    private static void compare(PrebuiltRows rows, long[] pcs, int[] theirs) {
        for (int i = 0; i < pcs.length; i++) {
            if (rows.near(pcs[i]) != theirs[i]) {
                throw new IllegalStateException(
                        "pc 0x" + Long.toHexString(pcs[i]) + ": row " + rows.near(pcs[i]) + ", in C " + theirs[i]);
            }
        }
    }

    private static long round(PrebuiltRows rows, long[] pcs, long[] best) {
        long sum = 0;
        for (int s = 0; s < best.length; s++) {
            long start = System.nanoTime();
            sum += slice(rows, pcs, s * SLICE, (s + 1) * SLICE);
            best[s] = Math.min(best[s], System.nanoTime() - start);
        }
        return sum;
    }

    private static long slice(PrebuiltRows rows, long[] pcs, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += rows.near(pcs[i]);
        }
        return sum;
    }

    /** Bytes that one round allocates: the least of several, for a round in which code is replaced allocates a little. */
    private static long allocated(PrebuiltRows rows, long[] pcs, long[] best) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            long sum = round(rows, pcs, best);
            long bytes = thread.getCurrentThreadAllocatedBytes() - before;
            least = Math.min(least, sum == Long.MIN_VALUE ? 0 : bytes);
        }
        return least;
    }
}
