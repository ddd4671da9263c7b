package org.pclnlab.harness.matrix.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.pclnlab.harness.matrix.model.MatrixResult.Fingerprint;
import org.pclnlab.harness.toolchain.BuildCache;
import org.pclnlab.harness.toolchain.Machine;

/** What the system says about itself (spec 09 section 10.4); where it says nothing, nothing is known. */
final class MachineInfo {
    private MachineInfo() {}

    static Fingerprint fingerprint() {
        Map<String, String> id = new TreeMap<>();
        id.put("os", System.getProperty("os.name", ""));
        id.put("arch", System.getProperty("os.arch", ""));
        id.put("kernel", System.getProperty("os.version", ""));
        id.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        String cpuinfo = text("/proc/cpuinfo");
        put(id, "cpu", field(cpuinfo, "model name"));
        put(id, "microcode", field(cpuinfo, "microcode"));
        if (cpuinfo.contains(" hypervisor ")) {
            id.put("virtual", "yes");
        }
        long kib = Machine.totalKib();
        if (kib > 0) {
            id.put("memory_gib", Long.toString((kib + (1 << 19)) >> 20));
        }
        put(id, "governor", text("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"));
        put(id, "no_turbo", text("/sys/devices/system/cpu/intel_pstate/no_turbo"));
        put(id, "boost", text("/sys/devices/system/cpu/cpufreq/boost"));
        put(id, "smt", text("/sys/devices/system/cpu/smt/active"));
        put(id, "aslr", text("/proc/sys/kernel/randomize_va_space"));
        put(id, "clock", text("/sys/devices/system/clocksource/clocksource0/current_clocksource"));
        put(id, "cpu_quota", text("/sys/fs/cgroup/cpu.max"));
        BuildCache.Key key = new BuildCache.Key();
        id.forEach((name, value) -> key.add(name + "=" + value));
        Map<String, String> info = new TreeMap<>();
        put(info, "load", text("/proc/loadavg"));
        put(info, "mhz", field(cpuinfo, "cpu MHz"));
        put(info, "uptime", text("/proc/uptime"));
        return new Fingerprint(key.hex(), id, info);
    }

    /** Load average of the last minute, -1 when nobody says. */
    static double load() {
        String[] words = text("/proc/loadavg").split(" ", 2);
        try {
            return Double.parseDouble(words[0]);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Ticks that a hypervisor took from a core. */
    static long stolen(String core) {
        for (String line : text("/proc/stat").split("\n", -1)) {
            String[] words = line.split(" +", -1);
            if (words[0].equals("cpu" + core) && words.length > 8) {
                return number(words[8]);
            }
        }
        return 0;
    }

    /** How often a core was slowed down because it was hot. */
    static long throttled(String core) {
        return core.isEmpty()
                ? 0
                : number(text("/sys/devices/system/cpu/cpu" + core + "/thermal_throttle/core_throttle_count"));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void put(Map<String, String> into, String name, String value) {
        if (!value.isEmpty()) {
            into.put(name, value);
        }
    }

    private static String field(String text, String name) {
        for (String line : text.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (line.startsWith(name) && colon > 0) {
                return line.substring(colon + 1).strip();
            }
        }
        return "";
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
