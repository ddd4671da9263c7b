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
import org.pclnlab.benchmarks.data.PcStream;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.NameBytes;
import org.pclnlab.emulator.symbolize.AnswerMap;
import org.pclnlab.harness.outcome.EnvironmentException;

/** What do function, file and line as bytes cost: to find whose they are, and to put them together from the string pool? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class FullAnswer {
    private final NameBytes name = new NameBytes();
    private final NameBytes file = new NameBytes();
    private AnswerMap map;
    private long[] pcs;
    private int i;

    @Setup
    public void open() throws IOException, EnvironmentException, ImageException {
        BenchImage image = Images.open();
        AnswerMap runs = AnswerMap.of(image.runtime());
        if (runs == null) {
            throw new EnvironmentException(image.path() + ": its answers are no runs of pcs");
        }
        map = runs;
        pcs = PcStream.of(PcStream.Kind.MID, image.rows());
    }

    @Benchmark
    public int slot() {
        return map.slot(pcs[i++ & (PcStream.LENGTH - 1)]);
    }

    @Benchmark
    public long rebuilt() throws ImageException {
        int slot = map.slot(pcs[i++ & (PcStream.LENGTH - 1)]);
        map.name(slot, name);
        map.file(slot, file);
        return name.length() + file.length() + map.line(slot);
    }
}
