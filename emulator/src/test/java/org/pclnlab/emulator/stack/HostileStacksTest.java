package org.pclnlab.emulator.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.SegmentedMemory;

/** Stacks that lie: every shape ends for a named reason, with so many frames, in less than ten milliseconds. */
class HostileStacksTest {
    private static final String TOP = "7ffffffffff8", LAST = "fffffffffffffff0";

    private static Arguments shape(
            String name, FrameWalker.Reader reader, String lines, int frames, StopReason reason) {
        return Arguments.of(name, reader, lines.replace('|', '\n'), frames, reason);
    }

    private static Arguments callers(String name, String lines, int frames, StopReason reason) {
        return shape(name, FrameWalker.Reader.CALLERS, lines, frames, reason);
    }

    /** Records {@code step} bytes apart. */
    private static String ladder(int n, long step, String last) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < n; i++) {
            long at = 0x20000 + step * i;
            String prev = i + 1 < n ? Long.toHexString(at + step) : last;
            out.append("frame " + Long.toHexString(at) + " " + prev + " 401100|");
        }
        return out.toString();
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                // cycles
                callers("its own parent", "frame 7000 7000 401100", 1, StopReason.NOT_ASCENDING),
                callers("two that point at each other", ladder(2, 64, "20000"), 2, StopReason.NOT_ASCENDING),
                callers("a cycle of three", ladder(3, 64, "20000"), 3, StopReason.NOT_ASCENDING),
                callers("back into the middle of a hundred", ladder(100, 64, "20400"), 100, StopReason.NOT_ASCENDING),
                shape(
                        "a cycle for the fault handler",
                        FrameWalker.Reader.FAULT,
                        ladder(3, 64, "20000"),
                        3,
                        StopReason.NOT_ASCENDING),
                shape(
                        "a cycle for the last resort",
                        FrameWalker.Reader.NATIVE,
                        ladder(3, 64, "20000"),
                        3,
                        StopReason.NOT_ASCENDING),
                // descending
                callers("one word below", ladder(2, 64, "20038"), 2, StopReason.NOT_ASCENDING),
                callers(
                        "into a stack far below",
                        "frame 7fff00000000 7000 401100|frame 7000 0 401100",
                        1,
                        StopReason.NOT_ASCENDING),
                callers("a root link of 4095", "frame 7000 fff 401100", 1, StopReason.ROOT),
                callers("a link of 4096", "frame 7000 1000 401100", 1, StopReason.NOT_ASCENDING),
                // unaligned
                callers(
                        "a parent off by one",
                        "frame 7000 7041 401100|frame 7041 0 401100",
                        1,
                        StopReason.UNALIGNED_PARENT),
                callers("a parent off by four", "frame 7000 7044 401100", 1, StopReason.UNALIGNED_PARENT),
                callers(
                        "a start off by four is read",
                        "frame 7004 7040 401100|frame 7040 0 401100",
                        2,
                        StopReason.ROOT),
                shape(
                        "a start off by four is not read",
                        FrameWalker.Reader.FAULT,
                        "frame 7004 7040 401100",
                        0,
                        StopReason.UNALIGNED),
                shape(
                        "the profiler's start off by one",
                        FrameWalker.Reader.PROFILE,
                        "frame 7001 7040 401100",
                        0,
                        StopReason.UNALIGNED),
                // outside
                callers("a start that is not mapped", "start 9000", 0, StopReason.UNREADABLE),
                callers("a start in the last word of memory", "start fffffffffffffff8", 0, StopReason.UNREADABLE),
                callers("a start whose second word wraps", "start " + LAST, 0, StopReason.UNREADABLE),
                callers("a noncanonical start", "start 800000000000", 0, StopReason.UNREADABLE),
                callers("the parent in a hole", "frame 7000 8000 401100", 1, StopReason.UNREADABLE),
                callers(
                        "half a parent before a guard page",
                        "frame 7000 7040 401100|frame 7038 1 7040",
                        1,
                        StopReason.UNREADABLE),
                callers(
                        "the parent at the end of user memory",
                        "frame 7fffffffff00 " + TOP + " 401100",
                        1,
                        StopReason.UNREADABLE),
                callers(
                        "the parent at the end of memory",
                        "frame ffffffffffff0000 " + LAST + " 401100",
                        1,
                        StopReason.UNREADABLE),
                callers(
                        "exactly a stride above",
                        "frame 20000 120000 401100|frame 120000 0 401100",
                        2,
                        StopReason.ROOT),
                callers(
                        "a word more than a stride above",
                        "frame 20000 120008 401100|frame 120008 0 401100",
                        1,
                        StopReason.STRIDE),
                callers("in the other half of memory", "frame 7000 ffff800000007000 401100", 1, StopReason.STRIDE),
                // return addresses
                callers("a return address of 0", "frame 7000 7040 0|frame 7040 0 401100", 0, StopReason.LOW_PC),
                callers("4095 in the middle", "frame 7000 7040 401100|frame 7040 7080 fff", 1, StopReason.LOW_PC),
                callers(
                        "outside text in the middle",
                        "frame 7000 7040 401100|frame 7040 7080 410000",
                        1,
                        StopReason.OUTSIDE_TEXT),
                callers(
                        "2^32 above text",
                        "frame 7000 7040 401100|frame 7040 7080 100401100",
                        1,
                        StopReason.OUTSIDE_TEXT),
                callers("all ones", "frame 7000 7040 ffffffffffffffff", 0, StopReason.OUTSIDE_TEXT),
                shape(
                        "a wild one is kept by the fault handler",
                        FrameWalker.Reader.FAULT,
                        "frame 7000 0 ffffffffffffffff",
                        1,
                        StopReason.ROOT),
                // long
                callers("5,000 records", ladder(5000, 16, "0"), 4096, StopReason.LIMIT),
                shape(
                        "5,000 for the profiler",
                        FrameWalker.Reader.PROFILE,
                        ladder(5000, 16, "0"),
                        64,
                        StopReason.LIMIT),
                callers("4,096, the last its own parent", ladder(4096, 16, "2fff0"), 4096, StopReason.NOT_ASCENDING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void ends(String name, FrameWalker.Reader reader, String lines, int frames, StopReason reason)
            throws ImageException {
        RecordedStack stack = Program.of(lines);
        walk(stack.walker(), reader, stack.start(), frames, reason, 10);
    }

    private static void walk(
            FrameWalker walker, FrameWalker.Reader reader, long start, int frames, StopReason reason, int millis)
            throws ImageException {
        long[] out = new long[1 << 21];
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) { // the first ones load classes
            long before = System.nanoTime();
            assertEquals(frames, walker.walk(reader, start, 0, out));
            best = Math.min(best, System.nanoTime() - before);
            assertEquals(reason, walker.reason());
        }
        assertTrue(best < millis * 1_000_000L, best + " ns");
    }

    /** More than a million records: the last resort of the runtime has no limit, ours is 1,048,576. */
    @Test
    void aMillionRecords() throws ImageException {
        int n = 1_100_000;
        ByteBuffer bytes = ByteBuffer.allocate(16 * n).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < n; i++) {
            bytes.putLong(16 * i, 0x20000 + 16L * (i + 1)).putLong(16 * i + 8, 0x401100);
        }
        Memory memory = new SegmentedMemory.Builder("million")
                .add(0x20000, Bytes.of(bytes, "million", 0x20000), 16L * n)
                .build();
        FrameWalker walker = new FrameWalker(new Words(memory), Program.of("").code());
        walk(walker, FrameWalker.Reader.CALLERS, 0x20000, 4096, StopReason.LIMIT, 10);
        walk(walker, FrameWalker.Reader.FAULT, 0x20000, 4096, StopReason.LIMIT, 10);
        walk(walker, FrameWalker.Reader.NATIVE, 0x20000, 1 << 20, StopReason.LIMIT, 1000);
    }
}
