package org.pclnlab.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pclnlab.benchmarks.data.AllocationStream;
import org.pclnlab.emulator.heapprofile.CurrentSampler;
import org.pclnlab.emulator.heapprofile.Thresholds;

/** What does the decision about one allocation cost? The baseline only reads its size. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SampleDecision {
    private final int[] sizes = AllocationStream.sizes();
    private final CurrentSampler sampler = CurrentSampler.at(0, Thresholds.SEED, 0);
    private int i;

    private int next() {
        return sizes[i++ & (AllocationStream.LENGTH - 1)];
    }

    @Benchmark
    public int baseline() {
        return next();
    }

    @Benchmark
    public boolean decide() {
        return sampler.allocate(next(), AllocationStream.RATE);
    }
}
