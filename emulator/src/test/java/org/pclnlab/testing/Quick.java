package org.pclnlab.testing;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** For inputs that must be refused at once: CPU time is measured, since other programs of a machine do not count. */
public final class Quick {
    private static final long MOST_NANOS = 100_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Quick() {}

    /** The result of {@code action}; it fails when three tries each take 100 ms of CPU or more, or one takes 30 s. */
    public static <T> T of(ThrowingSupplier<T> action) {
        return assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            long best = Long.MAX_VALUE;
            T result;
            int tries = 0;
            do {
                long start = THREADS.getCurrentThreadCpuTime();
                result = action.get();
                best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
            } while (++tries < 3 && best >= MOST_NANOS);
            long nanos = best;
            assertTrue(nanos < MOST_NANOS, () -> nanos / 1_000_000 + " ms");
            return result;
        });
    }
}
