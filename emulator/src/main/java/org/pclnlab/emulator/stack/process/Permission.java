package org.pclnlab.emulator.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Says why a process may not be read, and which setting decides that. */
final class Permission {
    private static final Path YAMA = Path.of("/proc/sys/kernel/yama/ptrace_scope");

    private Permission() {}

    static IOException denied(int pid, int tid, int errno) {
        if (errno == LinuxCalls.EPERM) {
            String tracer = status(pid, "TracerPid:"); // a thread's number, in spite of the name
            String process = status(tracer, "Tgid:");
            String reason = reason(
                    process.isEmpty() ? tracer : process,
                    scope(),
                    first(status(pid, "Uid:")),
                    first(status("self", "Uid:")));
            return new ProcessAccessException("process " + pid + ": not permitted: " + reason);
        }
        return new ProcessAccessException("process " + pid + ": ptrace of thread " + tid + ": errno " + errno
                + (errno == LinuxCalls.ENOSYS ? ", this kernel or sandbox has no ptrace" : ""));
    }

    /**
     * What stands in the way.
     *
     * @param tracer the process that traces it already, 0 or empty for none
     * @param scope of yama, empty where there is none
     * @param theirs the user that it belongs to
     */
    static String reason(String tracer, String scope, String theirs, String ours) {
        if (!tracer.isEmpty() && !tracer.equals("0")) {
            return "process " + tracer + " traces it already (a debugger?)";
        }
        String all = "'sysctl kernel.yama.ptrace_scope=0' allows all of one's own processes";
        String yama = switch (scope) {
            case "1" -> YAMA + " is 1: only children may be traced; " + all;
            case "2" -> YAMA + " is 2: only administrators may trace; " + all;
            case "3" -> YAMA + " is 3: nobody may trace until the next boot; take a core file";
            default -> "";
        };
        if (!yama.isEmpty()) {
            return yama;
        }
        if (!theirs.equals(ours)) {
            return "it belongs to user " + theirs + " and this is user " + ours
                    + "; run as its user or with the capability CAP_SYS_PTRACE";
        }
        return "the kernel refuses (a security module, a container without CAP_SYS_PTRACE, or a process that is not"
                + " dumpable: see prctl PR_SET_DUMPABLE)";
    }

    private static String first(String words) {
        int end = words.indexOf('\t');
        return end < 0 ? words : words.substring(0, end);
    }

    private static String scope() {
        try {
            return Files.readString(YAMA).trim();
        } catch (IOException noYama) {
            return "";
        }
    }

    private static String status(int pid, String field) {
        return status(Integer.toString(pid), field);
    }

    /** A field of {@code /proc/PID/status}, empty when it cannot be read. */
    static String status(String pid, String field) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc", pid, "status"));
            for (String line : lines) {
                if (line.startsWith(field)) {
                    return line.substring(field.length()).trim();
                }
            }
        } catch (IOException gone) {
            // then nothing is known
        }
        return "";
    }
}
