package org.pclnlab.benchmarks.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.NameBytes;
import org.pclnlab.emulator.symbolize.AnswerMap;
import org.pclnlab.harness.outcome.EnvironmentException;

/** What do function, file and line as bytes cost: to find whose they are, and to put them together from the string pool? */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class FullAnswer extends PcLoop {
    private final NameBytes name = new NameBytes();
    private final NameBytes file = new NameBytes();
    private AnswerMap map;

    @Override
    void prepare(BenchImage image) throws EnvironmentException, ImageException {
        AnswerMap runs = AnswerMap.of(image.runtime());
        if (runs == null) {
            throw new EnvironmentException(image.path() + ": its answers are no runs of pcs");
        }
        map = runs;
    }

    @Benchmark
    public int slot() {
        return map.slot(next());
    }

    @Benchmark
    public long rebuilt() throws ImageException {
        int slot = map.slot(next());
        map.name(slot, name);
        map.file(slot, file);
        return name.length() + file.length() + map.line(slot);
    }
}
