package org.pclnlab.harness.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.harness.sweep.SweepRequest.Witness;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.Requires;

class SweepTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private static Path probe(String target, String flags) {
        return GoPrograms.build(
                "probe", GoPrograms.PROBE, target, flags.isEmpty() ? new String[0] : flags.split(" (?=-ldflags)", -1));
    }

    private static SweepResult sweep(Path image, Witness witness) throws Exception {
        return new Sweep(new Launcher(), System.getenv()).run(new SweepRequest(image, witness, 13, 3, "go"));
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, ''",
        "linux/amd64, -ldflags=-s -w",
        "linux/amd64, -buildmode=pie",
        "linux/arm64, -buildmode=pie -ldflags=-s",
        "darwin/arm64, -ldflags=-s -w",
        "darwin/amd64, ''",
    })
    void everyPcAgreesWithDebugGosym(String target, String flags) throws Exception {
        Path image = probe(target, flags);
        SweepResult result = sweep(image, Witness.GOSYM);
        assertTrue(result.agrees(), () -> text(result));
        assertEquals(
                Images.read(Bytes.of(Files.readAllBytes(image), "probe")).text().size(),
                result.tallies().get(0).pcs());
        assertEquals("100.000", result.tallies().get(0).percent());
        assertEquals(
                target.startsWith("darwin"), text(result).contains("darwin: there is no witness for inlined frames"));
    }

    @Test
    void aSampleAgreesWithGoToolAddr2line() throws Exception {
        SweepResult result = sweep(probe("linux/amd64", ""), Witness.ADDR2LINE);
        assertTrue(result.agrees(), () -> text(result));
        assertTrue(text(result).contains("equal byte for byte"), () -> text(result));
    }

    @Test
    @Requires.Linux
    void everyPcOfGofmtAndItsInlinedFramesAgreeWithTheProcess() throws Exception {
        Path gofmt = Path.of(
                GoPrograms.run(GoPrograms.dir(), Map.of(), "", "go", "env", "GOROOT")
                        .strip(),
                "bin",
                "gofmt");
        SweepResult result = sweep(gofmt, Witness.PROCESS);
        assertTrue(result.agrees(), () -> text(result));
        assertEquals(2, result.tallies().size());
        assertEquals(result.tallies().get(0).pcs(), result.tallies().get(1).pcs());
    }

    /** The oracle built by go: two processes, the vdso and, of a program that moves, the dynamic linker. */
    @ParameterizedTest
    @ValueSource(strings = {"", "-buildmode=pie"})
    @Requires.Linux
    void aProgramWithTheOracleAgreesWithItselfInBothModes(String flag) throws Exception {
        SweepResult result = sweep(oracle(flag), Witness.SELF);
        assertTrue(result.agrees(), () -> text(result));
        assertEquals(6, result.tallies().size());
        assertEquals(result.tallies().get(0).pcs(), result.tallies().get(3).pcs());
        assertTrue(text(result).contains("[vdso]"), () -> text(result));
        assertTrue(text(result).contains("pcs a second: pclnlab "), () -> text(result));
    }

    @Test
    @Requires.Linux
    void disagreementsOfAProgramWithItselfAreExplained() throws Exception {
        String lying = oracleSource().replace("f.Name(), file, line}", "f.Name(), file, line + 1}");
        Path image = GoPrograms.build("lying", lying, "linux/amd64");
        Sweep sweep = new Sweep(new Launcher(), System.getenv())
                .explainedBy((file, pc, f) -> List.of("because of 0x" + Long.toHexString(pc) + " " + f));
        SweepResult result = sweep.run(new SweepRequest(image, Witness.SELF, 997, 3, "go"));
        assertFalse(result.agrees());
        Tally functions = result.tallies().get(0);
        assertEquals(3, functions.first().size());
        assertTrue(functions.first().get(0).matches("(?s)0x.*pclnlab: .*witness: .*because of 0x[0-9a-f]+ true"));
        assertEquals(0, result.tallies().get(3).wrong());
    }

    private static Path oracle(String flag) throws IOException {
        return GoPrograms.build(
                "pcs", oracleSource(), "linux/amd64", flag.isEmpty() ? new String[0] : new String[] {flag});
    }

    private static String oracleSource() throws IOException {
        Path root = Path.of(System.getProperty("pclnlab.root", ".."));
        return Files.readString(root.resolve("goroot-cases/oracles/pcs/main.go"));
    }

    @Test
    void oneWrongSubBucketIsFoundAndDescribed() throws Exception {
        Path good = probe("linux/amd64", "");
        byte[] file = Files.readAllBytes(good);
        Image image = Images.read(Bytes.of(file, "probe"));
        GcTable table = GcTable.open(Loader.view(image));
        // a later start makes the scan miss what lies before it
        int delta = (int) image.toFileOff(table.module().findfunctab()) + 20 * 7 + 4 + 3;
        file[delta] = (byte) (file[delta] + 3);
        Path bad = Files.write(dir.resolve("bad"), file);
        SweepResult result = sweep(bad, Witness.GOSYM);
        assertFalse(result.agrees());
        Tally tally = result.tallies().get(0);
        assertTrue(tally.wrong() > 0 && tally.wrong() <= 256, "wrong: " + tally.wrong());
        assertTrue(
                tally.first().get(0).contains("by findfunctab"), tally.first().get(0));
        assertTrue(!tally.percent().equals("100.000"));
    }

    @Test
    void onlyCommandsOfGorootCanBeAsked() {
        SweepException e = assertThrows(SweepException.class, () -> sweep(probe("linux/amd64", ""), Witness.PROCESS));
        assertTrue(String.valueOf(e.getMessage()).contains("only commands of GOROOT"), e.getMessage());
    }

    private static String text(SweepResult result) {
        StringWriter out = new StringWriter();
        SweepText.print(result, new PrintWriter(out));
        return out.toString();
    }
}
