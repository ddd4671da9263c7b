package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.forge.ForgeBuilder;
import org.pclnlab.harness.forge.ForgedImages;
import org.pclnlab.harness.lookup.Lookup;
import org.pclnlab.harness.lookup.LookupOptions;
import org.pclnlab.harness.lookup.OutputStyle;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Run;
import picocli.CommandLine;

/** {@code sidecar}, and the other commands on programs that have their tables outside. */
@Requires.Linux
class SidecarCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path built;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private static byte[] program = {};
    private static byte[] tables = {};
    private static byte[] linked = {};
    private static String embedded = "";

    private Path exe = Path.of("");
    private Path sidecar = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void forge() throws Exception {
        ForgeBuilder builder = new ForgeBuilder(built);
        Path made = builder.build(ForgedImages.named("main-external").spec());
        program = Files.readAllBytes(made);
        tables = Files.readAllBytes(built.resolve("main-external.pclntab"));
        linked = Files.readAllBytes(built.resolve("main-external.raw"));
        embedded = builder.build(ForgedImages.named("main-prebuilt").spec()).toString();
    }

    @BeforeEach
    void place() throws IOException {
        Path real = dir.toRealPath();
        exe = Files.write(real.resolve("prog"), program);
        sidecar = Files.write(real.resolve("prog.pclntab"), tables);
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine line = CommandLines.create();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    private void says(String text) {
        assertTrue((out.toString() + err).contains(text), () -> text + " is not in\n" + out + err);
    }

    // ---------------------------------------------------------------- the other commands

    @Test
    void checkNamesTheFirstStageThatDoesNotHold() throws IOException {
        assertEquals(0, run("check", exe.toString()));
        says("ok    sidecar/i9");
        says("rows are built at first use, from sites");
        says("sound, 1 note" + System.lineSeparator());
        byte[] other = tables.clone();
        other[70] ^= 1;
        Files.write(sidecar, other);
        assertEquals(1, run("check", exe.toString()));
        says("FAIL  sidecar/v3");
        says("-     sidecar/v4");
        says("+0x40 of the sidecar, identity");
        assertEquals(0, run("check", embedded));
        assertFalse(out.toString().contains("sidecar/"), out::toString);
    }

    @Test
    void everyCommandSaysWhereItLooked() throws IOException {
        Files.delete(sidecar);
        assertEquals(1, run("check", exe.toString()));
        says(sidecar + ": unavailable, stage OPEN (07 8 step 3): file: found no such file");
        assertEquals(0, run("inspect", exe.toString()));
        says(sidecar + ": unavailable, stage OPEN");
        assertEquals(0, run("explain", exe.toString(), "0x401100"));
        says(sidecar + ": unavailable, stage OPEN");
        assertTrue(String.valueOf(lookup(null)).startsWith("sidecar " + sidecar + ": unavailable, stage OPEN"));
    }

    private @Nullable String lookup(@Nullable Path named, String... pcs) {
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        try {
            LookupOptions options =
                    LookupOptions.of(OutputStyle.GNU).withSidecar(named == null ? null : named.toFile());
            String remark = Lookup.run(exe.toFile(), options, null, List.of(pcs), answers);
            out.append(answers.toString(StandardCharsets.UTF_8));
            return remark;
        } catch (ImageException | IOException e) {
            return "error: " + e.getMessage();
        }
    }

    /** Through a link, from another folder and with --sidecar: the same answers. */
    @Test
    void theSidecarIsFoundAsTheProcessFindsIt() throws IOException {
        assertEquals(0, run("inspect", "--funcs", exe.toString()));
        String pc = out.toString()
                .lines()
                .filter(l -> l.endsWith(" main.main"))
                .findFirst()
                .orElseThrow()
                .strip()
                .split(" ", 2)[0];
        out.getBuffer().setLength(0);
        assertNull(lookup(null, pc));
        says("main.main\n");
        Path elsewhere =
                Files.move(sidecar, Files.createDirectory(dir.resolve("d")).resolve("tables"));
        out.getBuffer().setLength(0);
        assertNull(lookup(elsewhere, pc));
        says("main.main\n");
        Files.write(elsewhere, new byte[300]);
        assertTrue(String.valueOf(lookup(elsewhere, pc)).contains("stage V1"), () -> lookup(elsewhere, pc));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "inspect", "lookup", "explain"})
    void aSidecarOfAProgramWithTablesInsideIsWrongUsage(String command) {
        String[] args = command.equals("explain")
                ? new String[] {command, "--sidecar", sidecar.toString(), embedded, "0x401000"}
                : new String[] {command, "--sidecar", sidecar.toString(), embedded};
        if (command.equals("lookup")) { // it writes to the real standard output, so not by its command line
            exe = Path.of(embedded);
            assertTrue(String.valueOf(lookup(sidecar, "0x401000")).contains("llgo_pclntab_id: found no such section"));
            return;
        }
        assertEquals(2, run(args));
        says("was not built with -pclntab=external");
    }

    /** Its process would wait for ever; no command does. */
    @Test
    void aFifoBlocksNoCommand() throws IOException {
        Files.delete(sidecar);
        Run.of(dir, "mkfifo", sidecar.toString());
        assertEquals(1, run("check", exe.toString()));
        says("the process would wait for ever, stage OPEN");
        assertTrue(String.valueOf(lookup(null, "0x401000")).contains("wait for ever"));
        assertEquals(1, run("sidecar", "show", exe.toString()));
        says("FIFO");
    }

    // ---------------------------------------------------------------- sidecar

    @Test
    void showPrintsAFileAndAPair() {
        assertEquals(0, run("sidecar", "show", sidecar.toString()));
        says("LLGo's tools: accept it");
        says("Re-encoded:   the same bytes");
        assertEquals(0, run("sidecar", "show", exe.toString()));
        says("The process:  " + sidecar + ": loaded, version 4, " + tables.length + " bytes");
        assertEquals(2, run("sidecar", "show", embedded));
        assertEquals(2, run("sidecar", "show", dir.resolve("absent").toString()));
        assertEquals(2, run("sidecar"));
    }

    @Test
    void showTakesAnyBytes() throws IOException {
        for (int length : new int[] {0, 1, 8, 255, 256, tables.length - 1}) {
            Files.write(sidecar, Arrays.copyOf(tables, length));
            int exit = run("sidecar", "show", sidecar.toString());
            assertEquals(length < 256 ? 2 : 1, exit, () -> out + "" + err);
        }
    }

    @Test
    void attachPairsOrRefuses() throws IOException {
        Path saved = Files.move(sidecar, dir.resolve("saved"));
        assertEquals(0, run("sidecar", "attach", "--dry-run", exe.toString(), saved.toString()));
        assertFalse(Files.exists(sidecar));
        Path link = Files.createSymbolicLink(
                Files.createDirectory(dir.resolve("bin")).resolve("link"), exe);
        assertEquals(0, run("sidecar", "attach", link.toString(), saved.toString()));
        assertArrayEquals(tables, Files.readAllBytes(sidecar));
        assertEquals(0, run("sidecar", "attach", exe.toString(), sidecar.toString()));
        says("is there already");
        byte[] other = tables.clone();
        other[64] ^= 1;
        Files.write(saved, other);
        assertEquals(1, run("sidecar", "attach", exe.toString(), saved.toString()));
        says("refused: " + saved + ": unavailable, stage V3");
        assertArrayEquals(tables, Files.readAllBytes(sidecar));
    }

    @Test
    void detachMakesThePairOfALinkedFile() throws IOException {
        Path raw = Files.write(dir.resolve("linked"), linked);
        Path made = dir.resolve("made");
        assertEquals(
                0, run("sidecar", "detach", "--tables", sidecar.toString(), "-o", made.toString(), raw.toString()));
        assertArrayEquals(program, Files.readAllBytes(made));
        assertArrayEquals(tables, Files.readAllBytes(dir.resolve("made.pclntab")));
        assertArrayEquals(linked, Files.readAllBytes(raw));
        assertEquals(0, run("sidecar", "detach", "--tables", sidecar.toString(), raw.toString()));
        assertArrayEquals(program, Files.readAllBytes(raw));
        assertEquals(1, run("sidecar", "detach", "--tables", sidecar.toString(), raw.toString()));
        says("refused: analyze external pclntab: no entry records");
        assertArrayEquals(program, Files.readAllBytes(raw));
        assertEquals(
                2, run("sidecar", "detach", "--tables", dir.resolve("absent").toString(), raw.toString()));
        assertEquals(2, run("sidecar", "detach", embedded));
        try (var names = Files.list(dir)) {
            assertEquals(
                    List.of(),
                    names.map(p -> p.getFileName().toString())
                            .filter(n -> n.startsWith("."))
                            .toList());
        }
    }
}
