package org.pclnlab.emulator.heapprofile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors V1 to V4 and the reference runs of spec 06, A5 and A11: what real recorders drew. */
class ThresholdsTest {
    private static long word(String hex) {
        return Long.parseUnsignedLong(hex, 16);
    }

    @Test
    void v1TheFirstEightDraws() {
        String[] rows = {
            "03f721dffe39b342 475497915171881 3fab0767c5344290 c0078806337dc320 1542150 48192",
            "5830920757d41153 2982466348269523 3fd531131e7c7fa6 bff1af335b73732b 579481 18108",
            "44da53dec8eb16d8 5920588396760897 3fe508be68400f41 bfdada8910c8f9f5 219985 6874",
            "b334115d4185b10d 4413170985815848 3fdf5b82e1e29e50 bfe6d480d91cbcaf 374048 11689",
            "8b97815f8aa18089 5096351766684090 3fe21b1adcb421ba bfe2395673779b59 298581 9330",
            "c4a18a6a296864c6 5555668541877067 3fe3bcd9e1edab4b bfdeecd661f49fc3 253338 7916",
            "21b2559239804081 7508324539438165 3feaacc809081455 bfc74c317011c804 95427 2982",
            "4f71090f8482f848 3634435043963273 3fd9d2ffb3826312 bfed0ad258772ada 475828 14869"
        };
        Thresholds stream = new Thresholds(Thresholds.SEED);
        for (String row : rows) {
            String[] column = row.split(" ", -1);
            double u = stream.uniform();
            assertEquals(word(column[0]), stream.state(), row);
            assertEquals(Long.parseLong(column[1]), (long) (u * 0x1p53), row);
            assertEquals(word(column[2]), Double.doubleToRawLongBits(u), row);
            assertEquals(word(column[3]), Double.doubleToRawLongBits(Thresholds.lnApprox(u)), row);
            assertEquals(Long.parseLong(column[4]), Thresholds.threshold(u, 524288), row);
            assertEquals(Long.parseLong(column[5]), Thresholds.threshold(u, 16384), row);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "524288, 1000, 537104695, 00000000008cf8dc, 0582e063af79f5c1",
        "524288, 10000, 5252962632, 0000000205e7bd4c, b2871f98f0d084e2",
        "524288, 100000, 52435453501, 000000301826706c, ad342a618c7fd6f6",
        "524288, 200000, 104813964494, 0000005038af4d77, 8b6f14ea9fbf8b0b",
        "16384, 1000, 16784038, 0000000000392993, 0582e063af79f5c1",
        "16384, 200000, 3275339460, 00000002b1ec6888, 8b6f14ea9fbf8b0b"
    })
    void v2LongRuns(long rate, int n, long sum, String xor, String state) {
        Thresholds stream = new Thresholds(Thresholds.SEED);
        long total = 0, x = 0;
        for (long i = 1; i <= n; i++) {
            long k = stream.next(rate);
            total += k;
            x ^= k * i;
        }
        assertEquals(sum, total);
        assertEquals(word(xor), x);
        assertEquals(word(state), stream.state());
    }

    @ParameterizedTest
    @CsvSource({
        "00007ffff7d8b6b0, 9e3706468892caa5, 143413, 232095, 679920",
        "00007ffff7c00640, 9e370646888a7a55, 239297, 114784, 272937",
        "0000000104a3c018, 9e3779b87be9bc0d, 430914, 1078948, 77501",
        "9e3779b97f4a7c15, 9e3779b97f4a7c15, 1542150, 579481, 219985"
    })
    void v3TheAddressSeeds(String address, String seed, long k1, long k2, long k3) {
        assertEquals(word(seed), Thresholds.seed(word(address)));
        Thresholds stream = new Thresholds(Thresholds.seed(word(address)));
        assertEquals(k1, stream.next(524288));
        assertEquals(k2, stream.next(524288));
        assertEquals(k3, stream.next(524288));
    }

