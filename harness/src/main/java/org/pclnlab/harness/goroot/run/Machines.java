package org.pclnlab.harness.goroot.run;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.UUID;
import org.pclnlab.harness.goroot.RunHeader;
import org.pclnlab.harness.goroot.exec.Setup;
import org.pclnlab.harness.toolchain.BuildCache;
import org.pclnlab.harness.toolchain.Machine;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains;

/** What is recorded about toolchains and the machine. */
final class Machines {
    private Machines() {}

    /** Load average over a minute, -1 where the system does not say. */
    static double load() {
        return Math.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() * 100) / 100.0;
    }

    static RunHeader.ToolInfo tool(Tool t, String generation) {
        return new RunHeader.ToolInfo(
                t.name(),
                t.isGc() ? "gc" : "llgo",
                t.version(),
                new BuildCache.Key().add(t.identity()).hex().substring(0, 12),
                generation);
    }

    static RunHeader header(
            RunPlan plan,
            Setup setup,
            Toolchains toolchains,
            List<RunHeader.ToolInfo> tools,
            String now,
            List<Integer> mine) {
        Tool go = toolchains.reference();
        String stamp = now.replaceAll("[-:]|\\.[0-9]+", "");
        return new RunHeader(
                stamp + "-" + UUID.randomUUID().toString().substring(0, 6),
                now,
                plan.mode().name().toLowerCase(java.util.Locale.ROOT),
                plan.rootName(),
                plan.shards().toString(),
                go.goVersion(),
                go.platform(),
                tools,
                new RunHeader.Host(
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        Runtime.getRuntime().availableProcessors(),
                        Machine.totalKib(),
                        load(),
                        kib(Machine.softLimit("Max stack size")),
                        Machine.softLimit("Max open files"),
                        kib(Machine.softLimit("Max address space"))),
                new RunHeader.Settings(
                        setup.gomaxprocs(),
                        plan.jobs(),
                        setup.buildTimeout().toMillis(),
                        plan.runTimeout().toMillis(),
                        plan.lists()),
                plan.cases().stream().map(c -> c.path()).toList(),
                RunHeader.planOf(plan.cases()),
                mine);
    }

    /** The soft limit of the stack that a program gets. */
    static long stackKib(Setup setup) {
        return setup.stackKib() > 0 ? setup.stackKib() : kib(Machine.softLimit("Max stack size"));
    }

    private static long kib(long bytes) {
        return bytes < 0 ? bytes : bytes / 1024;
    }
}
