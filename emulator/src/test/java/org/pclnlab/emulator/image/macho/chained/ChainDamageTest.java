package org.pclnlab.emulator.image.macho.chained;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.testing.MachoFiles;
import org.pclnlab.testing.Quick;

/** Damaged fixups end with one typed error, quickly, in the loader and in the editor. */
class ChainDamageTest {
    /** Chains of five pages of 4 KiB in {@code __LLGO}, and of one page in {@code __DATA}. */
    private static final String IMAGE = "x86_64-main-lto";

    @FunctionalInterface
    private interface Edit {
        void apply(ByteBuffer f, At at);
    }

    /** File offsets of the structures of {@link #IMAGE}. */
    private record At(int header, int image, int data, int llgo, int llgoFile) {
        static At of(byte[] file) {
            int header = MachoFiles.fixups(file);
            int first = MachoFiles.fixedSegment(file);
            int image = header + MachoFiles.le(file).getInt(header + 4);
            int segment = 32;
            for (int i = 0; i < first + 1; i++) {
                segment += MachoFiles.le(file).getInt(segment + 4);
            }
            return new At(header, image, MachoFiles.starts(file, first), MachoFiles.starts(file, first + 1), (int)
                    MachoFiles.le(file).getLong(segment + 40));
        }
    }

    private static Arguments row(String name, Edit edit, Class<?> expected, String field) {
        return Arguments.of(name, edit, expected, field);
    }

    /** Makes {@code __LLGO} one page of several chains; their starts take the place of the other four page starts. */
    private static void multi(ByteBuffer f, At at, int... starts) {
        f.putInt(at.llgo, 22 + 2 * (1 + starts.length));
        f.putShort(at.llgo + 20, (short) 1);
        f.putShort(at.llgo + 22, (short) 0x8001);
        for (int i = 0; i < starts.length; i++) {
            f.putShort(at.llgo + 22 + 2 * (1 + i), (short) starts[i]);
        }
    }

    private static void link(ByteBuffer f, int slot, int next) {
        f.putLong(slot, (f.getLong(slot) & ~(0xfffL << 51)) | (long) next << 51);
    }

    static Stream<Arguments> cyclic() {
        List<Arguments> out = new ArrayList<>();
        // starts of several chains that lead back into the page starts
        for (int i = 0; i < 5; i++) {
            int entry = i;
            out.add(row(
                    "multi start at page start " + i,
                    (f, at) -> f.putShort(at.llgo + 22, (short) (0x8000 | entry)),
                    Inconsistent.class,
                    "page_start[0]"));
        }
        // every page names itself
        for (int i = 1; i < 5; i++) {
            int page = i;
            out.add(row(
                    "page " + i + " names itself",
                    (f, at) -> f.putShort(at.llgo + 22 + 2 * page, (short) (0x8000 | page)),
                    Inconsistent.class,
                    "page_start[" + page + "]"));
        }
        // two chains that meet: the same start twice, or a second start inside the first chain
        for (int i = 0; i < 5; i++) {
            int start = 16 * i;
            out.add(row(
                    "second chain joins the first at " + start,
                    (f, at) -> multi(f, at, 0, 0x8000 | start),
                    Inconsistent.class,
                    "page_start[0]"));
        }
        // a list of starts without its last mark, which repeats, or runs to the end of the fixups
        for (int n = 1; n <= 4; n++) {
            int[] same = new int[n];
            out.add(row(
                    n + " equal starts without a last one",
                    (f, at) -> multi(f, at, same),
                    Inconsistent.class,
                    "page_start[0]"));
        }
        out.add(row(
                "starts without a last one",
                (f, at) -> {
                    multi(f, at, 0);
                    link(f, at.llgoFile, 0);
                },
                Inconsistent.class,
                "page_start[0]"));
        // segments that share their page starts with another one: chains of one would be walked for the other
        out.add(row(
                "llgo starts are those of data",
                (f, at) -> f.putInt(at.image + 4 + 12, at.data - at.image),
                Inconsistent.class,
                "segment_offset"));
        out.add(row(
                "data starts are those of llgo",
                (f, at) -> f.putInt(at.image + 4 + 8, at.llgo - at.image),
                Inconsistent.class,
                "segment_offset"));
        out.add(row(
                "text starts are those of data",
                (f, at) -> f.putInt(at.image + 4 + 4, at.data - at.image),
                Inconsistent.class,
                "segment_offset"));
        // chains that would only end by coming round: full pages of shortest links
        for (int i = 0; i < 3; i++) {
            int page = i;
            out.add(row(
                    "links of four bytes to the end of page " + i,
                    (f, at) -> {
                        for (int k = 0; k <= 4096; k += 4) {
                            int slot = at.llgoFile + 4096 * page + k;
                            f.putInt(slot, 0x00080000);
                        }
                    },
                    Inconsistent.class,
                    "page_start[" + page + "]"));
        }
        return out.stream();
    }

