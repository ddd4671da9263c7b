package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sort vectors of spec 03 Appendix A and V4. */
class AddressOrderTest {
    private static int[] order(int n, IntToLongFunction key) {
        long[] given = new long[n];
        for (int i = 0; i < n; i++) {
            given[i] = key.applyAsLong(i) << 32 | i;
        }
        long[] a = AddressOrder.sort(given);
        for (int i = 1; i < n; i++) {
            assertTrue(a[i - 1] >>> 32 <= a[i] >>> 32);
        }
        return IntStream.range(0, n).map(i -> (int) a[i]).toArray();
    }

    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of(
                        "insertion",
                        13,
                        (IntToLongFunction) i -> i < 12 ? 5L * i % 12 : 0,
                        "39bed74caff840e286a4eced01a68954fa7c965f2d71fd06f3ea9a87ff0a5cb0"),
                Arguments.of(
                        "ninther",
                        64,
                        (IntToLongFunction) i -> (7L * i * i + 3L * i) % 50,
                        "95f8ab51f347fc6126142c57d8d93f2876631f91473dbb0878d709892afebdc5"),
                Arguments.of(
                        "equal partition",
                        200,
                        (IntToLongFunction) i -> (7L * i * i + 3L * i) % 50,
                        "d5185300be36f319597ec18b6df75e5bf49593258af3d0d272d43c9fcc5549d1"),
                Arguments.of(
                        "larger mix",
                        2000,
                        (IntToLongFunction) i -> (2654435761L * i & 0xffffffffL) >> 22,
                        "5689a21ca00c77b0205db4b4b4fe227c3d142a0c50acef8ad5f87fea2a889d5d"),
                Arguments.of(
                        "decreasing",
                        101,
                        (IntToLongFunction) i -> i == 7 ? 194 : 200 - i,
                        "e20910c9ca77dec2a3a9eaa34f7ea1d3ca2795feaf817b3b977c856435afc687"),
                Arguments.of(
                        "organ pipe",
                        500,
                        (IntToLongFunction) i -> Math.min(i, 499 - i),
                        "a6d314a594742c99465e927374586f3cb00ad86d054bfa8564a5931389dfaf81"),
                Arguments.of(
                        "many equal keys",
                        300,
                        (IntToLongFunction) i -> i % 2 == 0 ? i : 1000,
                        "5479ed0553473ceb10b59c9efd99a54ef30e2620a4d7f50f1f779811ecaf12ae"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void equalKeysEndWhereTheAppendixPutsThem(String name, int n, IntToLongFunction key, String digest) {
        String joined = IntStream.of(order(n, key)).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertEquals(digest, Dump.sha256(joined.getBytes(StandardCharsets.UTF_8)), name);
    }

    @Test
    void sixUnbalancedPartitionsEndInAHeapSort() {
        int[] keys = {
            1000, 12, 1004, 9, 1003, 1000, 1002, 1004, 1001, 1003, 10, 6, 2, 1001, 11, 1000, 8, 1004, 1, 5, 3, 7, 4,
            1001, 1003, 1000
        };
        assertArrayEquals(
                new int[] {18, 12, 20, 22, 19, 11, 21, 16, 3, 10, 14, 1, 5, 25, 0, 15, 23, 13, 8, 6, 24, 4, 9, 17, 2, 7
                },
                order(26, i -> keys[i]));
    }

    @Test
    void v4TheLastOfThirteenSymbolsWinsAndTheFirstOfTwelve() {
        assertArrayEquals(
                new int[] {12, 0, 5, 10, 3, 8, 1, 6, 11, 4, 9, 2, 7}, order(13, i -> i == 12 ? 0 : 5 * i % 12));
        // Without symbol 11 there are twelve, and insertion is stable.
        assertEquals(0, order(12, i -> i == 11 ? 0 : 5 * i % 12)[0]);
    }

    @Test
    void keysAboveTwoGigabytesAreUnsigned() {
        assertArrayEquals(new int[] {1, 2, 0}, order(3, i -> new long[] {0xffffffffL, 1, 0x80000000L}[i]));
    }

    @Test
    void everyPatternIsSorted() {
        Random random = new Random(3);
        for (int round = 0; round < 400; round++) {
            int n = random.nextInt(3000);
            int distinct = 1 + random.nextInt(n + 1);
            int shape = random.nextInt(4);
            order(n, i -> switch (shape) {
                case 0 -> Math.floorMod(i * 2654435761L, distinct);
                case 1 -> i;
                case 2 -> n - i;
                default -> i % distinct;
            });
        }
    }
}
