package org.pclnlab.benchmarks.jmh;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.benchmarks.data.PcStream;
import org.pclnlab.emulator.functab.IndexedRows;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;

/** What does a lookup in the derived index cost? The baseline is {@link SearchOnly}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class IndexedSearch {
    @Param({"MID", "ENTRY", "SEQ", "MISS"})
    private PcStream.Kind kind;

    private IndexedRows rows;
    private long[] pcs;
    private int i;

    @Setup
    public void open() throws IOException, EnvironmentException, ImageException {
        BenchImage image = Images.open();
        IndexedRows derived = IndexedRows.of(image.rows());
        if (derived == null) {
            throw new EnvironmentException(image.path() + ": no index can be derived from its table");
        }
        rows = derived;
        pcs = PcStream.of(kind, image.rows());
    }

    @Benchmark
    public int indexedSearch() {
        return rows.near(pcs[i++ & (PcStream.LENGTH - 1)]);
    }
}
