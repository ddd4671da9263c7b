package org.pclnlab.benchmarks.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.pclnlab.benchmarks.data.PcStream;

/** Runs every body once, with every parameter. */
class EveryBenchmarkTest {
    @Test
    void everyBodyRunsOnce() throws RunnerException {
        // Nothing is measured here, so a benchmark that runs on the same machine does not matter.
        System.setProperty("jmh.ignoreLock", "true");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("org.pclnlab.benchmarks.jmh.*")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .mode(Mode.SingleShotTime)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        // Blank, FuncForPcMaterialize, FileLineMemo, ColdOpen, ColdAdopt; FullAnswer, StackWalk512 and SampleDecision
        // twice
        int others = 11;
        assertEquals(others + 2 * PcStream.Kind.values().length + FuncForPcCached.Hit.values().length, results.size());
    }
}
