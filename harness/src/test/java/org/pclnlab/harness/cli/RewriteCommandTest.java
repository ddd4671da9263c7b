package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.forge.RecordImage;
import picocli.CommandLine;

class RewriteCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private final StringWriter out = new StringWriter();

    @SuppressWarnings("NullAway.Init") // before each test
    private Path raw;

    @SuppressWarnings("NullAway.Init") // before each test
    private Path small;

    /** 100 functions of 48 bytes: 100 records and the meta group against 101 rows and two buckets; and one function. */
    @BeforeEach
    void link() throws IOException {
        raw = dir.resolve("raw");
        Files.write(raw, RecordImage.ofFunctions(100));
        small = dir.resolve("small");
        Files.write(small, RecordImage.ofFunctions(0));
    }

    private int command(String... args) {
        if (!args[0].equals("plain")) {
            CommandLine c = CommandLines.create();
            c.setOut(new PrintWriter(out));
            c.setErr(new PrintWriter(out));
            return c.execute(args);
        }
        PrintStream stdout = System.out;
        PrintStream stderr = System.err;
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(both, true, StandardCharsets.UTF_8);
        System.setOut(to);
        System.setErr(to);
        try {
            return FastRewrite.run(plain(args));
        } finally {
            System.setOut(stdout);
            System.setErr(stderr);
            out.append(both.toString(StandardCharsets.UTF_8));
        }
    }

    private static String[] plain(String[] args) {
        String[] all = args.clone();
        all[0] = "rewrite";
        return all;
    }

    @Test
    void theShortcutAndTheCommandWriteTheSame() throws IOException {
        Path a = dir.resolve("a");
        Path b = dir.resolve("b");
        assertEquals(0, command("rewrite", "-o", a.toString(), raw.toString()), out::toString);
        assertEquals(0, command("plain", "-o", b.toString(), raw.toString()), out::toString);
        assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
        // need = 32 + 8 * 101 + 36 * 2 = 912 of 1664; cut in steps of 32: 752 &~ 31 = 736
        String line = "elf: entry=100 kept=100 inlineCopies=0 noSymbol=0 -> ftab=101 buckets=2 carrierRemoved=736\n";
        assertEquals(raw + ": " + line + raw + ": " + line, out.toString());
        assertEquals(Files.size(raw) - 736, Files.size(a));
    }

    @Test
    void aRefusalIsExitOneAndCreatesNothing() throws IOException {
        Path target = dir.resolve("out");
        byte[] before = Files.readAllBytes(small);
        for (String way : new String[] {"plain", "rewrite"}) {
            assertEquals(1, command(way, "-o", target.toString(), small.toString()));
            assertEquals(1, command(way, small.toString()));
            assertFalse(Files.exists(target));
        }
        assertArrayEquals(before, Files.readAllBytes(small));
        assertTrue(out.toString().startsWith("pclnlab rewrite: " + small + ": no entry records\n"), out::toString);
    }

    @Test
    void severalImagesEndWithTheWorstOfThem() {
        assertEquals(1, command("plain", raw.toString(), small.toString()));
        assertEquals(2, command("plain", small.toString(), dir.resolve("absent").toString()));
        assertTrue(out.toString().contains("absent: no such file"), out::toString);
        assertEquals(1, command("plain", raw.toString()), "already rewritten");
        assertTrue(out.toString().contains(raw + ": already rewritten"), out::toString);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsExitThree() {
        String there = dir.resolve("absent/out").toString();
        assertEquals(3, command("plain", "-o", there, raw.toString()), out::toString);
        assertTrue(out.toString().contains(there + ": cannot create a file beside it"), out::toString);
    }

    @Test
    void severalImagesGoToAFolder() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("folder"));
        Path other = Files.copy(raw, dir.resolve("other"));
        byte[] before = Files.readAllBytes(raw);
        assertEquals(0, command("plain", "-o", folder.toString(), raw.toString(), other.toString()), out::toString);
        assertEquals(0, command("rewrite", "-o", dir.resolve("one").toString(), raw.toString()), out::toString);
        for (String name : new String[] {"raw", "other"}) {
            assertArrayEquals(Files.readAllBytes(dir.resolve("one")), Files.readAllBytes(folder.resolve(name)));
        }
        assertArrayEquals(before, Files.readAllBytes(raw));
        assertArrayEquals(before, Files.readAllBytes(other));
        String again = raw.toString();
        assertEquals(2, command("rewrite", "-o", folder.toString(), again, again), "two images, one name");
        assertEquals(FastLookup.NOT_PLAIN, command("plain", "-o", folder.toString(), again, again));
    }

    @Test
    void aDryRunWritesNothingAndListsWhatWouldChange() throws IOException {
        byte[] before = Files.readAllBytes(raw);
        assertEquals(0, command("rewrite", "--dry-run", raw.toString()));
        assertArrayEquals(before, Files.readAllBytes(raw));
        assertTrue(out.toString().contains(" function table\n"), out::toString);
        assertTrue(out.toString().contains(" cut from the file\n"), out::toString);
    }

    @Test
    void jsonHasStatisticsAndReasons() {
        assertEquals(1, command("rewrite", "--json", "--dry-run", raw.toString(), small.toString()));
        String text = out.toString();
        assertTrue(text.contains("\"schema\" : \"pclnlab.rewrite/v1\""), text);
        assertTrue(text.contains("\"result\" : \"rewritten\"") && text.contains("\"ftabEntries\" : 101"), text);
        assertTrue(text.contains("\"reason\" : \"no entry records\""), text);
    }

    @Test
    void aDiffExplainsARewriteAndPointsOutOtherChanges() throws IOException {
        Path a = dir.resolve("a");
        command("plain", "-o", a.toString(), raw.toString());
        assertEquals(0, command("rewrite", "--diff", raw.toString(), a.toString()), out::toString);
        assertTrue(out.toString().contains(" rows 0 to 99\n"), out::toString);
        assertTrue(out.toString().contains(" buckets 0 to 1\n"), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, command("rewrite", "--diff", "--json", raw.toString(), a.toString()));
        assertTrue(out.toString().contains("\"schema\" : \"pclnlab.rewrite-diff/v1\""), out::toString);
        assertTrue(out.toString().contains(" rows 0 to 99\""), out::toString);
        assertTrue(out.toString().contains("\"unexpected\" : false"), out::toString);
        byte[] other = Files.readAllBytes(a);
        other[0x1000] ^= 1; // the symbol index
        Files.write(a, other);
        assertEquals(1, command("rewrite", "--diff", raw.toString(), a.toString()));
        assertTrue(out.toString().contains("section .data"), out::toString);
    }

    @Test
    void wrongUsageIsExitTwo() {
        assertEquals(2, command("rewrite"));
        assertEquals(2, command("rewrite", "-o", "x", raw.toString(), small.toString()));
        assertEquals(2, command("rewrite", "--generation", "2030", raw.toString()));
        assertEquals(2, command("rewrite", "--diff", raw.toString()));
        assertEquals(FastLookup.NOT_PLAIN, command("plain", "--dry-run", raw.toString()));
    }
}
