package org.pclnlab.harness.toolchain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;

/** Finding toolchains, and building with a real {@code go} in an environment that would break it. */
class ToolchainsTest {
    private final Launcher launcher = new Launcher();

    @TempDir
    private Path dir = Path.of(".");

    private static Map<String, String> env(String... pairs) {
        Map<String, String> env = new HashMap<>(System.getenv());
        env.remove("LLGO");
        env.remove("LLGO_ROOT");
        for (int i = 0; i < pairs.length; i += 2) {
            env.put(pairs[i], pairs[i + 1]);
        }
        return env;
    }

    private String script(String name, String body) throws IOException {
        Path p = dir.resolve(name);
        Files.writeString(p, "#!/bin/sh\n" + body + "\n");
        assertTrue(p.toFile().setExecutable(true));
        return p.toString();
    }

    @Test
    void specsAreReadAsLlgosBenchmarkDoes() throws UsageException {
        assertEquals(new ToolSpec("a", Tool.Kind.GC, "go", null), ToolSpec.parse("a=go"));
        assertEquals(new ToolSpec("a", Tool.Kind.GC, "/x/go", null), ToolSpec.parse("a=go,/x/go"));
        assertEquals(
                new ToolSpec("b=", Tool.Kind.LLGO, "/x", "/r").kind(),
                ToolSpec.parse("b=llgo,/x,/r").kind());
        assertEquals("/r", ToolSpec.parse("b=llgo,/x,/r").root());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "=go",
                "a=",
                "a=gcc",
                "a=go,",
                "a=go,x,y",
                "a=llgo",
                "a=llgo,x",
                "a=llgo,x,",
                "a=llgo,x,y,z"
            })
    void otherSpecsAreRefused(String text) {
        assertThrows(UsageException.class, () -> ToolSpec.parse(text));
    }

    @Test
    void withoutLlgoTheReasonIsTold() throws Exception {
        Path bin = Files.createDirectories(dir.resolve("bin"));
        String go = goOnPath();
        Files.createSymbolicLink(bin.resolve("go"), Path.of(go));
        Toolchains t = Toolchains.find(List.of(), List.of(), env("PATH", bin + ":/usr/bin:/bin"), launcher);
        assertEquals("gc", t.reference().name());
        assertEquals(List.of(), t.llgos());
        assertEquals(1, t.notRun().size());
        assertTrue(t.notRun().get(0).toString().startsWith("llgo (no llgo found"), t.notRun()::toString);
        assertThrows(
                EnvironmentException.class,
                () -> Toolchains.find(List.of(), List.of("llgo"), env("PATH", bin + ":/usr/bin:/bin"), launcher));
    }

    @Test
    void searchedLlgoThatDoesNotStartIsNotRunAndNamedOneIsAnError() throws Exception {
        String bad = script("llgo", "echo broken >&2; exit 3");
        Toolchains t = Toolchains.find(List.of(), List.of(), env("LLGO", bad), launcher);
        assertTrue(t.notRun().get(0).reason().contains("broken"), t.notRun()::toString);
        ToolSpec named = ToolSpec.parse("x=llgo," + bad + "," + dir);
        assertThrows(EnvironmentException.class, () -> Toolchains.find(List.of(named), List.of(), env(), launcher));
        ToolSpec missing = ToolSpec.parse("x=llgo,/nowhere/llgo,/");
        assertThrows(EnvironmentException.class, () -> Toolchains.find(List.of(missing), List.of(), env(), launcher));
    }

    @Test
    void namedLlgoSwitchesTheSearchOff() throws Exception {
        String good = script("llgo-a", "echo 'llgo v9 linux/amd64'; echo $LLGO_ROOT >&2");
        String other = script("llgo-b", "exit 1");
        ToolSpec named = ToolSpec.parse("x=llgo," + good + "," + dir);
        Toolchains t = Toolchains.find(List.of(named), List.of("llgo"), env("LLGO", other), launcher);
        assertEquals(List.of("gc", "x"), t.tools().stream().map(Tool::name).toList());
        assertEquals("llgo v9 linux/amd64", t.llgos().get(0).version());
        assertEquals(List.of(), t.notRun());
    }

    @Test
    void sameNameTwiceIsRefused() throws Exception {
        ToolSpec a = ToolSpec.parse("x=go");
        assertThrows(UsageException.class, () -> Toolchains.find(List.of(a, a), List.of(), env(), launcher));
    }

    @Test
    void hostileEnvironmentAndForeignRepositoryDoNotMatter() throws Exception {
        Path module = module();
        // As in a clone of somebody else: git refuses to answer, and -buildvcs=auto would fail the build.
        Files.createDirectories(module.resolve(".git"));
        Map<String, String> hostile = env(
                "GOFLAGS", "-mod=vendor -tags=broken -nosuchflag",
                "GOENV", "/nonexistent",
                "GOOS", "plan9",
                "GOTOOLCHAIN", "go9.99",
                "GOWORK", "/nonexistent/go.work",
                "GOROOT", "/nonexistent",
                "CGO_ENABLED", "1",
                "GOEXPERIMENT", "nosuchexperiment");
        Toolchains t = Toolchains.find(List.of(), List.of(), hostile, launcher);
        Builder builder = new Builder(launcher, null, hostile, Duration.ofMinutes(3));
        Builder.Built built = builder.build(t.reference(), request(module), dir.resolve("out"));
        assertEquals("", built.failure());
        Path program = built.program();
        assertTrue(program != null && Files.isExecutable(program));
    }

    @Test
    void failedBuildTellsWhatTheCompilerSaid() throws Exception {
        Path module = module();
        Files.writeString(module.resolve("main.go"), "package main\nfunc main() { nonsense() }\n");
        Toolchains t = Toolchains.find(List.of(), List.of(), env(), launcher);
        Builder.Built built = new Builder(launcher, null, env(), Duration.ofMinutes(3))
                .build(t.reference(), request(module), dir.resolve("out"));
        assertTrue(built.failure().contains("undefined: nonsense"), built::failure);
    }

    @Test
    void cacheHitsUntilAnInputChangesAndMayVanish() throws Exception {
        Path module = module();
        Path cacheDir = dir.resolve("cache");
        BuildCache cache = new BuildCache(cacheDir, 1 << 30, Clock.systemUTC());
        Toolchains t = Toolchains.find(List.of(), List.of(), env(), launcher);
        Builder builder = new Builder(launcher, cache, env(), Duration.ofMinutes(3));
        assertFalse(
                builder.build(t.reference(), request(module), dir.resolve("a")).cached());
        assertTrue(
                builder.build(t.reference(), request(module), dir.resolve("b")).cached());
        assertEquals(-1, Files.mismatch(dir.resolve("a"), dir.resolve("b")));
        Files.writeString(module.resolve("main.go"), "package main\nfunc main() { println(2) }\n");
        assertFalse(
                builder.build(t.reference(), request(module), dir.resolve("c")).cached());
        Files2.deleteTree(cacheDir);
        Builder.Built again = builder.build(t.reference(), request(module), dir.resolve("d"));
        assertEquals("", again.failure());
        assertFalse(again.cached());
    }

    @Test
    void leastRecentlyUsedBuildsGoWhenTheCacheIsFull() throws Exception {
        MutableClock clock = new MutableClock();
        Path cacheDir = dir.resolve("cache");
        BuildCache cache = new BuildCache(cacheDir, 250, clock);
        Path program = dir.resolve("p");
        Files.write(program, new byte[100]);
        for (String key : List.of("k1", "k2")) {
            clock.tick();
            cache.publish(key, program);
        }
        clock.tick();
        assertTrue(cache.fetch("k1", dir.resolve("f1")));
        clock.tick();
        cache.publish("k3", program);
        assertTrue(cache.fetch("k1", dir.resolve("f2")));
        assertFalse(cache.fetch("k2", dir.resolve("f3")));
        assertTrue(cache.fetch("k3", dir.resolve("f4")));
    }

    private static final class MutableClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void tick() {
            now = now.plusSeconds(10);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private Path module() throws IOException {
        Path module = Files.createDirectories(dir.resolve("m"));
        Files.writeString(module.resolve("go.mod"), "module example.com/m\n\ngo 1.23\n");
        Files.writeString(module.resolve("main.go"), "package main\nfunc main() { println(1) }\n");
        return module;
    }

    private static Builder.Request request(Path module) {
        return new Builder.Request(module, ".", List.of(module), List.of());
    }

    private static String goOnPath() {
        for (String p : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(p, "go"))) {
                return Path.of(p, "go").toString();
            }
        }
        throw new IllegalStateException("the tests need go on PATH");
    }
}
