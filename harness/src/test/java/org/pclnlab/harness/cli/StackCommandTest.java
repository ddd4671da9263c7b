package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private Path program = Path.of("");

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
        // A copy, because some tests remove or replace it.
        program = Files.copy(GoPrograms.build("stack-target", PROGRAM, "linux/amd64"), dir.resolve("program"));
        beat = dir.resolve("beat");
        pid = background(program.toString(), beat.toString());
        assertTrue(beats(), "the program runs");
    }

    private String background(String... command) {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", "\"$0\" \"$@\" >/dev/null 2>&1 </dev/null & echo $!"));
        argv.addAll(List.of(command));
        return GoPrograms.run(dir, Map.of(), "", argv.toArray(new String[0])).strip();
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

    /** Programs with cgo keep a goroutine for threads of C, which no go statement started. */
    @Test
    void aProgramWithCgo() throws Exception {
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        Path source = Files.createDirectory(dir.resolve("cgo"));
        Files.writeString(
                source.resolve("main.go"),
                PROGRAM.replaceFirst("import \\(", "// static int two(void) { return 2; }\nimport \"C\"\n\nimport (")
                        + "\nvar two = C.two()\n");
        Path linked = dir.resolve("with-cgo");
        GoPrograms.run(source, Map.of("CGO_ENABLED", "1"), "", "go", "build", "-o", linked.toString(), "main.go");
        beat = dir.resolve("beat-cgo");
        pid = background(linked.toString(), beat.toString());
        assertTrue(beats(), "the program runs");
        read("stack", pid);
        namesBothGoroutines();
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
            Path cut = Files.write(dir.resolve("cut"), Arrays.copyOf(whole, part));
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

    /** An update removed or replaced the file while it runs: the kernel still has it. */
    @Test
    void aProgramWhoseFileWasRemovedOrReplaced() throws Exception {
        Files.delete(program);
        read("stack", pid);
        namesBothGoroutines();
        Files.writeString(program, "another program");
        out.getBuffer().setLength(0);
        read("stack", pid);
        namesBothGoroutines();
        String core = dir.resolve("core").toString();
        read("stack", "--save", core, pid);
        out.getBuffer().setLength(0);
        assertEquals(2, command("stack", core), out::toString);
        assertTrue(out.toString().contains("was removed or replaced while it ran; give it with --exe"), out::toString);
    }

    @Test
    void aCoreWithoutItsProgramAndOneOfAnotherBuild() throws Exception {
        String core = dir.resolve("core").toString();
        read("stack", "--save", core, pid);
        Path kept = Files.move(program, dir.resolve("kept"));
        out.getBuffer().setLength(0);
        assertEquals(2, command("stack", core), out::toString);
        assertTrue(
                out.toString().contains("its program " + program + " is not there; give it with --exe"), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, command("stack", "--exe", kept.toString(), core), out::toString);
        namesBothGoroutines();
        // Another build of the same source, as somebody who looks for the right program would try.
        Path other = GoPrograms.build("stack-target-other", PROGRAM, "linux/amd64", "-ldflags=-B=0x1234");
        out.getBuffer().setLength(0);
        assertEquals(2, command("stack", "--exe", other.toString(), core), out::toString);
        assertTrue(out.toString().contains("the core is of another build than " + other), out::toString);
    }

    /** A core that somebody else's tool wrote of the running process. */
    @Test
    @Requires.Gdb
    void theSameFromACoreOfGdb() throws Exception {
        String core = dir.resolve("gdb-core").toString();
        GoPrograms.run(dir, Map.of(), "", "gdb", "-nx", "-batch", "-p", pid, "-ex", "generate-core-file " + core);
        assertTrue(beats(), "it goes on");
        assertEquals(0, command("stack", core), out::toString);
        namesBothGoroutines();
        // As large as the process's memory: it is cut where it lies.
        long whole = Files.size(Path.of(core));
        for (int i = 4; i > 0; i--) {
            try (FileChannel file = FileChannel.open(Path.of(core), StandardOpenOption.WRITE)) {
                file.truncate(whole / 5 * i);
            }
            out.getBuffer().setLength(0);
            int code = command("stack", core);
            assertTrue(code == 0 || code == 2, code + ": " + out);
            assertTrue(code == 2 || out.toString().contains("truncated"), out::toString);
            assertFalse(out.toString().contains("Exception"), out::toString);
        }
    }

    /** Registers that lie: whatever they say, the goroutines that are parked are still there. */
    @Test
    void aCoreWhoseRegistersAreGarbage() throws Exception {
        String core = dir.resolve("core").toString();
        read("stack", "--save", core, pid);
        byte[] good = Files.readAllBytes(Path.of(core));
        ByteBuffer headers = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN);
        int registers = (int) headers.getLong(64 + 8) + 20 + 112; // of the first thread
        int rbp = 4 * 8, rip = 16 * 8, rsp = 19 * 8, fsBase = 21 * 8;
        for (int field : new int[] {rbp, rip, rsp, fsBase}) {
            for (long value : new long[] {0, 1, 0x400001, 1L << 47, 0x7fff_ffff_f001L, 1L << 63, -8, -1}) {
                byte[] bytes = good.clone();
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(registers + field, value);
                Path bad = Files.write(dir.resolve("bad"), bytes);
                out.getBuffer().setLength(0);
                assertEquals(0, command("stack", bad.toString()), () -> field + " " + value + ": " + out);
                assertTrue(out.toString().contains("main.outer"), out::toString);
            }
        }
    }

    @Test
    void aProgramOf32Bits() throws Exception {
        Path small = GoPrograms.build("stack-target-386", PROGRAM, "linux/386");
        String message = "ELF header.e_ident.class: found 1, expected 2 (64-bit)";
        out.getBuffer().setLength(0);
        assertEquals(2, command("stack", "--exe", small.toString(), core32().toString()), out::toString);
        assertTrue(out.toString().contains(message), out::toString);
        String other = background(small.toString(), dir.resolve("beat32").toString());
        try {
            TimeUnit.MILLISECONDS.sleep(100);
            out.getBuffer().setLength(0);
            if (ProcessHandle.of(Long.parseLong(other)).isPresent()) { // else this kernel runs no such program
                assertEquals(2, command("stack", other), out::toString);
                assertTrue(out.toString().contains(message), out::toString);
            }
        } finally {
            ProcessHandle.of(Long.parseLong(other)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** The header of a core of a 32-bit process. */
    private Path core32() throws Exception {
        byte[] head = new byte[4096];
        ByteBuffer.wrap(head)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x464c457f)
                .put((byte) 1)
                .put((byte) 1)
                .put((byte) 1)
                .putShort(16, (short) 4)
                .putShort(18, (short) 3)
                .putInt(20, 1);
        return Files.write(dir.resolve("core32"), head);
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
