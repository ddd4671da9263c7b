package org.pclnlab.harness.heap;

import org.pclnlab.emulator.heapprofile.Scaling;

/**
 * How often one allocation site was sampled.
 *
 * @param site its name
 * @param size bytes that one allocation counts down, at least 1
 * @param allocations how many there were
 * @param samples how many of them the profile has
 */
public record SiteCount(String site, long size, int allocations, int samples) {
    /** The probability that an allocation of the site is sampled. */
    double probability(long rate) {
        return Scaling.probability(size, rate);
    }

    double expected(long rate) {
        return allocations * probability(rate);
    }

    double variance(long rate) {
        return expected(rate) * (1 - probability(rate));
    }
}
