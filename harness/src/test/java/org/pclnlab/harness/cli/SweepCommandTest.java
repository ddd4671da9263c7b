package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.Requires;
import picocli.CommandLine;

class SweepCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private final StringWriter out = new StringWriter();

    private int command(String... args) {
        CommandLine c = CommandLines.create();
        c.setOut(new PrintWriter(out));
        c.setErr(new PrintWriter(out));
        return c.execute(args);
    }

    private static String probe() {
        return GoPrograms.build("probe", GoPrograms.PROBE, "linux/amd64").toString();
    }

    @Test
    void exitCodesSayWhatHappened() throws Exception {
        assertEquals(0, command("sweep", probe(), "--witness", "addr2line"), out::toString);
        assertEquals(
                2,
                command("sweep", Files.writeString(dir.resolve("text"), "hello").toString()));
        assertEquals(2, command("sweep", dir.resolve("absent").toString()));
        assertEquals(2, command("sweep", dir.toString()));
        assertEquals(2, command("sweep", probe(), "--witness", "nobody"));
        assertEquals(2, command("sweep", probe(), "--step", "-1"));
        assertEquals(3, command("sweep", probe(), "--tool", "gc=go,/no/such/go"));
    }

    @Test
    void anImageThatDoesNotSpeakTheProtocolIsNoWitness() {
        assertEquals(3, command("sweep", probe(), "--witness", "self"), out::toString);
    }

    /** The oracle program answers for itself; every llgo that is present has to agree with the emulator everywhere. */
    @Test
    void theOracleBuiltByGoAgreesEverywhere() {
        System.setProperty("pclnlab.home", System.getProperty("pclnlab.root", ".."));
        assertEquals(0, command("sweep", "--tool", "gc=go"), out::toString);
        assertTrue(out.toString().contains("(100.000 %)"), out::toString);
    }

    @Test
    @Requires.Llgo
    void theOracleBuiltByLlgoAgreesEverywhere() {
        System.setProperty("pclnlab.home", System.getProperty("pclnlab.root", ".."));
        assertEquals(0, command("sweep", "--require", "llgo"), out::toString);
        assertTrue(out.toString().contains("LLGo "), out::toString);
    }
}
