package org.pclnlab.harness.toolchain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory and limits of the machine that runs children; -1 where the system does not say. */
public final class Machine {
    private Machine() {}

    /** Memory that can be had without swapping. */
    public static long availableKib() {
        return memory("MemAvailable:");
    }

    /** All memory. */
    public static long totalKib() {
        return memory("MemTotal:");
    }

    /** How much of all memory is available, in whole percent. */
    public static int availablePercent() {
        long total = totalKib();
        long available = availableKib();
        return total <= 0 || available < 0 ? -1 : (int) (available * 100 / total);
    }

    /** A soft limit of this process, which children inherit; -1 also when there is none. */
    public static long softLimit(String name) {
        for (String line : lines("/proc/self/limits")) {
            if (line.startsWith(name)) {
                String[] words = line.substring(name.length()).strip().split("\\s+", 2);
                return number(words[0]);
            }
        }
        return -1;
    }

    private static long memory(String key) {
        for (String line : lines("/proc/meminfo")) {
            if (line.startsWith(key)) {
                return number(line.substring(key.length()).strip().split(" ", 2)[0]);
            }
        }
        return -1;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1; // "unlimited"
        }
    }

    private static String[] lines(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1).split("\n", -1);
        } catch (IOException e) {
            return new String[0];
        }
    }
}