    @ParameterizedTest
    @CsvSource({
        "3ff0000000000000, 0000000000000000",
        "3fefffffffffffff, beea0dab68700000",
        "3fe8000000000000, bfd269628f8349d7",
        "3fe0000000000000, bfe62e42fefa39ef",
        "3fdfffffffffffff, bfe62e5d0ca5a25f",
        "3fd5555555555555, bff193ea7c2ddf0e",
        "3fb999999999999a, c0026bb1f5984130",
        "3d719799812dea11, c03ba18a998fffec",
        "3ca0000000000000, c0425e4f7b2737fa"
    })
    void v4TheLogarithm(String in, String out) {
        double y = Thresholds.lnApprox(Double.longBitsToDouble(word(in)));
        assertEquals(word(out), Double.doubleToRawLongBits(y == 0 ? 0.0 : y));
    }

    /** Spec 06 A5, "Consequences of the truncation": least thresholds and the band after u = 1/2. */
    @Test
    void theEndsOfTheRange() {
        double almostOne = Double.longBitsToDouble(word("3fefffffffffffff"));
        assertEquals(1, Thresholds.threshold(almostOne, 160988));
        assertEquals(2, Thresholds.threshold(almostOne, 160989));
        assertEquals(6, Thresholds.threshold(almostOne, 524288));
        assertEquals(13, Thresholds.threshold(almostOne, 1 << 20));
        assertEquals(363408, Thresholds.threshold(0.5, 524288));
        assertEquals(363415, Thresholds.threshold(0.5 - 0x1p-53, 524288));
    }

    /** A product of 2^63 to 2^64 converts exactly, one above gives 2^63 (replayed on linux/amd64). */
    @Test
    void productsBeyondASignedWord() {
        long rate = Long.MAX_VALUE;
        // lnApprox is exact at powers of two: ln 2 = 0x1.62e42fefa39efp-1, and the rate rounds to 2^63
        long ln2 = 0x162e42fefa39efL;
        assertEquals(ln2 << 10, Thresholds.threshold(0.5, rate));
        assertEquals(ln2 << 11, Thresholds.threshold(0.25, rate), "above 2^63, so negative as a long");
        assertEquals(Thresholds.OVERFLOW, Thresholds.threshold(0.125, rate));
        assertEquals(0x8000000000000000L, Thresholds.OVERFLOW);
    }

    /** Spec 06 A11, properties 2 to 5: the reference figures of the stream from the fixed seed. */
    @Test
    void theReferenceStatistics() {
        int n = 200_000;
        Thresholds stream = new Thresholds(Thresholds.SEED);
        long[] k = new long[n];
        for (int i = 0; i < n; i++) {
            k[i] = stream.next(524288);
        }
        double mean = Arrays.stream(k).average().orElseThrow();
        double variance =
                Arrays.stream(k).mapToDouble(v -> (v - mean) * (v - mean)).sum() / n;
        assertEquals(524069.82, mean, 0.005);
        assertEquals(525013.62, Math.sqrt(variance), 2);
        assertEquals(7, Arrays.stream(k).min().orElseThrow());
        assertEquals(7516334, Arrays.stream(k).max().orElseThrow());

        int[] bins = new int[20];
        int[] beyond = new int[3];
        for (int i = 0; i < 100_000; i++) {
            double f = 1 - Math.exp(-(k[i] + 1) / 524288.0);
            bins[Math.min(19, (int) (f * 20))]++;
            for (int r = 0; r < 3; r++) {
                beyond[r] += k[i] > (r + 1) * 524288L ? 1 : 0;
            }
        }
        assertEquals(
                "[5011, 5080, 5072, 4941, 4975, 4929, 5125, 4989, 5045, 5023, 4969, 5029, 4881, 5051, 4892, 4969, 5105, 4891, 5030, 4993]",
                Arrays.toString(bins));
        assertEquals("[36720, 13523, 4971]", Arrays.toString(beyond));
        assertTrue(Arrays.stream(k).allMatch(v -> v >= 6 && v <= 28 * 524288L), "spec 06 A13-19");
    }
}
