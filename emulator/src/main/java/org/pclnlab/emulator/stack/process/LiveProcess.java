package org.pclnlab.emulator.stack.process;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.stack.Mapping;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.ThreadState;
import org.pclnlab.emulator.stack.ThreadVisitor;
import org.pclnlab.emulator.stack.unwind.Registers;

/**
 * A process of this machine, stopped as long as this is open. Nothing is ever written to it. Work with its threads and memory
 * runs inside {@link #whileStopped}, on the one thread that may speak to the kernel about it; what is needed later is copied
 * there. Closing lets the process run on, and so does the end of this program, whatever ends it.
 */
public final class LiveProcess implements AutoCloseable {
    /** File names are bytes to the kernel; the JVM decodes them with this charset. */
    private static final Charset NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private static final int REHEARSED = 64;

    private final int pid;
    private final String name;
    private final Path proc;
    private final ExecutorService thread;
    private final Path executablePath;

    private LiveProcess(int pid, Path executablePath) {
        this.pid = pid;
        this.name = "process " + pid;
        this.proc = Path.of("/proc", Integer.toString(pid));
        this.executablePath = executablePath;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread t = new Thread(work, "ptrace of " + pid);
            t.setDaemon(true);
            return t;
        });
    }

    /**
     * Looks at a process without stopping it.
     *
     * @throws NoSuchFileException when there is none of that number
     * @throws ProcessAccessException when it may not be looked at
     */
    public static LiveProcess open(int pid) throws IOException, ImageException {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            throw new Unsupported(
                    new Where("process " + pid, 0, "process", ""),
                    "this is " + System.getProperty("os.name"),
                    "linux: on darwin another process is read through task_for_pid, which takes the entitlement"
                            + " com.apple.security.cs.debugger; take a core file, or run pclnlab on linux");
        }
        Path proc = Path.of("/proc", Integer.toString(pid));
        if (!Files.isDirectory(proc)) {
            throw new NoSuchFileException("process " + pid);
        }
        if (Permission.status(Integer.toString(pid), "PPid:")
                .equals(Long.toString(ProcessHandle.current().pid()))) {
            throw new ProcessAccessException(
                    "process " + pid + " is a child of this JVM, which waits for its children itself"
                            + " and would take the stops; start it through a shell");
        }
        try {
            return new LiveProcess(pid, Files.readSymbolicLink(proc.resolve("exe")));
        } catch (NoSuchFileException e) {
            throw new Unsupported(
                    new Where("process " + pid, 0, "process", "exe"),
                    "no executable (a zombie, or a thread of the kernel)",
                    "a running program");
        } catch (IOException e) {
            throw Permission.denied(pid, pid, LinuxCalls.EPERM);
        }
    }

    public int pid() {
        return pid;
    }

    /** The executable's bytes, also when its file was removed or replaced. */
    public MappedFile executable() throws IOException, ImageException {
        return MappedFile.open(proc.resolve("exe"));
    }

    /** The auxiliary vector that the kernel gave the process. */
    public byte[] auxv() throws IOException {
        return Files.readAllBytes(proc.resolve("auxv"));
    }

    /** The process as it runs: its mappings and their files, no threads and no memory. */
    public Target running(Arch arch) throws IOException {
        ProcessMap map = ProcessMap.parse(lines(proc.resolve("maps")));
        return new Stopped(arch, List.of(), new ProcessMemory(pid, name, List.of()), map.all(), List.of());
    }

    /** Something that is done while the process is held. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Target stopped) throws IOException, ImageException;
    }

    /** Makes a visitor for a process whose memory can be read and whose threads are about to be held. */
    @FunctionalInterface
    public interface Preparation<T> {
        ThreadVisitor<T> of(Target running) throws IOException, ImageException;
    }

    /**
     * Holds all threads at the same time, does the work, and lets them go.
     *
     * @param arch the process's, from its executable
     * @param rehearse whether the work, which must only read, is to be done once before on the running process: what it needs
     *     is loaded and warm then, and the process is held for less time
     */
    public <T> T whileStopped(Arch arch, boolean rehearse, Work<T> work) throws IOException, ImageException {
        // Everything that needs no stop comes before it.
        Surroundings before = look();
        return onThread(() -> {
            if (rehearse) {
                rehearse(arch, before, work);
            }
            ProcessMemory memory = null;
            Tracer tracer = new Tracer(pid);
            try {
                stopAll(tracer, before);
                List<ThreadState> threads = new ArrayList<>();
                boolean known = true;
                for (int tid : tracer.stopped()) {
                    Registers r = tracer.registers(tid, arch);
                    known &= before.map.find(r.sp());
                    threads.add(new ThreadState(tid, before.name(tid), r));
                }
                ProcessMap map = known ? before.map : ProcessMap.parse(lines(proc.resolve("maps")));
                memory = new ProcessMemory(pid, name, map.readable());
                return work.on(new Stopped(arch, threads, memory, map.all(), unstoppable(tracer.unstoppable())));
            } finally {
                tracer.releaseAll();
                if (memory != null) {
                    memory.close();
                }
            }
        });
    }

    /** Does the work on the running process, where it costs nobody anything. */
    private <T> void rehearse(Arch arch, Surroundings before, Work<T> work) throws IOException {
        ProcessMemory memory = new ProcessMemory(pid, name, before.map.readable());
        try {
            work.on(new Stopped(arch, List.of(), memory, before.map.all(), List.of()));
        } catch (ImageException inconsistent) {
            // it runs, so what was read need not make sense
        } finally {
            memory.close();
        }
    }

    private void stopAll(Tracer tracer, Surroundings before) throws IOException {
        List<Integer> now = before.tids;
        while (!now.isEmpty()) {
            for (int tid : now) {
                tracer.seize(tid);
            }
            now.forEach(tracer::interrupt);
            for (int tid : now) {
                tracer.await(tid);
            }
            // A thread may have been started before its creator stopped.
            now = new ArrayList<>(tasks());
            now.removeIf(tracer::knows);
        }
    }

    /**
     * Holds one thread after the other, each for as short as its visit takes; threads that are started meanwhile are left out.
     */
    public <T> T oneByOne(Arch arch, Preparation<T> preparation) throws IOException, ImageException {
        Surroundings before = look();
        return onThread(() -> {
            ProcessMemory memory = new ProcessMemory(pid, name, before.map.readable());
            Tracer tracer = new Tracer(pid);
            try {
                Target running = new Stopped(arch, List.of(), memory, before.map.all(), List.of());
                rehearse(arch, before, preparation.of(running));
                tracer.rehearse(arch);
                ThreadVisitor<T> visitor = preparation.of(running);
                for (int tid : before.tids) {
                    // Not earlier: a thread that is seized and gets a signal stops until its tracer looks at it.
                    tracer.seize(tid);
                    tracer.interrupt(tid);
                    if (tracer.await(tid)) {
                        visitor.visit(new ThreadState(tid, before.name(tid), tracer.registers(tid, arch)));
                        tracer.release(tid);
                    }
                }
                return visitor.end(unstoppable(tracer.unstoppable()));
            } finally {
                tracer.releaseAll();
                memory.close();
            }
        });
    }

    /** Visits threads that run, as far as that goes: the first one that is held is not to wait for classes to be loaded. */
    private <T> void rehearse(Arch arch, Surroundings before, ThreadVisitor<T> visitor) throws IOException {
        try {
            for (int tid : before.tids.subList(0, Math.min(REHEARSED, before.tids.size()))) {
                visitor.visit(new ThreadState(tid, before.name(tid), waiting(tid, arch)));
            }
        } catch (ImageException inconsistent) {
            // it runs, so what was read need not make sense
        }
    }

    /** Stack pointer and pc of a thread that waits in the kernel, as the kernel shows them; zeros for one that runs. */
    private Registers waiting(int tid, Arch arch) {
        String[] words;
        try {
            words = new String(
                            Files.readAllBytes(proc.resolve("task/" + tid + "/syscall")), StandardCharsets.ISO_8859_1)
                    .trim()
                    .split(" ", -1);
            boolean waits = words.length >= 3;
            long sp = waits ? hex(words[words.length - 2]) : 0;
            long pc = waits ? hex(words[words.length - 1]) : 0;
            Registers r = Registers.of(arch, pc, sp, sp);
            r.tls(sp); // not known from outside; a place that can be read will do
            return r;
        } catch (IOException | NumberFormatException ended) {
            return Registers.of(arch, 0, 0, 0);
        }
    }

    /** A number as the kernel writes it, with {@code 0x} before it. */
    private static long hex(String word) {
        return Long.parseUnsignedLong(word, Math.min(2, word.length()), word.length(), 16);
    }

    /** What can be known of a process that runs. */
    private record Surroundings(ProcessMap map, List<Integer> tids, Map<Integer, String> names) {
        String name(int tid) {
            return names.getOrDefault(tid, "");
        }
    }

    private Surroundings look() throws IOException {
        List<Integer> tids = tasks();
        Map<Integer, String> names = new HashMap<>();
        for (int tid : tids) {
            names.put(tid, comm(tid));
        }
        return new Surroundings(ProcessMap.parse(lines(proc.resolve("maps"))), tids, names);
    }

    private static List<String> unstoppable(List<Integer> tids) {
        List<String> notes = new ArrayList<>();
        for (int tid : tids) {
            notes.add("thread " + tid + " does not stop (an uninterruptible system call?) and is left out");
        }
        return notes;
    }

    private static List<String> lines(Path file) throws IOException {
        return List.of(new String(Files.readAllBytes(file), NAMES).split("\n", -1));
    }

    private List<Integer> tasks() throws IOException {
        List<Integer> out = new ArrayList<>();
        try (Stream<Path> all = Files.list(proc.resolve("task"))) {
            all.forEach(p -> out.add(Integer.parseInt(p.getFileName().toString())));
        } catch (NoSuchFileException ended) {
            throw new NoSuchFileException(name + ": it ended");
        }
        out.sort(Integer::compare);
        return out;
    }

    private String comm(int tid) {
        try {
            return new String(Files.readAllBytes(proc.resolve("task/" + tid + "/comm")), NAMES).trim();
        } catch (IOException gone) {
            return "";
        }
    }

    private <T> T onThread(Callable<T> work) throws IOException, ImageException {
        try {
            return thread.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + ": interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof ImageException image) {
                throw image;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    /** The view that work gets. */
    private final class Stopped implements Target {
        private final Arch arch;
        private final List<ThreadState> threads;
        private final Memory memory;
        private final List<Mapping> mappings;
        private final List<String> notes;

        Stopped(Arch arch, List<ThreadState> threads, Memory memory, List<Mapping> mappings, List<String> notes) {
            this.arch = arch;
            this.threads = List.copyOf(threads);
            this.memory = memory;
            this.mappings = List.copyOf(mappings);
            this.notes = List.copyOf(notes);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Arch arch() {
            return arch;
        }

        @Override
        public List<ThreadState> threads() {
            return threads;
        }

        @Override
        public Memory memory() {
            return memory;
        }

        @Override
        public List<Mapping> mappings() {
            return mappings;
        }

        @Override
        public @Nullable Mapping executable() {
            String path = executablePath.toString();
            boolean deleted = path.endsWith(" (deleted)");
            String bare = deleted ? path.substring(0, path.length() - " (deleted)".length()) : path;
            for (Mapping m : mappings) {
                if (m.path().equals(bare) || m.path().equals(path)) {
                    return m;
                }
            }
            return null;
        }

        @Override
        public @Nullable Bytes open(Mapping mapping) throws IOException, ImageException {
            Mapping self = executable();
            if (self != null && mapping.path().equals(self.path())) {
                return LiveProcess.this.executable().bytes();
            }
            // As the process sees it, which may live in a container.
            Path inside = mapping.deleted() ? null : mapping.file(proc + "/root");
            return inside != null && Files.isRegularFile(inside)
                    ? MappedFile.open(inside).bytes()
                    : null;
        }

        @Override
        public List<String> notes() {
            return notes;
        }
    }
}
