package org.pclnlab.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.emulator.functab.IndexedRows;
import org.pclnlab.harness.outcome.EnvironmentException;

/** What does a lookup in the derived index cost? The baseline is {@link SearchOnly}. */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class IndexedSearch extends KindLoop {
    private IndexedRows rows;

    @Override
    void prepare(BenchImage image) throws EnvironmentException {
        IndexedRows derived = IndexedRows.of(image.rows());
        if (derived == null) {
            throw new EnvironmentException(image.path() + ": no index can be derived from its table");
        }
        rows = derived;
    }

    @Benchmark
    public int indexedSearch() {
        return rows.near(next());
    }
}
