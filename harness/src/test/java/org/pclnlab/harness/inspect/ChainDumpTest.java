package org.pclnlab.harness.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.image.load.Fixup;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.MachoFiles;

/** {@code inspect --dump chain} against what the emulated dyld does. */
class ChainDumpTest {
    @TempDir
    static Path dir;

    private static List<String> dump(LoadedImage loaded) throws Exception {
        StringWriter text = new StringWriter();
        Dump.print(loaded, Inspector.inspect(loaded), Dump.What.CHAIN, false, new PrintWriter(text, true));
        return text.toString().lines().toList();
    }

    static List<String> images() {
        return MachoFiles.names();
    }

    @ParameterizedTest
    @MethodSource("images")
    void everyFixupIsALineWithItsPlaceAndWhatTheFileHolds(String name) throws Exception {
        Path file = dir.resolve(name);
        Files.write(file, MachoFiles.bytes(name));
        MappedFile mapped = MappedFile.open(file);
        LoadedImage loaded = Loader.view(Images.read(mapped.bytes()));
        List<Fixup> applied = new ArrayList<>();
        Loader.load(loaded.image(), mapped, 0, 0x4000, applied::add).close();
        List<String> lines = dump(loaded);
        assertTrue(lines.get(0).contains("encoding"), lines.get(0));
        assertEquals(applied.size(), lines.size() - 1);
        for (int i = 0; i < applied.size(); i++) {
            Fixup f = applied.get(i);
            List<String> words = List.of(lines.get(i + 1).strip().split("\\s+", -1));
            assertEquals(Hex.of(loaded.image().toFileOff(f.vmaddr())), words.get(0));
            assertEquals(Hex.of(f.vmaddr()), words.get(1));
            assertTrue(lines.get(i + 1).contains(f.kind()), lines.get(i + 1));
            assertTrue(words.contains(Hex.of(f.raw())), lines.get(i + 1));
        }
    }

    @Test
    void anElfImageHasNoChains() throws Exception {
        Path exe = GoPrograms.build("chains", GoPrograms.PROBE, "linux/amd64");
        LoadedImage loaded = Loader.view(Images.read(MappedFile.open(exe).bytes()));
        assertEquals(
                "--dump chain: found an ELF image, expected Mach-O",
                assertThrows(UsageException.class, () -> dump(loaded)).getMessage());
    }
}
