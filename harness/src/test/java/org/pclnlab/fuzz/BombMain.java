package org.pclnlab.fuzz;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Runs every bomb in this JVM, which has little memory, twice, and prints the second time of each. */
final class BombMain {
    private BombMain() {}

    /** A line for each: milliseconds of CPU of all threads, which other load does not stretch, name, and what it threw. */
    public static void main(String[] args) throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        for (Bombs.Bomb bomb : Bombs.all()) {
            String thrown = "";
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 3 && thrown.isEmpty(); i++) {
                byte[] bytes = bomb.bytes().clone();
                long start = system.getProcessCpuTime();
                try {
                    bomb.target().run(bytes);
                } catch (Throwable e) {
                    thrown = e.toString();
                }
                best = Math.min(best, system.getProcessCpuTime() - start);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d\t%s\t%s\t%s%n",
                    best / 1_000_000,
                    bomb.target().id(),
                    bomb.name(),
                    thrown);
        }
    }
}
