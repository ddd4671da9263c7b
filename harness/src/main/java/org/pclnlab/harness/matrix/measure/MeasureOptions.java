package org.pclnlab.harness.matrix.measure;

import java.time.Duration;
import java.util.List;

/**
 * How to measure.
 *
 * @param budget how long builds and launches may take together
 * @param rounds of each scenario; 0 for the usual number, -1 to start nothing
 * @param warmup launches of each program before the first round
 * @param optimize what follows {@code -O} of llgo; empty for no such flag
 * @param buildTimes whether every program is compiled from scratch, to be timed
 * @param timeout the least time that a program is given
 */
public record MeasureOptions(
        Duration budget,
        int rounds,
        int warmup,
        long iterations,
        long seed,
        Cores cores,
        String optimize,
        boolean buildTimes,
        Duration timeout,
        List<String> command) {}
