package org.pclnlab.benchmarks.jmh;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
import org.pclnlab.benchmarks.data.StackChain;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.stack.CodeMap;
import org.pclnlab.emulator.stack.FrameWalker;
import org.pclnlab.emulator.stack.Words;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.harness.outcome.EnvironmentException;

/** What does a walk over 512 frame records cost, and what when the frames are symbolized as well? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(10)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class WalkFrames {
    private final long[] pcs = new long[StackChain.FRAMES];
    private StackChain stacks;
    private CodeMap code;
    private FrameWalker walker;
    private int i;

    @Setup
    public void open() throws IOException, EnvironmentException, ImageException {
        BenchImage image = Images.open();
        stacks = StackChain.of(image.rows());
        code = CodeMap.of(image.runtime());
        walker = new FrameWalker(new Words(stacks.memory()), code);
    }

    @Benchmark
    public int walk() throws ImageException {
        return walker.walk(FrameWalker.Reader.CALLERS, stacks.start(i++ % StackChain.STACKS), 0, pcs);
    }

    @Benchmark
    public List<Frame> symbolized() throws ImageException {
        return code.frames(Arrays.copyOf(pcs, walk()));
    }
}
