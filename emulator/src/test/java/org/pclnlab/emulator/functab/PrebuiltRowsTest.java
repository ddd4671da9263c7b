package org.pclnlab.emulator.functab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;

/** Vectors T1 and T2 of spec 02 section 17. */
class PrebuiltRowsTest {
    /** T1 as the spec prints it: header and rows in hex, buckets from their text. */
    static byte[] t1() {
        ByteBuffer out = ByteBuffer.allocate(296).order(ByteOrder.LITTLE_ENDIAN);
        out.put(HexFormat.of()
                .parseHex("4c4c474f465442314000410000000000"
                        + "10104000000000000600000006000000"
                        + "0000000003000000f000000001000000"
                        + "4010000004000000ef10000002000000"
                        + "f04f000005000000f097000000000000"));
        int[] idx = {0, 1, 3, 3, 3, 4};
        int[] second = {1, 2, 0, 0, 0, 0};
        for (int b = 0; b < 6; b++) {
            out.putInt(idx[b]).putShort((short) 0);
            for (int s = 1; s < 16; s++) {
                out.putShort((short) second[b]);
            }
        }
        return out.array();
    }

    static PrebuiltRows rows(byte[] table) throws ImageException {
        Bytes bytes = Bytes.of(table, "T1");
        return new PrebuiltRows(bytes, FtabHeader.read(bytes), 5);
    }

    @ParameterizedTest
    @CsvSource({
        "0, -1, -1, false",
        "401000, -1, -1, false",
        "40100f, -1, -1, false",
        "401010, 0, 0, true",
        "4010ff, 0, -1, true",
        "401100, 1, 1, true",
        "401fff, 1, -1, true",
        "402000, 1, -1, true",
        "40204f, 1, -1, true",
        "402050, 2, 2, true",
        "4020fe, 2, -1, true",
        "4020ff, 3, 3, true",
        "402100, 3, -1, true",
        "405fff, 3, -1, true",
        "406000, 4, 4, true",
        "407000, 4, -1, true",
        "40a7ff, 4, -1, true",
        "40a800, 4, -1, false",
        "7fff00000000, 4, -1, false",
        "100401010, 0, -1, false",
        "1004010ff, 0, -1, false",
        "100401100, 1, -1, false",
    })
    void lookup(String pc, int row, int exact, boolean inText) throws ImageException {
        PrebuiltRows rows = rows(t1());
        long at = Long.parseUnsignedLong(pc, 16);
        assertEquals(row, rows.near(at), "row");
        assertEquals(exact, rows.exact(at), "exact");
        assertEquals(inText, rows.textContains(at), "textContains");
    }

    @Test
    void withoutBucketsTheRowsAreTheSame() throws ImageException {
        byte[] bare = t1();
        ByteBuffer.wrap(bare).order(ByteOrder.LITTLE_ENDIAN).putInt(28, 0);
        PrebuiltRows with = rows(t1());
        PrebuiltRows without = rows(bare);
        for (long pc = 0x400f00; pc < 0x40b000; pc += 3) {
            assertEquals(with.near(pc), without.near(pc), Long.toHexString(pc));
        }
    }
}
