package org.pclnlab.emulator.forge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pclnlab.emulator.metadata.Generation;

/** The vectors of part 01 section 11. */
class MetadataEncoderTest {
    private static final long A1 = Fnv.pclineId("example.com/p.a", 1);
    private static final long B2 = Fnv.pclineId("example.com/p.b", 2);
    private static final List<FuncRow> V3 = List.of(
            new FuncRow("example.com/p.a", "example.com/p.A", "/src/p/shared.go", 10),
            new FuncRow("example.com/p.b", "example.com/p.B.func1", "/src/p/shared.go", 20),
            new FuncRow("main.main", "main.main", "go", 7));
    private static final List<PclineRow> V3_PCLINES = List.of(
            new PclineRow(B2, "example.com/p.b", "/src/p/shared.go", 22),
            new PclineRow(A1, "example.com/p.a", "/src/q/call.go", 12),
            new PclineRow(5, "missing.sym", "nowhere.go", 1),
            new PclineRow(0, "main.main", "zero.go", 1));

    @ParameterizedTest
    @CsvSource({
        "'',811c9dc5,cbf29ce484222325",
        "a,e40c292c,af63dc4c8601ec8c",
        "foobar,bf9cf968,",
        "main.main,a8eba51b,88eef770c5aaa63b",
        "runtime.main,,8167bd4f8f7c4cce",
        "main,,1f5962a2ce9803c8",
        "example.com/p.a,8702a054,252cd10809079a54",
        "example.com/p.b,8a02a50d,252cd40809079f6d",
        "__llgo_stub.main.main,,1743de9ef6773df4"
    })
    void v1Hashes(String input, String hash32, String id) {
        if (hash32 != null) {
            assertEquals(Integer.parseUnsignedInt(hash32, 16), Fnv.hash32(input));
        }
        if (id != null) {
            assertEquals(Long.parseUnsignedLong(id, 16), Fnv.symbolId(input));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "main.main,1,df30a1864332317a",
        "main.main,2,c035da7d3842e759",
        "main.main,256,38d8ed04fc4da8c0",
        "'',1,89cd31291d2aefa4"
    })
    void v1PclineIds(String symbol, long seq, String id) {
        assertEquals(Long.parseUnsignedLong(id, 16), Fnv.pclineId(symbol, seq));
    }

    @ParameterizedTest
    @CsvSource({
        "main.main.func1,main,main.func1",
        "example.com/p.(*T).M,example.com/p,(*T).M",
        "example.com/p.F[other.org/q.T],example.com/p.F[other.org/q,T]",
        "a/b,'',a/b",
        "a/.b,a/,b",
        "foo.,foo,''",
        ".foo,'',foo"
    })
    void v2Names(String name, String pkg, String local) {
        assertEquals(new Halves(pkg, local), Halves.ofName(name));
    }

