package org.pclnlab.harness.matrix.judge;

import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.matrix.stats.Effect;

/**
 * Two cells of one metric.
 *
 * @param effect logarithm of candidate to baseline; null where one has no value
 * @param p probability of such a difference, were there none
 * @param adjusted the same for all metrics of this pair of columns together (Holm)
 * @param test which one
 * @param margin differences up to it, as logarithm, do not matter
 * @param threshold a change has to be beyond it: the margin, or the noise where that is more
 * @param noise how far two copies of the baseline were apart
 * @param n pairs, or values of the smaller side
 * @param more rounds that might decide; 0 where something is decided
 */
public record Comparison(
        String scenario,
        String metric,
        String baseline,
        String candidate,
        @Nullable Effect effect,
        double p,
        double adjusted,
        String test,
        double margin,
        double threshold,
        double noise,
        int n,
        int more,
        Verdict verdict) {}
