package org.pclnlab.benchmarks.self;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.benchmarks.data.PcStream;
import org.pclnlab.benchmarks.peer.LookupPeer;
import org.pclnlab.emulator.functab.IndexedRows;
import org.pclnlab.harness.outcome.EnvironmentException;

/** {@code bench hot --index granule}: lookup in an index derived from the table against C on the table (goal G2). */
final class GranuleBench {
    private static final int SLICE = 1024, WARM_UP = 200, BUILDS = 30;
    private static final double MID = 0.45, ENTRY = 0.65, BUILD_MILLIS = 5;

    private GranuleBench() {}

    static void run(BenchImage image, @Nullable Path program, int rounds, Path work, Goals goals)
            throws IOException, EnvironmentException {
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long spent = thread.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        IndexedRows first = IndexedRows.of(image.rows());
        long cold = System.nanoTime() - start;
        spent = thread.getCurrentThreadCpuTime() - spent;
        if (first == null) {
            throw new EnvironmentException(image.path() + ": no index can be derived from its table");
        }
        long least = cold;
        for (int i = 0; i < BUILDS; i++) {
            start = System.nanoTime();
            IndexedRows again = IndexedRows.of(image.rows());
            least = Math.min(least, System.nanoTime() - start);
            if (again == null) {
                throw new IllegalStateException("derived once, not twice");
            }
        }
        double megabytes = image.rows().sentinelOff() / 1e6;
        goals.add(
                "G2 building the index, first in this JVM",
                spent / 1e6 / megabytes,
                BUILD_MILLIS,
                " ms/MB",
                String.format(
                        Locale.ROOT,
                        "CPU %.2f ms, wall %.2f ms, classes to load and nothing compiled; it happens once",
                        spent / 1e6,
                        cold / 1e6));
        goals.add(
                "G2 building the index",
                least / 1e6 / megabytes,
                BUILD_MILLIS,
                " ms/MB",
                String.format(
                        Locale.ROOT,
                        "%.2f MB of text, least %.2f ms, granule %d bytes, index %d bytes",
                        megabytes,
                        least / 1e6,
                        first.index().granule(),
                        first.index().size()));
        for (PcStream.Kind kind : List.of(PcStream.Kind.MID, PcStream.Kind.ENTRY)) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            long[] pcs = PcStream.of(kind, image.rows());
            for (long pc : pcs) {
                if (first.near(pc) != image.rows().near(pc)) {
                    throw new IllegalStateException("pc 0x" + Long.toHexString(pc) + ": index and table differ");
                }
            }
            SliceMinima ours =
                    new SliceMinima(pcs.length, SLICE, (from, to) -> loop(first, pcs, from, to)).warm(WARM_UP);
            goals.add("G2 " + name + ": allocated per lookup", Allocation.each(ours, pcs.length), 0, " B", "");
            if (program == null) {
                continue;
            }
            Path table = work.resolve("table");
            Path offsets = work.resolve("offsets-" + name);
            Files.write(table, image.table().copy(0, image.table().size()));
            Files.write(offsets, PcStream.offsets(pcs, image.rows().base()));
            try (LookupPeer c = new LookupPeer(program, table, offsets, SLICE)) {
                int[] theirs = c.rows(pcs.length);
                for (int i = 0; i < pcs.length; i++) {
                    if (first.near(pcs[i]) != theirs[i]) {
                        throw new IllegalStateException("pc 0x" + Long.toHexString(pcs[i]) + ": index and C differ");
                    }
                }
                ours.forget();
                for (int i = 0; i < rounds; i++) {
                    c.round();
                    ours.round();
                }
                double them = (double) c.minima() / pcs.length;
                goals.add(
                        "G2 " + name + ": derived index against C",
                        ours.each() / them,
                        kind == PcStream.Kind.MID ? MID : ENTRY,
                        "x",
                        String.format(Locale.ROOT, "index %.2f ns, C %.2f ns, %d rounds", ours.each(), them, rounds));
            }
        }
    }

    private static long loop(IndexedRows rows, long[] pcs, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += rows.near(pcs[i]);
        }
        return sum;
    }
}
