package org.pclnlab.harness.toolchain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.pclnlab.harness.outcome.EnvironmentException;

/**
 * Runs children so that nothing they do can hang or fill a run: a process group of their own, a time-out that ends the
 * whole tree (TERM, two seconds, KILL), a cap on captured output, and a temporary directory that is removed.
 */
public final class Launcher {
    private static final int HEAD_AND_TAIL = 1 << 20;
    private static final long GRACE_MILLIS = 2000;

    /** The alarm looks at the clock this often, and what passes beyond it and a little more is not the child's time. */
    private static final Duration TICK = Duration.ofMillis(500);

    private static final Duration LATE = Duration.ofSeconds(2);

    /** Groups that run now; a JVM that is told to end takes them along. */
    private static final Set<Running> RUNNING = ConcurrentHashMap.newKeySet();

    private static final AtomicBoolean HOOKED = new AtomicBoolean();
    private static final AtomicBoolean ENDING = new AtomicBoolean();

    private record Running(ProcessGroup group, Path temp) {
        void abandon() {
            group.kill();
            Files2.deleteTree(temp);
        }
    }

    private final int captureLimit;

    public Launcher() {
        this(HEAD_AND_TAIL);
    }

    /** A launcher that keeps at most the first and the last {@code captureLimit} bytes of each stream. */
    public Launcher(int captureLimit) {
        this.captureLimit = captureLimit;
    }

    /**
     * Runs a command to its end.
     *
     * @throws EnvironmentException when it cannot be started
     */
    public Result run(Command command) throws EnvironmentException {
        Path temp;
        try {
            temp = Files.createTempDirectory("pclnlab-");
        } catch (IOException e) {
            throw new EnvironmentException("no temporary directory: " + e.getMessage(), e);
        }
        String mark = UUID.randomUUID().toString();
        Running running = new Running(new ProcessGroup(mark, temp), temp);
        hook();
        RUNNING.add(running);
        try {
            return run(command, running, mark);
        } finally {
            Files2.deleteTree(temp);
            RUNNING.remove(running);
        }
    }

    private Result run(Command command, Running running, String mark) throws EnvironmentException {
        List<String> argv = running.group().wrap(command.argv());
        Map<String, String> env = new LinkedHashMap<>(command.env());
        env.put("TMPDIR", running.temp().toString());
        env.put(ProcessGroup.MARK, mark);
        CommandLine line = new CommandLine(argv.get(0));
        line.addArguments(argv.subList(1, argv.size()).toArray(new String[0]), false);
        Captured stdout = new Captured(captureLimit);
        Captured stderr = new Captured(captureLimit);
        Pumps pumps =
                new Pumps(stdout, stderr, command.stdin().getBytes(StandardCharsets.UTF_8), running.group()::sweep);
        Path dir = command.dir() == null ? running.temp() : command.dir();
        Executor executor = new Executor(running.group(), dir);
        executor.setExitValues(null); // every exit status is an answer
        executor.setStreamHandler(pumps);
        AtomicBoolean timedOut = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        Thread alarm = alarm(command.timeout(), running.group(), timedOut, over);
        long start = System.nanoTime();
        try (Watcher watcher = new Watcher(running.group(), command.limits(), List.of(running.temp(), dir))) {
            int exit = executor.execute(line, env);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return new Result(exit, timedOut.get(), stdout, stderr, elapsed, watcher.usage());
        } catch (ExecuteException e) {
            throw new EnvironmentException(command.argv().get(0) + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new EnvironmentException("cannot start " + command.argv().get(0) + ": " + e.getMessage(), e);
        } finally {
            over.set(true);
            alarm.interrupt();
        }
    }

    private static Thread alarm(Duration timeout, ProcessGroup group, AtomicBoolean timedOut, AtomicBoolean over) {
        Thread t = new Thread(
                () -> {
                    try {
                        sleep(timeout, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
                    } catch (InterruptedException e) {
                        return;
                    }
                    if (!over.get()) {
                        timedOut.set(true);
                        group.end(GRACE_MILLIS);
                    }
                },
                "pclnlab-alarm");
        t.setDaemon(true);
        t.start();
        return t;
    }

    /**
     * Sleeps for a time in which this process can run. While it is stopped (Ctrl-Z, a debugger, a frozen group) nothing is
     * seen of a child, which may be stopped as well or have ended long ago, so that time is not counted against it.
     *
     * @param clock nanoseconds
     * @param pause lets as many of them pass, or more
     */
    static void sleep(Duration time, LongSupplier clock, Pause pause) throws InterruptedException {
        long left = time.toNanos();
        while (left > 0) {
            long tick = Math.min(left, TICK.toNanos());
            long start = clock.getAsLong();
            pause.nanos(tick);
            left -= Math.min(clock.getAsLong() - start, tick + LATE.toNanos());
        }
    }

    /** A wait. */
    @FunctionalInterface
    interface Pause {
        void nanos(long count) throws InterruptedException;
    }

    /**
     * Whether children are being ended because the JVM ends. How a child ended after that says nothing about the child;
     * this is true before the first of them is touched.
     */
    public static boolean ending() {
        return ENDING.get();
    }

    private static void hook() {
        if (HOOKED.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(new Thread(Launcher::abandonAll, "pclnlab-end-children"));
        }
    }

    private static void abandonAll() {
        ENDING.set(true);
        RUNNING.forEach(Running::abandon);
    }

    /** Starts in a folder of its own and tells the group which process leads it. */
    private static final class Executor extends DefaultExecutor {
        private final ProcessGroup group;
        private final Path dir;

        @SuppressWarnings("deprecation") // the builder cannot make a subclass
        Executor(ProcessGroup group, Path dir) {
            this.group = group;
            this.dir = dir;
        }

        @Override
        protected Process launch(CommandLine command, Map<String, String> env, Path workingDirectory)
                throws IOException {
            Process p = super.launch(command, env, dir);
            group.started(p);
            return p;
        }
    }
}
