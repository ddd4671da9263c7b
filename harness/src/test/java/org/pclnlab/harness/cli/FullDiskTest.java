package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.goroot.RunContent;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Run;
import picocli.CommandLine;

/** What is written to a file system that is really full. */
@Requires.Mount
class FullDiskTest {
    private static final int CASES = 12;

    @TempDir
    private Path dir;

    private Path disk = Path.of("");
    private Path filler = Path.of("");
    private String text = "";

    @BeforeEach
    void mountASmallDisk() throws Exception {
        disk = Files.createDirectory(dir.resolve("disk"));
        filler = disk.resolve("filler");
        Run.of(dir, "mount", "-t", "tmpfs", "-o", "size=256k", "pclnlab-test", disk.toString());
        Path root = Files.createDirectories(dir.resolve("cases"));
        for (int i = 0; i < CASES; i++) {
            Files.writeString(root.resolve("c" + i + ".go"), "// compile\n\npackage p\n", StandardCharsets.UTF_8);
        }
    }

    @AfterEach
    void unmount() throws Exception {
        Run.of(dir, "umount", disk.toString());
    }

    /** Fills the disk but for some bytes; pages of 4 KiB are all it knows. */
    private void fillAllBut(int bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] page = new byte[4096];
            for (long free = disk.toFile().getUsableSpace(); free >= bytes + page.length; free -= page.length) {
                out.write(page);
            }
        }
    }

    private int run(String... args) {
        StringWriter out = new StringWriter();
        CommandLine line = CommandLines.create();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        int code = line.execute(args);
        text = out.toString();
        return code;
    }

    @Test
    void aRunStopsWithOneLineAndGoesOnWhenThereIsSpace() throws Exception {
        Path out = disk.resolve("out.jsonl");
        String[] first = {
            "goroot", "run", "--no-xfail", "--root", dir.resolve("cases").toString(), "-j", "2", "--out", out.toString()
        };
        fillAllBut(4096);
        assertEquals(3, run(first), text);
        assertEquals(1, text.lines().filter(l -> l.startsWith("pclnlab: ")).count(), text);
        assertTrue(text.contains("cannot write " + out) && text.contains("No space left"), text);
        byte[] bytes = Files.readAllBytes(out);
        assertEquals('\n', bytes[bytes.length - 1], "a torn line was left");
        RunContent before = RunContent.read(out);
        int there = before.rows().size();
        assertTrue(there > 0 && there < CASES, there + " rows");
        assertFalse(before.ended());

        Files.delete(filler);
        assertEquals(
                0, run(Stream.concat(Stream.of(first), Stream.of("--resume")).toArray(String[]::new)), text);
        RunContent after = RunContent.read(out);
        assertEquals(CASES, after.rows().size());
        before.lines().forEach((key, line) -> assertEquals(line, after.lines().get(key)));

        // Merged onto the full disk: refused, and nothing half-written stays.
        fillAllBut(0);
        Path merged = disk.resolve("merged.jsonl");
        assertEquals(3, run("goroot", "merge", "--out", merged.toString(), out.toString()), text);
        assertTrue(text.contains("cannot write " + merged), text);
        try (Stream<Path> left = Files.list(disk)) {
            assertEquals(
                    List.of("filler", "out.jsonl"),
                    left.map(p -> p.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void anImportIsKeptWholeOrNotAtAll() throws Exception {
        Path results = dir.resolve("out.jsonl");
        assertEquals(
                0,
                run(
                        "goroot",
                        "run",
                        "--no-xfail",
                        "--root",
                        dir.resolve("cases").toString(),
                        "--out",
                        results.toString()));
        String gcIsNoLane = Files.readString(results).replace("\"kind\":\"gc\"", "\"kind\":\"llgo\"");
        Path one = Files.writeString(dir.resolve("one.jsonl"), gcIsNoLane);
        Path two = Files.writeString(
                dir.resolve("two.jsonl"), gcIsNoLane.replaceFirst("\"run\":\"[^\"]*\"", "\"run\":\"second\""));
        String history = disk.resolve("h.db").toString();
        assertEquals(0, run("triage", "import", "--history", history, one.toString()), text);
        fillAllBut(0);
        assertEquals(3, run("triage", "import", "--history", history, two.toString()), text);
        assertTrue(text.contains("no space left; nothing of this import was kept") || text.contains("disk full"), text);
        Files.delete(filler);
        assertEquals(0, run("triage", "runs", "--check", "--history", history), text);
        assertTrue(text.contains("integrity: ok"), text);
        assertFalse(text.contains("second"), text);
        assertEquals(0, run("triage", "import", "--history", history, two.toString()), text);
        assertTrue(text.startsWith("added"), text);
    }
}
