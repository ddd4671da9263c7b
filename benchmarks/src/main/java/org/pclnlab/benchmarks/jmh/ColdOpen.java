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

/** How long from a path to the first name and line, in a fresh JVM? */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(40)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class ColdOpen {
    private java.nio.file.Path path;

    @Setup
    public void find() throws IOException, InterruptedException, ImageException {
        path = Images.path();
    }

    @Benchmark
    public FileLine openToFirstAnswer() throws IOException, ImageException {
        BenchImage image = BenchImage.open(path);
        long pc = image.rows().base() + image.rows().sentinelOff() / 2;
        return image.runtime().fileLine(image.runtime().funcForPC(pc), pc);
    }
}
