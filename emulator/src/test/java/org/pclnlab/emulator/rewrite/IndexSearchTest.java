package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The search of 03 section 5, with its shortcut, against the search as the spec writes it. */
class IndexSearchTest {
    /** Word for word: lower bound, then equality. */
    private static long reference(long[] ids, long id) {
        int lo = 0;
        int hi = ids.length;
        while (lo < hi) {
            int mid = (lo + hi) / 2;
            if (Long.compareUnsigned(ids[mid], id) >= 0) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        return lo < ids.length && ids[lo] == id ? lo + 1 : -1;
    }

    @Test
    void findsWhatTheSpecsSearchFindsInAnyOrder() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            int n = 1 + random.nextInt(200);
            long[] ids = new long[n];
            for (int i = 0; i < n; i++) {
                ids[i] = random.nextInt(3) == 0 ? random.nextInt(5) - 2 : random.nextLong();
            }
            if (round % 3 != 0) {
                ids = Arrays.stream(ids)
                        .map(x -> x + Long.MIN_VALUE)
                        .sorted()
                        .map(x -> x + Long.MIN_VALUE)
                        .toArray();
            }
            long[] table = new long[2 * n];
            for (int i = 0; i < n; i++) {
                table[2 * i] = ids[i];
                table[2 * i + 1] = i + 1L;
            }
            IndexSearch search = IndexSearch.over(table);
            for (int i = 0; i < 2 * n; i++) {
                long id = i < n ? ids[i] : random.nextLong();
                assertEquals(reference(ids, id), search.find(id), "round " + round);
            }
        }
    }
}
