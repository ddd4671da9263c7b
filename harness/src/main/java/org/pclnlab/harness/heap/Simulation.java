package org.pclnlab.harness.heap;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.pclnlab.emulator.heapprofile.Sampler;
import org.pclnlab.harness.triage.stats.Rate;

/**
 * How often {@link Consistency} alarms: many runs of one program on an emulated sampler. The program is the one of GOROOT's
 * heapsampling.go, six sites in turn, large beside small, because three small ones of one period hide a lock (spec 06 A11).
 */
public final class Simulation {
    /** {@code MemProfileRate} of the program. */
    static final long RATE = 16384;

    private static final int[] SIZES = {65536, 1024, 32768, 512, 16384, 256};
    private static final int ROUNDS = 20_000, GAP_ALLOCATIONS = 60_000;
    private static final long GAP_SIZE = 1024;
    /** Of the interval around the rate of alarms. */
    private static final double INTERVAL_ERROR = 0.01;

    private static final double LEAST_REJECTED = 0.99;

    private Simulation() {}

    /**
     * The result of a simulation.
     *
     * @param alarms how often the check alarmed, with its exact interval at 99 %
     * @param error the probability of a false alarm that the check promises
     */
    public record Result(SamplerKind sampler, Rate alarms, double error) {
        /** An unbiased sampler may alarm as promised, or too rarely to tell; a biased one must, 99 times of 100. */
        public boolean asPromised() {
            return sampler.unbiased() ? alarms.low() <= error : alarms.value() >= LEAST_REJECTED;
        }
    }

    public static Result run(SamplerKind kind, int runs, double error, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int alarms = 0;
        for (int i = 0; i < runs; i++) {
            long state = random.nextLong() | 1;
            alarms += Consistency.judge(profile(kind.fresh(state, RATE)), error).stream()
                            .anyMatch(Consistency.Test::alarms)
                    ? 1
                    : 0;
        }
        return new Result(kind, Rate.exact(alarms, runs, INTERVAL_ERROR), error);
    }

    /** What the program's profile would be with this sampler. */
    static RecordedProfile profile(Sampler sampler) {
        int[] samples = new int[SIZES.length];
        for (int i = 0; i < ROUNDS; i++) {
            for (int j = sampler.skip(SIZES, 0, SIZES.length, RATE);
                    j < SIZES.length;
                    j = sampler.skip(SIZES, j + 1, SIZES.length, RATE)) {
                samples[j] += sampler.allocate(SIZES[j], RATE) ? 1 : 0;
            }
        }
        List<SiteCount> sites = new ArrayList<>();
        for (int j = 0; j < SIZES.length; j++) {
            sites.add(new SiteCount("line" + (j + 1), SIZES[j], ROUNDS, samples[j]));
        }
        return new RecordedProfile(RATE, sites, List.of(gaps(sampler)));
    }

    private static RecordedProfile.Gaps gaps(Sampler sampler) {
        int[] lengths = new int[GAP_ALLOCATIONS];
        int count = 0, since = 0;
        boolean started = false;
        for (int i = 0; i < GAP_ALLOCATIONS; i++) {
            since++;
            if (sampler.allocate(GAP_SIZE, RATE)) {
                if (started) {
                    lengths[count++] = since;
                }
                started = true;
                since = 0;
            }
        }
        return new RecordedProfile.Gaps(GAP_SIZE, lengths, count);
    }
}
