package org.pclnlab.emulator.image.macho.chained;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.image.macho.MachoFixups;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Host;
import org.pclnlab.testing.MachoFiles;

/** Nodes of all formats: vectors V8 of part 01 and V2 of part 03, and values put together from Apple's bit fields. */
class PointerFormatTest {
    private static final long BASE = 0x1_0000_0000L;

    @Test
    void vectorV8OfPart01() {
        PointerFormat f = PointerFormat.PTR_64;
        assertEquals(0x1_0000_1010L, f.target(0x0020_0001_0000_1010L, BASE));
        assertEquals(16, f.distance(0x0020_0001_0000_1010L));
        assertFalse(f.bind(0x0020_0001_0000_1010L));
        assertEquals(0x1_0000_1010L, PointerFormat.PTR_64_OFFSET.target(0x0020_0000_0000_1010L, BASE));
        assertEquals(16, PointerFormat.PTR_64_OFFSET.distance(0x0020_0000_0000_1010L));
        long bind = 0x8020_0000_0500_0007L;
        assertTrue(f.bind(bind));
        assertEquals(7, f.importIndex(bind));
        assertEquals(5, f.addend(bind));
        assertEquals(16, f.distance(bind));
    }

    @Test
    void vectorV2OfPart03() {
        PointerFormat f = PointerFormat.PTR_64;
        for (long slot : new long[] {0x0000_0001_0000_1100L, 0x0018_0001_0000_1100L, 0x0000_0ab1_0000_1100L}) {
            assertEquals(0x1_0000_1100L, f.target(slot, BASE));
        }
        assertEquals(12, f.distance(0x0018_0001_0000_1100L));
        assertEquals(0xab00_0000_0000_0000L, f.high8(0x0000_0ab1_0000_1100L));
        assertEquals(4, f.addend(0x8000_0000_0400_0001L));
        assertEquals(0xff, f.addend(0x8000_0000_ff00_0001L));
        assertEquals(0, f.importIndex(0x8000_0000_0000_0000L));
        assertEquals(2, f.importIndex(0x8000_0000_0400_0002L));
    }

    @ParameterizedTest
    @EnumSource(
            value = PointerFormat.class,
            names = {"PTR_64", "PTR_64_OFFSET"},
            mode = EnumSource.Mode.EXCLUDE)
    void arm64eNodes(PointerFormat f) {
        long next = 5L << 51;
        long rebase = next | 0x7fL << 43 | 0x4_0000_1234L;
        assertFalse(f.bind(rebase));
        assertFalse(f.signed(rebase));
        assertEquals(5 * f.stride(), f.distance(rebase));
        assertEquals(0x4_0000_1234L + (f.offsets() ? BASE : 0), f.target(rebase, BASE));
        assertEquals(0x7fL << 56, f.high8(rebase));

        long bind = 1L << 62 | next | (-7L & 0x7ffff) << 32 | 0x0123;
        assertTrue(f.bind(bind));
        assertFalse(f.signed(bind));
        assertEquals(0x0123, f.importIndex(bind));
        assertEquals(-7, f.addend(bind));
        assertEquals(5 * f.stride(), f.distance(bind));

        long signedRebase = 1L << 63 | next | 2L << 49 | 1L << 48 | 0xbeefL << 32 | 0x8000_1234L;
        assertTrue(f.signed(signedRebase));
        assertFalse(f.bind(signedRebase));
        assertEquals(BASE + 0x8000_1234L, f.target(signedRebase, BASE));
        assertEquals(0, f.high8(signedRebase));

        long signedBind = 3L << 62 | next | 1L << 49 | 0xbeefL << 32 | 0x0456;
        assertTrue(f.signed(signedBind));
        assertTrue(f.bind(signedBind));
        assertEquals(0x0456, f.importIndex(signedBind));
        assertEquals(0, f.addend(signedBind));
    }

    @Test
    void userland24HasLongerImportIndexes() {
        assertEquals(0xabcdef, PointerFormat.ARM64E_USERLAND24.importIndex(1L << 62 | 0xabcdef));
        assertEquals(0xcdef, PointerFormat.ARM64E_USERLAND.importIndex(1L << 62 | 0xabcdef));
    }

    @Test
    void formatsAreKnownByCodeAndNamed() {
        for (PointerFormat f : PointerFormat.values()) {
            assertEquals(f, PointerFormat.of(f.code()));
            assertEquals(f.code() + " (" + f.name() + ")", PointerFormat.nameOf(f.code()));
        }
        assertNull(PointerFormat.of(3));
        assertEquals("3 (PTR_32)", PointerFormat.nameOf(3));
        assertEquals("77 (unknown)", PointerFormat.nameOf(77));
    }

