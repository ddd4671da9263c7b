package org.pclnlab.harness.conform;

import java.time.Duration;
import java.util.List;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains.NotRun;

/**
 * The result of a run.
 *
 * @param tools toolchains that took part, the reference first
 * @param programs one for each probe and toolchain
 * @param rows all verdicts, by probe, toolchain and query
 * @param images verdicts about images that pclnlab made itself
 * @param notRun what did not take part, and why
 * @param elapsed wall-clock time
 */
public record Conformance(
        List<Tool> tools,
        List<Program> programs,
        List<Row> rows,
        List<ImageVerdict> images,
        List<NotRun> notRun,
        Duration elapsed) {

    /**
     * One probe built by one toolchain.
     *
     * @param cached whether it was taken from the cache of builds
     * @param emulated whether the emulator was asked as well
     * @param generation of its formats as the emulator found it, such as {@code pr2016}; empty for gc, and without answers
     * @param failure why it gave no answers; empty otherwise
     */
    public record Program(
            String probe, String tool, boolean cached, boolean emulated, String generation, String failure) {}
}
