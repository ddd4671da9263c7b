package org.pclnlab.harness.toolchain;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One child process to be.
 *
 * @param argv program and arguments; nothing is expanded
 * @param env its whole environment, {@code TMPDIR} excepted
 * @param dir its working directory, null for a private one
 * @param timeout how long it may take
 * @param stdin what it can read
 * @param limits what it and its descendants may use
 */
public record Command(
        List<String> argv,
        Map<String, String> env,
        @Nullable Path dir,
        Duration timeout,
        String stdin,
        Limits limits) {
    public Command {
        argv = List.copyOf(argv);
        env = Map.copyOf(env);
    }

    public Command(List<String> argv, Map<String, String> env, @Nullable Path dir, Duration timeout) {
        this(argv, env, dir, timeout, "");
    }

    public Command(List<String> argv, Map<String, String> env, @Nullable Path dir, Duration timeout, String stdin) {
        this(argv, env, dir, timeout, stdin, Limits.NONE);
    }

    /**
     * The same command with its standard output in a file, whatever its size; the launcher keeps only the first and the
     * last mebibyte of a stream.
     */
    public Command into(Path stdout) {
        List<String> redirected = new ArrayList<>(List.of(
                "/bin/sh", "-c", "exec \"$@\" >\"$0\"", stdout.toAbsolutePath().toString()));
        redirected.addAll(argv);
        return new Command(redirected, env, dir, timeout, stdin, limits);
    }
}
