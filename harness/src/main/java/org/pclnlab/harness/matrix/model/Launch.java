package org.pclnlab.harness.matrix.model;

import java.util.List;
import java.util.Map;

/**
 * One process: the unit of sampling.
 *
 * @param block round that it belongs to; 0 is for warming up and never analysed
 * @param slot how many launches there were before it
 * @param startMillis when it started, of the epoch
 * @param wallNanos from start to end
 * @param failure why its numbers do not count; else empty
 * @param metrics what it measured
 * @param names hash of every name that it was told; empty when it did not print one
 * @param tick smallest step of its clock in nanoseconds, 0 when it did not say
 * @param usage what the system says that it used
 * @param pad length of the variable that moves its stack
 * @param taint what disturbed it, decided without looking at its numbers
 * @param repeated whether it was started because an earlier one was tainted
 */
public record Launch(
        String scenario,
        String variant,
        int block,
        int slot,
        long startMillis,
        long wallNanos,
        String failure,
        Map<String, Timing> metrics,
        String names,
        long tick,
        ProcessUse usage,
        int pad,
        List<String> taint,
        boolean repeated) {
    /** Nanoseconds and how many operations they are for. */
    public record Timing(long total, long n) {
        /** Nanoseconds for one operation. */
        public double value() {
            return (double) total / n;
        }

        /** The same as the programs print it. */
        public long whole() {
            return total / n;
        }
    }

    /** User and system time in microseconds, page faults and context switches; -1 where nobody says. */
    public record ProcessUse(long user, long system, long minor, long major, long voluntary, long involuntary) {
        public static final ProcessUse UNKNOWN = new ProcessUse(-1, -1, -1, -1, -1, -1);
    }
}
