package org.pclnlab.emulator.sidecar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.forge.FuncRow;
import org.pclnlab.emulator.forge.MetadataEncoder;
import org.pclnlab.emulator.forge.PclineRow;
import org.pclnlab.emulator.forge.SidecarPlacer;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;

/** The files of 07 section 15: made from names, read, made again. */
class SidecarVectorsTest {
    private static final long MAIN_MAIN = 0x88eef770c5aaa63bL;

    /** 15.1 from what its program consists of. */
    private static SidecarTables minimal() {
        return SidecarPlacer.tables(MetadataEncoder.encode(
                        Generation.MAIN,
                        List.of(new FuncRow("main.main", "main.main", "/src/main.go", 3)),
                        List.of(new PclineRow(7, "main.main", "/src/main.go", 4)),
                        List.of()))
                .withSites(new long[] {0x1010, MAIN_MAIN}, new long[0], new long[] {0x1020, 7});
    }

    private static SidecarEncoder.Target target(SidecarVersion version) {
        return new SidecarEncoder.Target(version, 1, 1, 0x400000, 0x401000, 0x403000, Vectors.IDENTITY);
    }

    @Test
    void theMinimalFileIsMadeFromNames() throws ImageException {
        byte[] file = SidecarEncoder.encode(target(SidecarVersion.V4), minimal());
        assertArrayEquals(Vectors.minimal(), file);
        assertEquals("955eca788b7e2aa9d6ea74ce47b2c4125b7d7eabc4decb863a041c6d83c00205", Vectors.sha256(file));
        assertEquals(
                0x27c034360ca04c32L, SidecarHeader.read(Bytes.of(file, "15.1")).hash());
    }

    /** 15.4: the same payload under another header. */
    @Test
    void version3HasAnEmptyStubSection() throws ImageException {
        byte[] file = SidecarEncoder.encode(target(SidecarVersion.V3), minimal());
        assertEquals("2ee0dbab688c14cafe5ce30a57b63e66e901e1498f867f5f0ddb2a5ebe9671dd", Vectors.sha256(file));
        SidecarHeader h = SidecarHeader.read(Bytes.of(file, "15.4"));
        assertEquals(new SidecarHeader.Descriptor(384, 0), h.of(SidecarSection.STUBS, SidecarVersion.V3));
        assertEquals(new SidecarHeader.Descriptor(384, 1), h.of(SidecarSection.PCSITES, SidecarVersion.V3));
        Expected e = new Expected(SidecarVersion.V3, 1, 1, Vectors.IDENTITY, Vectors.BASE);
        assertNull(Vectors.load(file, e));
        assertEquals(Stage.V2, stage(file, Vectors.expected(Vectors.BASE)));
        assertEquals(Stage.V2, stage(Vectors.minimal(), e));
    }

    private static Stage stage(byte[] file, Expected expected) throws ImageException {
        Stage.Failure f = Vectors.load(file, expected);
        if (f == null) {
            throw new AssertionError("loads");
        }
        return f.stage();
    }

