package org.pclnlab.harness.matrix.stats;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Random order that a seed reproduces: SplitMix64, and Fisher and Yates (spec 09 section 10.2). Mutable. */
public final class Order {
    private final SplittableRandom random;

    public Order(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Any 64 bits. */
    public long next() {
        return random.nextLong();
    }

    /** A number in {@code [0, bound)}, each as likely as the others. */
    public int below(int bound) {
        long r = random.nextLong();
        // Numbers from the last whole multiple of the bound below 2^64 on would favour small results.
        while (Long.compareUnsigned(r, -(long) bound) >= 0
                && Long.compareUnsigned(r, -rest(bound)) >= 0
                && rest(bound) != 0) {
            r = random.nextLong();
        }
        return (int) Long.remainderUnsigned(r, bound);
    }

    /** 2^64 modulo a bound. */
    private static long rest(int bound) {
        return (Long.remainderUnsigned(-1L, bound) + 1) % bound;
    }

    /** The numbers from 0 up to {@code size - 1} in random order. */
    public int[] shuffle(int size) {
        int[] list = new int[size];
        for (int i = 0; i < size; i++) {
            list[i] = i;
        }
        for (int i = size - 1; i > 0; i--) {
            int j = below(i + 1);
            int t = list[i];
            list[i] = list[j];
            list[j] = t;
        }
        return list;
    }

    /** A seed from a text: FNV-1a of 64 bits. */
    public static long seed(String text) {
        long h = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xff)) * 0x100000001b3L;
        }
        return h;
    }
}
