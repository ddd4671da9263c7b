package org.pclnlab.benchmarks.jmh;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pclnlab.benchmarks.data.PcStream;
import org.pclnlab.emulator.memory.ImageException;

/** The loop of {@link SearchOnly} without the search. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class Blank {
    private long[] pcs;
    private int i;

    @Setup
    public void open() throws IOException, InterruptedException, ImageException {
        pcs = PcStream.of(PcStream.Kind.MID, Images.open().rows());
    }

    @Benchmark
    public long blank() {
        return pcs[i++ & (PcStream.LENGTH - 1)];
    }
}
