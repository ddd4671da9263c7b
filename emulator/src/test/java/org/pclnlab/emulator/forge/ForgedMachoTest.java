package org.pclnlab.emulator.forge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.testing.MachoFiles;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Run;
import org.pclnlab.testing.Tool;

/** The committed Mach-O images are what the catalogue describes. */
class ForgedMachoTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    @Test
    void namesAreUnique() {
        assertEquals(MachoFiles.names().size(), new HashSet<>(MachoFiles.names()).size());
    }

    @Test
    void committedSourcesAreWhatTheWriterWrites() {
        for (ForgedMacho.Entry e : ForgedMacho.all()) {
            String written = AssemblerWriter.writeMacho(e.spec(), e.arch()).assembler();
            assertEquals(new String(MachoFiles.resource(e.name() + ".s"), StandardCharsets.UTF_8), written, e.name());
        }
        assertEquals(new String(MachoFiles.resource("libSystem.tbd"), StandardCharsets.UTF_8), MachoLink.libSystem());
    }

    /** Other versions lay files out in other ways. */
    private static void requireVersion19() throws Exception {
        String version = Run.of(
                Files.createTempDirectory("lld"), Tool.newestLlvm("ld64.lld").toString(), "--version");
        Assumptions.assumeTrue(
                version.contains("LLD 19."), "lld: the images were linked by LLD 19, here is " + version.strip());
    }

    @Test
    @Requires.Lld
    @Requires.Clang
    void rebuiltImagesAreByteIdentical() throws Exception {
        requireVersion19();
        Files.write(dir.resolve("libSystem.tbd"), MachoFiles.resource("libSystem.tbd"));
        for (ForgedMacho.Entry e : ForgedMacho.all()) {
            ForgedSource source = AssemblerWriter.writeMacho(e.spec(), e.arch());
            Files.writeString(dir.resolve(e.name() + ".s"), source.assembler());
            String clang = Tool.newestLlvm("clang").toString();
            String object = e.name() + ".o";
            Run.of(dir, clang, "--target=" + MachoLink.target(e.arch()), "-c", e.name() + ".s", "-o", object);
            List<String> link =
                    new ArrayList<>(List.of(Tool.newestLlvm("ld64.lld").toString()));
            link.addAll(source.linkFlags());
            link.addAll(List.of(object, "libSystem.tbd", "-o", e.name() + ".macho"));
            Run.of(dir, Map.of(), link);
            assertArrayEquals(
                    MachoFiles.bytes(e.name()), Files.readAllBytes(dir.resolve(e.name() + ".macho")), e.name());
        }
    }
}
