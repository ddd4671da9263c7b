package org.pclnlab.harness.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to read.
 *
 * @param target a process number, or the path of a core file
 * @param executable the program of a core file, null for the one that the core names
 * @param sidecar tables of a program that has them outside; null for the file where its process looks
 * @param system whether the goroutines of the runtime itself are wanted (gc)
 * @param together whether all threads of a process are to be held at the same time
 */
public record StackRequest(
        String target, @Nullable Path executable, @Nullable Path sidecar, boolean system, boolean together) {
    /** The process number, -1 for a core file. */
    int pid() {
        try {
            return target.matches("[0-9]{1,9}") ? Integer.parseInt(target) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
