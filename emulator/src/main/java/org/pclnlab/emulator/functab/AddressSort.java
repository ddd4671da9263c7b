package org.pclnlab.emulator.functab;

import org.pclnlab.emulator.memory.Unsigned;

/**
 * The runtime's sort of addresses, step by step, because it is not stable and the order it leaves among equal addresses
 * decides which of them survives (02 sections 11.4 and 11.5). Payloads move with their keys.
 */
final class AddressSort {
    private static final int INSERTION = 16;

    private AddressSort() {}

    /** Sorts the first {@code n} keys ascending, unsigned. */
    static void sort(long[] keys, int[] payload, int n) {
        if (n >= 2) {
            quick(keys, payload, 0, n - 1);
        }
    }

    private static void quick(long[] a, int[] p, int from, int to) {
        int lo = from;
        int hi = to;
        while (hi - lo > INSERTION) {
            int mid = (lo + hi) >> 1;
            if (Unsigned.less(a[mid], a[lo])) {
                swap(a, p, mid, lo);
            }
            if (Unsigned.less(a[hi], a[mid])) {
                swap(a, p, hi, mid);
            }
            if (Unsigned.less(a[mid], a[lo])) {
                swap(a, p, mid, lo);
            }
            long pivot = a[mid];
            int i = lo;
            int j = hi;
            while (true) {
                while (Unsigned.less(a[i], pivot)) {
                    i++;
                }
                while (Unsigned.less(pivot, a[j])) {
                    j--;
                }
                if (i >= j) {
                    break;
                }
                swap(a, p, i, j);
                i++;
                j--;
            }
            // The smaller side recursively, the larger one in place: depth stays logarithmic.
            if (j - lo < hi - i) {
                quick(a, p, lo, j);
                lo = i;
            } else {
                quick(a, p, i, hi);
                hi = j;
            }
        }
        for (int k = lo + 1; k <= hi; k++) {
            long key = a[k];
            int value = p[k];
            int j = k;
            while (j > lo && Unsigned.less(key, a[j - 1])) {
                a[j] = a[j - 1];
                p[j] = p[j - 1];
                j--;
            }
            a[j] = key;
            p[j] = value;
        }
    }

    private static void swap(long[] a, int[] p, int i, int j) {
        long key = a[i];
        a[i] = a[j];
        a[j] = key;
        int value = p[i];
        p[i] = p[j];
        p[j] = value;
    }

    /** Keeps the last of equal keys, in place. Returns how many are left. */
    static int unique(long[] keys, int[] payload, int n) {
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (kept > 0 && keys[kept - 1] == keys[i]) {
                payload[kept - 1] = payload[i];
            } else {
                keys[kept] = keys[i];
                payload[kept] = payload[i];
                kept++;
            }
        }
        return kept;
    }
}
