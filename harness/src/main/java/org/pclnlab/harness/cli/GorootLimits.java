package org.pclnlab.harness.cli;

import java.time.Duration;
import org.pclnlab.harness.goroot.run.GorootRun;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Limits;
import picocli.CommandLine.Option;

/** What builds and programs of {@code goroot run} may use. */
final class GorootLimits {
    @Option(
            names = "--build-timeout",
            paramLabel = "S",
            description = "seconds of one build; default: ${DEFAULT-VALUE}")
    private int buildSeconds = 180;

    @Option(names = "--timeout", paramLabel = "S", description = "seconds of one program; default: ${DEFAULT-VALUE}")
    private int runSeconds = 60;

    @Option(
            names = "--max-rss-mib",
            paramLabel = "N",
            description = "memory of a build or program with all it starts, 0 for no limit; default: ${DEFAULT-VALUE}")
    private long rssMib = 4096;

    @Option(
            names = "--max-processes",
            paramLabel = "N",
            description = "the same for processes; default: ${DEFAULT-VALUE}")
    private int processes = 500;

    @Option(names = "--max-disk-mib", paramLabel = "N", description = "the same for files; default: ${DEFAULT-VALUE}")
    private long diskMib = 2048;

    @Option(
            names = "--min-free-disk-mib",
            paramLabel = "N",
            description = "stop a child when less is free; default: ${DEFAULT-VALUE}")
    private long freeDiskMib = 512;

    @Option(
            names = "--min-free-memory",
            paramLabel = "PERCENT",
            description = "stop a child when less of the machine's memory is available; default: ${DEFAULT-VALUE}")
    private int freeMemory = 5;

    @Option(
            names = "--gomaxprocs",
            paramLabel = "N",
            description = "GOMAXPROCS of all children; default: ${DEFAULT-VALUE}")
    private int gomaxprocs = 2;

    void check() throws UsageException {
        if (buildSeconds < 1 || runSeconds < 1 || gomaxprocs < 1) {
            throw new UsageException("--build-timeout, --timeout and --gomaxprocs must be positive");
        }
        if (rssMib < 0 || processes < 0 || diskMib < 0 || freeDiskMib < 0 || freeMemory < 0 || freeMemory > 100) {
            throw new UsageException("a limit must not be negative, and --min-free-memory at most 100");
        }
    }

    Duration buildTimeout() {
        return Duration.ofSeconds(buildSeconds);
    }

    Duration runTimeout() {
        return Duration.ofSeconds(runSeconds);
    }

    int gomaxprocs() {
        return gomaxprocs;
    }

    /** How many workers; 0 stands for as many as the machine has processors and memory for. */
    int jobs(int asked) {
        return asked > 0 ? asked : GorootRun.workers(Runtime.getRuntime().availableProcessors());
    }

    Limits limits() {
        return new Limits(rssMib << 10, processes, diskMib << 10, freeDiskMib << 10, freeMemory);
    }
}
