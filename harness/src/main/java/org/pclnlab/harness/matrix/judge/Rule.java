package org.pclnlab.harness.matrix.judge;

import java.util.Arrays;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.matrix.stats.Effect;
import org.pclnlab.harness.matrix.stats.RankSum;
import org.pclnlab.harness.matrix.stats.SignedRank;
import org.pclnlab.harness.matrix.stats.Summary;

/**
 * How a verdict is reached (spec 09 section 12).
 *
 * @param looped share that counts as no difference where a program loops
 * @param single the same where it measures once
 */
public record Rule(double looped, double single) {
    /** Two percent, and ten for what is measured once. */
    public static final Rule USUAL = new Rule(0.02, 0.10);

    private static final double ALPHA = 0.05;
    private static final int RESOLUTIONS = 5;
    /** With fewer values no interval of a median is 95 % sure. */
    private static final int FEWEST = 6;

    double margin(String metric) {
        return Math.log1p(Scenario.singleShot(metric) ? single : looped);
    }

    /** Doubled, for values that were not taken in turn. */
    Rule doubled() {
        return new Rule(2 * looped, 2 * single);
    }

    /** What is known of two cells before all probabilities are there. */
    record Raw(
            Cell base,
            Cell cand,
            Effect effect,
            double p,
            String test,
            double margin,
            double threshold,
            double noise,
            int n) {}

    /** Two cells that both have values. */
    Raw measure(Cell base, Cell cand, double noise, String seed, boolean paired) {
        double[] x = nonZero(base.values(), base.resolution());
        double[] y = nonZero(cand.values(), cand.resolution());
        double relative = Math.max(base.resolution(), cand.resolution()) / Math.max(base.median(), base.resolution());
        double margin = Math.max(relative, margin(base.metric()));
        double threshold = Math.max(noise, margin);
        if (!paired) {
            int n = Math.min(x.length, y.length);
            Effect e = n < FEWEST ? unknown(x, y) : Effect.unpaired(x, y, seed);
            return new Raw(base, cand, e, RankSum.of(x, y).p(), "Mann-Whitney, unpaired", margin, threshold, noise, n);
        }
        int[] common = Arrays.stream(base.blocks())
                .filter(b -> Arrays.binarySearch(cand.blocks(), b) >= 0)
                .toArray();
        double[] a = new double[common.length];
        double[] b = new double[common.length];
        double[] d = new double[common.length];
        for (int i = 0; i < common.length; i++) {
            a[i] = x[Arrays.binarySearch(base.blocks(), common[i])];
            b[i] = y[Arrays.binarySearch(cand.blocks(), common[i])];
            d[i] = Math.log(b[i] / a[i]);
        }
        Effect e = common.length < FEWEST ? unknown(x, y) : Effect.paired(a, b, seed);
        return new Raw(
                base,
                cand,
                e,
                SignedRank.of(d).p(),
                "Wilcoxon, paired by round",
                margin,
                threshold,
                noise,
                common.length);
    }

    /** Too few values to say how far off the ratio is. */
    private static Effect unknown(double[] x, double[] y) {
        return new Effect(
                Math.log(Summary.median(y) / Summary.median(x)), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** A half step for zero, whose logarithm is none. */
    private static double[] nonZero(double[] values, double resolution) {
        return Arrays.stream(values).map(v -> v <= 0 ? resolution / 2 : v).toArray();
    }

    /** The verdict, all probabilities of the pair of columns being known. */
    static Comparison decide(Raw r, double adjusted) {
        Effect e = r.effect();
        Verdict verdict;
        if (r.base().median() < RESOLUTIONS * r.base().resolution()
                && r.cand().median() < RESOLUTIONS * r.cand().resolution()) {
            verdict = Verdict.BELOW_RESOLUTION;
        } else if (adjusted <= ALPHA && e.low() > r.threshold()) {
            verdict = Verdict.SLOWER;
        } else if (adjusted <= ALPHA && e.high() < -r.threshold()) {
            verdict = Verdict.FASTER;
        } else if (-r.margin() <= e.low() && e.high() <= r.margin()) { // noise is no reason to call things the same
            verdict = Verdict.SAME;
        } else {
            verdict = Verdict.UNDECIDED;
        }
        return new Comparison(
                r.base().scenario(),
                r.base().metric(),
                r.base().variant(),
                r.cand().variant(),
                e,
                r.p(),
                adjusted,
                r.test(),
                r.margin(),
                r.threshold(),
                r.noise(),
                r.n(),
                verdict == Verdict.UNDECIDED ? more(r) : 0,
                verdict);
    }

    /** Rounds until half the interval might be half the margin, were everything as it is now. */
    private static int more(Raw r) {
        double half = (r.effect().high() - r.effect().low()) / 2;
        if (!Double.isFinite(half)) {
            return 12;
        }
        double factor = Math.pow(half / (r.margin() / 2), 2);
        return (int) Math.min(100_000, Math.ceil(Math.max(r.n() + 1, r.n() * factor)));
    }

    /** The verdict where a side has no value. */
    static Comparison without(Cell base, Cell cand) {
        boolean x = base.has();
        boolean y = cand.has();
        Verdict verdict;
        if (base.failure().equals(Cells.NOT_MEASURED) || cand.failure().equals(Cells.NOT_MEASURED)) {
            verdict = Verdict.NOT_AVAILABLE;
        } else if (!base.failure().isEmpty() && !cand.failure().isEmpty()) {
            verdict = Verdict.FAIL;
        } else if (!cand.failure().isEmpty()) {
            verdict = x ? Verdict.BROKEN : Verdict.FAIL;
        } else if (!base.failure().isEmpty()) {
            verdict = y ? Verdict.FIXED : Verdict.FAIL;
        } else {
            verdict = x ? Verdict.LOST : y ? Verdict.GAINED : Verdict.NOT_AVAILABLE;
        }
        return new Comparison(
                base.scenario(), base.metric(), base.variant(), cand.variant(), null, 1, 1, "", 0, 0, 0, 0, 0, verdict);
    }
}