    @Test
    void thereAreTwentyFiveCyclicOnes() {
        assertEquals(25, cyclic().count());
    }

    static Stream<Arguments> damaged() {
        return Stream.of(
                row("version", (f, at) -> f.putInt(at.header, 1), Unsupported.class, "fixups_version"),
                row("starts outside", (f, at) -> f.putInt(at.header + 4, 1 << 20), Truncated.class, ""),
                row("starts 2^31", (f, at) -> f.putInt(at.header + 4, 1 << 31), Truncated.class, ""),
                row("imports outside", (f, at) -> f.putInt(at.header + 8, 1 << 20), Truncated.class, "imports_count"),
                row("names outside", (f, at) -> f.putInt(at.header + 12, 1 << 20), Truncated.class, "symbols_offset"),
                row("imports 2^31", (f, at) -> f.putInt(at.header + 16, 1 << 31), Truncated.class, "imports_count"),
                row("imports 2^32-1", (f, at) -> f.putInt(at.header + 16, -1), Truncated.class, "imports_count"),
                row("no imports", (f, at) -> f.putInt(at.header + 16, 0), Inconsistent.class, "ordinal"),
                row("import format 0", (f, at) -> f.putInt(at.header + 20, 0), BadValue.class, "imports_format"),
                row("import format 4", (f, at) -> f.putInt(at.header + 20, 4), BadValue.class, "imports_format"),
                row("compressed names", (f, at) -> f.putInt(at.header + 24, 1), Unsupported.class, "symbols_format"),
                row("seg_count 2^31", (f, at) -> f.putInt(at.image, 1 << 31), Truncated.class, ""),
                row("seg_count 2^32-1", (f, at) -> f.putInt(at.image, -1), Truncated.class, ""),
                row(
                        "seg_count one more, with an entry",
                        (f, at) -> f.putInt(at.image, 7),
                        Inconsistent.class,
                        "seg_info_offset[5]"),
                row("segment outside", (f, at) -> f.putInt(at.image + 4 + 8, 1 << 20), Truncated.class, ""),
                row("segment 2^32-1", (f, at) -> f.putInt(at.image + 4 + 8, -1), Truncated.class, ""),
                row("size 0", (f, at) -> f.putInt(at.llgo, 0), Inconsistent.class, "size"),
                row("page size 0", (f, at) -> f.putShort(at.llgo + 4, (short) 0), BadValue.class, "page_size"),
                row(
                        "page size 0x8000",
                        (f, at) -> f.putShort(at.llgo + 4, (short) 0x8000),
                        BadValue.class,
                        "page_size"),
                row("format 0", (f, at) -> f.putShort(at.llgo + 6, (short) 0), Unsupported.class, "pointer_format"),
                row(
                        "format 3, 32-bit",
                        (f, at) -> f.putShort(at.llgo + 6, (short) 3),
                        Unsupported.class,
                        "pointer_format"),
                row("format 13", (f, at) -> f.putShort(at.llgo + 6, (short) 13), Unsupported.class, "pointer_format"),
                row("two formats", (f, at) -> f.putShort(at.llgo + 6, (short) 6), Inconsistent.class, "pointer_format"),
                row("another place", (f, at) -> f.putLong(at.llgo + 8, 0x7000), Inconsistent.class, "segment_offset"),
                row("65535 pages", (f, at) -> f.putShort(at.llgo + 20, (short) 0xffff), Truncated.class, ""),
                row(
                        "pages behind the segment",
                        (f, at) -> {
                            f.putInt(at.llgo, 200);
                            f.putShort(at.llgo + 20, (short) 8);
                        },
                        Inconsistent.class,
                        "page_count"),
                row(
                        "start behind the page",
                        (f, at) -> f.putShort(at.llgo + 22, (short) 0x1000),
                        Inconsistent.class,
                        "page_start[0]"),
                row(
                        "chain leaves its page",
                        (f, at) -> link(f, at.llgoFile + 0xff0, 4),
                        Inconsistent.class,
                        "page_start[0]"),
                row(
                        "chain leaves its page far",
                        (f, at) -> link(f, at.llgoFile + 0xff0, 0xfff),
                        Inconsistent.class,
                        "page_start[0]"),
                row(
                        "ordinal outside",
                        (f, at) -> f.putLong(at.llgoFile, 0x8000_0000_00ff_ffffL),
                        Inconsistent.class,
                        "ordinal"),
                row(
                        "library outside",
                        (f, at) -> f.put(at.header + f.getInt(at.header + 8), (byte) 2),
                        Inconsistent.class,
                        "library"),
                row(
                        "name outside",
                        (f, at) -> f.putInt(at.header + f.getInt(at.header + 8), -1),
                        BadValue.class,
                        "import[0].name_offset"));
    }

