package org.pclnlab.harness.triage.stats;

import java.util.Locale;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * How often something happens, estimated from how often it did.
 *
 * @param hits how often it happened
 * @param runs how often it could have happened, at least 1
 * @param low lower end of the interval in which the true rate is, in [0, 1]
 * @param high upper end
 */
public record Rate(int hits, int runs, double low, double high) {
    /** Two-sided error of an interval that reaches 1.96 standard deviations to each side (spec 08 section 14.2.10). */
    private static final double USUAL_ERROR = 0.04999579029644087;

    /** Wilson's interval at 95 %: right on average, also for few runs and rates near 0 and 1. */
    public static Rate of(int hits, int runs) {
        return of(BinomialConfidenceInterval.WILSON_SCORE, hits, runs, USUAL_ERROR);
    }

    /**
     * Clopper's and Pearson's interval: never wrong more often than promised, and therefore wider. For claims, where
     * {@link #of} is for descriptions.
     *
     * @param error probability of an interval without the true rate, in (0, 1)
     */
    public static Rate exact(int hits, int runs, double error) {
        return of(BinomialConfidenceInterval.CLOPPER_PEARSON, hits, runs, error);
    }

    private static Rate of(BinomialConfidenceInterval method, int hits, int runs, double error) {
        Interval i = method.fromErrorRate(runs, hits, error);
        // At the ends the formula leaves a rounding error where the bound is exact.
        double low = hits == 0 ? 0 : i.getLowerBound();
        double high = hits == runs ? 1 : i.getUpperBound();
        return new Rate(hits, runs, low, high);
    }

    /** The observed share. */
    public double value() {
        return (double) hits / runs;
    }

    /** {@code 3/20 = 15 % [5 %, 36 %]}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d/%d = %.0f %% [%.0f %%, %.0f %%]", hits, runs, 100 * value(), 100 * low, 100 * high);
    }
}
