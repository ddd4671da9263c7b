package org.pclnlab.harness.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.ChildEnvironment;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;

/** Starts the witnesses of a sweep and the go command that builds them; their output goes to files, whatever its size. */
final class Witnesses {
    private static final Duration BUILD = Duration.ofMinutes(15);
    private static final Duration ANSWER = Duration.ofMinutes(30);

    private final Launcher launcher;
    private final Map<String, String> env;
    private final String go;
    private final Path work;

    /**
     * Witnesses of one sweep.
     *
     * @param env the caller's environment
     * @param go the go command
     * @param work a private folder
     */
    Witnesses(Launcher launcher, Map<String, String> env, String go, Path work) {
        this.launcher = launcher;
        this.env = env;
        this.go = go;
        this.work = work;
    }

    Path work() {
        return work;
    }

    /** Runs the go command in {@code dir} and gives what it printed. */
    String go(Path dir, String... args) throws SweepException, IOException {
        Path out = work.resolve("go-output");
        goInto(out, dir, "", args);
        return Files.readString(out);
    }

    /** Runs the go command with its output in a file. */
    void goInto(Path stdout, Path dir, String stdin, String... args) throws SweepException {
        List<String> argv = new ArrayList<>(List.of(go));
        argv.addAll(Arrays.asList(args));
        run(argv, ChildEnvironment.gc(env), dir, stdin, stdout, BUILD);
    }

    /** Runs a program that answers; gives its result, whose standard output is in {@code stdout}. */
    Result program(List<String> argv, Map<String, String> more, String stdin, Path stdout) throws SweepException {
        Map<String, String> child = new TreeMap<>(ChildEnvironment.program(env));
        child.putAll(more);
        return run(argv, child, work, stdin, stdout, ANSWER);
    }

    private Result run(
            List<String> argv, Map<String, String> child, Path dir, String stdin, Path stdout, Duration timeout)
            throws SweepException {
        Result result;
        try {
            result = launcher.run(new Command(argv, child, dir, timeout, stdin).into(stdout));
        } catch (EnvironmentException e) {
            throw new SweepException(String.valueOf(e.getMessage()), e);
        }
        if (!result.ok()) {
            throw new SweepException(argv.get(0) + ": " + result.explain());
        }
        return result;
    }

    /** Copies a source of an oracle out of the jar. */
    static void copyOracle(String name, Path to) throws IOException {
        try (@Nullable InputStream in = Sweep.class.getResourceAsStream("oracles/" + name)) {
            if (in == null) {
                throw new IllegalStateException("oracle " + name + " is not in the jar");
            }
            Files.copy(in, to);
        }
    }
}
