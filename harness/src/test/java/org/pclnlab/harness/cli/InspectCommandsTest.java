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
import org.pclnlab.harness.forge.ForgeBuilder;
import org.pclnlab.harness.forge.ForgedImages;
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
    void sizesCanBeCompared() {
        assertEquals(0, run("inspect", "--size", "-d", "table", sound, "--", damaged));
        assertTrue(out.toString().contains("TOTAL"), out::toString);
    }
}
