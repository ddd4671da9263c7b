package org.pclnlab.harness.goroot.run;

import java.util.concurrent.TimeUnit;
import org.pclnlab.harness.toolchain.Machine;

/**
 * Lets a worker start only when the machine has memory for one more: as much as the largest build that was seen, at first
 * 1.1 GiB, which is what a build of an ordinary program takes (spec 08 section 14.2.13). One worker may always run.
 */
final class MemoryGate {
    static final long FIRST_GUESS_KIB = 1_150_000;
    private static final long RESERVE_KIB = 400_000;

    private long largestKib = FIRST_GUESS_KIB;
    private int running;

    /** How many workers a machine has memory for, at least one and at most {@code wanted}. */
    static int workers(int wanted, long availableKib) {
        if (availableKib < 0) {
            return wanted;
        }
        long fit = (availableKib - RESERVE_KIB) / FIRST_GUESS_KIB;
        return (int) Math.max(1, Math.min(wanted, fit));
    }

    synchronized void enter() throws InterruptedException {
        while (running > 0) {
            long available = Machine.availableKib();
            if (available < 0 || available >= largestKib + RESERVE_KIB) {
                break;
            }
            TimeUnit.MILLISECONDS.timedWait(this, 1000);
        }
        running++;
    }

    synchronized void leave(long peakKib) {
        largestKib = Math.max(largestKib, peakKib);
        running--;
        notifyAll();
    }
}
