package org.pclnlab.emulator.heapprofile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys, order and layout: the vectors of spec 06 A6 and A10.1, A2, A3 and A8.2. */
class BucketTableTest {
    private static Stack stack(String hex) {
        return hex.isEmpty()
                ? Stack.EMPTY
                : Stack.of(Arrays.stream(hex.split(" ", -1))
                        .mapToLong(w -> Long.parseUnsignedLong(w, 16))
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({
        "'', 16, 2b5b5, 437, 1505, 261",
        "401136, 16, 89ba24b, 75, 42c6db, 219",
        "401136 4011f0 401020, 1024, 25b6db830b, 267, 1249249ab, 427",
        "401136 4011f0 401020, 512, 25b6db810b, 267, 1249249ab, 427",
        "365f7f 365d52 35f276 2c7415 2c7b06 2c7103 2c6f8a, 100, 247465bf56a5e78, 120, , ",
        "365f7f 365d52 35f276 2c7415 2c7b06 2c7103 2c6f8a, 8192, 247465bf56a7e14, 20, , ",
        "365f7f 365d52 35f276 2c7415 2c7b06 2c7103 2c6f8a, 100000, 247465bf56be4b4, 180, , "
    })
    void hashesAndSlots(String frames, long size, String current, int slot, String july, Integer julySlot) {
        Stack s = stack(frames);
        assertEquals(current, Long.toHexString(s.hash(size)));
        assertEquals(slot, BucketTable.slot(s.hash(size)));
        if (july != null) {
            assertEquals(july, Long.toHexString(s.hash()));
            assertEquals(julySlot, BucketTable.slot(s.hash()));
        }
    }

    @Test
    void hashesOfFullStacks() {
        long[] ones = new long[32], steps = new long[32];
        for (int i = 0; i < 32; i++) {
            ones[i] = -1;
            steps[i] = 0x400000 + 16L * i;
        }
        assertEquals(0x2d4d5abdecd68785L, Stack.of(ones).hash(1048576));
        assertEquals(0xf1db8e62d8a12ae5L, Stack.of(ones).hash());
        assertEquals(0x5f72cddb2768c8e5L, Stack.of(steps).hash(64));
        assertEquals(0xfb22825bf96fc805L, Stack.of(steps).hash());
    }

    /** 1024 and 512 at one stack share slot 267, so the newer is read first. */
    @Test
    void theReaderGoesSlotBySlotNewestFirst() {
        BucketTable table = BucketTable.current();
        Stack deep = stack("401136 4011f0 401020"), flat = stack("401136");
        table.add(deep, 1024);
        table.add(deep, 512);
        table.add(flat, 16);
        table.add(deep, 1024);
        table.add(Stack.EMPTY, 16);
        assertEquals(
                List.of(
                        ProfileRecord.live(16, 1, flat),
                        ProfileRecord.live(512, 1, deep),
                        ProfileRecord.live(2048, 2, deep)),
                table.read());
        assertEquals(3, table.count());
    }

    @Test
    void theJulyFormMixesSizes() {
        BucketTable table = BucketTable.july();
        table.add(stack("401136"), 64);
        table.add(stack("401136"), 256);
        assertEquals(List.of(ProfileRecord.live(320, 2, stack("401136"))), table.read());
    }

    @Test
    void onlyTheInnermost32FramesAreKept() {
        long[] pcs = new long[40];
        Arrays.setAll(pcs, i -> 1000 + i);
        assertEquals(32, Stack.of(pcs).depth());
        assertEquals(1031, Stack.of(pcs).pc(31));
    }

    @Test
    void aRecordIs288Bytes() {
        ProfileRecord r = new ProfileRecord(7, 3, 2, 1, stack("1 2"));
        ByteBuffer b = ByteBuffer.allocate(ProfileRecord.SIZE);
        r.encode(b);
        assertEquals(288, b.position());
        assertEquals(7, b.get(0));
        assertEquals(2, b.get(16));
        assertEquals(1, b.get(32));
        assertEquals(r, ProfileRecord.decode(b.flip()));
        assertEquals(4, r.inUseBytes());
        assertEquals(1, r.inUseObjects());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 16",
        "16, 16",
        "17, 32",
        "24, 32",
        "32, 32",
        "33, 64",
        "536870913, 1073741824",
        "1073741824, 1073741824",
        "2147483648, 1073741824",
        "-1, 1073741824"
    })
    void sizeClassesDouble(long size, long recorded) {
        SizeClassCounters counters = new SizeClassCounters();
        counters.record(0, 5);
        counters.record(size, 3);
        assertEquals(List.of(ProfileRecord.live(3 * recorded, 3, Stack.EMPTY)), counters.read());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 524288, 0, 0",
        "3, 0, 16384, 0, 0",
        "10, 160, 1, 10, 160",
        "10, 160, 0, 10, 160",
        "10, 160, -3, 10, 160",
        "1, 16, 524288, 32768, 524296",
        "5, 80, 524288, 163842, 2621480",
        "7, 7168, 16384, 115, 118309",
        "1000, 256000, 16384, 64501, 16512333",
        "1, 65536, 16384, 1, 66758",
        "1, 1048576, 524288, 1, 1212696",
        "2, 1536, 16384, 43, 33541"
    })
    void scaling(long count, long size, long rate, long objects, long bytes) {
        Scaling.Estimate estimate = Scaling.scale(count, size, rate);
        assertTrue(Math.abs(objects - estimate.objects()) <= 1, estimate.toString());
        assertTrue(Math.abs(bytes - estimate.bytes()) <= 1, estimate.toString());
    }

    @Test
    void plumbingIsCutFromTheInnermostEndOnly() {
        String core = "github.com/xgo-dev/llgo/runtime/internal/runtime.";
        Stack s = stack("11 21 31 41");
        Stack trimmed = PlumbingTrim.CURRENT.trim(
                s,
                pc -> pc == 0x10
                        ? core + "AllocZ"
                        : pc == 0x20 ? "runtime.captureMemProfileStack" : pc == 0x30 ? "main.f" : core + "x");
        assertEquals(stack("31 41"), trimmed);
        assertSame(s, PlumbingTrim.CURRENT.trim(s, pc -> ""));
        assertEquals(Stack.EMPTY, PlumbingTrim.CURRENT.trim(s, pc -> core + "x"));
        assertEquals(s, PlumbingTrim.CURRENT.trim(s, pc -> "__llgo_stub." + core + "x"));
        assertEquals(
                Stack.EMPTY,
                PlumbingTrim.JULY.trim(s, pc -> "__llgo_stub.github.com/goplus/llgo/runtime/internal/runtime.x"));
    }
}
