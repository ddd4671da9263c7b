package org.pclnlab.emulator.heapprofile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One {@code runtime.MemProfileRecord}: raw counts, never scaled (spec 06 A2). LLGo records no free, so there in use is what
 * was allocated.
 */
public record ProfileRecord(long allocBytes, long freeBytes, long allocObjects, long freeObjects, Stack stack) {
    /** Bytes of a record in memory: four counters and 32 words. */
    public static final int SIZE = 4 * Long.BYTES + Stack.MOST * Long.BYTES;

    /** A record of which nothing was freed. */
    public static ProfileRecord live(long bytes, long objects, Stack stack) {
        return new ProfileRecord(bytes, 0, objects, 0, stack);
    }

    public long inUseBytes() {
        return allocBytes - freeBytes;
    }

    public long inUseObjects() {
        return allocObjects - freeObjects;
    }

    /** Writes the 288 bytes of the record, little-endian, the stack's tail zero. */
    public void encode(ByteBuffer out) {
        ByteBuffer b = out.order(ByteOrder.LITTLE_ENDIAN);
        b.putLong(allocBytes).putLong(freeBytes).putLong(allocObjects).putLong(freeObjects);
        for (int i = 0; i < Stack.MOST; i++) {
            b.putLong(i < stack.depth() ? stack.pc(i) : 0);
        }
    }

    /** Reads 288 bytes. The stack ends before the first zero word. */
    public static ProfileRecord decode(ByteBuffer in) {
        ByteBuffer b = in.order(ByteOrder.LITTLE_ENDIAN);
        long allocBytes = b.getLong(), freeBytes = b.getLong(), allocObjects = b.getLong(), freeObjects = b.getLong();
        long[] words = new long[Stack.MOST];
        int depth = Stack.MOST;
        for (int i = 0; i < Stack.MOST; i++) {
            words[i] = b.getLong();
            if (words[i] == 0) {
                depth = Math.min(depth, i);
            }
        }
        return new ProfileRecord(
                allocBytes, freeBytes, allocObjects, freeObjects, Stack.of(Arrays.copyOf(words, depth)));
    }
}
