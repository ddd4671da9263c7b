package org.pclnlab.benchmarks.self;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.benchmarks.data.PcStream;
import org.pclnlab.benchmarks.peer.LookupPeer;
import org.pclnlab.benchmarks.peer.PeerSources;
import org.pclnlab.emulator.functab.IndexedRows;
import org.pclnlab.emulator.functab.PrebuiltRows;
import org.pclnlab.emulator.functab.RowRuns;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pclnlab bench sweep}: every pc of the text, against C doing the same (goal G4). */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = {
            "Every pc of the text by independent lookups on file bytes and in the derived index, and a finished column compared"
                    + " with run-length answers, each in ratio to a C loop's rate.",
            "Times are minima: of each slice of 65536 pcs over all rounds."
        },
        footer = {"  pclnlab bench sweep --image a.out --check"})
final class SweepBench implements Callable<Integer> {
    private static final int SLICE = 65536, WARM_UP = 20;
    private static final double FILE_BYTES = 0.55, FILE_BYTES_17 = 0.48, DERIVED = 1.05, COLUMN = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--rounds", defaultValue = "40", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 40;

    @Override
    public Integer call() throws IOException, InterruptedException, ImageException, EnvironmentException {
        Goals goals = new Goals();
        PrintWriter out = spec.commandLine().getOut();
        try (WorkFolder work = WorkFolder.create()) {
            BenchImage image = BenchImage.open(options.image(work.path()));
            if (!options.json) {
                out.println(BenchOptions.machine());
                out.println(image.path() + ": " + image.rows().count() + " rows, "
                        + image.rows().sentinelOff() + " pcs");
            }
            try {
                measure(image, PeerSources.build("lookup", work.path(), "-O3", "-march=native"), work.path(), goals);
            } catch (EnvironmentException absent) {
                goals.notRun("peer c", String.valueOf(absent.getMessage()));
            }
            return options.finish("sweep", goals, out);
        }
    }

    private void measure(BenchImage image, Path program, Path work, Goals goals)
            throws IOException, EnvironmentException {
        PrebuiltRows rows = image.rows();
        IndexedRows indexed = IndexedRows.of(rows);
        if (indexed == null) {
            throw new EnvironmentException(image.path() + ": no index can be derived from its table");
        }
        int text = (int) rows.sentinelOff();
        long base = rows.base();
        RowRuns runs = RowRuns.of(rows);
        int[] column = new int[text];
        long expected = 0;
        for (int off = 0; off < text; off++) {
            column[off] = rows.near(base + off);
            expected += column[off];
            if (column[off] != indexed.near(base + off)) {
                throw new IllegalStateException("offset " + off + ": index and table differ");
            }
        }
        if (runs.mismatch(column, 0, text) >= 0) {
            throw new IllegalStateException("offset " + runs.mismatch(column, 0, text) + ": column and runs differ");
        }
        SliceMinima bytes = new SliceMinima(text, SLICE, (from, to) -> onBytes(rows, base, from, to)).warm(WARM_UP);
        SliceMinima derived =
                new SliceMinima(text, SLICE, (from, to) -> inIndex(indexed, base, from, to)).warm(WARM_UP);
        SliceMinima compared =
                new SliceMinima(text, SLICE, (from, to) -> runs.mismatch(column, from, to)).warm(10 * WARM_UP);
        Path table = work.resolve("table");
        Path offsets = work.resolve("offsets");
        Files.write(table, image.table().copy(0, image.table().size()));
        Files.write(offsets, PcStream.offsets(PcStream.of(PcStream.Kind.MID, rows), base));
        try (LookupPeer c = new LookupPeer(program, table, offsets, 1024)) {
            for (int i = 0; i < rounds; i++) {
                c.sweep();
                long sum = bytes.round();
                if (sum != expected || derived.round() != expected) {
                    throw new IllegalStateException("sums of rows differ: " + sum + ", expected " + expected);
                }
                compared.round();
            }
            long[] swept = c.swept();
            if (swept[1] != text || swept[2] != expected) {
                throw new IllegalStateException("C's sum of rows is " + swept[2] + ", expected " + expected);
            }
            int java = Runtime.version().feature();
            double theirs = (double) swept[0] / text;
            judge("file bytes", bytes, theirs, java < 25 ? FILE_BYTES_17 : FILE_BYTES, goals);
            judge("derived index", derived, theirs, DERIVED, goals);
            judge("column against runs", compared, theirs, COLUMN, goals);
        }
    }

    private void judge(String what, SliceMinima ours, double theirs, double limit, Goals goals) {
        goals.atLeast(
                "G4 " + what + ": rate against C",
                theirs / ours.each(),
                limit,
                "x",
                String.format(
                        Locale.ROOT, "%.0f Mpc/s, C %.0f Mpc/s, %d rounds", 1e3 / ours.each(), 1e3 / theirs, rounds));
    }

    private static long onBytes(PrebuiltRows rows, long base, int from, int to) {
        long sum = 0;
        for (int off = from; off < to; off++) {
            sum += rows.near(base + off);
        }
        return sum;
    }

    private static long inIndex(IndexedRows rows, long base, int from, int to) {
        long sum = 0;
        for (int off = from; off < to; off++) {
            sum += rows.near(base + off);
        }
        return sum;
    }
}