    @Test
    void importsOfTheThreeFormats() throws Exception {
        byte[] b = new byte[64];
        ByteBuffer f = ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
        f.putInt(0, 0xfd | 1 << 8 | 0x123456 << 9); // weak lookup, weak import
        f.putInt(4, -5);
        f.putLong(16, 0xfffeL | 1L << 16 | 0x89abcdefL << 32); // flat lookup, weak import
        f.putLong(24, 0x1122334455667788L);
        Bytes all = Bytes.of(b, "imports");
        assertEquals(-3, ImportFormat.IMPORT.library(all, 0));
        assertTrue(ImportFormat.IMPORT.weak(all, 0));
        assertEquals(0x123456, ImportFormat.IMPORT.nameOff(all, 0));
        assertEquals(0, ImportFormat.IMPORT.addend(all, 0));
        assertEquals(-5, ImportFormat.IMPORT_ADDEND.addend(all, 0));
        assertEquals(-2, ImportFormat.IMPORT_ADDEND64.library(all, 16));
        assertTrue(ImportFormat.IMPORT_ADDEND64.weak(all, 16));
        assertEquals(0x89abcdefL, ImportFormat.IMPORT_ADDEND64.nameOff(all, 16));
        assertEquals(0x1122334455667788L, ImportFormat.IMPORT_ADDEND64.addend(all, 16));
        // 240 is a library, 241 and above are negative; the same with 16 bits
        f.put(0, (byte) 0xf0).putShort(16, (short) 0xfff0);
        assertEquals(0xf0, ImportFormat.IMPORT.library(all, 0));
        assertEquals(0xfff0, ImportFormat.IMPORT_ADDEND64.library(all, 16));
    }

    /** Format 3 as ld64.lld writes it; the names are those of the source. */
    @Test
    void importsOfFormat3InAFile() throws Exception {
        ChainedFixups fixups = MachoFiles.image(MachoFiles.bytes("arm64-main-addend64"))
                .fixups()
                .chained();
        if (fixups == null) {
            throw new AssertionError("no chains");
        }
        ImportTable t = fixups.imports();
        assertEquals(ImportFormat.IMPORT_ADDEND64, t.format());
        assertEquals(
                List.of(
                        new ChainedImport(-3, false, "_main.(*T).M", 0),
                        new ChainedImport(-3, false, "_main.main", 0),
                        new ChainedImport(1, false, "_getpid", 0x123456789aL),
                        new ChainedImport(1, false, "_getpid", 0),
                        new ChainedImport(1, false, "_memcpy", 0),
                        new ChainedImport(1, false, "_write", 0)),
                List.of(t.at(0), t.at(1), t.at(2), t.at(3), t.at(4), t.at(5)));
    }

    /** The same image with its chains in format 6 loads to the same bytes. */
    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(strings = {"x86_64-main", "arm64-main-lto", "x86_64-pr2026-inlined"})
    void format6LoadsLikeFormat2(String name) throws Exception {
        byte[] two = MachoFiles.bytes(name);
        byte[] six = inFormat6(two);
        int page = Math.max(Host.pageSize(), 0x4000);
        for (long slide : new long[] {0, 0x4000, 0x7abc_0000L}) {
            try (LoadedImage a = Loader.load(MachoFiles.image(two), null, slide, page);
                    LoadedImage b = Loader.load(MachoFiles.image(six), null, slide, page)) {
                for (var s : a.image().segments()) {
                    if (s.writable()) {
                        assertEquals(
                                a.memory()
                                        .at(s.vmaddr() + slide, s.fileSize(), "a")
                                        .buffer(),
                                b.memory()
                                        .at(s.vmaddr() + slide, s.fileSize(), "b")
                                        .buffer());
                    }
                }
            }
        }
    }

    static byte[] inFormat6(byte[] two) throws Exception {
        byte[] six = two.clone();
        ByteBuffer f = MachoFiles.le(six);
        MachoImage image = MachoFiles.image(two);
        MachoFixups fixups = image.fixups();
        fixups.forEach(new MachoFixups.Sink() {
            @Override
            public void rebase(int segment, long vmaddr, long raw, long target, String kind) {
                f.putLong((int) image.toFileOff(vmaddr), raw - image.base());
            }

            @Override
            public void bind(int segment, long vmaddr, long raw, ChainedImport symbol, long addend, String kind) {
                // binds are the same in both formats
            }
        });
        int first = MachoFiles.fixedSegment(six);
        int segments = f.getInt(MachoFiles.fixups(six) + f.getInt(MachoFiles.fixups(six) + 4));
        for (int i = first; i < segments; i++) {
            int at = MachoFiles.starts(six, i);
            if (at != MachoFiles.fixups(six) + f.getInt(MachoFiles.fixups(six) + 4)) {
                f.putShort(at + 6, (short) 6);
            }
        }
        return six;
    }
}
