package org.pclnlab.emulator.image.macho;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.image.macho.chained.ChainedImport;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Host;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.testing.MachoFiles;
import org.pclnlab.testing.Quick;

/** Damaged opcodes of {@code LC_DYLD_INFO}, damaged export tries, and signatures. */
class OpcodesTest {
    private static byte[] file(int table, int... program) {
        byte[] file = MachoFiles.bytes("x86_64-main-classic");
        int command = MachoFiles.command(file, DyldInfo.LC_DYLD_INFO_ONLY);
        ByteBuffer f = MachoFiles.le(file);
        for (int i = 0; i < program.length; i++) {
            f.put(f.getInt(command + DyldInfo.REBASE_OFF) + i, (byte) program[i]);
        }
        // rebases are switched off where another program takes their bytes
        f.putInt(command + table, f.getInt(command + DyldInfo.REBASE_OFF)).putInt(command + table + 4, program.length);
        if (table != DyldInfo.REBASE_OFF) {
            f.putInt(command + DyldInfo.REBASE_OFF + 4, 0);
        }
        return file;
    }

    private static final int REBASE = DyldInfo.REBASE_OFF, BIND = DyldInfo.BIND_OFF;
    /** A count of 2^63 as uleb. */
    private static final int[] HUGE = {0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01};

