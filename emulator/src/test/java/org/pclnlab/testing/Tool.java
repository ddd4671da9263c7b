package org.pclnlab.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test may need that is not on every machine: tag, how it is found, and the reason that is printed when it is not
 * there. This enum is the only such table; {@link Requires} has one annotation for each row.
 */
public enum Tool {
    LLGO("llgo", "no llgo on PATH, LLGO and PCLNLAB_LLGO_* not set") {
        @Override
        boolean presentIn(Machine m) {
            for (Map.Entry<String, String> e : m.env().entrySet()) {
                if (e.getKey().startsWith("PCLNLAB_LLGO_") && !e.getValue().isEmpty()) {
                    return true;
                }
            }
            return !m.env("LLGO").isEmpty() || m.onPath("llgo");
        }
    },
    LLD("lld", "no ld.lld and ld64.lld on PATH or under /usr/lib/llvm-*") {
        @Override
        boolean presentIn(Machine m) {
            return m.find("ld.lld") != null && m.find("ld64.lld") != null;
        }
    },
    CLANG("clang", "no clang on PATH or under /usr/lib/llvm-*") {
        @Override
        boolean presentIn(Machine m) {
            return m.find("clang") != null;
        }
    },
    LLVM("llvm", "no llvm-objdump and llvm-symbolizer on PATH or under /usr/lib/llvm-*") {
        @Override
        boolean presentIn(Machine m) {
            return m.find("llvm-objdump") != null && m.find("llvm-symbolizer") != null;
        }
    },
    BINUTILS("binutils", "no GNU readelf on PATH") {
        @Override
        boolean presentIn(Machine m) {
            return m.onPath("readelf");
        }
    },
    GDB("gdb", "no gdb on PATH") {
        @Override
        boolean presentIn(Machine m) {
            return m.onPath("gdb");
        }
    },
    GO125("go1.25", "no go1.25 on PATH") {
        @Override
        boolean presentIn(Machine m) {
            return m.onPath("go1.25");
        }
    },
    CARGO("cargo", "no cargo on PATH") {
        @Override
        boolean presentIn(Machine m) {
            return m.onPath("cargo");
        }
    },
    ACTIONLINT("actionlint", "no actionlint on PATH") {
        @Override
        boolean presentIn(Machine m) {
            return m.onPath("actionlint");
        }
    },
    SLURM("slurm", "no sbatch, slurmctld, slurmd and munged on PATH") {
        @Override
        boolean presentIn(Machine m) {
            return m.onPath("sbatch") && m.onPath("slurmctld") && m.onPath("slurmd") && m.onPath("munged");
        }
    },
    BROWSER("browser", "no chromium, chrome or firefox on PATH, PCLNLAB_BROWSER not set") {
        @Override
        boolean presentIn(Machine m) {
            return !m.env("PCLNLAB_BROWSER").isEmpty()
                    || m.onPath("chromium")
                    || m.onPath("chromium-browser")
                    || m.onPath("google-chrome")
                    || m.onPath("firefox");
        }
    },
    PTRACE("ptrace", "not linux, or /proc/sys/kernel/yama/ptrace_scope forbids it") {
        @Override
        boolean presentIn(Machine m) {
            // 0 and 1 let a parent trace its child; 2 wants CAP_SYS_PTRACE, which tests do not ask for; 3 is off.
            return LINUX.presentIn(m)
                    && (m.file("/proc/sys/kernel/yama/ptrace_scope").isEmpty()
                            || "0".equals(m.file("/proc/sys/kernel/yama/ptrace_scope"))
                            || "1".equals(m.file("/proc/sys/kernel/yama/ptrace_scope")));
        }
    },
    MOUNT("mount", "no right to mount file systems (CAP_SYS_ADMIN)") {
        @Override
        boolean presentIn(Machine m) {
            int at = m.file("/proc/self/status").indexOf("CapEff:\t");
            if (at < 0) {
                return false;
            }
            String capabilities = m.file("/proc/self/status").substring(at + 8).split("\n", 2)[0];
            return (Long.parseUnsignedLong(capabilities.trim(), 16) >> 21 & 1) != 0;
        }
    },
    LINUX("linux", "this machine does not run linux") {
        @Override
        boolean presentIn(Machine m) {
            return m.os().startsWith("linux");
        }
    },
    DARWIN("darwin", "this machine does not run macOS") {
        @Override
        boolean presentIn(Machine m) {
            return m.os().startsWith("mac");
        }
    };

