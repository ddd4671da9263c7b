package org.pclnlab.harness.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;

/** Builds Go programs with any toolchain, or takes them from the cache. Safe to use from several threads. */
public final class Builder {
    private final Launcher launcher;
    private final @Nullable BuildCache cache;
    private final Map<String, String> env;
    private final Duration timeout;

    /**
     * A builder.
     *
     * @param cache null to build always
     * @param env the caller's environment
     */
    public Builder(Launcher launcher, @Nullable BuildCache cache, Map<String, String> env, Duration timeout) {
        this.launcher = launcher;
        this.cache = cache;
        this.env = env;
        this.timeout = timeout;
    }

    /**
     * What to build.
     *
     * @param module folder of {@code go.mod}
     * @param pkg package relative to it, such as {@code ./closures}
     * @param inputs folders and files that the result depends on
     * @param flags further flags of {@code build}
     * @param how what kind of program it is
     * @param env variables for llgo, on top of its environment
     */
    public record Request(
            Path module, String pkg, List<Path> inputs, List<String> flags, How how, Map<String, String> env) {
        /** A program of Go, without variables. */
        public Request(Path module, String pkg, List<Path> inputs, List<String> flags) {
            this(module, pkg, inputs, flags, How.PROGRAM, Map.of());
        }
    }

    /** Kinds of programs. */
    public enum How {
        /** Pure Go, by {@code build}. */
        PROGRAM,
        /** With C in it, by {@code build}. */
        CGO,
        /** A package's tests, by {@code test -c}. */
        TEST;

        private List<String> command() {
            return this == TEST ? List.of("test", "-c") : List.of("build");
        }
    }

    /**
     * How a build ended.
     *
     * @param program the executable, null when there is none
     * @param cached whether it came from the cache
     * @param failure why there is none, empty otherwise
     */
    public record Built(@Nullable Path program, boolean cached, String failure) {}

    /** Builds into {@code target}, which must not exist. */
    public Built build(Tool tool, Request request, Path target) throws EnvironmentException {
        Map<String, String> child = tool.isGc()
                ? ChildEnvironment.gc(env, request.how() == How.CGO)
                : ChildEnvironment.llgo(env, tool.path(), tool.root(), request.env());
        String key;
        try {
            key = key(tool, request);
        } catch (IOException e) {
            throw new EnvironmentException("cannot read " + request.module() + ": " + e.getMessage(), e);
        }
        if (cache != null && cache.fetch(key, target)) {
            return new Built(target, true, "");
        }
        List<String> argv = new ArrayList<>(List.of(tool.path().toString()));
        argv.addAll(request.how().command());
        argv.addAll(List.of("-o", target.toString()));
        argv.addAll(request.flags());
        argv.add(request.pkg());
        Result r = launcher.run(new Command(argv, child, request.module(), timeout));
        if (!r.ok() || !Files.isRegularFile(target)) {
            return new Built(null, false, "build: " + r.explain());
        }
        if (cache != null) {
            cache.publish(key, target);
        }
        return new Built(target, false, "");
    }

    private static String key(Tool tool, Request request) throws IOException {
        BuildCache.Key key = new BuildCache.Key();
        key.add("pclnlab build 1").add(tool.kind().name()).add(tool.identity()).add(tool.platform());
        // paths of sources are part of a program
        key.add(request.module().toString()).add(request.pkg());
        request.flags().forEach(key::add);
        if (request.how() != How.PROGRAM) {
            key.add(request.how().name());
        }
        new TreeMap<>(request.env()).forEach((name, value) -> key.add(name).add(value));
        for (Path input : request.inputs()) {
            if (Files.exists(input)) {
                key.add(input.toString()).addTree(input);
            }
        }
        return key.hex();
    }
}