    private static ImageException refusal(byte[] file) {
        return assertThrows(ImageException.class, () -> Loader.view(MachoFiles.image(file)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"cyclic", "damaged"})
    void oneTypedErrorThatNamesTheField(String name, Edit edit, Class<?> expected, String field) {
        byte[] file = MachoFiles.bytes(IMAGE);
        At at = At.of(file);
        edit.apply(MachoFiles.le(file), at);
        ImageException e = Quick.of(() -> refusal(file));
        assertEquals(expected, e.getClass(), e.getMessage());
        assertEquals(field, e.where().field(), e.getMessage());
    }

    /** The editor refuses what it walks, in LLGo's words or with a typed error; the bytes stay as they were. */
    @ParameterizedTest(name = "{0}")
    @MethodSource({"cyclic", "damaged"})
    void theEditorEndsAndChangesNothing(String name, Edit edit, Class<?> expected, String field) {
        byte[] file = MachoFiles.bytes(IMAGE);
        At at = At.of(file);
        edit.apply(MachoFiles.le(file), at);
        byte[] before = file.clone();
        Quick.of(() -> {
            try {
                return ChainEditor.of(Bytes.of(file, "image"))
                        .unlink(at.llgoFile, at.llgoFile + 0x4690)
                        .splice(at.llgoFile + 16, 0x100000400L)
                        .plan()
                        .toString();
            } catch (ChainRefusal | ImageException e) {
                return e.toString();
            }
        });
        assertTrue(Arrays.equals(before, file));
    }

    @Test
    void theEditorRefusesAChainThatLeavesItsPage() {
        byte[] file = MachoFiles.bytes(IMAGE);
        At at = At.of(file);
        link(MachoFiles.le(file), at.llgoFile + 0x1ff0, 4);
        Inconsistent e = assertThrows(
                Inconsistent.class,
                () -> ChainEditor.of(Bytes.of(file, "image")).unlink(0, 1).plan());
        assertEquals("page_start[1]", e.where().field());
    }

    @Test
    void truncatedAtEveryByteOfTheFixups() {
        byte[] whole = MachoFiles.bytes(IMAGE);
        int command = MachoFiles.command(whole, 0x80000034);
        int size = MachoFiles.le(whole).getInt(command + 12);
        // The names behind the imports are followed by padding, which nobody reads.
        int needed = size - 8;
        for (int n = 0; n < needed; n++) {
            byte[] file = whole.clone();
            MachoFiles.le(file).putInt(command + 12, n);
            int length = n;
            assertThrows(ImageException.class, () -> Loader.view(MachoFiles.image(file)), () -> "at " + length);
        }
    }

    @Test
    void aFileCutAnywhereBehindItsHeadersIsAnError() {
        byte[] whole = MachoFiles.bytes(IMAGE);
        for (int n = 0; n < whole.length; n += n < 2000 ? 1 : 97) {
            byte[] file = Arrays.copyOf(whole, n);
            assertThrows(ImageException.class, () -> Loader.view(MachoFiles.image(file)));
            try {
                ChainEditor.of(Bytes.of(file, "image")).unlink(0, n).plan();
            } catch (ChainRefusal | ImageException e) {
                continue;
            }
        }
    }

    @Test
    void segmentsThatShareTheirStartsCannotAskForMorePagesThanTheFileHolds() {
        // 4000 empty segment commands, all with one table of 65535 pages
        int segments = 4000;
        int fixups = 32 + 72 * segments + 16;
        byte[] file = new byte[fixups + 28 + 4 + 4 * segments + 22 + 2 * 65535];
        ByteBuffer f = MachoFiles.le(file);
        f.putInt(0, 0xfeedfacf).putInt(16, segments + 1);
        for (int i = 0; i < segments; i++) {
            f.putInt(32 + 72 * i, 0x19).putInt(36 + 72 * i, 72);
        }
        int command = 32 + 72 * segments;
        f.putInt(command, 0x80000034).putInt(command + 4, 16).putInt(command + 8, fixups);
        f.putInt(fixups + 4, 28).putInt(fixups + 28, segments);
        int starts = 4 + 4 * segments;
        for (int i = 0; i < segments; i++) {
            f.putInt(fixups + 32 + 4 * i, starts);
        }
        f.putShort(fixups + 28 + starts + 4, (short) 1).putShort(fixups + 28 + starts + 6, (short) 2);
        f.putShort(fixups + 28 + starts + 20, (short) 0xffff);
        for (int p = 0; p < 65535; p++) {
            f.putShort(fixups + 28 + starts + 22 + 2 * p, (short) 0xffff);
        }
        Inconsistent e = Quick.of(() -> assertThrows(
                Inconsistent.class,
                () -> ChainEditor.of(Bytes.of(file, "image")).unlink(0, 1).plan()));
        assertEquals("page_count", e.where().field());
    }

    @Test
    void anyWrongByteOfTheFixupsGivesAnErrorOrAnImage() {
        Random random = new Random(20261126);
        byte[] file = MachoFiles.bytes(IMAGE);
        At at = At.of(file);
        int end = file.length;
        int errors = 0;
        for (int i = 0; i < 3000; i++) {
            int off = i % 2 == 0 ? at.header + random.nextInt(200) : at.llgoFile + random.nextInt(end - at.llgoFile);
            byte old = file[off];
            file[off] = (byte) random.nextInt(256);
            try {
                Loader.view(MachoFiles.image(file));
                ChainEditor.of(Bytes.of(file, "image"))
                        .unlink(at.llgoFile, at.llgoFile + 0x4000)
                        .splice(at.llgoFile + 16, 0x100000400L)
                        .plan();
            } catch (ChainRefusal | ImageException e) {
                errors++;
            }
            file[off] = old;
        }
        assertTrue(errors > 200, errors + " errors");
    }
}
