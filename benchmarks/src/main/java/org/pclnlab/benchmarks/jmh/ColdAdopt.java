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
import org.pclnlab.emulator.functab.Adoption;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.LlgoRuntime;

/** How long does the first adoption of a table take, in a fresh JVM whose image is open? */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(40)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class ColdAdopt {
    private LlgoRuntime runtime;

    @Setup
    public void open() throws IOException, InterruptedException, ImageException {
        runtime = Images.open().runtime();
    }

    @Benchmark
    public Adoption adopt() throws ImageException {
        return Adoption.of(
                runtime.metadata().loaded().memory(),
                runtime.metadata().globals(),
                runtime.metadata().generation());
    }
}