    private final String tag;
    private final String reason;

    Tool(String tag, String reason) {
        this.tag = tag;
        this.reason = reason;
    }

    abstract boolean presentIn(Machine m);

    /** The JUnit tag of tests that need it. */
    public String tag() {
        return tag;
    }

    /** Why such tests are not run where it is missing. */
    public String reason() {
        return reason;
    }

    public boolean present() {
        return presentIn(Machine.THIS);
    }

    /** Ends the calling test as not run when this is missing; for a need that is only known while the test runs. */
    public void require() {
        Assumptions.assumeTrue(present(), skipReason());
    }

    /** What a skipped test carries as its reason; {@link NotRunListener} takes the tag from it. */
    String skipReason() {
        return tag + ": " + reason;
    }

    /**
     * Where a program is: on PATH, or in the newest {@code /usr/lib/llvm-N/bin}, where Debian keeps most of LLVM.
     *
     * @throws org.opentest4j.TestAbortedException when it is nowhere; a test that requires its tool never sees that
     */
    public static Path program(String name) {
        Path found = Machine.THIS.find(name);
        if (found == null) {
            Assumptions.abort("no " + name + " on PATH or under /usr/lib/llvm-*");
            throw new AssertionError();
        }
        return found;
    }

    /** The same, the newest LLVM before what PATH has: for options that old versions do not know. */
    public static Path newestLlvm(String name) {
        Path found = Machine.THIS.llvm(name);
        return found != null ? found : program(name);
    }

    /** The row of a tag, or null when the tag does not stand for a need. */
    static @Nullable Tool ofTag(String tag) {
        for (Tool t : values()) {
            if (t.tag.equals(tag)) {
                return t;
            }
        }
        return null;
    }

    /** Operating system, environment and files, so that detection itself can be tested. */
    interface Machine {
        Machine THIS = new Machine() {
            @Override
            public String os() {
                return System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
            }

            @Override
            public Map<String, String> env() {
                return System.getenv();
            }

            @Override
            public String file(String path) {
                try {
                    return Files.readString(Path.of(path)).trim();
                } catch (IOException absent) {
                    return "";
                }
            }
        };

        /** Lower-case name of the operating system. */
        String os();

        Map<String, String> env();

        /** Trimmed contents, empty when there is no such file. */
        String file(String path);

        default String env(String name) {
            return env().getOrDefault(name, "");
        }

        default boolean onPath(String program) {
            return inPath(program) != null;
        }

        /** On PATH, or where Debian keeps LLVM. */
        default @Nullable Path find(String program) {
            Path found = inPath(program);
            return found != null ? found : llvm(program);
        }

        /** Where Debian keeps LLVM, the newest first. */
        default @Nullable Path llvm(String program) {
            Path found = null;
            for (int version = 40; version >= 14 && found == null; version--) {
                Path candidate = Path.of(lib(), "llvm-" + version, "bin", program);
                found = Files.isExecutable(candidate) ? candidate : null;
            }
            return found;
        }

        /** Where packages keep their private programs. */
        default String lib() {
            return "/usr/lib";
        }

        private @Nullable Path inPath(String program) {
            for (String dir : env("PATH").split(File.pathSeparator, -1)) {
                // An empty element means the working directory, which no test wants to find a tool in.
                if (!dir.isEmpty() && Files.isExecutable(Path.of(dir, program))) {
                    return Path.of(dir, program);
                }
            }
            return null;
        }
    }
}
