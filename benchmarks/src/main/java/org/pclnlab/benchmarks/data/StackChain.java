package org.pclnlab.benchmarks.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pclnlab.emulator.functab.PrebuiltRows;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.SegmentedMemory;

/**
 * Stacks of one size, one behind the other in memory, with return addresses all over a program's text.
 *
 * @param memory of the stacks
 * @param first address of the first record
 */
public record StackChain(Memory memory, long first) {
    /** Frames of a stack; bytes of a record, as a function with a few locals has them. */
    public static final int FRAMES = 512, RECORD = 64;
    /** Stacks: more pcs than the runtime remembers. */
    public static final int STACKS = 64;

    private static final long ADDRESS = 0x7ffc00000000L;

    /** Makes them. */
    public static StackChain of(PrebuiltRows rows) {
        long[] pcs = PcStream.of(PcStream.Kind.MID, rows);
        ByteBuffer bytes = ByteBuffer.allocate(STACKS * FRAMES * RECORD).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < STACKS * FRAMES; i++) {
            boolean root = i % FRAMES == FRAMES - 1;
            bytes.putLong(i * RECORD, root ? 0 : ADDRESS + (long) (i + 1) * RECORD);
            bytes.putLong(i * RECORD + 8, pcs[i]);
        }
        SegmentedMemory.Builder memory = new SegmentedMemory.Builder("stacks");
        return new StackChain(
                memory.add(ADDRESS, Bytes.of(bytes, "stacks", ADDRESS), bytes.capacity())
                        .build(),
                ADDRESS);
    }

    /** The innermost record of a stack. */
    public long start(int stack) {
        return first + (long) stack * FRAMES * RECORD;
    }

    /** The return address of a frame of a stack. */
    public static long pc(long[] stream, int stack, int frame) {
        return stream[stack * FRAMES + frame];
    }
}
