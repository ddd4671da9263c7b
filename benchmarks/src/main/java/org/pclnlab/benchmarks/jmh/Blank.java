package org.pclnlab.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.pclnlab.benchmarks.data.BenchImage;

/** The loop of {@link SearchOnly} without the search. */
public class Blank extends PcLoop {
    @Override
    void prepare(BenchImage image) {}

    @Benchmark
    public long blank() {
        return next();
    }
}
