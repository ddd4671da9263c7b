package org.pclnlab.harness.toolchain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** What Linux says about processes and memory. Where there is no {@code /proc}, nothing is known and nothing is limited. */
final class ProcFs {
    private static final Path PROC = Path.of("/proc");
    private static final long PAGE_KIB = 4;

    private ProcFs() {}

    /** A process and its descendants, without those that were given another parent. */
    static Set<Long> tree(long pid) {
        Set<Long> found = new HashSet<>();
        Deque<Long> todo = new ArrayDeque<>();
        todo.add(pid);
        while (!todo.isEmpty() && found.size() < 100_000) {
            long p = todo.remove();
            if (!found.add(p)) {
                continue;
            }
            // Children of any thread; most programs start them from a few, but which ones is not known.
            Path tasks = PROC.resolve(Long.toString(p)).resolve("task");
            try (var list = Files.newDirectoryStream(tasks)) {
                for (Path task : list) {
                    for (String child : text(task.resolve("children")).split(" ", -1)) {
                        if (!child.isBlank()) {
                            todo.add(Long.parseLong(child.strip()));
                        }
                    }
                }
            } catch (IOException | RuntimeException e) {
                // gone meanwhile
            }
        }
        return found;
    }

    /** Resident memory, 0 of a process that is gone. */
    static long rssKib(long pid) {
        try {
            String[] fields =
                    text(PROC.resolve(Long.toString(pid)).resolve("statm")).split(" ", 3);
            return fields.length < 2 ? 0 : Long.parseLong(fields[1]) * PAGE_KIB;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
