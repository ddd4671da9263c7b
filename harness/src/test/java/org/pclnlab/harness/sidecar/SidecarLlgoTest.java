package org.pclnlab.harness.sidecar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.forge.EncodedMetadata;
import org.pclnlab.emulator.forge.FuncRow;
import org.pclnlab.emulator.forge.MetadataEncoder;
import org.pclnlab.emulator.forge.PclineRow;
import org.pclnlab.emulator.forge.SidecarMutations;
import org.pclnlab.emulator.forge.SidecarPlacer;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.FuncRecords;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.SiteKind;
import org.pclnlab.emulator.rewrite.SidecarProducer;
import org.pclnlab.emulator.sidecar.SidecarEncoder;
import org.pclnlab.emulator.sidecar.SidecarHeader;
import org.pclnlab.emulator.sidecar.SidecarSection;
import org.pclnlab.emulator.sidecar.SidecarTables;
import org.pclnlab.emulator.sidecar.SidecarVersion;
import org.pclnlab.emulator.sidecar.Sidecars;
import org.pclnlab.harness.forge.SidecarMatrix;
import org.pclnlab.harness.rewrite.KeptLink;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.testing.Requires;

/**
 * The pcs oracle, built by LLGo with {@code -pclntab=external}: its sidecar is read and written again, made again from the
 * names in it, made again with the executable from what the linker left; and each of some hundred damaged sidecars has in
 * its process the effect that the emulator predicts.
 */
class SidecarLlgoTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    @Test
    @Requires.Llgo
    void theProcessAndTheEmulatorAgree() throws Exception {
        KeptLink link = new KeptLink(dir);
        Path program = Path.of(System.getProperty("pclnlab.root", "..")).resolve("goroot-cases/oracles/pcs");
        int external = 0;
        for (Tool llgo : link.llgos()) {
            Path before = dir.resolve("before");
            Path after = dir.resolve(llgo.name());
            Path sidecar = dir.resolve(llgo.name() + ".pclntab");
            String failure = link.tryBuild(llgo, program, "-pclntab=external", before, after);
            if (failure.contains("flag provided but not defined: -pclntab")) {
                System.out.println(llgo.name() + ": not run, it has no -pclntab");
                continue;
            }
            assertEquals("", failure, llgo.name());
            Image image = Images.read(Bytes.of(Files.readAllBytes(after), llgo.name()));
            SidecarVersion version = SiteKind.STUB.section(image) != null ? SidecarVersion.V3 : SidecarVersion.V4;
            Bytes file = Bytes.of(Files.readAllBytes(sidecar), "sidecar");
            readAndWrittenAgain(file, version);
            madeFromNames(file, version, image);
            madeFromTheLinkedFile(file, version, before, after);
            SidecarMatrix m = SidecarMatrix.of(after, SidecarMutations.of(file.copy(0, file.size()), version));
            System.out.println(llgo.name() + ", " + version + ", " + file.size() + " bytes\n" + m);
            assertEquals(List.of(), m.disagreements());
            external++;
        }
        assertTrue(external > 0, "no llgo with -pclntab=external was run");
    }

    private static void readAndWrittenAgain(Bytes file, SidecarVersion version) throws ImageException {
        SidecarHeader h = SidecarHeader.read(file);
        assertArrayEquals(
                file.copy(0, file.size()),
                SidecarEncoder.encode(SidecarEncoder.Target.of(h, version), SidecarTables.read(file, version)));
    }

    /** Strings, offsets, hash, index and both tables of records, from nothing but their names, files and lines. */
    private static void madeFromNames(Bytes file, SidecarVersion version, Image image) throws ImageException {
        SidecarTables tables = SidecarTables.read(file, version);
        Metadata m = Metadata.open(Sidecars.complete(Loader.view(image), file.copy(0, file.size()), "sidecar"));
        FuncRecords f = m.functions();
        List<FuncRow> functions = new ArrayList<>();
        for (long k = 1; k <= f.count(); k++) {
            functions.add(new FuncRow(f.symbol(k), f.displayName(k), f.file(k), (int) f.line(k)));
        }
        List<PclineRow> lines = new ArrayList<>();
        for (long i = 0; i < m.pclines().count(); i++) {
            String of = f.symbol(m.pclines().funcIndex(i));
            lines.add(new PclineRow(
                    m.pclines().id(i), of, m.statementFile(i), (int) m.pclines().line(i)));
        }
        EncodedMetadata encoded = MetadataEncoder.encode(version.generation(), functions, lines, List.of());
        SidecarTables again = SidecarPlacer.tables(encoded)
                .withSites(
                        tables.of(SidecarSection.ENTRIES),
                        tables.of(SidecarSection.STUBS),
                        tables.of(SidecarSection.PCSITES));
        SidecarHeader h = SidecarHeader.read(file);
        assertArrayEquals(
                file.copy(0, file.size()), SidecarEncoder.encode(SidecarEncoder.Target.of(h, version), again));
    }

    private static void madeFromTheLinkedFile(Bytes file, SidecarVersion version, Path before, Path after)
            throws Exception {
        SidecarProducer.Result.Produced pair = assertInstanceOf(
                SidecarProducer.Result.Produced.class,
                SidecarProducer.produce(
                        Files.readAllBytes(before), before.toString(), SidecarTables.read(file, version)));
        assertArrayEquals(file.copy(0, file.size()), pair.sidecar());
        assertArrayEquals(
                Files.readAllBytes(after),
                Arrays.copyOf(pair.detached().bytes(), pair.detached().length()));
    }
}
