package org.pclnlab.harness.forge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.forge.SidecarMutations;
import org.pclnlab.emulator.forge.SidecarMutations.Mutation;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.sidecar.SidecarEncoder;
import org.pclnlab.emulator.sidecar.SidecarHeader;
import org.pclnlab.emulator.sidecar.SidecarTables;
import org.pclnlab.emulator.sidecar.SidecarVersion;
import org.pclnlab.testing.Requires;

/**
 * Damaged sidecars beside a forged program, whose loader is C code of the responder, written from the spec apart from the
 * emulator: the two agree on every verdict and every answer, in both versions of the format.
 */
@Requires.Linux
class ExternalForgedTest {
    /** Every how manyth byte of the header is inverted, and every how manyth random bit: each row is a process. */
    private static final int EVERY = 9;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path dir;

    private static ForgeBuilder builder = new ForgeBuilder(Path.of(""));

    @BeforeAll
    static void builder() {
        builder = new ForgeBuilder(dir);
    }

    private static Path program(SidecarVersion version) throws Exception {
        String name = version == SidecarVersion.V3 ? "pr2026-external" : "main-external";
        return builder.build(ForgedImages.named(name).spec());
    }

    private static List<Mutation> fewer(List<Mutation> all) {
        List<Mutation> out = new ArrayList<>();
        int seen = 0;
        for (Mutation m : all) {
            boolean many = m.name().startsWith("header byte") || m.name().startsWith("bit ");
            if (!many || seen++ % EVERY == 0) {
                out.add(m);
            }
        }
        return out;
    }

    @ParameterizedTest
    @CsvSource({"V4", "V3"})
    void theProcessAgreesOnEveryDamagedSidecar(SidecarVersion version) throws Exception {
        Path exe = program(version);
        byte[] sound = Files.readAllBytes(exe.resolveSibling(exe.getFileName() + ".pclntab"));
        SidecarMatrix m = SidecarMatrix.of(exe, fewer(SidecarMutations.of(sound, version)));
        System.out.println(exe.getFileName() + ", " + version + "\n" + m);
        assertEquals(List.of(), m.disagreements());
        assertTrue(
                m.verdicts()
                        .keySet()
                        .containsAll(List.of(
                                "loads", "SIZE", "V1", "V2", "V3", "V4", "V5", "V6", "V7", "I1", "I2", "I3", "I4", "I5",
                                "I6", "I7", "I8", "I9")),
                () -> "a stage that no mutation reaches: " + m);
    }

    @ParameterizedTest
    @CsvSource({"V4", "V3"})
    void aForgedSidecarIsReadAndWrittenAgain(SidecarVersion version) throws Exception {
        Path exe = program(version);
        byte[] file = Files.readAllBytes(exe.resolveSibling(exe.getFileName() + ".pclntab"));
        Bytes bytes = Bytes.of(file, "sidecar");
        SidecarHeader h = SidecarHeader.read(bytes);
        assertEquals(version.number(), h.version());
        assertArrayEquals(
                file, SidecarEncoder.encode(SidecarEncoder.Target.of(h, version), SidecarTables.read(bytes, version)));
    }

    /** The catalogue has images of both versions that load, and one of each that does not pair. */
    @Test
    void theCatalogueHasExternalImages() {
        long n = ForgedImages.all().stream().filter(e -> e.spec().isExternal()).count();
        assertEquals(10, n);
    }
}
