package org.pclnlab.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.emulator.functab.PrebuiltRows;

/** What does {@code findfunctab} plus search cost, without any cache? */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class SearchOnly extends KindLoop {
    private PrebuiltRows rows;

    @Override
    void prepare(BenchImage image) {
        rows = image.rows();
    }

    @Benchmark
    public int searchOnly() {
        return rows.near(next());
    }
}
