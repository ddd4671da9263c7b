package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.RunContent;
import org.pclnlab.testing.Requires;
import picocli.CommandLine;

/** A run in a JVM of its own that is killed or interrupted, resumed, and merged with another shard. */
@Requires.Linux
@Timeout(300)
class GorootKillTest {
    private static final int CASES = 6;
    private static final int JOBS = 2;

    @TempDir
    private Path dir = Path.of("");

    private Path log = Path.of("");

    @BeforeEach
    void cases() throws Exception {
        log = dir.resolve("log");
        Path root = Files.createDirectories(dir.resolve("cases"));
        for (int i = 0; i < CASES; i++) {
            // Each program notes that it was run, and takes its time, so that a kill meets one.
            String text = """
                    // run

                    package main

                    import (
                    	"os"
                    	"time"
                    )

                    func main() {
                    	f, err := os.OpenFile("%s", os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
                    	if err != nil {
                    		panic(err)
                    	}
                    	f.WriteString("c%d\\n")
                    	time.Sleep(200 * time.Millisecond)
                    }
                    """.formatted(log, i);
            Files.writeString(root.resolve("c" + i + ".go"), text, StandardCharsets.UTF_8);
        }
    }

    private ProcessBuilder command(String... more) {
        return command(dir.resolve("cases"), more);
    }

