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
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.LlgoRuntime;

/** What does {@code FileLine} cost for the pc that a function was found by? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class FileLineMemo {
    private LlgoRuntime runtime;
    private Func func;

    @Setup
    public void open() throws IOException, InterruptedException, ImageException {
        BenchImage image = Images.open();
        runtime = image.runtime().warm();
        func = runtime.funcForPC(image.rows().entry(image.rows().count() / 2));
    }

    @Benchmark
    public FileLine memo() throws ImageException {
        return runtime.fileLine(func, func.pc());
    }
}
