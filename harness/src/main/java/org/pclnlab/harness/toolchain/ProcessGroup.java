package org.pclnlab.harness.toolchain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives a child a process group of its own and ends everything in it. The JVM starts children in its own group, and
 * ending only the direct child leaves grandchildren that keep its pipes open, so a wrapper makes the group:
 *
 * <ul>
 *   <li>{@code setsid} where it exists (Linux): it replaces itself by the command, so the child's id is the group's id;
 *   <li>otherwise a shell with job control (macOS: {@code /bin/sh} is bash, which has it without a terminal): the command
 *       is a job of its own, and the shell writes the job's id into a file.
 * </ul>
 *
 * <p>A process that leaves the group is found by a mark in its environment, where the system shows it ({@code /proc}).
 */
final class ProcessGroup {
    static final String MARK = "PCLNLAB_CHILD";

    private static final Path PROC = Path.of("/proc");
    private static final String JOB_SHELL =
            "set -m 2>/dev/null; \"$@\" <&0 & job=$!; echo $job >\"$0\"; wait $job; exit $?";

    private final String mark;
    private final Path jobFile;
    private final boolean setsid;
    private volatile @Nullable Process process;

    /** Descendants that were seen, by id, with the time they were started: the id may be somebody else's later. */
    private final Map<Long, Instant> seen = new ConcurrentHashMap<>();

    ProcessGroup(String mark, Path temp) {
        this.mark = mark;
        this.jobFile = temp.resolve(".pclnlab-job");
        this.setsid = SETSID != null;
    }

    private static final @Nullable String SETSID = findSetsid();

    private static @Nullable String findSetsid() {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return null;
        }
        for (String dir : new String[] {"/usr/bin", "/bin", "/usr/sbin"}) {
            if (Files.isExecutable(Path.of(dir, "setsid"))) {
                return dir + "/setsid";
            }
        }
        return null;
    }

    /** The command line that starts {@code argv} as the leader of a group. */
    List<String> wrap(List<String> argv) {
        List<String> out = new ArrayList<>();
        if (SETSID != null) {
            out.add(SETSID);
        } else {
            out.addAll(jobShell("/bin/sh", jobFile));
        }
        out.addAll(argv);
        return out;
    }

    static List<String> jobShell(String shell, Path jobFile) {
        return List.of(shell, "-c", JOB_SHELL, jobFile.toString());
    }

    void started(Process child) {
        process = child;
    }

    /** Id of the child that leads the group, 0 before it is started. */
    long pid() {
        Process child = process;
        return child == null ? 0 : child.pid();
    }

    /** Notes descendants, so that they are found when they have left the group and hidden their mark. */
    void remember(Set<Long> pids) {
        for (long pid : pids) {
            if (!seen.containsKey(pid)) {
                ProcessHandle.of(pid).flatMap(p -> p.info().startInstant()).ifPresent(start -> seen.put(pid, start));
            }
        }
    }

    /** Everything of the group and everything with its mark. */
    Set<Long> members() {
        Set<Long> found = new HashSet<>();
        String group = Long.toString(pid());
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path p : all) {
                if (belongs(p, group)) {
                    found.add(Long.parseLong(p.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            // no /proc
        }
        return found;
    }

    private void killSeen() {
        seen.forEach((pid, start) -> ProcessHandle.of(pid)
                .filter(p -> start.equals(p.info().startInstant().orElse(null)))
                .ifPresent(ProcessHandle::destroyForcibly));
    }

    /** Ends the group politely, waits for {@code graceMillis}, and ends what is left. */
    void end(long graceMillis) {
        Process child = process;
        if (child == null) {
            return;
        }
        if (!child.isAlive()) {
            sweep(); // its id may be somebody else's by now
            return;
        }
        List<ProcessHandle> tree = child.descendants().toList();
        signal("TERM", child);
        try {
            child.waitFor(graceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill(child, tree);
    }

    /** Ends the group at once. */
    void kill() {
        Process child = process;
        if (child != null) {
            kill(child, child.descendants().toList());
        }
    }

    private void kill(Process child, List<ProcessHandle> tree) {
        if (child.isAlive() || !Files.isDirectory(PROC)) {
            signal("KILL", child);
        }
        for (ProcessHandle p : tree) {
            p.destroyForcibly();
        }
        child.destroyForcibly();
        sweep();
    }

    /** Ends what is left of the group, and what left it, after its leader has ended. */
    void sweep() {
        Process child = process;
        if (child == null) {
            return;
        }
        if (!Files.isDirectory(PROC)) {
            signal("KILL", child);
            return;
        }
        for (int round = 0; round < 20; round++) { // a process that is just forking shows up in the next round
            Set<Long> left = members();
            left.forEach(p -> ProcessHandle.of(p).ifPresent(ProcessHandle::destroyForcibly));
            killSeen();
            if (left.isEmpty()) {
                return;
            }
            pause();
        }
    }

    private boolean belongs(Path p, String group) {
        try {
            String stat = Files.readString(p.resolve("stat"), StandardCharsets.ISO_8859_1);
            // pid (name) state ppid pgrp ...; the name may hold anything, so count from its end
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 4);
            if (fields[0].equals("Z")) {
                return false;
            }
            if (setsid && fields[2].equals(group)) {
                return true;
            }
            String env = Files.readString(p.resolve("environ"), StandardCharsets.ISO_8859_1);
            return env.contains(MARK + "=" + mark);
        } catch (IOException | RuntimeException e) {
            return false; // gone, or somebody else's
        }
    }

    private void signal(String name, Process child) {
        long group = setsid ? child.pid() : job();
        if (group <= 1) {
            return;
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " -- -" + group)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            // no shell: the sweep and destroyForcibly have to do
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long job() {
        try {
            return Long.parseLong(Files.readString(jobFile).strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
