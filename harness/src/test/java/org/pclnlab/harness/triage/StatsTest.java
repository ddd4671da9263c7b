package org.pclnlab.harness.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.triage.stats.Rate;
import org.pclnlab.harness.triage.stats.Streak;

/** The vectors of spec 08 sections 14.2.9 and 14.2.10. */
class StatsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 3, 0, 0.5615",
        "0, 14, 0, 0.2153",
        "0, 20, 0, 0.1611",
        "0, 30, 0, 0.1135",
        "1, 4, 0.0456, 0.6994",
        "1, 20, 0.0089, 0.2361",
        "1, 30, 0.0059, 0.1667",
        "3, 20, 0.0524, 0.3604",
        "5, 30, 0.0734, 0.3356",
        "10, 20, 0.2993, 0.7007",
        "2, 90, 0.0061, 0.0774",
        "29, 30, 0.8333, 0.9941",
        "20, 20, 0.8389, 1",
        "30, 30, 0.8865, 1"
    })
    void wilson(int hits, int runs, double low, double high) {
        Rate r = Rate.of(hits, runs);
        assertEquals(low, r.low(), 0.00005);
        assertEquals(high, r.high(), 0.00005);
    }

    /** Binomial tables: 3 of 20 at 95 % is [0.0321, 0.3789]; 0 of n is 1 - (error/2)^(1/n). */
    @Test
    void clopperPearson() {
        assertEquals(0.0321, Rate.exact(3, 20, 0.05).low(), 0.00005);
        assertEquals(0.3789, Rate.exact(3, 20, 0.05).high(), 0.00005);
        assertEquals(1 - Math.pow(0.025, 1 / 30.0), Rate.exact(0, 30, 0.05).high(), 1e-9);
        assertEquals(0, Rate.exact(0, 30, 0.05).low());
        assertEquals(1, Rate.exact(30, 30, 0.05).high());
    }

    /** The exact interval misses the true rate at most as often as promised. */
    @Test
    void coverageIsAsPromised() {
        SplittableRandom random = new SplittableRandom(42);
        for (double rate : new double[] {0.02, 0.1, 0.5}) {
            int missed = 0;
            for (int i = 0; i < 20_000; i++) {
                int hits = 0;
                for (int k = 0; k < 30; k++) {
                    hits += random.nextDouble() < rate ? 1 : 0;
                }
                Rate r = Rate.exact(hits, 30, 0.05);
                missed += r.low() <= rate && rate <= r.high() ? 0 : 1;
            }
            assertTrue(missed <= 0.053 * 20_000, missed + " of 20000 at " + rate);
        }
    }

    @Test
    void ratesAreReadable() {
        assertEquals("3/20 = 15 % [5 %, 36 %]", Rate.of(3, 20).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "PPPIFMF, REGRESSION, 2, 4, 2",
        "PPPP, PASS, -1, 0, 4",
        "FFFF, ALWAYS_FAIL, -1, 0, 4",
        "FPPP, FIXED, 0, 1, 3",
        "PPFFPP, FIXED, 3, 4, 2",
        "PFPF, FLAKY, 2, 3, 1",
        "PFPFP, FLAKY, 3, 4, 1",
        "PIIIF, REGRESSION, 0, 4, 1",
        "SIMS, UNKNOWN, -1, -1, 0",
        "'', UNKNOWN, -1, -1, 0",
        "IPSSPM, PASS, -1, 1, 2"
    })
    void streaks(String runs, Streak.State state, int opposite, int first, int length) {
        Streak s = Streak.of(runs.length(), i -> switch (runs.charAt(i)) {
            case 'P' -> Streak.Run.PASS;
            case 'F' -> Streak.Run.FAIL;
            default -> Streak.Run.OTHER;
        });
        assertEquals(state, s.state());
        assertEquals(opposite, s.opposite());
        assertEquals(first, s.first());
        assertEquals(length, s.length());
    }
}
