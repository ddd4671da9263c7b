package org.pclnlab.harness.rewrite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.ChildEnvironment;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.ToolSpec;
import org.pclnlab.harness.toolchain.Toolchains;

/**
 * Builds with LLGo that keep the file before the post-link step: LLGo asks {@code llvm-config} where the linker driver is,
 * and is sent to a script that runs the real one and copies what it wrote.
 *
 * <p>LLGo is what {@code LLGO} or PATH has, and {@code PCLNLAB_LLGO_NAME=PROGRAM,ROOT} for each further one.
 */
public final class KeptLink {
    private static final Duration TIMEOUT = Duration.ofMinutes(8);

    private final Launcher launcher = new Launcher();
    private final Map<String, String> env = new TreeMap<>(System.getenv());
    private final Path dir;
    private final Path driver;

    /** Builds with a driver in {@code dir}. */
    public KeptLink(Path dir) throws IOException, EnvironmentException {
        this.dir = dir;
        this.driver = driver();
    }

    /** What LLGo there is; a test without any is skipped. */
    public List<Tool> llgos() throws EnvironmentException, UsageException {
        List<ToolSpec> named = new ArrayList<>();
        for (Map.Entry<String, String> e : env.entrySet()) {
            if (e.getKey().startsWith("PCLNLAB_LLGO_") && !e.getValue().isEmpty()) {
                named.add(ToolSpec.parse(e.getKey().substring("PCLNLAB_LLGO_".length()) + "=llgo," + e.getValue()));
            }
        }
        List<Tool> found = Toolchains.find(named, List.of(), env, launcher).llgos();
        Assumptions.assumeFalse(found.isEmpty(), "llgo: none that starts");
        return found;
    }

    /** A folder with links to LLVM's programs, in which the linker driver keeps what it links; and a script that says so. */
    private Path driver() throws IOException, EnvironmentException {
        String config = env.getOrDefault("LLVM_CONFIG", "");
        Path real = config.isEmpty() ? org.pclnlab.testing.Tool.program("llvm-config") : Path.of(config);
        Result said = launcher.run(new Command(List.of(real.toString(), "--bindir"), env, dir, TIMEOUT));
        assertTrue(said.ok(), said::explain);
        Path tools = Path.of(said.stdout().text().strip());
        Path bin = Files.createDirectories(dir.resolve("llvm/bin"));
        try (Stream<Path> all = Files.list(tools)) {
            for (Path p : all.toList()) {
                Files.createSymbolicLink(bin.resolve(p.getFileName()), p);
            }
        }
        Files.delete(bin.resolve("clang++"));
        script(bin.resolve("clang++"), """
                '%s' "$@" || exit
                out= previous=
                for word; do
                  case $word in -c | -E | -S) exit 0 ;; esac
                  [ "$previous" = -o ] && out=$word
                  previous=$word
                done
                [ -z "$out" ] || cp "$out" "$PCLNLAB_BEFORE"
                """.formatted(tools.resolve("clang++")));
        Path wrapper = dir.resolve("llvm/llvm-config");
        script(wrapper, "[ \"$1\" = --bindir ] && echo '" + bin + "' && exit\nexec '" + real + "' \"$@\"\n");
        return wrapper;
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        assertTrue(file.toFile().setExecutable(true));
    }

    /**
     * Builds a program.
     *
     * @param flag one for {@code llgo build}, empty for none
     * @param before gets what the linker wrote
     * @param after gets what LLGo made of it
     */
    public void build(Tool llgo, Path program, String flag, Path before, Path after)
            throws EnvironmentException, IOException {
        String failure = tryBuild(llgo, program, flag, before, after);
        assertTrue(failure.isEmpty(), () -> llgo.name() + " " + flag + ": " + failure);
        assertTrue(Files.isRegularFile(before), llgo.name() + " did not link with the driver of llvm-config --bindir");
    }

    /** The same; gives what LLGo says when it does not build, and nothing when it does. */
    public String tryBuild(Tool llgo, Path program, String flag, Path before, Path after)
            throws EnvironmentException, IOException {
        Files.deleteIfExists(before);
        Files.deleteIfExists(after);
        Map<String, String> child = ChildEnvironment.llgo(env, llgo.path(), llgo.root(), Map.of());
        child.put("LLVM_CONFIG", driver.toString());
        child.put("PATH", driver.resolveSibling("bin") + ":" + env.getOrDefault("PATH", ""));
        child.put("PCLNLAB_BEFORE", before.toString());
        List<String> argv = new ArrayList<>(List.of(llgo.path().toString(), "build", "-o", after.toString()));
        if (!flag.isEmpty()) {
            argv.add(flag);
        }
        argv.add(".");
        Result r = launcher.run(new Command(argv, child, program, TIMEOUT));
        return r.ok() ? "" : r.explain();
    }
}
