package org.pclnlab.harness.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.rewrite.Outcome;
import org.pclnlab.emulator.rewrite.Rewriter;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.ChildEnvironment;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.ToolSpec;
import org.pclnlab.harness.toolchain.Toolchains;
import org.pclnlab.testing.Requires;

/**
 * One build of LLGo, the file before its post-link step and the file after it: the rewriter makes the one of the other (03,
 * "Checking byte identity"). The file before is what the linker driver left: LLGo asks {@code llvm-config} where that is,
 * and is sent to a script that runs the real one and keeps a copy.
 *
 * <p>LLGo is what {@code LLGO} or PATH has, and {@code PCLNLAB_LLGO_NAME=PROGRAM,ROOT} for each further one.
 */
class LlgoPairTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(8);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private final Launcher launcher = new Launcher();

    @Test
    @Requires.Llgo
    void theRewriterMakesTheFileThatLlgoMakes() throws IOException, EnvironmentException, UsageException {
        Map<String, String> env = new TreeMap<>(System.getenv());
        Path driver = driver(env);
        Path program = Files.createDirectories(dir.resolve("hello"));
        Files.writeString(program.resolve("go.mod"), "module hello\n\ngo 1.21\n");
        Files.writeString(program.resolve("main.go"), """
                package main

                import (
                \t"fmt"
                \t"strings"
                )

                type shout string

                func (s shout) String() string { return strings.ToUpper(string(s)) }

                func main() { fmt.Println(shout("hello")) }
                """);
        List<String> report = new ArrayList<>();
        for (Tool llgo : llgos(env)) {
            boolean rewritten = false;
            for (String flag : new String[] {"", "-Oz"}) {
                String what = llgo.name() + " " + (flag.isEmpty() ? "default" : flag);
                Path before = dir.resolve("before");
                Path after = dir.resolve("after");
                build(llgo, env, driver, program, flag, before, after);
                byte[] old = Files.readAllBytes(before);
                Outcome outcome = Rewriter.rewrite(old.clone(), what, null);
                byte[] ours = outcome instanceof Outcome.Rewritten r ? Arrays.copyOf(r.bytes(), r.length()) : old;
                assertEquals(-1, Arrays.mismatch(ours, Files.readAllBytes(after)), () -> what + ": " + outcome);
                rewritten |= outcome instanceof Outcome.Rewritten;
                report.add(what + ": " + outcome.statistics().line());
            }
            assertTrue(rewritten, () -> "every build was refused, which shows nothing: " + report);
        }
        assertTrue(!report.isEmpty(), "no llgo was run");
        System.out.println(String.join(System.lineSeparator(), report));
    }

    private List<Tool> llgos(Map<String, String> env) throws EnvironmentException, UsageException {
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
    private Path driver(Map<String, String> env) throws IOException, EnvironmentException {
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

    private void build(
            Tool llgo, Map<String, String> env, Path driver, Path program, String flag, Path before, Path after)
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
        assertTrue(r.ok(), () -> llgo.name() + " " + flag + ": " + r.explain());
        assertTrue(Files.isRegularFile(before), llgo.name() + " did not link with the driver of llvm-config --bindir");
    }
}
