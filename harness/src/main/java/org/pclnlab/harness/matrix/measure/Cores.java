package org.pclnlab.harness.matrix.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.outcome.UsageException;

/**
 * The one core that programs run on.
 *
 * @param core its number; empty where nothing can be pinned
 * @param prefix what goes before a command
 * @param note why nothing is pinned; else empty
 */
public record Cores(String core, List<String> prefix, String note) {
    /** Reads {@code --cpu}: a number, {@code auto} or {@code none}. */
    public static Cores choose(String wanted, Map<String, String> env) throws UsageException {
        if (wanted.equals("none")) {
            return new Cores("", List.of(), "not pinned: --cpu none");
        }
        List<Integer> allowed = allowed();
        String taskset = find("taskset", env);
        if (taskset.isEmpty() || allowed.isEmpty()) {
            if (!wanted.equals("auto")) {
                throw new UsageException("--cpu " + wanted + ": this system has no taskset");
            }
            return new Cores("", List.of(), "not pinned: this system has no taskset");
        }
        int core = allowed.get(allowed.size() - 1); // not the first one, which serves most interrupts
        if (!wanted.equals("auto")) {
            try {
                core = Integer.parseInt(wanted);
            } catch (NumberFormatException e) {
                core = -1;
            }
            if (!allowed.contains(core)) {
                throw new UsageException("--cpu " + wanted + ": expected auto, none or one of " + allowed);
            }
        }
        return new Cores(Integer.toString(core), List.of(taskset, "-c", Integer.toString(core)), "");
    }

    private static String find(String name, Map<String, String> env) {
        for (String dir : env.getOrDefault("PATH", "").split(":", -1)) {
            if (dir.startsWith("/") && Files.isExecutable(Path.of(dir, name))) {
                return dir + "/" + name;
            }
        }
        return "";
    }

    /** The cores this process may use; empty where the system does not say. */
    private static List<Integer> allowed() {
        List<Integer> out = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("Cpus_allowed_list:")) {
                    for (String range : line.substring(18).strip().split(",", -1)) {
                        String[] ends = range.split("-", 2);
                        int first = Integer.parseInt(ends[0]);
                        int last = Integer.parseInt(ends[ends.length - 1]);
                        for (int c = first; c <= last; c++) {
                            out.add(c);
                        }
                    }
                }
            }
        } catch (IOException | NumberFormatException e) {
            out.clear(); // not linux
        }
        return out;
    }
}
