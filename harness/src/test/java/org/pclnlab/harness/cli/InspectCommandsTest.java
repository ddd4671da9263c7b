package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.harness.forge.ForgeBuilder;
import org.pclnlab.harness.forge.ForgedImages;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.Requires;
import picocli.CommandLine;

/** Exit codes and output files of check, inspect and explain. */
@Requires.Linux
class InspectCommandsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path dir;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static String sound;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static String damaged;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void forge() throws Exception {
        ForgeBuilder builder = new ForgeBuilder(dir);
        sound = builder.build(ForgedImages.named("main-prebuilt").spec()).toString();
        damaged = builder.build(ForgedImages.named("main-bad-rows-swapped").spec())
                .toString();
    }

    private int run(String... args) {
        CommandLine line = CommandLines.create();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    @Test
    void checkEndsWithOneOnAFindingOnly() {
        assertEquals(0, run("check", sound));
        assertTrue(out.toString().endsWith("sound" + System.lineSeparator()), out::toString);
        assertEquals(1, run("check", damaged));
        assertTrue(out.toString().contains("FAIL  table/ascending"), out::toString);
    }

    @Test
    void unreadableInputEndsWithTwo() throws Exception {
        Path text = Files.writeString(dir.resolve("text"), "no executable");
        for (String command : new String[] {"check", "inspect"}) {
            assertEquals(2, run(command, text.toString()));
            assertEquals(2, run(command, dir.resolve("absent").toString()));
            assertEquals(2, run(command));
        }
        assertEquals(2, run("explain", sound, "0xyz"));
        assertEquals(2, run("inspect", sound, sound));
        assertEquals(2, run("inspect", "--funcs", "-s", "(", sound));
        assertEquals(2, run("inspect", "--html", dir.resolve("no/such/folder").toString(), sound));
    }

    @Test
    void documentsGoWhereTheyAreAskedFor() throws Exception {
        Path sarif = dir.resolve("a.sarif");
        assertEquals(1, run("check", "--json", "-", "--sarif", sarif.toString(), damaged));
        assertTrue(out.toString().startsWith("{"), out::toString);
        assertTrue(Files.readString(sarif).contains("\"ruleId\" : \"table/ascending\""));
        Path html = dir.resolve("a.html");
        assertEquals(0, run("inspect", "--html", html.toString(), damaged));
        assertTrue(Files.readString(html).startsWith("<!doctype html>"));
    }

    @Test
    void explainPrintsTheAnswerLast() {
        assertEquals(0, run("explain", sound, "401150"));
        assertTrue(out.toString().contains("answer   main.main, entry 0x401150"), out::toString);
    }

    @Test
    void framesAreExplainedToo() {
        assertEquals(0, run("explain", "--frames", sound, "401155"));
        assertTrue(out.toString().contains("frame    main.main, entry 0x401150, PC 0x401155"), out::toString);
    }

    /** The witness is the linker's symbol; addresses of the process are those plus the slide. */
    @Test
    void positionIndependentImagesAreShownWhereAProcessHasThem() throws Exception {
        Path pie = GoPrograms.build("slide", GoPrograms.PROBE, "linux/amd64", "-buildmode=pie");
        Image image = Images.read(MappedFile.open(pie).bytes());
        long entry = image.symbols().find("main.outer")[0].value();
        long slide = 0x555555554000L - 0x400000; // gc links at 0x400000
        assertEquals(0x400000, image.segments().get(0).vmaddr());
        assertEquals(0, run("explain", pie.toString(), Long.toHexString(entry)));
        String there = "main.outer, entry 0x" + Long.toHexString(slide + entry);
        assertTrue(out.toString().contains("slide    0x" + Long.toHexString(slide) + ": "), out::toString);
        assertTrue(out.toString().contains(", link-time address 0x" + Long.toHexString(entry)), out::toString);
        assertTrue(out.toString().contains("answer   " + there), out::toString);
        out.getBuffer().setLength(0);
        String moved = "0x" + Long.toHexString(0x7f0000000000L + entry);
        assertEquals(0, run("explain", "--slide=0x7f0000000000", "--json", pie.toString(), moved));
        assertTrue(out.toString().contains("\"slide\" : \"0x7f0000000000\""), out::toString);
        assertTrue(out.toString().contains("\"entry\" : \"" + moved + "\""), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, run("inspect", "--slide=0x7f0000000000", pie.toString()));
        assertTrue(out.toString().contains("(ELF amd64 at slide 0x7f0000000000, "), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, run("inspect", "--funcs", "-s", "^main\\.outer$", pie.toString()));
        assertTrue(out.toString().contains(Long.toHexString(entry)), out::toString); // link-time addresses
    }

    @Test
    void aSlideThatCannotBeIsWrongUsage() {
        assertEquals(2, run("explain", "--slide=0x1000", sound, "401150"));
        assertTrue(err.toString().contains("the image is not position-independent"), err::toString);
        assertEquals(2, run("inspect", "--slide=many", sound));
        assertEquals(0, run("inspect", "--slide=0", sound), err::toString);
        String pie = GoPrograms.build("slide", GoPrograms.PROBE, "linux/amd64", "-buildmode=pie")
                .toString();
        assertEquals(2, run("inspect", "--slide=0x1001", pie));
        assertTrue(err.toString().contains("expected a multiple of the page size"), err::toString);
    }

    @Test
    void sizesCanBeCompared() {
        assertEquals(0, run("inspect", "--size", "-d", "table", sound, "--", damaged));
        assertTrue(out.toString().contains("TOTAL"), out::toString);
    }
}
