package org.pclnlab.emulator.heapprofile;

/** What {@code runtime/pprof} makes of raw counts (spec 06 A10.1): an estimate of what was allocated. */
public final class Scaling {
    private Scaling() {}

    /** An estimate: objects and their bytes. */
    public record Estimate(long objects, long bytes) {}

    /**
     * The estimate for raw counts.
     *
     * @param rate {@code MemProfileRate} at the time of writing; up to 1 everything was recorded
     */
    public static Estimate scale(long objects, long bytes, long rate) {
        if (objects == 0 || bytes == 0) {
            return new Estimate(0, 0);
        }
        if (rate <= 1) {
            return new Estimate(objects, bytes);
        }
        double average = (double) bytes / (double) objects;
        double factor = 1 / (1 - Math.exp(-average / (double) rate));
        return new Estimate((long) ((double) objects * factor), (long) ((double) bytes * factor));
    }

    /** The probability that an allocation of {@code size} bytes is sampled, ideally: 1 - exp(-size/rate). */
    public static double probability(long size, long rate) {
        return rate <= 1 ? 1 : -Math.expm1(-(double) size / (double) rate);
    }
}
