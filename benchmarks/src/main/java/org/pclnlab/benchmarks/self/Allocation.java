package org.pclnlab.benchmarks.self;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What loops allocate. */
final class Allocation {
    private Allocation() {}

    /** Heap bytes for each element of a warm loop: the least of several rounds, for one in which code is replaced has some. */
    static double each(SliceMinima loop, int length) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            long sum = loop.round();
            long bytes = thread.getCurrentThreadAllocatedBytes() - before;
            least = Math.min(least, sum == Long.MIN_VALUE ? 0 : bytes);
        }
        return (double) least / length;
    }
}