    private static int[] join(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    private static int[] of(int... values) {
        return values;
    }

    static Stream<Arguments> damaged() {
        return Stream.of(
                Arguments.of("unknown rebase", REBASE, of(0x90), Unsupported.class, "opcode"),
                Arguments.of("unknown bind", BIND, of(0xe0), Unsupported.class, "opcode"),
                Arguments.of("threaded bind", BIND, of(0xd0, 4), Unsupported.class, "opcode"),
                Arguments.of("no place", REBASE, of(0x11, 0x51), BadValue.class, "opcode"),
                Arguments.of("no type", REBASE, of(0x22, 0, 0x51), Unsupported.class, "type"),
                Arguments.of("text relocation", REBASE, of(0x12, 0x22, 0, 0x51), Unsupported.class, "type"),
                Arguments.of("segment 15", REBASE, of(0x11, 0x2f, 0), Inconsistent.class, "segment"),
                Arguments.of("page zero", REBASE, of(0x11, 0x20, 0, 0x51), Inconsistent.class, "opcode"),
                Arguments.of("text is not writable", REBASE, of(0x11, 0x21, 0, 0x51), Inconsistent.class, "address"),
                Arguments.of(
                        "offset outside", REBASE, of(0x11, 0x22, 0xff, 0xff, 0x7f, 0x51), Inconsistent.class, "opcode"),
                Arguments.of("no end of the offset", REBASE, of(0x11, 0x22, 0x80), Truncated.class, "offset"),
                Arguments.of("offset 2^63", REBASE, join(of(0x11, 0x22), HUGE, of(0x51)), Inconsistent.class, "opcode"),
                Arguments.of(
                        "offset of 71 bits",
                        REBASE,
                        of(0x11, 0x22, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01),
                        BadValue.class,
                        "offset"),
                Arguments.of("2^63 rebases", REBASE, join(of(0x11, 0x22, 0, 0x60), HUGE), Inconsistent.class, "opcode"),
                // skip 2^64 - 8: the place does not move
                Arguments.of(
                        "2^63 rebases of one place",
                        REBASE,
                        join(
                                of(0x11, 0x22, 0, 0x80),
                                HUGE,
                                of(0xf8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01)),
                        BadValue.class,
                        "opcode"),
                Arguments.of("bind without name", BIND, of(0x51, 0x72, 0, 0x90), BadValue.class, "opcode"),
                Arguments.of("name without end", BIND, of(0x40, 0x5f, 0x61), Truncated.class, "name"),
                Arguments.of("library 2^32", BIND, of(0x20, 0x80, 0x80, 0x80, 0x80, 0x10), BadValue.class, "library"),
                Arguments.of(
                        "library 9", BIND, of(0x19, 0x40, 0x5f, 0, 0x51, 0x72, 0, 0x90), Inconsistent.class, "library"),
                Arguments.of(
                        "2^63 binds of one place",
                        BIND,
                        join(
                                of(0x11, 0x40, 0x5f, 0, 0x51, 0x72, 0, 0xc0),
                                HUGE,
                                of(0xf8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01)),
                        BadValue.class,
                        "opcode"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void damagedOpcodesGiveOneError(String name, int table, int[] program, Class<?> expected, String field) {
        byte[] file = file(table, program);
        ImageException e = Quick.of(() -> assertThrows(ImageException.class, () -> load(file)));
        assertEquals(expected, e.getClass(), e.getMessage());
        assertEquals(field, e.where().field(), e.getMessage());
    }

    private static void load(byte[] file) throws Exception {
        Loader.load(MachoFiles.image(file), null, 0, Math.max(4096, Host.pageSize()))
                .close();
    }

    @Test
    void tablesOutsideTheFileAreErrors() {
        for (int off = DyldInfo.REBASE_OFF; off < DyldInfo.SIZE; off += 8) {
            byte[] file = MachoFiles.bytes("x86_64-main-classic");
            MachoFiles.le(file).putInt(MachoFiles.command(file, DyldInfo.LC_DYLD_INFO_ONLY) + off + 4, -1);
            assertThrows(Truncated.class, () -> load(file));
        }
    }

    @Test
    void anyWrongByteOfTheOpcodesGivesAnErrorOrAnImage() throws Exception {
        byte[] file = MachoFiles.bytes("x86_64-main-classic");
        int command = MachoFiles.command(file, DyldInfo.LC_DYLD_INFO_ONLY);
        int start = MachoFiles.le(file).getInt(command + DyldInfo.REBASE_OFF);
        int end = MachoFiles.le(file).getInt(command + DyldInfo.EXPORT_OFF);
        Random random = new Random(20261127);
        int errors = 0;
        for (int i = 0; i < 1000; i++) {
            int at = start + random.nextInt(end - start);
            byte old = file[at];
            file[at] = (byte) random.nextInt(256);
            try {
                MachoFiles.image(file).fixups().forEach(new MachoFixups.Sink() {
                    @Override
                    public void rebase(int segment, long vmaddr, long raw, long target, String kind) {
                        assertEquals("rebase", kind);
                    }

                    @Override
                    public void bind(
                            int segment, long vmaddr, long raw, ChainedImport symbol, long addend, String kind) {
                        assertTrue(kind.endsWith("bind"));
                    }
                });
            } catch (ImageException e) {
                errors++;
            }
            file[at] = old;
        }
        assertTrue(errors > 50, errors + " errors");
    }

    private static ExportsTrie trie(int... bytes) {
        byte[] b = new byte[bytes.length];
        for (int i = 0; i < b.length; i++) {
            b[i] = (byte) bytes[i];
        }
        return new ExportsTrie(Bytes.of(b, "trie"));
    }

    /** Names {@code a} at 0x10, {@code ab} absolute 5, {@code ac} re-exported from library 1. */
    private static final int[] TRIE = {0, 1, 'a', 0, 5, 2, 0, 0x10, 2, 'b', 0, 15, 'c', 0, 19, 2, 2, 5, 0, 3, 8, 1, 0, 0
    };

    @Test
    void namesOfATrie() throws Exception {
        assertEquals(
                List.of(
                        new ExportsTrie.Export("a", 0, 0x10),
                        new ExportsTrie.Export("ab", 2, 5),
                        new ExportsTrie.Export("ac", 8, 0)),
                trie(TRIE).all());
        ExportsTrie.Export ab = trie(TRIE).find("ab");
        assertNotNull(ab);
        assertTrue(ab.absolute());
        assertNull(trie(TRIE).find("abc"));
        assertNull(trie(TRIE).find(""));
        assertNull(trie().find("a"));
        assertEquals(List.of(), trie().all());
    }

    static Stream<Arguments> tries() {
        return Stream.of(
                Arguments.of("edge to itself", of(0, 1, 'a', 0, 0), Inconsistent.class, "edge"),
                Arguments.of("edge without label to itself", of(0, 1, 0, 0), Inconsistent.class, "edge"),
                Arguments.of("two edges to one node", of(0, 2, 'a', 0, 8, 'b', 0, 8, 0, 0), Inconsistent.class, "edge"),
                Arguments.of("edge outside", of(0, 1, 'a', 0, 5), BadValue.class, "edge"),
                Arguments.of("edge 2^63", join(of(0, 1, 'a', 0), HUGE), BadValue.class, "edge"),
                Arguments.of("255 edges", of(0, 255, 'a', 0, 4), Truncated.class, "label"),
                Arguments.of("label without end", of(0, 1, 'a'), Truncated.class, "label"),
                Arguments.of("terminal outside", of(9, 0, 0, 0), BadValue.class, "terminal size"),
                Arguments.of("terminal 2^63", join(HUGE, of(0)), BadValue.class, "terminal size"),
                Arguments.of("terminal without end", of(2, 0x80, 0x80), Truncated.class, "flags"),
                Arguments.of("no edge count", of(0), Truncated.class, "edges"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tries")
    void damagedTriesGiveOneError(String name, int[] bytes, Class<?> expected, String field) {
        ImageException e = Quick.of(
                () -> assertThrows(ImageException.class, () -> trie(bytes).all()));
        assertEquals(expected, e.getClass(), e.getMessage());
        assertEquals(field, e.where().field(), e.getMessage());
    }

    @Test
    void searchingACycleWithoutLabelsEnds() {
        assertThrows(Inconsistent.class, () -> trie(0, 1, 0, 0).find("a"));
    }

    /** A chain of nodes, each one letter longer: the names together are as long as the square of the trie. */
    @Test
    void namesOutOfProportionAreRefused() {
        int nodes = 40000;
        ByteBuffer b = ByteBuffer.allocate(nodes * 10 + 10);
        for (int i = 0; i < nodes; i++) {
            int next = 10 * (i + 1);
            b.position(10 * i);
            b.put((byte) 2)
                    .put((byte) 0)
                    .put((byte) 0)
                    .put((byte) 1)
                    .put((byte) 'a')
                    .put((byte) 0);
            b.put((byte) (next | 0x80)).put((byte) (next >> 7 | 0x80)).put((byte) (next >> 14));
        }
        ExportsTrie trie = new ExportsTrie(Bytes.of(b.array(), "trie"));
        assertThrows(BadValue.class, trie::all);
    }

    @Test
    void aSignatureIsDetected() throws Exception {
        CodeSignature signed =
                MachoFiles.image(MachoFiles.bytes("arm64-main-signed")).signature();
        assertNotNull(signed);
        assertTrue(signed.adHoc());
        assertTrue(signed.byLinker());
        assertNull(MachoFiles.image(MachoFiles.bytes("arm64-main")).signature());
    }

    @Test
    void aBrokenSignatureIsStillOne() throws Exception {
        byte[] file = MachoFiles.bytes("arm64-main-signed");
        int command = MachoFiles.command(file, 0x1d);
        int at = MachoFiles.le(file).getInt(command + 8);
        for (int n : new int[] {0, 4, 11, 12, 20}) {
            byte[] cut = file.clone();
            MachoFiles.le(cut).putInt(command + 12, n);
            CodeSignature s = MachoFiles.image(cut).signature();
            assertNotNull(s);
            assertEquals(n, s.size());
        }
        byte[] loud = file.clone();
        Arrays.fill(loud, at + 8, at + 16, (byte) 0xff);
        assertNotNull(MachoFiles.image(loud).signature());
        assertEquals(
                "/usr/lib/libSystem.B.dylib", MachoFiles.image(file).libraries().get(0));
    }
}
