package org.pclnlab.harness.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at a running group ten times a second, remembers what it used, and ends it when a limit is exceeded. */
final class Watcher implements AutoCloseable {
    private static final long POLL_MILLIS = 100;

    private final ProcessGroup group;
    private final Limits limits;
    private final List<Path> folders;
    private final Thread thread;
    private volatile boolean over;
    private long peakRssKib;
    private String exceeded = "";

    /**
     * Starts watching.
     *
     * @param folders where the child may leave files
     */
    Watcher(ProcessGroup group, Limits limits, List<Path> folders) {
        this.group = group;
        this.limits = limits;
        this.folders = folders;
        this.thread = new Thread(this::watch, "pclnlab-watch");
        thread.setDaemon(true);
        if (!limits.none()) {
            thread.start();
        }
    }

    private void watch() {
        for (int round = 1; !over; round++) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            String reason = over ? null : look(round);
            if (reason != null) {
                synchronized (this) {
                    exceeded = reason;
                }
                group.kill();
                return;
            }
        }
    }

    private @Nullable String look(int round) {
        long pid = group.pid();
        if (pid <= 0) {
            return null;
        }
        // Every second also those that have left the tree: it takes a look at every process of the machine.
        Set<Long> pids = ProcFs.tree(pid);
        if (round % 10 == 0) {
            pids.addAll(group.members());
        }
        group.remember(pids);
        long rss = 0;
        for (long p : pids) {
            rss += ProcFs.rssKib(p);
        }
        synchronized (this) {
            peakRssKib = Math.max(peakRssKib, rss);
        }
        if (limits.processes() > 0 && pids.size() > limits.processes()) {
            return pids.size() + " processes exceeded limit " + limits.processes();
        }
        if (limits.rssKib() > 0 && rss > limits.rssKib()) {
            return String.format(
                    Locale.ROOT,
                    "process-group RSS %.1f MiB exceeded limit %.1f MiB",
                    rss / 1024.0,
                    limits.rssKib() / 1024.0);
        }
        return round % 5 == 0 ? lookAtMachine() : null;
    }

    private @Nullable String lookAtMachine() {
        int percent = limits.freeMemoryPercent() > 0 ? Machine.availablePercent() : -1;
        if (percent >= 0 && percent < limits.freeMemoryPercent()) {
            return "system memory " + percent + "% available, below limit " + limits.freeMemoryPercent() + "%";
        }
        try {
            if (limits.freeDiskKib() > 0) {
                long free = Files.getFileStore(folders.get(0)).getUsableSpace() / 1024;
                if (free < limits.freeDiskKib()) {
                    return free / 1024 + " MiB of disk are free, below limit " + limits.freeDiskKib() / 1024 + " MiB";
                }
            }
            if (limits.diskKib() > 0) {
                long used = 0;
                for (Path f : folders) {
                    used += sizeKib(f);
                }
                if (used > limits.diskKib()) {
                    return "files of " + used / 1024 + " MiB exceeded limit " + limits.diskKib() / 1024 + " MiB";
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return null; // a folder that is just being removed
        }
        return null;
    }

    private static long sizeKib(Path root) throws IOException {
        long[] bytes = new long[1];
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attrs) {
                bytes[0] += attrs.isRegularFile() ? attrs.size() : 0;
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0] / 1024;
    }

    synchronized Usage usage() {
        return new Usage(peakRssKib, exceeded);
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
