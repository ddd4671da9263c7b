package org.pclnlab.emulator.functab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors T7 of spec 02 section 17, V5 and V6 of spec 04 section 15. */
class SortAndIndexTest {
    private static int[] sorted(long[] keys, int[] payload) {
        AddressSort.sort(keys, payload, keys.length);
        return payload;
    }

    private static int[] payloadsOf(long key, long[] keys, int[] payload) {
        int[] out = new int[keys.length];
        int n = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key) {
                out[n++] = payload[i];
            }
        }
        return Arrays.copyOf(out, n);
    }

    @Test
    void equalKeysKeepTheOrderThatTheRuntimesSortLeaves() {
        long[] keys = new long[40];
        int[] payload = new int[40];
        for (int i = 0; i < 40; i++) {
            keys[i] = 0x1000 + 16L * (7 * i % 40);
            payload[i] = 100 + i;
        }
        int[] replaced = {2, 7, 30};
        for (int i = 0; i < 3; i++) {
            keys[replaced[i]] = 0x1050;
            payload[replaced[i]] = 900 + i;
        }
        sorted(keys, payload);
        assertArrayEquals(new int[] {900, 135, 902, 901}, payloadsOf(0x1050, keys, payload));
        int n = AddressSort.unique(keys, payload, 40);
        assertArrayEquals(new int[] {901}, payloadsOf(0x1050, Arrays.copyOf(keys, n), payload));
    }

    @Test
    void eighteenElementsAreAlreadyUnstable() {
        long[] keys = new long[18];
        int[] payload = new int[18];
        for (int i = 0; i < 18; i++) {
            keys[i] = 0x1000 + 16L * (7 * i % 18);
            payload[i] = 100 + i;
        }
        keys[3] = 0x1050;
        payload[3] = 900;
        keys[9] = 0x1050;
        payload[9] = 901;
        sorted(keys, payload);
        assertArrayEquals(new int[] {900, 901, 111}, payloadsOf(0x1050, keys, payload));
    }

    @ParameterizedTest
    @CsvSource({"20, 8, 1, 18, 19", "17, 16, 13, 14, 15"})
    void duplicateSites(int n, int at100, int at110, int at120, int at130) {
        long[] keys = new long[n];
        int[] payload = new int[n];
        for (int k = 0; k < n; k++) {
            keys[k] = 0x100 + 0x10L * (k % 4);
            payload[k] = k;
        }
        sorted(keys, payload);
        assertEquals(4, AddressSort.unique(keys, payload, n));
        assertArrayEquals(new int[] {at100, at110, at120, at130}, Arrays.copyOf(payload, 4));
    }

    @Test
    void sortsUnsigned() {
        long[] keys = {-1, 5, Long.MIN_VALUE, 0, Long.MAX_VALUE};
        sorted(keys, new int[5]);
        assertArrayEquals(new long[] {0, 5, Long.MAX_VALUE, Long.MIN_VALUE, -1}, keys);
    }

    private static final long[] V6 = {0x401f80, 0x401ff0, 0x402000, 0x402001, 0x402100, 0x402900, 0x403fff};

    @ParameterizedTest(name = "V6 {0}")
    @CsvSource({
        "401000, 0, 2, -1",
        "401f7f, 0, 4, -1",
        "401fff, 0, 4, 1",
        "402000, 1, 6, 2",
        "4020ff, 1, 6, 3",
        "4028ff, 3, 7, 4",
        "402900, 4, 7, 5",
        "403ffe, 4, 7, 5",
        "404000, 0, 7, 6",
    })
    void ranges(String pc, int lo, int hi, int last) {
        FindIndex index = FindIndex.build(V6, V6.length);
        long at = Long.parseLong(pc, 16);
        assertEquals(3, index.count());
        assertEquals((long) lo << 32 | hi, index.range(V6.length, at));
        assertEquals(last, FirstUseRows.lastAtOrBelow(V6, V6.length, index, at));
    }

    @Test
    void narrowedSearchEqualsLinearScan() {
        Random random = new Random(20261121);
        for (int round = 0; round < 60; round++) {
            int n = 1 + random.nextInt(400);
            long[] keys = new long[n];
            long at = 0x400000L + random.nextInt(5000);
            for (int i = 0; i < n; i++) {
                keys[i] = at;
                at += 1L + (random.nextInt(10) == 0 ? random.nextInt(20000) : random.nextInt(300));
            }
            FindIndex index = FindIndex.build(keys, n);
            for (int q = 0; q < 2000; q++) {
                long pc = keys[0] - 5000L + random.nextInt((int) (at - keys[0]) + 10000);
                int linear = -1;
                while (linear + 1 < n && keys[linear + 1] <= pc) {
                    linear++;
                }
                assertEquals(linear, FirstUseRows.lastAtOrBelow(keys, n, index, pc), "round " + round + " pc " + pc);
            }
        }
    }
}
