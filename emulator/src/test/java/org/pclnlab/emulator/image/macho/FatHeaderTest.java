package org.pclnlab.emulator.image.macho;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Host;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.testing.MachoFiles;
import org.pclnlab.testing.Quick;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Run;
import org.pclnlab.testing.Tool;

class FatHeaderTest {
    private static final int AMD64 = 0x01000007, ARM64 = 0x0100000c;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    /** Two slices at 0x4000 and 0x10000. */
    private static byte[] fat(boolean wide) {
        byte[] amd = MachoFiles.bytes("x86_64-main");
        byte[] arm = MachoFiles.bytes("arm64-main");
        ByteBuffer f = ByteBuffer.allocate(0x10000 + arm.length);
        f.putInt(wide ? 0xcafebabf : 0xcafebabe).putInt(2);
        slice(f, wide, AMD64, 3, 0x4000, amd.length);
        slice(f, wide, ARM64, 0, 0x10000, arm.length);
        f.put(0x4000, amd).put(0x10000, arm);
        return f.array();
    }

    private static void slice(ByteBuffer f, boolean wide, int cpu, int sub, int offset, int size) {
        f.putInt(cpu).putInt(sub);
        if (wide) {
            f.putLong(offset).putLong(size).putInt(14).putInt(0);
        } else {
            f.putInt(offset).putInt(size).putInt(14);
        }
    }

    private static Image read(byte[] file, Arch arch) throws ImageException {
        return Images.read(Bytes.of(file, "fat"), arch);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSliceIsChosen(boolean wide) throws Exception {
        byte[] file = fat(wide);
        for (Arch arch : Arch.values()) {
            Image image = read(file, arch);
            assertEquals(arch, image.arch());
            Image thin = MachoFiles.image(MachoFiles.bytes(arch == Arch.AMD64 ? "x86_64-main" : "arm64-main"));
            assertEquals(thin.sections(), image.sections());
            assertEquals(thin.symbols().count(), image.symbols().count());
            assertEquals(thin.toFileOff(0x100000400L), image.toFileOff(0x100000400L));
        }
        assertEquals(Arch.AMD64, Images.read(Bytes.of(file, "fat")).arch());
    }

    @Test
    void aSliceIsLoadedFromItsPlaceInTheFile() throws Exception {
        MappedFile file = MappedFile.open(Files.write(dir.resolve("fat"), fat(false)));
        Image image = Images.read(file.bytes(), Arch.ARM64);
        try (LoadedImage loaded = Loader.load(image, file, 0x4000, Math.max(Host.pageSize(), 0x4000))) {
            byte[] thin = MachoFiles.bytes("arm64-main");
            int off = (int) image.toFileOff(0x100000430L);
            assertEquals(MachoFiles.le(thin).getLong(off), loaded.memory().u64(0x100000430L + 0x4000));
        }
    }

    @Test
    @Requires.Llvm
    void filesOfLlvmLipoAreRead() throws Exception {
        Path amd = Files.write(dir.resolve("amd"), MachoFiles.bytes("x86_64-main"));
        Path arm = Files.write(dir.resolve("arm"), MachoFiles.bytes("arm64-main"));
        Path out = dir.resolve("both");
        Run.of(
                dir,
                Tool.newestLlvm("llvm-lipo").toString(),
                "-create",
                amd.toString(),
                arm.toString(),
                "-output",
                out.toString());
        byte[] file = Files.readAllBytes(out);
        assertEquals(0, read(file, Arch.ARM64).file().buffer().compareTo(ByteBuffer.wrap(Files.readAllBytes(arm))));
        assertEquals(0, read(file, Arch.AMD64).file().buffer().compareTo(ByteBuffer.wrap(Files.readAllBytes(amd))));
    }

    private static Arguments row(String name, Consumer<ByteBuffer> edit, Class<?> expected, String field) {
        return Arguments.of(name, edit, expected, field);
    }

    static Stream<Arguments> damaged() {
        return Stream.of(
                row("no slices", f -> f.putInt(4, 0), BadValue.class, "nfat_arch"),
                row("205 slices", f -> f.putInt(4, 205), BadValue.class, "nfat_arch"),
                row("2^31 slices", f -> f.putInt(4, 1 << 31), BadValue.class, "nfat_arch"),
                row("2^32-1 slices", f -> f.putInt(4, -1), BadValue.class, "nfat_arch"),
                row(
                        "the same slice twice",
                        f -> f.putInt(8 + 20, AMD64).putInt(8 + 24, 3),
                        Inconsistent.class,
                        "cputype"),
                row("overlap", f -> f.putInt(8 + 28, 0x4000), Inconsistent.class, "offset"),
                row("overlap by one page", f -> f.putInt(8 + 12, 0xc001), Inconsistent.class, "offset"),
                row("slice over the table", f -> f.putInt(8 + 8, 0), Inconsistent.class, "offset"),
                row("slice outside", f -> f.putInt(8 + 28, 0x7fffc000), Truncated.class, "offset"),
                row("size 2^32-1", f -> f.putInt(8 + 32, -1), Truncated.class, "offset"),
                row("not aligned", f -> f.putInt(8 + 8, 0x4008).putInt(8 + 12, 64), Inconsistent.class, "offset"),
                row("align 32", f -> f.putInt(8 + 16, 32), BadValue.class, "align"),
                row("fat in fat", f -> f.putInt(0x4000, 0xcafebabe), Unsupported.class, "magic"),
                row("fat 64 in fat", f -> f.putInt(0x4000, 0xcafebabf), Unsupported.class, "magic"),
                row("cputype of another", f -> f.putInt(0x4004, 7), Unsupported.class, "cputype"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void aWrongFieldGivesOneErrorThatNamesIt(String name, Consumer<ByteBuffer> edit, Class<?> expected, String field) {
        byte[] file = fat(false);
        edit.accept(ByteBuffer.wrap(file));
        ImageException e = Quick.of(() -> assertThrows(ImageException.class, () -> read(file, Arch.AMD64)));
        assertEquals(expected, e.getClass(), e.getMessage());
        assertEquals(field, e.where().field(), e.getMessage());
    }

    @Test
    void aProcessorThatIsMissingIsSaid() {
        byte[] file = fat(false);
        ByteBuffer.wrap(file).putInt(8 + 20, 0x01000012);
        Unsupported e = assertThrows(Unsupported.class, () -> read(file, Arch.ARM64));
        assertEquals("slices of the processors 0x1000007, 0x1000012", e.found());
    }

    @Test
    void theLastByteOfTheTableIsNeeded() {
        byte[] file = fat(false);
        for (int n = 4; n < 48; n++) {
            byte[] part = java.util.Arrays.copyOf(file, n);
            assertThrows(ImageException.class, () -> read(part, Arch.ARM64));
        }
    }
}
