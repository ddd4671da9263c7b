package org.pclnlab.harness.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.testing.Requires;

/**
 * Twelve kinds of children that behave badly (design notes on reliability, section 4). Each calls its helpers by a name that
 * nobody else has, so survivors are found whatever group, parent or environment they have.
 */
@Requires.Linux
@Timeout(120)
class BadChildrenTest {
    private static final Limits LIMITS = new Limits(200 << 10, 60, 64 << 10, 0, 0);

    @TempDir
    private Path dir = Path.of("");

    static List<Arguments> children() {
        return List.of(
                Arguments.of("double fork", "(sleeper & ) & sleep 0.3; exit 0", "exit status 0"),
                Arguments.of("escapes by setsid", "setsid sleeper & sleep 0.3; exit 0", "exit status 0"),
                Arguments.of("hides its environment", "setsid env -i \"$S\" 77 & sleep 0.6; exit 0", "exit status 0"),
                Arguments.of("ignores TERM", "trap '' TERM; while :; do sleeper & wait; done", "timed out after"),
                Arguments.of(
                        "fork bomb",
                        "b() { if [ $1 -eq 0 ]; then sleeper; else b $(($1 - 1)) & b $(($1 - 1)) & wait; fi; }; b 9",
                        "processes exceeded limit 60"),
                Arguments.of("endless output", "sleeper & yes", "timed out after"),
                Arguments.of("never reads", "sleeper", "timed out after"),
                Arguments.of("closes its streams", "exec >&- 2>&-; sleeper", "timed out after"),
                Arguments.of("memory hog", "sleeper & head -c 600000000 /dev/zero | tail", "RSS"),
                Arguments.of("fills the disk", "sleeper & cat /dev/zero >$TMPDIR/a", "files of"),
                Arguments.of("sleeps", "sleeper", "timed out after"),
                Arguments.of("makes zombies", "for i in 1 2 3 4 5; do true & done; exec \"$S\" 77", "timed out after"),
                Arguments.of("stops itself", "sleeper & kill -STOP $$; sleeper", "timed out after"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("children")
    void nothingSurvives(String kind, String script, String how) throws Exception {
        Path sleeper = dir.resolve("s" + UUID.randomUUID().toString().substring(0, 8));
        Files.copy(Path.of("/bin/sleep").toRealPath(), sleeper);
        assertTrue(sleeper.toFile().setExecutable(true));
        Map<String, String> env = Map.of("PATH", System.getenv().getOrDefault("PATH", ""), "S", sleeper.toString());
        String text = "sleeper() { \"$S\" 77; }\n" + script.replace("setsid sleeper", "setsid \"$S\" 77");
        Command c = new Command(
                List.of("/bin/sh", "-c", text), env, dir, Duration.ofMillis(1500), "x".repeat(1 << 20), LIMITS);
        long start = System.nanoTime();
        Result r = new Launcher().run(c);
        assertTrue(r.how().contains(how), () -> kind + ": " + r.how());
        assertTrue(System.nanoTime() - start < 25_000_000_000L, () -> kind + " took " + r.elapsed());
        assertEquals(List.of(), survivors(sleeper), kind);
        try (Stream<Path> left = Files.list(dir)) {
            assertTrue(left.allMatch(p -> p.equals(sleeper)), "it left files");
        }
    }

    @Test
    void memoryIsMeasuredAndLimited() throws Exception {
        String hog = "head -c 100000000 /dev/zero | tail | (sleep 1; cat >/dev/null)";
        Command c = new Command(List.of("/bin/sh", "-c", hog), Map.of(), dir, Duration.ofSeconds(30), "", LIMITS);
        Usage u = new Launcher().run(c).usage();
        assertEquals("", u.exceeded());
        assertTrue(u.peakRssKib() > 90_000 && u.peakRssKib() < 200_000, () -> u.peakRssKib() + " KiB");
    }

    @Test
    void limitsAreNotLookedAtWhereThereAreNone() throws Exception {
        Result r = new Launcher()
                .run(new Command(List.of("/bin/sh", "-c", "exit 3"), Map.of(), dir, Duration.ofSeconds(9)));
        assertEquals(new Usage(0, ""), r.usage());
        assertEquals(3, r.exit());
        assertEquals(0, r.signal());
        assertFalse(Launcher.ending());
    }

    private static List<String> survivors(Path program) throws IOException, InterruptedException {
        List<String> alive = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            alive.clear();
            try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
                for (Path p : all) {
                    try {
                        String command = Files.readString(p.resolve("cmdline"));
                        if (command.startsWith(program.toString())) {
                            alive.add(p + " " + command.replace('\0', ' '));
                        }
                    } catch (IOException e) {
                        // gone
                    }
                }
            }
            if (alive.isEmpty()) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return alive;
    }
}
