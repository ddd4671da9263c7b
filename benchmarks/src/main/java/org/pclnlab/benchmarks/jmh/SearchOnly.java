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
import org.pclnlab.benchmarks.data.PcStream;
import org.pclnlab.emulator.functab.PrebuiltRows;
import org.pclnlab.emulator.memory.ImageException;

/** What does {@code findfunctab} plus search cost, without any cache? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class SearchOnly {
    @Param({"MID", "ENTRY", "SEQ", "MISS"})
    private PcStream.Kind kind;

    private PrebuiltRows rows;
    private long[] pcs;
    private int i;

    @Setup
    public void open() throws IOException, InterruptedException, ImageException {
        rows = Images.open().rows();
        pcs = PcStream.of(kind, rows);
    }

    @Benchmark
    public int searchOnly() {
        return rows.near(pcs[i++ & (PcStream.LENGTH - 1)]);
    }
}
