package org.pclnlab.emulator.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pclnlab.emulator.forge.MetadataEncoderTest.assertHex;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.forge.TableEncoder.Row;

/** The vectors of part 02 section 17 that concern building. */
class TableEncoderTest {
    static final List<Row> T1 = List.of(
            new Row(0x401010, 3),
            new Row(0x401100, 1),
            new Row(0x402050, 4),
            new Row(0x4020ff, 2),
            new Row(0x406000, 5));

    @Test
    void t1TableBytes() {
        byte[] table = TableEncoder.table(T1, 0x40a800, 0x410040);
        assertEquals(296, table.length);
        assertEquals(296, TableEncoder.need(T1));
        assertHex(
                "4c4c474f46544231" + "4000410000000000" + "1010400000000000" + "0600000006000000"
                        + "0000000003000000" + "f000000001000000" + "4010000004000000" + "ef10000002000000"
                        + "f04f000005000000" + "f097000000000000",
                Arrays.copyOf(table, 0x50));
        assertBucket(table, 0x50, 0, 0, 1);
        assertBucket(table, 0x74, 1, 0, 2);
        assertBucket(table, 0x98, 3, 0, 0);
        assertBucket(table, 0xbc, 3, 0, 0);
        assertBucket(table, 0xe0, 3, 0, 0);
        assertBucket(table, 0x104, 4, 0, 0);
    }

    @Test
    void t4RedirectBytes() {
        assertHex(
                "4c4c474f46544232" + "4000410000000000" + "0020410000000000" + "0000000000000000",
                TableEncoder.redirect(0x410040, 0x412000));
    }

    @Test
    void t9DenseFunctionsFitIntoWideDeltas() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(new Row(0x1000 + 8 * i, i + 1));
        }
        byte[] table = TableEncoder.table(rows, 0x1000 + 8 * 300, 0);
        ByteBuffer b = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        int at = 32 + 8 * 301;
        assertEquals(at + 36, table.length);
        assertEquals(0, b.getInt(at));
        for (int s = 0; s < 16; s++) {
            assertEquals(Math.min(32 * s, 299), b.getShort(at + 4 + 2 * s));
        }
    }

    @Test
    void rowsAreSortedAndTheFirstAtAnAddressStays() {
        assertEquals(
                List.of(new Row(0x10, 2), new Row(0x20, 1), new Row(0xffffffff80000000L, 4)),
                TableEncoder.normalise(List.of(
                        new Row(0xffffffff80000000L, 4), new Row(0x20, 1), new Row(0x10, 2), new Row(0x20, 3))));
    }

    /** V6 of part 04 has other rows on the same kind of grid. */
    @Test
    void findIndexOfPart04V6() {
        List<Row> rows = new ArrayList<>();
        for (long pc : new long[] {0x401f80, 0x401ff0, 0x402000, 0x402001, 0x402100, 0x402900, 0x403fff}) {
            rows.add(new Row(pc, 1));
        }
        ByteBuffer b = ByteBuffer.wrap(TableEncoder.table(rows, 0x404000, 0)).order(ByteOrder.LITTLE_ENDIAN);
        int at = 32 + 8 * 8;
        int[] deltas = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        int[] middle = {0, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3};
        int[] idx = {0, 2, 5};
        for (int k = 0; k < 3; k++) {
            assertEquals(idx[k], b.getInt(at + 36 * k));
            for (int s = 0; s < 16; s++) {
                assertEquals(k == 1 ? middle[s] : deltas[s], b.getShort(at + 36 * k + 4 + 2 * s), "bucket " + k);
            }
        }
    }

    private static void assertBucket(byte[] table, int at, int idx, int first, int rest) {
        ByteBuffer b = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(idx, b.getInt(at));
        for (int s = 0; s < 16; s++) {
            assertEquals(s == 0 ? first : rest, b.getShort(at + 4 + 2 * s));
        }
    }
}
