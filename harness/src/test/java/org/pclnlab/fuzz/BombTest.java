package org.pclnlab.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.testing.Requires;

/**
 * Files that claim to be huge, in a JVM with 64 MiB: each ends in an answer or an error, none exhausts the heap, and none takes
 * longer than files of its size may (2 s, on a machine that does other things as well; on a quiet one they take milliseconds).
 */
@Requires.Linux
class BombTest {
    private static final long MOST_MILLIS = 2000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    @Test
    void noFileCostsMoreThanItsSize() throws Exception {
        Path out = dir.resolve("out");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-D" + Bases.FOLDER + "=" + Bases.folder(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BombMain.class.getName())
                .redirectOutput(out.toFile())
                .redirectError(dir.resolve("err").toFile())
                .start();
        try {
            assertTrue(child.waitFor(3, TimeUnit.MINUTES), "still running: " + last(out));
        } finally {
            child.destroyForcibly();
        }
        assertEquals(0, child.exitValue(), Files.readString(dir.resolve("err"), StandardCharsets.ISO_8859_1));
        List<String> lines = Files.readAllLines(out, StandardCharsets.ISO_8859_1);
        assertEquals(Bombs.all().size(), lines.size());
        assertTrue(lines.size() >= 40, lines.size() + " bombs");
        List<String> bad = new ArrayList<>();
        for (String line : lines) {
            String[] f = line.split("\t", -1);
            if (Long.parseLong(f[0]) > MOST_MILLIS || !f[3].isEmpty()) {
                bad.add(line);
            }
        }
        assertEquals(List.of(), bad);
    }

    private static String last(Path out) throws Exception {
        List<String> lines = Files.readAllLines(out, StandardCharsets.ISO_8859_1);
        return lines.isEmpty() ? "the first" : "what comes after " + lines.get(lines.size() - 1);
    }
}
