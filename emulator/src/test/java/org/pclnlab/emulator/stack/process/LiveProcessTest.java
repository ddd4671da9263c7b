package org.pclnlab.emulator.stack.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.ThreadState;
import org.pclnlab.emulator.stack.ThreadVisitor;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.Requires;

/** A process of fifty threads, of which new ones begin and end all the time, is stopped and let go, again and again. */
@Requires.Ptrace
class LiveProcessTest {
    /** A thousand with -Dpclnlab.stops=1000; a stop of fifty threads takes some 20 ms on a busy machine. */
    private static final int STOPS = Integer.getInteger("pclnlab.stops", 100);

    /** A locked goroutine that ends takes its thread with it. */
    private static final String PROGRAM = """
            package main

            import (
                "os"
                "runtime"
                "sync/atomic"
                "syscall"
                "time"
            )

            var count atomic.Int64

            func waits() {
                runtime.LockOSThread()
                for {
                    count.Add(1)
                    syscall.Select(0, nil, nil, nil, &syscall.Timeval{Usec: 2000})
                }
            }

            func ends(next chan int) {
                runtime.LockOSThread()
                next <- 1
            }

            func main() {
                for i := 0; i < 50; i++ {
                    go waits()
                }
                next := make(chan int)
                for i := 0; ; i++ {
                    go ends(next)
                    <-next
                    if i%16 == 0 {
                        os.WriteFile(os.Args[1], []byte{byte('a' + count.Load()%26)}, 0o644)
                        time.Sleep(time.Millisecond)
                    }
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private int pid;
    private Arch arch = Arch.AMD64;

    /** Through a shell, because a JVM waits for its own children and takes their stops. */
    @BeforeEach
    void start() throws Exception {
        String goarch = GoPrograms.run(dir, Map.of(), "", "go", "env", "GOARCH").strip();
        Path program = GoPrograms.build("threads-come-and-go", PROGRAM, "linux/" + goarch);
        pid = Integer.parseInt(GoPrograms.run(
                        dir,
                        Map.of(),
                        "",
                        "sh",
                        "-c",
                        "\"$0\" \"$1\" >/dev/null 2>&1 </dev/null & echo $!",
                        program.toString(),
                        dir.resolve("beat").toString())
                .strip());
        while (!Files.exists(dir.resolve("beat")) || tasks().size() < 50) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
        try (LiveProcess process = LiveProcess.open(pid)) {
            arch = ElfImage.read(process.executable().bytes()).arch();
        }
    }

    @AfterEach
    void end() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private List<Integer> tasks() throws IOException {
        List<Integer> out = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc", Integer.toString(pid), "task"))) {
            all.forEach(p -> out.add(Integer.parseInt(p.getFileName().toString())));
        }
        return out;
    }

    /** Threads that the kernel calls stopped or traced. */
    private List<String> stopped() throws IOException {
        List<String> out = new ArrayList<>();
        for (int tid : tasks()) {
            try {
                String stat = Files.readString(Path.of("/proc/" + pid + "/task/" + tid + "/stat"));
                String state = stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
                if (state.equals("t") || state.equals("T")) {
                    out.add(tid + " " + state);
                }
            } catch (IOException ended) {
                // it is not stopped
            }
        }
        return out;
    }

    private boolean beats() throws Exception {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2000 && seen.size() < 3; i++) {
            seen.add(Files.readString(dir.resolve("beat")));
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return seen.size() >= 3;
    }

    /** Counts threads and does not look at them. */
    private static final class Counter implements ThreadVisitor<Integer> {
        private int seen;

        @Override
        public void visit(ThreadState held) {
            seen += held.registers().sp() == 0 ? 0 : 1;
        }

        @Override
        public Integer end(List<String> notes) {
            assertEquals(List.of(), notes);
            return seen;
        }
    }

    @Test
    void manyStopsAndNobodyStaysStopped() throws Exception {
        try (LiveProcess process = LiveProcess.open(pid)) {
            for (int i = 0; i < STOPS; i++) {
                int seen = i % 2 == 0
                        ? process.oneByOne(arch, running -> new Counter())
                        : process.whileStopped(
                                arch, false, held -> held.threads().size());
                assertTrue(seen >= 50, seen + " threads in round " + i);
            }
        }
        assertTrue(beats(), "it goes on");
        assertEquals(List.of(), stopped());
    }

    /** A thread that was listed and has ended when it is attached to is left out, and is no error. */
    @Test
    void aThreadThatEndsBetweenListAndAttach() throws Exception {
        List<Integer> before = tasks();
        List<Integer> ended = new ArrayList<>();
        while (ended.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(1);
            ended.addAll(before);
            ended.removeAll(tasks());
            before = tasks();
        }
        Tracer tracer = new Tracer(pid);
        int tid = ended.get(0);
        assertFalse(tracer.seize(tid));
        tracer.interrupt(tid);
        assertFalse(tracer.await(tid));
        assertEquals(List.of(), tracer.stopped());
        tracer.releaseAll();
        assertTrue(beats(), "it goes on");
    }

    /** Two readers at once: the second is told who holds the process, and the first is not disturbed. */
    @Test
    void aProcessThatIsTracedAlready() throws Exception {
        try (LiveProcess first = LiveProcess.open(pid);
                LiveProcess second = LiveProcess.open(pid)) {
            first.whileStopped(arch, false, (Target held) -> {
                ProcessAccessException e = assertThrows(
                        ProcessAccessException.class, () -> second.whileStopped(arch, false, stopped -> true));
                String us = Long.toString(ProcessHandle.current().pid());
                assertEquals(
                        "process " + pid + ": not permitted: process " + us + " traces it already (a debugger?)",
                        e.getMessage());
                return true;
            });
        }
        assertTrue(beats(), "it goes on");
        assertEquals(List.of(), stopped());
    }

    @Test
    void aRefusalNamesTheSettingThatDecides() {
        String knob = "'sysctl kernel.yama.ptrace_scope=0'";
        String one = Permission.reason("0", "1", "1000", "1000");
        assertTrue(one.contains("/proc/sys/kernel/yama/ptrace_scope is 1") && one.contains(knob), one);
        String two = Permission.reason("", "2", "1000", "1000");
        assertTrue(two.contains("ptrace_scope is 2: only administrators") && two.contains(knob), two);
        String three = Permission.reason("0", "3", "1000", "1000");
        assertTrue(three.contains("ptrace_scope is 3") && three.contains("core file"), three);
        String user = Permission.reason("0", "0", "0", "1000");
        assertTrue(user.contains("user 0 and this is user 1000") && user.contains("CAP_SYS_PTRACE"), user);
        String none = Permission.reason("0", "", "1000", "1000");
        assertTrue(none.contains("PR_SET_DUMPABLE") && none.contains("CAP_SYS_PTRACE"), none);
        assertTrue(Permission.reason("77", "1", "0", "1000").contains("process 77 traces it already"));
    }
}