    @ParameterizedTest
    @CsvSource({"/src/p/f.go,/src/p/,f.go", "f.go,'',f.go", "dir/,dir/,''", "/f.go,/,f.go", "'','',''"})
    void v2Files(String file, String root, String base) {
        assertEquals(new Halves(root, base), Halves.ofFile(file));
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void v3WholeTable(Generation generation) {
        EncodedMetadata m = MetadataEncoder.encode(generation, V3, V3_PCLINES, List.of());
        assertEquals(12, m.stringCount());
        assertHex(
                "006578616d706c652e636f6d2f70007368617265642e676f002f7372632f702f002f7372632f712f00422e66756e63310063616c"
                        + "6c2e676f006d61696e00410061006200",
                m.pool());
        assertArrayEquals(new int[] {0, 1, 15, 25, 33, 41, 49, 57, 22, 62, 64, 66}, ints(m.offsets()));
        boolean narrow = generation.narrowIds();
        assertHex(
                narrow
                        ? "01000a0001000900030002000a000000"
                                + "01000b00010005000300020014000000"
                                + "07000700070007000000080007000000"
                        : "010000000a000000010000000900000003000000020000000a000000"
                                + "010000000b0000000100000005000000030000000200000014000000"
                                + "07000000070000000700000007000000000000000800000007000000",
                m.functions());
        assertHex(
                narrow
                        ? "f576f2c3c27e4c1d01000000060004000c00000000000000"
                                + "4fa3b28ce44586f602000000020003001600000000000000"
                        : "f576f2c3c27e4c1d0100000004000000060000000c000000"
                                + "4fa3b28ce44586f602000000030000000200000016000000",
                m.pclines());
        assertEquals(2, m.pclineCount());
        assertHex("0100020000000300", m.hash());
        assertEquals(3, m.hashMask());
        assertHex(
                "549a070908d12c250100000000000000" + "6d9f070908d42c250200000000000000"
                        + "3ba6aac570f7ee880300000000000000",
                m.symbolIndex());
        assertEquals(3, m.symbolIndexCount());
        assertEquals(3, m.indexBySite("main.main"));
        assertEquals(0, m.indexBySite("missing.sym"));
    }

    @Test
    void v4SuffixesShareTheLowestOccurrence() {
        StringPool pool = StringPool.of(List.of("c", "bc", "abc", "xabc", "prefix.abc"));
        assertArrayEquals(new int[] {0, 1, 12, 8, 9, 10}, pool.offsets());
        assertHex("007072656669782e616263007861626300", pool.pool());
        assertEquals(1, pool.id("prefix.abc"));
        assertEquals(5, pool.id("c"));
    }

    @Test
    void v5HashWrapsAround() {
        assertArrayEquals(
                new short[] {2, 3, 6, 4, 0, 0, 5, 1},
                MetadataEncoder.hash(List.of("p.f2", "p.f17", "p.f22", "p.z", "p.y", "p.x")));
    }

    @Test
    void v6ThreePoliciesForOneSymbolTwice() {
        List<FuncRow> rows =
                List.of(new FuncRow("x", "x", "", 1), new FuncRow("x", "x", "", 2), new FuncRow("y", "y", "", 3));
        EncodedMetadata m =
                MetadataEncoder.encode(Generation.MAIN, rows, List.of(new PclineRow(9, "x", "f.go", 4)), List.of());
        assertHex("0200030000000100", m.hash());
        assertHex("541502864cf463af0300000000000000", m.symbolIndex());
        assertEquals(2, m.pclines()[8]);
        assertEquals(0, m.indexBySite("x"));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,2", "2,4", "3,4", "4,8", "6,8", "7,16", "12,16", "13,32", "24,32", "25,64", "48,64"})
    void hashSizes(int n, int buckets) {
        List<String> symbols = IntStream.range(0, n).mapToObj(i -> "s" + i).toList();
        assertEquals(buckets, MetadataEncoder.hash(symbols).length);
    }

    @Test
    void hugeTablesHaveNoHash() {
        List<String> symbols = IntStream.range(0, 65536).mapToObj(i -> "s" + i).toList();
        assertEquals(0, MetadataEncoder.hash(symbols).length);
        assertEquals(131072, MetadataEncoder.hash(symbols.subList(0, 65535)).length);
    }

    @Test
    void tailRecordsFollowTheSortedOnes() {
        List<FuncRow> rows = List.of(
                new FuncRow("z", "z", "", 1),
                new FuncRow("b", "b", "", 1),
                new FuncRow("", "dropped", "", 1),
                new FuncRow("b", "second", "", 2));
        assertEquals(
                List.of("b", "z"),
                MetadataEncoder.order(Generation.PR2026, rows).stream()
                        .map(FuncRow::name)
                        .toList());
        assertEquals(
                List.of("b", "z", "runtime.main", "runtime.goexit"),
                MetadataEncoder.order(Generation.MAIN, rows).stream()
                        .map(FuncRow::name)
                        .toList());
    }

    @Test
    void stubListHoldsDistinctKnownTargetsInOrder() {
        List<FuncRow> rows = List.of(new FuncRow("a", "a", "", 1), new FuncRow("b", "b", "", 1));
        EncodedMetadata m =
                MetadataEncoder.encode(Generation.PR2016, rows, List.of(), List.of("b", "pthread_x", "a", "b"));
        assertArrayEquals(new int[] {1, 2}, ints(m.stubIndexes()));
    }

    static void assertHex(String expected, byte[] actual) {
        assertEquals(expected, HexFormat.of().formatHex(actual));
    }

    private static int[] ints(byte[] bytes) {
        int[] out = new int[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(out);
        return out;
    }
}
