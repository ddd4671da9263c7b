package org.pclnlab.benchmarks.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pclnlab.emulator.functab.PrebuiltRows;

/** Streams of pcs, long enough that no branch predictor learns them (09 section 14.2). */
public final class PcStream {
    /** How pcs are spread. */
    public enum Kind {
        /** Uniform over text. */
        MID,
        /** Uniform over rows. */
        ENTRY,
        /** Ascending through text. */
        SEQ,
        /** Below the table's base and behind its text, in turn. */
        MISS
    }

    public static final int LENGTH = 65536;
    public static final long SEED = 42;

    private PcStream() {}

    /** {@link #LENGTH} pcs. */
    public static long[] of(Kind kind, PrebuiltRows rows) {
        long[] pcs = new long[LENGTH];
        SplitMix64 random = new SplitMix64(SEED);
        long text = rows.sentinelOff();
        for (int i = 0; i < LENGTH; i++) {
            pcs[i] = switch (kind) {
                case MID -> rows.base() + Long.remainderUnsigned(random.next(), text);
                case ENTRY -> rows.entry(random.below(rows.count()));
                case SEQ -> rows.base() + text * i / LENGTH;
                case MISS ->
                    i % 2 == 0 ? rows.base() - 1 - random.below(4096) : rows.base() + text + random.below(1 << 20);
            };
        }
        return pcs;
    }

    /** The file a native probe reads: u32 offsets from the table's base. */
    public static byte[] offsets(long[] pcs, long base) {
        ByteBuffer out = ByteBuffer.allocate(4 * pcs.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long pc : pcs) {
            out.putInt((int) (pc - base));
        }
        return out.array();
    }
}