    /** 15.3, with two statement records that are dropped. */
    @Test
    void threeFunctionsForDarwin() throws ImageException {
        SidecarTables tables = SidecarPlacer.tables(MetadataEncoder.encode(
                Generation.MAIN,
                List.of(
                        new FuncRow("main.f", "main.f", "/src/a.go", 10),
                        new FuncRow("main.main", "main.main", "/src/main.go", 3),
                        new FuncRow("x.org/p.(*T).M", "x.org/p.(*T).M", "/src/p/t.go", 7)),
                List.of(
                        new PclineRow(9, "main.main", "/src/main.go", 5),
                        new PclineRow(4, "main.f", "/src/a.go", 11),
                        new PclineRow(12, "x.org/p.(*T).M", "/src/p/t.go", 8),
                        new PclineRow(3, "missing", "/z.go", 1),
                        new PclineRow(0, "main.f", "/src/a.go", 12)),
                List.of()));
        assertArrayEquals(
                new long[] {7, 9, 7, 9, 5, 6, 10, 7, 7, 7, 7, 5, 2, 3, 3, 4, 3, 4, 1, 8, 7},
                tables.of(SidecarSection.RECORDS));
        assertArrayEquals(
                new long[] {4, 1, 5, 6, 11, 9, 2, 5, 2, 5, 12, 3, 1, 8, 8}, tables.of(SidecarSection.PCLINES));
        assertArrayEquals(new long[] {0, 1, 9, 17, 25, 32, 38, 43, 48, 53}, tables.of(SidecarSection.OFFSETS));
        assertArrayEquals(new long[] {1, 0, 3, 2}, tables.of(SidecarSection.HASH));
        long[] index = {MAIN_MAIN, 2, 0xaa4c4c73e9995edcL, 1, 0xb72add573b4c3f2eL, 3};
        assertArrayEquals(index, tables.of(SidecarSection.INDEX));
        SidecarEncoder.Target target = new SidecarEncoder.Target(
                SidecarVersion.V4, 2, 2, 0x100000000L, 0x100001000L, 0x100002000L, "aa".repeat(32));
        byte[] file = SidecarEncoder.encode(
                target,
                tables.withSites(
                        new long[] {0x1000, index[2], 0x1040, index[0], 0x1100, index[4]},
                        new long[0],
                        new long[] {0x1010, 4, 0x1050, 9, 0x1120, 12}));
        assertEquals(664, file.length);
        assertEquals(
                0x71d1cebb6bc9a064L, SidecarHeader.read(Bytes.of(file, "15.3")).hash());
        assertEquals("3dfba6d1ccc43528f222a0cf424e947cd95115fd791aca62d029ee0fa61ea697", Vectors.sha256(file));

        ByteBuffer loaded = Vectors.little(file.clone());
        assertNull(Sidecars.load(loaded, "15.3", new Expected(SidecarVersion.V4, 2, 2, "aa".repeat(32), 0x102a40000L)));
        assertArrayEquals(
                new long[] {0x102a41000L, 0x102a41040L, 0x102a41100L, 0x102a41010L, 0x102a41050L, 0x102a41120L},
                new long[] {
                    loaded.getLong(568),
                    loaded.getLong(584),
                    loaded.getLong(600),
                    loaded.getLong(616),
                    loaded.getLong(632),
                    loaded.getLong(648)
                });
    }

    /** 15.1: where its two sites lie in processes at three bases. */
    @ParameterizedTest
    @CsvSource({
        "0x400000, 0x401010, 0x401020",
        "0x555555554000, 0x555555555010, 0x555555555020",
        "-0x3001, -0x1ff1, -0x1fe1",
    })
    void sitesAreRelocatedByTheBase(String base, String entry, String statement) throws ImageException {
        ByteBuffer file = Vectors.little(Vectors.minimal());
        assertNull(Sidecars.load(file, "15.1", Vectors.expected(Long.decode(base))));
        assertEquals(Long.decode(entry), file.getLong(0x170));
        assertEquals(Long.decode(statement), file.getLong(0x180));
    }

    /** Sections in another order and with gaps are read, and written in LLGo's order. */
    @Test
    void anotherLayoutOfTheSameTablesIsRead() throws ImageException {
        byte[] file = Arrays.copyOf(Vectors.minimal(), 448);
        ByteBuffer b = Vectors.little(file);
        b.putLong(24, 448);
        for (int i = 0; i < 16; i++) {
            b.put(432 + i, b.get(0x170 + i)); // entry sites to the end, behind a gap
        }
        b.putLong(192, 432);
        SidecarEncoder.rehash(file);
        assertNull(Vectors.load(file.clone(), Vectors.expected(Vectors.BASE)));
        SidecarTables tables = SidecarTables.read(Bytes.of(file, "moved"), SidecarVersion.V4);
        assertArrayEquals(Vectors.minimal(), SidecarEncoder.encode(target(SidecarVersion.V4), tables));
    }

    @Test
    void anEncoderRefusesARangeBelowItsBase() {
        SidecarEncoder.Target t = new SidecarEncoder.Target(SidecarVersion.V4, 1, 1, 0x400000, 0x3ff000, 0x403000, "");
        assertThrows(ImageException.Inconsistent.class, () -> SidecarEncoder.encode(t, minimal()));
    }

    /** The hash of nothing (07 section 3). */
    @Test
    void theHashOfAnEmptyPayload() {
        assertEquals(0xcbf29ce484222325L, PayloadHash.of(ByteBuffer.allocate(256)));
    }
}
