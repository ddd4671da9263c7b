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
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.LlgoRuntime;

/** What does {@code FuncForPC} cost when a cache knows: the last answer, its set, or the cell of its row? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class FuncForPcCached {
    /** Where the answer is found; what that takes is how many distinct entries are asked for in turn. */
    public enum Hit {
        LAST(1),
        SET(2304),
        ROW(9216);

        private final int entries;

        Hit(int entries) {
            this.entries = entries;
        }
    }

    @Param({"LAST", "SET", "ROW"})
    private Hit hit;

    private LlgoRuntime runtime;
    private long[] pcs;
    private int i;

    @Setup
    public void open() throws IOException, InterruptedException, ImageException {
        BenchImage image = Images.open();
        runtime = image.runtime().warm();
        pcs = new long[Math.min(hit.entries, image.rows().count())];
        for (int row = 0; row < pcs.length; row++) {
            pcs[row] = image.rows().entry(row);
            runtime.funcForPC(pcs[row]);
        }
    }

    @Benchmark
    public Func cached() throws ImageException {
        i = i + 1 < pcs.length ? i + 1 : 0;
        return runtime.funcForPC(pcs[i]);
    }
}
