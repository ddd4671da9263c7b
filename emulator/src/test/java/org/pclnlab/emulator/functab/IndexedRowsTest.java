package org.pclnlab.emulator.functab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.memory.ImageException;

/** The derived index answers as the table it is derived from, or is not derived. */
class IndexedRowsTest {
    private static final long BASE = 0x401230;

    @ParameterizedTest
    @CsvSource({"0, 700", "40, 700", "400, 700", "9000, 60", "0, 1", "300, 2"})
    void everyPcHasTheTablesOwnRow(int spread, int n) throws ImageException {
        for (long base : new long[] {BASE, BASE & ~0xfffL, BASE + 3}) {
            PrebuiltRows rows = NearestRowTest.rows(NearestRowTest.table(n, spread, base, new Random(spread)), true);
            IndexedRows indexed = IndexedRows.of(rows);
            assertNotNull(indexed);
            for (long pc = base - 300; pc < base + rows.sentinelOff() + 300; pc++) {
                assertEquals(rows.near(pc), indexed.near(pc), Long.toHexString(pc));
            }
            for (long pc : new long[] {0, -1, Long.MIN_VALUE, base + (1L << 32), base + (1L << 32) + 100}) {
                assertEquals(rows.near(pc), indexed.near(pc), Long.toHexString(pc));
            }
        }
    }

    @Test
    void aDamagedTableIsLookedUpAsItIs() throws ImageException {
        Random random = new Random(20261126);
        byte[] sound = NearestRowTest.table(300, 200, BASE, random);
        int derived = 0;
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] t = sound.clone();
            t[32 + random.nextInt(t.length - 32)] ^= (byte) (1 << random.nextInt(8));
            PrebuiltRows rows = NearestRowTest.rows(t, false);
            IndexedRows indexed = IndexedRows.of(rows);
            if (indexed == null) {
                refused++;
                continue;
            }
            derived++;
            for (int i = 0; i < 400; i++) {
                long pc = BASE + random.nextInt((int) rows.sentinelOff() + 100);
                assertEquals(rows.near(pc), indexed.near(pc), "round " + round + ": " + Long.toHexString(pc));
            }
        }
        assertTrue(derived > 300 && refused > 300, derived + " derived, " + refused + " refused");
    }

    @Test
    void twoRowsWithOneEntryHaveNoIndex() throws ImageException {
        byte[] t = NearestRowTest.table(50, 0, BASE, new Random(1));
        System.arraycopy(t, 32 + 8 * 7, t, 32 + 8 * 8, 4);
        assertNull(IndexedRows.of(NearestRowTest.rows(t, false)));
    }

    @Test
    void theGranuleFollowsTheAlignmentOfTheStarts() {
        // multiples of 16: 64 units of 16 bytes; one odd start: 64 units of a byte
        assertEquals(1024, GranuleIndex.of(new int[] {0, 32, 4096}, 3, 5000).granule());
        assertEquals(256, GranuleIndex.of(new int[] {0, 36, 4096}, 3, 5000).granule());
        assertEquals(64, GranuleIndex.of(new int[] {0, 33, 4096}, 3, 5000).granule());
    }

    @Test
    void randomStartsAreFoundAsALinearScanFindsThem() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int align = 1 << random.nextInt(6);
            int[] starts = random.ints(1 + random.nextInt(60), 0, 3000 / align)
                    .map(i -> i * align)
                    .distinct()
                    .sorted()
                    .toArray();
            int end = starts[starts.length - 1] + 1 + random.nextInt(500);
            GranuleIndex index = GranuleIndex.of(starts, starts.length, end);
            int last = -1;
            for (int off = 0; off < end; off++) {
                if (last + 1 < starts.length && starts[last + 1] == off) {
                    last++;
                }
                assertEquals(last, index.find(off), "round " + round + ", offset " + off);
            }
        }
    }

    @Test
    void startsOutOfOrderAreAMistakeOfTheCaller() {
        assertThrows(IllegalArgumentException.class, () -> GranuleIndex.of(new int[] {0, 5, 5}, 3, 10));
        assertThrows(IllegalArgumentException.class, () -> GranuleIndex.of(new int[] {0, 10}, 2, 10));
    }
}
