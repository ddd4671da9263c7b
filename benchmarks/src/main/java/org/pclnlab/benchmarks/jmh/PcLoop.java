package org.pclnlab.benchmarks.jmh;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
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
import org.pclnlab.benchmarks.data.PcStream;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;

/** What benchmarks share that answer one pc after the other: how they are run, the image, and a stream of pcs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public abstract class PcLoop {
    private long[] pcs;
    private int i;

    @Setup
    public void open() throws IOException, EnvironmentException, ImageException {
        BenchImage image = Images.open();
        pcs = PcStream.of(kind(), image.rows());
        prepare(image);
    }

    /** How the pcs are spread. */
    PcStream.Kind kind() {
        return PcStream.Kind.MID;
    }

    /** Makes what is asked. */
    abstract void prepare(BenchImage image) throws EnvironmentException, ImageException;

    /** The next pc. */
    final long next() {
        return pcs[i++ & (PcStream.LENGTH - 1)];
    }
}
