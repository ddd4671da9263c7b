package org.pclnlab.benchmarks.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Sizes of allocations as programs make them: from 1 to 512 bytes, at random, always the same. */
public final class AllocationStream {
    public static final int LENGTH = 1 << 16;
    /** {@code runtime.MemProfileRate}: one in 2048 is sampled. */
    public static final long RATE = 512 * 1024;

    private static final int LARGEST = 512;

    private AllocationStream() {}

    public static int[] sizes() {
        SplitMix64 random = new SplitMix64(7);
        int[] out = new int[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            out[i] = 1 + (int) Long.remainderUnsigned(random.next(), LARGEST);
        }
        return out;
    }

    /** The same as little-endian words, for a peer. */
    public static byte[] bytes(int[] sizes) {
        ByteBuffer b = ByteBuffer.allocate(4 * sizes.length).order(ByteOrder.LITTLE_ENDIAN);
        b.asIntBuffer().put(sizes);
        return b.array();
    }
}
