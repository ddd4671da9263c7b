package org.pclnlab.harness.toolchain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.outcome.EnvironmentException;

/** Children that behave badly. Each leaves its ids in a file, and none may live when the launcher is done with it. */
@Timeout(60)
class LauncherTest {
    private static final Map<String, String> ENV =
            Map.of("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));

    @TempDir
    private Path dir = Path.of(".");

    private Result sh(String script, Duration timeout, String stdin) throws EnvironmentException {
        return new Launcher().run(new Command(List.of("/bin/sh", "-c", script), ENV, dir, timeout, stdin));
    }

    private Result sh(String script) throws EnvironmentException {
        return sh(script, Duration.ofSeconds(1), "");
    }

    private void nobodyLives() throws IOException, InterruptedException {
        for (String pid : Files.readString(dir.resolve("pids")).strip().split("\\s+", -1)) {
            for (int i = 0; alive(pid) && i < 100; i++) {
                TimeUnit.MILLISECONDS.sleep(20); // killed, and waiting to be reaped
            }
            assertFalse(alive(pid), "process " + pid + " survived");
        }
    }

    private static boolean alive(String pid) {
        Path stat = Path.of("/proc", pid, "stat");
        try {
            if (Files.exists(stat)) {
                String text = Files.readString(stat);
                return text.charAt(text.lastIndexOf(')') + 2) != 'Z';
            }
        } catch (IOException e) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void outputAndStatusAreCaptured() throws EnvironmentException {
        Result r = sh("cat; echo bad >&2; exit 7", Duration.ofSeconds(10), "hello\n");
        assertEquals("hello\n", r.stdout().text());
        assertEquals("bad\n", r.stderr().text());
        assertEquals(7, r.exit());
        assertFalse(r.ok());
        assertEquals("exit status 7: bad", r.explain());
    }

    @Test
    void deathBySignalIsNamed() throws EnvironmentException {
        assertEquals("signal 11", sh("kill -SEGV $$").how());
    }

    @Test
    void sleepingGrandchildThatHoldsThePipeIsEnded() throws Exception {
        long start = System.nanoTime();
        Result r = sh("sleep 77 & echo $! >pids; sleep 78 & echo $! >>pids; wait");
        assertTrue(r.timedOut());
        assertTrue(System.nanoTime() - start < 8_000_000_000L, "took too long");
        nobodyLives();
    }

    @Test
    void grandchildLeftBehindDoesNotDelayTheResult() throws Exception {
        long start = System.nanoTime();
        Result r = sh("sleep 77 & echo $! >pids; echo done", Duration.ofSeconds(30), "");
        assertTrue(r.ok());
        assertEquals("done\n", r.stdout().text());
        assertTrue(System.nanoTime() - start < 8_000_000_000L, "took too long");
        nobodyLives();
    }

    @Test
    void childThatIgnoresTermIsKilled() throws Exception {
        Result r = sh("trap '' TERM; echo $$ >pids; while :; do sleep 1; done");
        assertTrue(r.timedOut());
        assertTrue(r.elapsed().toMillis() < 8000, () -> "took " + r.elapsed());
        nobodyLives();
    }

    /** After three seconds of ten this process is stopped for an hour: the child gets the rest, less what may be a slow machine. */
    @Test
    void timeInWhichTheLauncherIsStoppedIsNotTheChilds() throws Exception {
        long second = 1_000_000_000L;
        long[] clock = {0};
        long[] stopped = {0};
        Launcher.sleep(Duration.ofSeconds(10), () -> clock[0], n -> {
            clock[0] += n;
            if (stopped[0] == 0 && clock[0] >= 3 * second) {
                stopped[0] = 3600 * second;
                clock[0] += stopped[0];
            }
        });
        assertEquals(8 * second, clock[0] - stopped[0]);
    }

    @Test
    void grandchildInItsOwnSessionIsFoundByItsMark() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid");
        Result r = sh("setsid sh -c 'echo $$ >pids; sleep 77' & sleep 78");
        assertTrue(r.timedOut());
        nobodyLives();
    }

    @Test
    void gibibyteOfOutputIsCappedToHeadAndTail() throws Exception {
        Result r = sh("echo first; head -c 1073741824 /dev/zero; echo last", Duration.ofSeconds(50), "");
        assertTrue(r.ok(), r::explain);
        assertEquals(1073741824L + 11, r.stdout().total());
        byte[] kept = r.stdout().bytes();
        assertEquals(2 << 20, kept.length);
        assertTrue(new String(kept, 0, 6, StandardCharsets.UTF_8).equals("first\n"));
        assertTrue(new String(kept, kept.length - 5, 5, StandardCharsets.UTF_8).equals("last\n"));
    }

    @Test
    void childThatNeverReadsItsInputDoesNotBlock() throws Exception {
        Result r = sh("exit 0", Duration.ofSeconds(20), "x".repeat(1 << 20));
        assertTrue(r.ok(), r::explain);
        assertTrue(sh("sleep 70", Duration.ofMillis(500), "x".repeat(1 << 20)).timedOut());
    }

    @Test
    void temporaryFolderIsPrivateAndRemoved() throws Exception {
        Result r = sh("mkdir -p $TMPDIR/a/b && touch $TMPDIR/a/b/c && chmod a-w $TMPDIR/a/b && echo $TMPDIR");
        assertTrue(r.ok(), r::explain);
        assertFalse(Files.exists(Path.of(r.stdout().text().strip())));
    }

    @Test
    void environmentIsExactlyWhatWasGiven() throws Exception {
        Result r = new Launcher()
                .run(new Command(List.of("/usr/bin/env"), Map.of("A", "1"), null, Duration.ofSeconds(10)));
        List<String> names = r.stdout()
                .text()
                .lines()
                .map(l -> l.substring(0, l.indexOf('=')))
                .sorted()
                .toList();
        assertTrue(names.containsAll(List.of("A", "TMPDIR")), names::toString);
        assertFalse(names.contains("HOME"));
    }

    @Test
    void jobShellMakesAGroupWhereThereIsNoSetsid() throws Exception {
        Path bash = Path.of("/bin/bash");
        assumeTrue(Files.isExecutable(bash), "no bash");
        Path job = dir.resolve("job");
        List<String> argv = new ArrayList<>(ProcessGroup.jobShell(bash.toString(), job));
        argv.addAll(List.of("/bin/sh", "-c", "cat; ps -o pgid= -p $$ | tr -d ' '; exit 9"));
        Process p = new ProcessBuilder(argv).start();
        try (OutputStream in = p.getOutputStream()) {
            in.write("in\n".getBytes(StandardCharsets.UTF_8));
        }
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(9, p.waitFor());
        assertEquals("in\n" + Files.readString(job).strip() + "\n", out);
    }

    @Test
    void missingFolderIsAnEnvironmentProblem() {
        Command c = new Command(
                List.of("/bin/sh"), ENV, dir.resolve(UUID.randomUUID().toString()), Duration.ofSeconds(1));
        assertThrows(EnvironmentException.class, () -> new Launcher().run(c));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "9", "10", "11", "19", "20", "21", "35"})
    void capturedKeepsHeadAndTail(int size) {
        byte[] all = new byte[size];
        for (int i = 0; i < size; i++) {
            all[i] = (byte) i;
        }
        for (int step = 1; step <= 36; step += 5) {
            Captured c = new Captured(10);
            for (int at = 0; at < size; at += step) {
                byte[] part = Arrays.copyOfRange(all, at, Math.min(size, at + step));
                c.add(part, part.length);
            }
            byte[] expected = all;
            if (size > 20) {
                expected = Arrays.copyOf(all, 20);
                System.arraycopy(all, size - 10, expected, 10, 10);
            }
            assertArrayEquals(expected, c.bytes());
            assertEquals(size, c.total());
            assertEquals(Math.max(0, size - 20), c.dropped());
        }
    }
}
