package org.pclnlab.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.LlgoRuntime;

/** What does {@code FuncForPC} cost when no cache knows and names are made from the string pool? */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class FuncForPcMaterialize extends PcLoop {
    private LlgoRuntime runtime;

    @Override
    void prepare(BenchImage image) throws ImageException {
        runtime = image.runtime().warm();
    }

    @Benchmark
    public Func materialize() throws ImageException {
        return runtime.funcForPC(next());
    }
}
