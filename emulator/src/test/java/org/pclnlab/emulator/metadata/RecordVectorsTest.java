package org.pclnlab.emulator.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.SegmentedMemory;
import org.pclnlab.testing.World;

/** Reads the whole-table vector V3 of spec 01 section 11, in both record widths, from the bytes that the spec prints. */
class RecordVectorsTest {
    private static final String POOL =
            "006578616d706c652e636f6d2f70007368617265642e676f002f7372632f702f002f7372632f712f00"
                    + "422e66756e63310063616c6c2e676f006d61696e00410061006200";
    private static final int[] OFFSETS = {0, 1, 15, 25, 33, 41, 49, 57, 22, 62, 64, 66};
    private static final String WIDE = "010000000a000000010000000900000003000000020000000a000000"
            + "010000000b0000000100000005000000030000000200000014000000"
            + "07000000070000000700000007000000000000000800000007000000";
    private static final String NARROW = "01000a0001000900030002000a000000" + "01000b00010005000300020014000000"
            + "07000700070007000000080007000000";
    private static final String WIDE_PCLINES =
            "f576f2c3c27e4c1d0100000004000000060000000c000000" + "4fa3b28ce44586f602000000030000000200000016000000";
    private static final String NARROW_PCLINES =
            "f576f2c3c27e4c1d01000000060004000c00000000000000" + "4fa3b28ce44586f602000000020003001600000000000000";
    private static final String HASH = "0100020000000300";
    private static final String INDEX = "549a070908d12c250100000000000000"
            + "6d9f070908d42c250200000000000000"
            + "3ba6aac570f7ee880300000000000000";

    static Metadata v3(Generation generation) throws ImageException {
        byte[] offsets = new byte[4 * OFFSETS.length];
        for (int i = 0; i < OFFSETS.length; i++) {
            offsets[4 * i] = (byte) OFFSETS[i];
        }
        boolean narrow = generation.narrowIds();
        byte[][] arrays = {
            HexFormat.of().parseHex(narrow ? NARROW : WIDE),
            HexFormat.of().parseHex(POOL),
            offsets,
            HexFormat.of().parseHex(HASH),
            HexFormat.of().parseHex(INDEX),
            HexFormat.of().parseHex(narrow ? NARROW_PCLINES : WIDE_PCLINES),
        };
        SegmentedMemory.Builder memory = new SegmentedMemory.Builder("v3");
        for (int i = 0; i < arrays.length; i++) {
            memory.add(0x1000L * (i + 1), Bytes.of(arrays[i], "v3"), arrays[i].length);
        }
        Globals g = new Globals(
                true, 0x1000, 3, 0x2000, 0x3000, 12, 0x4000, 3, 0x5000, 3, 0, 0, 0x6000, 2, 0, 0, true, 1, 0, 0, 0, 0,
                false);
        LoadedImage loaded = new World(generation).metadata().loaded();
        return Metadata.of(new LoadedImage(loaded.image(), memory.build(), 0), generation, g);
    }

    @ParameterizedTest
    @EnumSource
    void recordsReadBack(Generation generation) throws ImageException {
        FuncRecords f = v3(generation).functions();
        assertEquals("example.com/p.a example.com/p.A /src/p/shared.go 10", line(f, 1));
        assertEquals("example.com/p.b example.com/p.B.func1 /src/p/shared.go 20", line(f, 2));
        assertEquals("main.main main.main go 7", line(f, 3));
    }

    private static String line(FuncRecords f, long k) throws ImageException {
        return f.symbol(k) + " " + f.displayName(k) + " " + f.file(k) + " " + f.line(k);
    }

    @ParameterizedTest
    @EnumSource
    void statementsReadBack(Generation generation) throws ImageException {
        Metadata m = v3(generation);
        PclineRecords p = m.pclines();
        long a = p.find(Names.pclineId("example.com/p.a", 1));
        long b = p.find(Names.pclineId("example.com/p.b", 2));
        assertEquals(0, a);
        assertEquals(1, b);
        assertEquals("/src/q/call.go 12 of 1", statement(m, a));
        assertEquals("/src/p/shared.go 22 of 2", statement(m, b));
        assertEquals(-1, p.find(5), "dropped: its symbol is missing");
        assertEquals(-1, p.find(0));
        assertEquals(-1, p.find(-1));
    }

    private static String statement(Metadata m, long position) throws ImageException {
        PclineRecords p = m.pclines();
        return m.strings().joinFile(p.fileRoot(position), p.fileName(position)) + " " + p.line(position) + " of "
                + p.funcIndex(position);
    }

    @ParameterizedTest
    @EnumSource
    void symbolsAreFound(Generation generation) throws ImageException {
        Metadata m = v3(generation);
        assertEquals(1, m.symbolHash().find("example.com/p.a"));
        assertEquals(2, m.symbolHash().find("example.com/p.b"));
        assertEquals(3, m.symbolHash().find("main.main"));
        assertEquals(0, m.symbolHash().find("main.mai"));
        assertEquals(0, m.symbolHash().find(""));
        assertEquals(generation.hasStubSites() ? 3 : 0, m.symbolHash().find("__llgo_stub.main.main"));
        assertEquals(2, m.symbolIndex().indexFor(Names.symbolId("example.com/p.b")));
        assertEquals(0, m.symbolIndex().indexFor(Names.symbolId("nobody")));
        assertEquals(0, m.symbolIndex().indexFor(0));
    }

    @Test
    void unknownIdsAreEmptyStrings() throws ImageException {
        StringTable s = v3(Generation.MAIN).strings();
        assertEquals("", s.get(12));
        assertEquals("", s.get(-1));
        assertEquals("go", s.get(8), "shares the tail of shared.go");
        assertEquals("main", s.join(7, 99));
    }

    @Test
    void anIndexLongerThanTheTableIsIgnored() throws ImageException {
        Metadata m = v3(Generation.MAIN);
        Globals g = m.globals();
        Globals more = new Globals(
                true,
                g.table(),
                3,
                g.strings(),
                g.stringOffsets(),
                12,
                g.hash(),
                3,
                g.symbolIndex(),
                4,
                0,
                0,
                0,
                0,
                0,
                0,
                true,
                1,
                0,
                0,
                0,
                0,
                false);
        assertEquals(
                0, Metadata.of(m.loaded(), Generation.MAIN, more).symbolIndex().indexFor(Names.symbolId("main.main")));
    }
}
