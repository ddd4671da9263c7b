package org.pclnlab.emulator.rewrite;

/**
 * The sort of function symbols by address, step by step, because it is not stable and the order it leaves among symbols at
 * one address decides which of their names survives (03 Appendix A).
 *
 * <p>An element is one {@code long}: the key in the upper half, an index that travels with it in the lower. Keys are
 * compared, indexes are not. The method and the names of its parts are those of the appendix; positions are absolute.
 */
final class AddressOrder {
    private static final int DIGIT = 11, DIGITS = 1 << DIGIT, PASSES = 3;
    private static final int INSERTION = 12, NINTHER = 50, ALL_SWAPS = 12, NEARLY_ROUNDS = 5;
    private static final int UNKNOWN = 0, INCREASING = 1, DECREASING = 2;

    private final long[] a;
    /** What the last {@link #choose} made of the order of its samples. */
    private int hint;
    /** Whether the last {@link #partition} found nothing to exchange. */
    private boolean wasPartitioned;

    private int swaps;

    private AddressOrder(long[] a) {
        this.a = a;
    }

    /**
     * The elements by their upper halves, unsigned. Where no two are equal there is one order, and digits find it in less
     * time than comparisons.
     */
    static long[] sort(long[] elements) {
        long[] sorted = byDigits(elements);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] >>> 32 == sorted[i - 1] >>> 32) {
                long[] exact = elements.clone();
                new AddressOrder(exact).quick(0, exact.length, bitLength(exact.length));
                return exact;
            }
        }
        return sorted;
    }

    private static long[] byDigits(long[] elements) {
        int n = elements.length;
        int[][] starts = new int[PASSES][DIGITS + 1];
        int[] low = starts[0];
        int[] middle = starts[1];
        int[] high = starts[2];
        for (long e : elements) { // all digits in one go: most of the time here goes by before the loop is compiled
            int key = (int) (e >>> 32);
            low[(key & (DIGITS - 1)) + 1]++;
            middle[((key >>> DIGIT) & (DIGITS - 1)) + 1]++;
            high[(key >>> (2 * DIGIT)) + 1]++;
        }
        long[] from = elements;
        for (int pass = 0; pass < PASSES; pass++) {
            int[] at = starts[pass];
            if (at[1] == n) {
                continue; // all of them have a 0 there
            }
            for (int d = 0; d < DIGITS; d++) {
                at[d + 1] += at[d];
            }
            from = scatter(from, at, 32 + pass * DIGIT);
        }
        return from;
    }

    private static long[] scatter(long[] from, int[] at, int shift) {
        long[] to = new long[from.length];
        for (long e : from) {
            to[at[(int) (e >>> shift) & (DIGITS - 1)]++] = e;
        }
        return to;
    }

    private static int bitLength(int n) {
        return 32 - Integer.numberOfLeadingZeros(n);
    }

    private boolean less(int i, int j) {
        return (a[i] >>> 32) < (a[j] >>> 32);
    }

    private void swap(int i, int j) {
        long t = a[i];
        a[i] = a[j];
        a[j] = t;
    }

    private void quick(int from, int to, int allowed) {
        int lo = from;
        int hi = to;
        int limit = allowed;
        boolean balanced = true;
        boolean partitioned = true;
        while (true) {
            int n = hi - lo;
            if (n <= INSERTION) {
                insertion(lo, hi);
                return;
            }
            if (limit == 0) {
                heap(lo, hi);
                return;
            }
            if (!balanced) {
                shuffle(lo, hi);
                limit--;
            }
            int pivot = choose(lo, hi);
            if (hint == DECREASING) {
                reverse(lo, hi);
                pivot = hi - 1 - (pivot - lo);
                hint = INCREASING;
            }
            if (balanced && partitioned && hint == INCREASING && nearly(lo, hi)) {
                return;
            }
            if (lo > 0 && !less(lo - 1, pivot)) {
                lo = partitionEqual(lo, hi, pivot);
                continue;
            }
            int mid = partition(lo, hi, pivot);
            partitioned = wasPartitioned;
            int left = mid - lo;
            int right = hi - mid;
            if (left < right) {
                balanced = left >= n / 8;
                quick(lo, mid, limit);
                lo = mid + 1;
            } else {
                balanced = right >= n / 8;
                quick(mid + 1, hi, limit);
                hi = mid;
            }
        }
    }

    private void insertion(int lo, int hi) {
        for (int i = lo + 1; i < hi; i++) {
            for (int j = i; j > lo && less(j, j - 1); j--) {
                swap(j, j - 1);
            }
        }
    }

    private void heap(int lo, int hi) {
        int n = hi - lo;
        for (int i = (n - 1) / 2; i >= 0; i--) {
            sift(lo, i, n);
        }
        for (int i = n - 1; i >= 0; i--) {
            swap(lo, lo + i);
            sift(lo, 0, i);
        }
    }

    private void sift(int lo, int start, int n) {
        int root = start;
        while (true) {
            int child = 2 * root + 1;
            if (child >= n) {
                return;
            }
            if (child + 1 < n && less(lo + child, lo + child + 1)) {
                child++;
            }
            if (!less(lo + root, lo + child)) {
                return;
            }
            swap(lo + root, lo + child);
            root = child;
        }
    }

    /** Breaks patterns by three exchanges with pseudo-random positions; the length is the seed. */
    private void shuffle(int lo, int hi) {
        int n = hi - lo;
        if (n < 8) {
            return;
        }
        long x = n;
        long mask = (1L << bitLength(n)) - 1;
        int middle = lo + (n / 4) * 2;
        for (int at = middle - 1; at <= middle + 1; at++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
            int other = (int) (x & mask);
            swap(at, lo + (other >= n ? other - n : other));
        }
    }

    private int choose(int lo, int hi) {
        int n = hi - lo;
        swaps = 0;
        int i = lo + n / 4;
        int j = lo + (n / 4) * 2;
        int k = lo + (n / 4) * 3;
        if (n >= 8) {
            if (n >= NINTHER) {
                i = median(i - 1, i, i + 1);
                j = median(j - 1, j, j + 1);
                k = median(k - 1, k, k + 1);
            }
            j = median(i, j, k);
        }
        hint = swaps == 0 ? INCREASING : swaps == ALL_SWAPS ? DECREASING : UNKNOWN;
        return j;
    }

    private int median(int first, int second, int third) {
        int x = first;
        int y = second;
        int z = third;
        if (less(y, x)) {
            swaps++;
            int t = x;
            x = y;
            y = t;
        }
        if (less(z, y)) {
            swaps++;
            int t = y;
            y = z;
            z = t;
        }
        if (less(y, x)) {
            swaps++;
            y = x;
        }
        return y;
    }

    private void reverse(int lo, int hi) {
        for (int i = lo, j = hi - 1; i < j; i++, j--) {
            swap(i, j);
        }
    }

    /** Sorts when at most {@link #NEARLY_ROUNDS} elements are out of place; false leaves a mended permutation. */
    private boolean nearly(int lo, int hi) {
        int i = lo + 1;
        for (int round = 0; round < NEARLY_ROUNDS; round++) {
            while (i < hi && !less(i, i - 1)) {
                i++;
            }
            if (i == hi) {
                return true;
            }
            if (hi - lo < NINTHER) {
                return false;
            }
            swap(i, i - 1);
            if (i - lo >= 2) {
                for (int j = i - 1; j >= 1 && less(j, j - 1); j--) { // down to 1, not to lo: as the original does
                    swap(j, j - 1);
                }
            }
            if (hi - i >= 2) {
                for (int j = i + 1; j < hi && less(j, j - 1); j++) {
                    swap(j, j - 1);
                }
            }
        }
        return false;
    }

    /** Moves the elements equal to the pivot to the front; gives the first position behind them. */
    private int partitionEqual(int lo, int hi, int pivot) {
        swap(lo, pivot);
        int i = lo + 1;
        int j = hi - 1;
        while (true) {
            while (i <= j && !less(lo, i)) {
                i++;
            }
            while (i <= j && less(lo, j)) {
                j--;
            }
            if (i > j) {
                return i;
            }
            swap(i++, j--);
        }
    }

    private int partition(int lo, int hi, int pivot) {
        swap(lo, pivot);
        int i = lo + 1;
        int j = hi - 1;
        wasPartitioned = true;
        while (true) {
            while (i <= j && less(i, lo)) {
                i++;
            }
            while (i <= j && !less(j, lo)) {
                j--;
            }
            if (i > j) {
                break;
            }
            wasPartitioned = false;
            swap(i++, j--);
        }
        swap(j, lo);
        return j;
    }
}
