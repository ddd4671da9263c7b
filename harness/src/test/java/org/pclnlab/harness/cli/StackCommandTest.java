package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.Requires;
import picocli.CommandLine;

/** A live gc process, a core of it, and what happens to it when the reader is killed. */
@Requires.Ptrace
class StackCommandTest {
    private static final String PROGRAM = """
            package main

            import (
                "os"
                "time"
            )

            //go:noinline
            func inner(c chan int) int { return <-c + 1 }

            //go:noinline
            func outer(c chan int) int { return inner(c) + 1 }

            func main() {
                go outer(make(chan int))
                for i := 0; ; i++ {
                    os.WriteFile(os.Args[1], []byte{byte('a' + i%26)}, 0o644)
                    time.Sleep(5 * time.Millisecond)
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private final StringWriter out = new StringWriter();
    private String pid = "";
    private Path beat = Path.of("");

    private int command(String... args) {
        CommandLine c = CommandLines.create();
        c.setOut(new PrintWriter(out));
        c.setErr(new PrintWriter(out));
        return c.execute(args);
    }

    /** Reads the process. Where a user may trace only children, it must say so, and there is no more to test. */
    private void read(String... args) {
        int code = command(args);
        if (code == 3) {
            assertTrue(out.toString().contains("ptrace_scope"), out::toString);
            Assumptions.abort(out.toString());
        }
        assertEquals(0, code, out::toString);
    }

    /** The program is a grandchild: a JVM reaps its own children, stops included. */
    @BeforeEach
    void start() throws Exception {
        assumeTrue(System.getProperty("os.arch", "").equals("amd64"), "goroutines are found on amd64 only");
        Path program = GoPrograms.build(
                "stack-target",
                PROGRAM,
                "linux/"
                        + GoPrograms.run(dir, Map.of(), "", "go", "env", "GOARCH")
                                .strip());
        beat = dir.resolve("beat");
        pid = GoPrograms.run(
                        dir,
                        Map.of(),
                        "",
                        "sh",
                        "-c",
                        "\"$0\" \"$1\" >/dev/null 2>&1 </dev/null & echo $!",
                        program.toString(),
                        beat.toString())
                .strip();
        assertTrue(beats(), "the program runs");
    }

    @AfterEach
    void end() {
        if (!pid.isEmpty()) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Whether the program still writes its letters. */
    private boolean beats() throws Exception {
        String first = "";
        for (int i = 0; i < 400; i++) {
            String now = Files.exists(beat) ? Files.readString(beat) : "";
            if (!now.isEmpty() && !first.isEmpty() && !now.equals(first)) {
                return true;
            }
            first = first.isEmpty() ? now : first;
            TimeUnit.MILLISECONDS.sleep(7);
        }
        return false;
    }

    private void namesBothGoroutines() {
        String text = out.toString();
        int inner = text.indexOf("main.inner"), outer = text.indexOf("main.outer");
        assertTrue(inner >= 0 && outer > inner, text);
        assertTrue(text.contains("main.main"), text);
        assertTrue(text.contains("chan receive"), text);
    }

    @Test
    void everyGoroutineOfALiveProcess() throws Exception {
        read("stack", pid);
        namesBothGoroutines();
        assertTrue(beats(), "it goes on");
    }

    @Test
    void theSameFromACore() throws Exception {
        String core = dir.resolve("core").toString();
        read("stack", "--save", core, pid);
        out.getBuffer().setLength(0);
        assertEquals(0, command("stack", core), out::toString);
        namesBothGoroutines();
        byte[] whole = Files.readAllBytes(Path.of(core));
        for (int part : new int[] {0, 1, 63, 64, 200, 4096, whole.length / 2}) {
            Path cut = Files.write(dir.resolve("cut"), java.util.Arrays.copyOf(whole, part));
            out.getBuffer().setLength(0);
            int code = command("stack", cut.toString());
            assertTrue(code == 0 || code == 2, code + ": " + out);
            assertFalse(out.toString().contains("Exception"), out::toString);
        }
    }

    /** Killed at ten moments, from its start to behind its end: the program always goes on. */
    @Test
    void aTargetWhoseReaderIsKilledGoesOn() throws Exception {
        String java =
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
        for (int i = 0; i < 10; i++) {
            Process reader = new ProcessBuilder(
                            java,
                            "-cp",
                            System.getProperty("java.class.path", ""),
                            Main.class.getName(),
                            "stack",
                            "--together",
                            pid)
                    .redirectOutput(new File("/dev/null"))
                    .redirectError(new File("/dev/null"))
                    .start();
            TimeUnit.MILLISECONDS.sleep(150 + 60L * i);
            reader.destroyForcibly();
            reader.waitFor();
            assertTrue(beats(), "stopped by a reader that was killed in round " + i);
        }
    }

    @Test
    void whatCannotBeReadIsSaid() throws Exception {
        assertEquals(2, command("stack", "999999999"), out::toString);
        assertEquals(2, command("stack", dir.resolve("no-core").toString()), out::toString);
        assertEquals(
                2,
                command(
                        "stack",
                        Files.writeString(dir.resolve("text"), "no core").toString()),
                out::toString);
        assertEquals(2, command("stack"), out::toString);
    }
}
