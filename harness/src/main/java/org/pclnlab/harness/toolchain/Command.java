package org.pclnlab.harness.toolchain;

import java.nio.file.Path;
import java.time.Duration;
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
 */
public record Command(
        List<String> argv,
        Map<String, String> env,
        @Nullable Path dir,
        Duration timeout,
        String stdin) {
    public Command {
        argv = List.copyOf(argv);
        env = Map.copyOf(env);
    }

    public Command(List<String> argv, Map<String, String> env, @Nullable Path dir, Duration timeout) {
        this(argv, env, dir, timeout, "");
    }
}
