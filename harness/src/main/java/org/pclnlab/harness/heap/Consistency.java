package org.pclnlab.harness.heap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Decides whether a recorded profile is consistent with unbiased Poisson sampling (spec 06 A11, "Properties a conformance
 * check can test"). Up to four tests share the error: together they raise a false alarm with at most that probability.
 *
 * <ul>
 *   <li>{@code site}: the exact binomial test of each site's count, for the worst of them
 *   <li>{@code lock}: the sum of squared deviations over the sites, both ends. Thresholds that lock onto the period of a
 *       program favour some sites over others; a count that is too regular is not random either
 *   <li>{@code gaps}: gaps between samples of one size are geometric
 *   <li>{@code memory}: a gap does not tell the next
 * </ul>
 */
public final class Consistency {
    private static final int BINS = 10;
    private static final double LEAST_EXPECTED = 5, LEAST_VARIANCE = 10;

    private Consistency() {}

    /**
     * One test.
     *
     * @param statistic what it computed, for a reader
     * @param p probability of something at least as odd from an unbiased sampler
     * @param limit below which it alarms
     */
    public record Test(String name, String statistic, double p, double limit) {
        public boolean alarms() {
            return p < limit;
        }
    }

    /** The tests that the profile has data for, in a fixed order. {@code error} is shared among them. */
    public static List<Test> judge(RecordedProfile profile, double error) {
        List<Raw> raw = new ArrayList<>();
        worstSite(profile).ifPresent(raw::add);
        lock(profile).ifPresent(raw::add);
        for (RecordedProfile.Gaps g : profile.gaps()) {
            geometric(g, profile.rate()).ifPresent(raw::add);
            memory(g).ifPresent(raw::add);
        }
        List<Test> tests = new ArrayList<>();
        for (Raw r : raw) {
            tests.add(new Test(r.name, r.statistic, r.p, error / raw.size()));
        }
        return tests;
    }

    private record Raw(String name, String statistic, double p) {}

    private record Site(SiteCount count, double p) {}

    private static Optional<Raw> worstSite(RecordedProfile profile) {
        List<SiteCount> sites = profile.sites();
        return sites.stream()
                .map(s -> new Site(s, exact(s, profile.rate())))
                .min(Comparator.comparingDouble(Site::p))
                .map(worst -> new Raw(
                        "site",
                        worst.count.site() + ": " + worst.count.samples() + " of " + worst.count.allocations()
                                + ", expected " + Numbers.one(worst.count.expected(profile.rate())),
                        Math.min(1, worst.p * sites.size())));
    }

    /** Two-sided exact p of a count. */
    static double exact(SiteCount s, long rate) {
        double p = s.probability(rate);
        if (p == 1) {
            return s.samples() == s.allocations() ? 1 : 0;
        }
        BinomialDistribution law = BinomialDistribution.of(s.allocations(), p);
        double upper = s.samples() == 0 ? 1 : law.survivalProbability(s.samples() - 1);
        return Math.min(1, 2 * Math.min(law.cumulativeProbability(s.samples()), upper));
    }

    private static Optional<Raw> lock(RecordedProfile profile) {
        double sum = 0;
        int degrees = 0;
        for (SiteCount s : profile.sites()) {
            double variance = s.variance(profile.rate());
            if (variance >= LEAST_VARIANCE) {
                double off = s.samples() - s.expected(profile.rate());
                sum += off * off / variance;
                degrees++;
            }
        }
        if (degrees < 2) {
            return Optional.empty();
        }
        return Optional.of(new Raw("lock", chiSquare(sum, degrees), twoSided(sum, degrees)));
    }

    private static String chiSquare(double sum, int degrees) {
        return "chi-square " + Numbers.three(sum) + ", " + degrees + " degrees";
    }

    private static double twoSided(double sum, int degrees) {
        ChiSquaredDistribution law = ChiSquaredDistribution.of(degrees);
        return Math.min(1, 2 * Math.min(law.cumulativeProbability(sum), law.survivalProbability(sum)));
    }

    /** Chi-square of the gaps in bins of about equal probability under the geometric law. */
    private static Optional<Raw> geometric(RecordedProfile.Gaps gaps, long rate) {
        double h = (double) gaps.size() / (double) rate;
        List<Integer> edges = edges(h);
        int[] seen = new int[edges.size() + 1];
        for (int i = 0; i < gaps.count(); i++) {
            int bin = 0;
            while (bin < edges.size() && gaps.length(i) > edges.get(bin)) {
                bin++;
            }
            seen[bin]++;
        }
        double sum = 0;
        for (int bin = 0; bin < seen.length; bin++) {
            double beyondLow = bin == 0 ? 1 : Math.exp(-h * edges.get(bin - 1));
            double beyondHigh = bin == edges.size() ? 0 : Math.exp(-h * edges.get(bin));
            double expected = gaps.count() * (beyondLow - beyondHigh);
            if (expected < LEAST_EXPECTED) {
                return Optional.empty();
            }
            sum += (seen[bin] - expected) * (seen[bin] - expected) / expected;
        }
        int degrees = seen.length - 1;
        double p = degrees == 0 ? 1 : ChiSquaredDistribution.of(degrees).survivalProbability(sum);
        return Optional.of(new Raw("gaps", gaps.size() + " bytes: " + chiSquare(sum, degrees), p));
    }

    private static List<Integer> edges(double h) {
        List<Integer> edges = new ArrayList<>();
        for (int i = 1; i < BINS; i++) {
            double quantile = -Math.log(1 - (double) i / BINS) / h;
            int edge = (int) Math.min(Integer.MAX_VALUE, Math.ceil(quantile));
            if (edges.isEmpty() || edge > edges.get(edges.size() - 1)) {
                edges.add(edge);
            }
        }
        return edges;
    }

    /** The correlation of ranks would be exact; of many gaps the plain one is normal enough. */
    private static Optional<Raw> memory(RecordedProfile.Gaps gaps) {
        int n = gaps.count() - 1;
        if (n < 1000) {
            return Optional.empty();
        }
        double mean = 0;
        for (int i = 0; i <= n; i++) {
            mean += gaps.length(i) / (double) (n + 1);
        }
        double covariance = 0, variance = 0;
        for (int i = 0; i <= n; i++) {
            double d = gaps.length(i) - mean;
            variance += d * d;
            covariance += i == n ? 0 : d * (gaps.length(i + 1) - mean);
        }
        if (variance == 0) {
            return Optional.empty();
        }
        double r = covariance / variance;
        double p = 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(r) * Math.sqrt(n));
        return Optional.of(new Raw("memory", gaps.size() + " bytes: correlation " + Numbers.three(r), p));
    }
}
