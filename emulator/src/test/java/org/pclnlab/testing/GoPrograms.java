package org.pclnlab.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Go programs built while tests run; each variant once for a test JVM, in a directory that goes with it. */
public final class GoPrograms {
    private static final Map<String, Path> BUILT = new ConcurrentHashMap<>();
    private static final Path DIR = makeDir();

    private GoPrograms() {}

    private static Path makeDir() {
        try {
            Path dir = Files.createTempDirectory("pclnlab-go");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(dir)));
            return dir;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void remove(Path dir) {
        try (Stream<Path> all = Files.walk(dir)) {
            all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
        } catch (IOException ignored) {
            // the directory is temporary anyway
        }
    }

    /**
     * Builds one file of Go source.
     *
     * @param name names the result; the same name gives the same file
     * @param target {@code GOOS/GOARCH}
     * @param flags further arguments of {@code go build}
     */
    public static Path build(String name, String source, String target, String... flags) {
        String key =
                name + "-" + target.replace('/', '-') + String.join("", flags).replaceAll("[^a-z]", "");
        return BUILT.computeIfAbsent(key, k -> compile(k, source, target, flags));
    }

    private static Path compile(String key, String source, String target, String... flags) {
        try {
            Path out = DIR.resolve(key);
            Path dir = Files.createDirectory(DIR.resolve(key + ".src"));
            Files.writeString(dir.resolve("main.go"), source);
            List<String> command = new ArrayList<>(List.of("go", "build", "-o", out.toString()));
            command.addAll(Arrays.asList(flags));
            command.add("main.go");
            int slash = target.indexOf('/');
            run(
                    dir,
                    Map.of("GOOS", target.substring(0, slash), "GOARCH", target.substring(slash + 1)),
                    "",
                    command.toArray(new String[0]));
            return out;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a command with Go's settings pinned and gives its standard output; anything but exit 0 is an error. */
    public static String run(Path dir, Map<String, String> env, String input, String... command) {
        try {
            ProcessBuilder b = new ProcessBuilder(command).directory(dir.toFile());
            b.environment()
                    .putAll(Map.of(
                            "GOENV", "off",
                            "GOTOOLCHAIN", "local",
                            "GOWORK", "off",
                            "GOPROXY", "off",
                            "GOFLAGS", "-buildvcs=false",
                            "CGO_ENABLED", "0"));
            b.environment().putAll(env);
            Path in = Files.createTempFile(DIR, "in", "");
            Path err = Files.createTempFile(DIR, "err", "");
            Files.writeString(in, input);
            b.redirectInput(in.toFile());
            b.redirectError(err.toFile());
            Process p = b.start();
            String text;
            try (InputStream out = p.getInputStream()) {
                text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            }
            if (p.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + Files.readString(err));
            }
            Files.delete(in);
            Files.delete(err);
            return text;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The directory all of it lives in. */
    public static Path dir() {
        return DIR;
    }

    /** A program with inlined calls, generics, methods, closures and wrappers. */
    public static final String PROBE = """
            package main

            import (
            	"fmt"
            	"sort"
            	"strings"
            )

            type shape interface{ Area(scale int) int }

            type rect struct{ w, h int }

            func (r rect) Area(scale int) int { return twice(r.w*r.h) * scale }

            type box struct{ rect }

            func twice(x int) int { return once(x) + once(x) }

            func once(x int) int {
            	if x < 0 {
            		panic("negative")
            	}
            	return x
            }

            func apply[T any](in []T, f func(T) T) []T {
            	out := make([]T, 0, len(in))
            	for _, v := range in {
            		out = append(out, f(v))
            	}
            	return out
            }

            //go:noinline
            func outer(n int) (s string) {
            	defer func() { s += strings.Repeat("x", n) }()
            	f := func(i int) int {
            		g := func(j int) int { return twice(j) + i }
            		return g(i)
            	}
            	return fmt.Sprint(apply([]int{1, 2, n}, f), apply([]string{"a"}, strings.ToUpper))
            }

            func main() {
            	shapes := []shape{rect{2, 3}, &rect{4, 5}, box{}, &box{}}
            	sort.Slice(shapes, func(i, j int) bool { return shapes[i].Area(1) < shapes[j].Area(2) })
            	fmt.Println(outer(3), len(shapes))
            }
            """;
}