    private ProcessBuilder command(Path root, String... more) {
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.pclnlab.harness.cli.Main",
                "goroot",
                "run",
                "--root",
                root.toString(),
                "--no-xfail",
                "-j",
                Integer.toString(JOBS)));
        argv.addAll(List.of(more));
        ProcessBuilder b = new ProcessBuilder(argv);
        Map<String, String> env = new HashMap<>(b.environment());
        String cache = env.getOrDefault("GOCACHE", env.getOrDefault("HOME", "") + "/.cache/go-build");
        b.environment().put("GOCACHE", cache);
        b.environment().put("XDG_CACHE_HOME", dir.resolve("cache").toString());
        b.environment().remove("LLGO");
        b.redirectOutput(dir.resolve("out").toFile())
                .redirectError(dir.resolve("err").toFile());
        return b;
    }

    private List<String> ran() throws Exception {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }

    private void waitUntilSomeRan(Process p) throws Exception {
        while (ran().size() < 3) {
            assertTrue(p.isAlive(), () -> "ended too early: " + read("out") + read("err"));
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(dir.resolve(name));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private static int merge(StringWriter out, Path... files) {
        CommandLine line = CommandLines.create();
        line.setOut(new PrintWriter(out, true));
        List<String> args = new ArrayList<>(List.of("goroot", "merge"));
        for (Path f : files) {
            args.add(f.toString());
        }
        return line.execute(args.toArray(new String[0]));
    }

    @Test
    void killedRunGoesOnWhereItWas() throws Exception {
        Path out = dir.resolve("out.jsonl");
        Process p = command("--out", out.toString()).start();
        waitUntilSomeRan(p);
        p.destroyForcibly();
        p.waitFor();
        TimeUnit.MILLISECONDS.sleep(400); // programs that were in flight end by themselves
        RunContent killed = RunContent.read(out);
        int before = killed.rows().size();
        assertTrue(before < CASES, before + " rows");
        assertFalse(killed.ended());
        List<String> first = ran();
        StringWriter text = new StringWriter();
        assertEquals(3, merge(text, out), text::toString);
        assertTrue(text.toString().contains("missing: "), text::toString);

        Process again = command("--out", out.toString(), "--resume").start();
        assertEquals(0, again.waitFor(), () -> read("out") + read("err"));
        RunContent whole = RunContent.read(out);
        assertEquals(CASES, whole.rows().size());
        assertTrue(whole.ended());
        assertTrue(whole.rows().keySet().containsAll(killed.rows().keySet()));
        for (String key : killed.rows().keySet()) {
            assertEquals(killed.lines().get(key), whole.lines().get(key), "an old result was changed");
        }
        long lines = Files.readAllLines(out).stream()
                .filter(l -> l.contains("\"type\":\"case\""))
                .count();
        assertEquals(CASES, lines, "a case is in the file twice");
        List<String> all = ran();
        assertEquals(CASES, new TreeSet<>(all).size(), "a case was lost");
        int twice = all.size() - CASES;
        assertTrue(twice <= JOBS, () -> "run twice: " + twice + " of " + all + ", in flight were at most " + JOBS);
        for (String key : killed.rows().keySet()) {
            String name = key.substring(0, key.indexOf('.'));
            assertEquals(1, all.stream().filter(name::equals).count(), name + " had a result and was run again");
        }
        assertTrue(first.size() >= 3);
        text.getBuffer().setLength(0);
        assertEquals(0, merge(text, out), text::toString);
    }

    /** Whether this process was started with SIGINT, signal 2, ignored. */
    private static boolean ignoresInterrupt() throws Exception {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                return (Long.parseUnsignedLong(
                                        line.substring("SigIgn:".length()).strip(), 16)
                                & 2)
                        != 0;
            }
        }
        return false;
    }

    @Test
    void interruptedRunWritesNothingAboutWhatItKilled() throws Exception {
        Path out = dir.resolve("out.jsonl");
        Process p = command("--out", out.toString()).start();
        waitUntilSomeRan(p);
        // Children of a background job ignore SIGINT from the start, and so would this one.
        boolean ignored = ignoresInterrupt();
        String signal = ignored ? "-TERM" : "-INT";
        new ProcessBuilder("kill", signal, Long.toString(p.pid())).start().waitFor();
        assertTrue(p.waitFor(20, TimeUnit.SECONDS));
        assertEquals(ignored ? 143 : 130, p.exitValue());
        RunContent c = RunContent.read(out);
        assertTrue(
                c.rows().values().stream().noneMatch(r -> r.judged().red()),
                () -> c.rows().toString());
        assertTrue(read("err").contains("--resume goes on"), () -> read("err"));
        assertEquals(0, command("--out", out.toString(), "--resume").start().waitFor());
        assertEquals(CASES, RunContent.read(out).rows().size());
    }

    /** Each of our own cases works with gc, whatever directive it has. */
    @Test
    void ownCasesPassWithGc() throws Exception {
        Path own = Path.of(System.getProperty("pclnlab.root", "..")).resolve("goroot-cases");
        Path out = dir.resolve("own.jsonl");
        assertEquals(0, command(own, "--out", out.toString()).start().waitFor(), () -> read("out") + read("err"));
        List<CaseRow> rows = RunContent.read(out).first();
        assertTrue(rows.size() >= 14, rows::toString);
        assertTrue(rows.stream().allMatch(r -> r.raw().result() == RawResult.PASS), rows::toString);
        EnumSet<Directive> seen = EnumSet.noneOf(Directive.class);
        rows.forEach(r -> seen.add(r.what().directive()));
        assertEquals(EnumSet.allOf(Directive.class), seen);
    }

    @Test
    void shardsMergeToTheWhole() throws Exception {
        Path one = dir.resolve("1.jsonl");
        Path two = dir.resolve("2.jsonl");
        assertEquals(
                0, command("--out", one.toString(), "--shard", "1/2").start().waitFor(), () -> read("err"));
        StringWriter text = new StringWriter();
        assertEquals(3, merge(text, one));
        assertEquals(
                CASES / 2,
                text.toString().lines().filter(l -> l.startsWith("missing: ")).count());
        assertEquals(
                0, command("--out", two.toString(), "--shard", "2/2").start().waitFor(), () -> read("err"));
        assertEquals(0, merge(text, one, two));
        assertEquals(CASES, ran().size());
        Path merged = dir.resolve("m.jsonl");
        CommandLine line = CommandLines.create();
        assertEquals(0, line.execute("goroot", "merge", "--out", merged.toString(), two.toString(), one.toString()));
        byte[] bytes = Files.readAllBytes(merged);
        assertEquals(
                0,
                line.execute(
                        "goroot",
                        "merge",
                        "--out",
                        merged.toString(),
                        merged.toString(),
                        one.toString(),
                        two.toString()));
        assertEquals(new String(bytes, StandardCharsets.UTF_8).lines().count(), CASES + 2); // header and end
        assertEquals(
                new String(bytes, StandardCharsets.UTF_8).lines().skip(1).toList(),
                Files.readAllLines(merged).stream().skip(1).toList());
    }
}
