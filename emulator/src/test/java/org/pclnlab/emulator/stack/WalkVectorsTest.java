package org.pclnlab.emulator.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.memory.ImageException;

/** Vectors W of part 05, section 14.1, and the other chain readers of section 3.3. */
class WalkVectorsTest {
    private static String walk(String lines, FrameWalker.Reader reader, long skip, int slots, StopReason reason)
            throws ImageException {
        RecordedStack stack = Program.of(lines);
        FrameWalker walker = stack.walker();
        long[] out = new long[slots];
        int n = walker.walk(reader, stack.start(), skip, out);
        assertEquals(reason, walker.reason());
        return Program.text(Arrays.copyOf(out, n));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "W1, 0, 64, 402210 402010 401320 401150 401040, OUTSIDE_TEXT",
        "W2, 2, 64, 401320 401150 401040, OUTSIDE_TEXT",
        "W3, 2, 2, 401320 401150, FULL",
        "W4, 5, 64, '', OUTSIDE_TEXT",
        "W4b, 6, 64, '', OUTSIDE_TEXT",
        "W5, -1, 64, 402210 402010 401320 401150 401040, OUTSIDE_TEXT",
        "W6, 0, 0, '', FULL",
    })
    void chain(String id, long skip, int slots, String expected, StopReason reason) throws ImageException {
        assertEquals(expected, walk(Program.CHAIN, FrameWalker.Reader.CALLERS, skip, slots, reason));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "W7, text 0 10000|frame 7000 0 fff, '', LOW_PC",
        "W7b, text 0 10000|frame 7000 0 1000, 1000, ROOT",
        "W8, frame 7000 107000 401100|frame 107000 0 401040, 401100 401040, ROOT",
        "W9, frame 7000 107008 401100|frame 107008 0 401040, 401100, STRIDE",
        "W10, frame 7000 7000 401100, 401100, NOT_ASCENDING",
        "W10b, frame 7000 6000 401100, 401100, NOT_ASCENDING",
        "W10c, frame 7000 7014 401100, 401100, UNALIGNED_PARENT",
        "W11, frame 7000 7100 401000|frame 7100 0 401040, 401000 401040, ROOT",
        "W11b, frame 7000 7100 400fff|frame 7100 0 401040, '', OUTSIDE_TEXT",
        "W11c, frame 7000 7100 40ffff|frame 7100 0 401040, 40ffff 401040, ROOT",
        "W11d, frame 7000 7100 410000|frame 7100 0 401040, '', OUTSIDE_TEXT",
        "W13, frame 7000 7100 404230|frame 7100 7200 401040|frame 7200 0 404020, 404230 401040 404020, ROOT",
        "null start, start 0, '', NO_FRAME",
        "unmapped, start 9000, '', UNREADABLE",
        "half mapped, frame 7000 7100 401100|start 7008, '', UNREADABLE",
        "parent unmapped, frame 7000 7100 401100, 401100, UNREADABLE",
        "C entry, frame 7000 1 401100, 401100, ROOT",
    })
    void shapes(String id, String lines, String expected, StopReason reason) throws ImageException {
        assertEquals(expected, walk(lines.replace('|', '\n'), FrameWalker.Reader.CALLERS, 0, 64, reason));
    }

    @Test
    void skippedFramesCountTowardsTheLimit() throws ImageException { // W12
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            records.append("frame " + Long.toHexString(0x20000 + 16L * i));
            records.append(" " + Long.toHexString(0x20000 + 16L * (i + 1)));
            records.append(" " + Long.toHexString(0x401000 + i)).append('\n');
        }
        RecordedStack stack = Program.of(records.toString());
        FrameWalker walker = stack.walker();
        long[] out = new long[6000];
        assertEquals(4096, walker.walk(FrameWalker.Reader.CALLERS, stack.start(), 0, out));
        assertEquals(StopReason.LIMIT, walker.reason());
        assertEquals(1, walker.walk(FrameWalker.Reader.CALLERS, stack.start(), 4095, out));
        assertEquals(0x401fff, out[0]);
        assertEquals(0, walker.walk(FrameWalker.Reader.CALLERS, stack.start(), 4096, out));
        assertEquals(64, walker.walk(FrameWalker.Reader.PROFILE, stack.start(), 0, out));
        assertEquals(5000, walker.walk(FrameWalker.Reader.NATIVE, stack.start(), 0, out));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "FAULT, frame 7000 7100 7f0000001000|frame 7100 0 401040, 7f0000001000 401040, ROOT",
        "FAULT, frame 7000 7100 401100|frame 7100 0 401040|start 7004, '', UNALIGNED",
        "FAULT, frame 7000 7100 401100, 401100, UNREADABLE",
        "FAULT, frame 7000 7100 fff|frame 7100 0 401040, '', LOW_PC",
        "NATIVE, frame 7000 7100 7f0000001000|frame 7100 0 401040, 7f0000001000 401040, ROOT",
        "PROFILE, frame 7000 7100 7f0000001000|frame 7100 1 401040, 7f0000001000 401040, ROOT",
    })
    void otherReaders(FrameWalker.Reader reader, String lines, String expected, StopReason reason)
            throws ImageException {
        assertEquals(expected, walk(lines.replace('|', '\n'), reader, 0, 64, reason));
    }

    @ParameterizedTest(name = "{0}: {1}, mark {2}")
    @CsvSource({
        "L1, 6a00 6e60 6e90 6f00 7000 7100 7140 1, 6ea0, true",
        "L2, 6eb0 6ed0 6f00 7000 7100 7140 1, 6ea0, false",
        "L3, 6fc0 7010 70d0 7100 7140 1, 6ea0, false",
        "L4, 6800 6c40 6c90 6d00 7080 7100 7140 1, 6ea0, true",
        "L5, 6a10 6e70 6ea0 6f10 7000 7100 7140 1, 6ea0, true",
        "L6, 6a00 6e60 6e90 6f00 7000 7100 7140 1, 6f00, true",
        "L6b, 6a00 6e60 6e90 6f00 7000 7100 7140 1, 7140, false",
        "L7, 6a00 6e60 7000 0, 9000, true",
        "L7b, 6a00 6e60 7000 0, 6900, false",
        "L9, 6a00 106a08, 7000, true",
        "L10, 6a00 6e64, 6b00, true",
        "L10b, 6a00 6e64, 6f00, false",
        "L11, , 6ea0, false",
    })
    void liveness(String id, String chain, String mark, boolean expected) throws ImageException {
        String[] at = chain == null ? new String[0] : chain.split(" ", -1);
        StringBuilder records = new StringBuilder("start 6a00\n");
        for (int i = 0; i + 1 < at.length; i++) {
            records.append("frame " + at[i] + " " + at[i + 1] + " 401100\n");
        }
        RecordedStack stack = Program.of(records.toString());
        long start = at.length == 0 ? 0x6a00 : Long.parseLong(at[0], 16);
        assertEquals(expected, stack.walker().live(start, Long.parseLong(mark, 16)));
    }

    @Test
    void withoutAMarkNothingIsVisible() throws ImageException { // L8
        RecordedStack stack = Program.of(Program.CHAIN + "snapshot 401230\nmark 0");
        assertEquals(false, stack.stack().visible());
    }
}
