package org.pclnlab.harness.toolchain;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;

/**
 * The toolchains of one run: those that were named, and those that are found. Nothing is ever downloaded or built.
 *
 * @param tools usable ones; the first gc is the reference
 * @param notRun kinds that a run had to do without, and why
 */
public record Toolchains(List<Tool> tools, List<NotRun> notRun) {
    private static final Duration QUERY = Duration.ofSeconds(60);

    /** Something that was not run, and why. */
    public record NotRun(String what, String reason) {
        @Override
        public String toString() {
            return what + " (" + reason + ")";
        }
    }

    /** The toolchain that says what Go does. */
    public Tool reference() {
        for (Tool t : tools) {
            if (t.isGc()) {
                return t;
            }
        }
        throw new IllegalStateException("no gc");
    }

    /** Every LLGo. */
    public List<Tool> llgos() {
        return tools.stream().filter(t -> !t.isGc()).toList();
    }

    /**
     * Finds toolchains.
     *
     * @param specs named ones; one that does not start is an error
     * @param require kinds ({@code go}, {@code llgo}) that must be there
     * @param env the caller's environment
     */
    public static Toolchains find(
            List<ToolSpec> specs, List<String> require, Map<String, String> env, Launcher launcher)
            throws EnvironmentException, UsageException {
        Map<String, ToolSpec> byName = new TreeMap<>();
        for (ToolSpec s : specs) {
            if (byName.put(s.name(), s) != null) {
                throw new UsageException("--tool " + s.name() + " is named twice");
            }
        }
        Search search = new Search(env, launcher);
        List<Tool> tools = new ArrayList<>();
        List<NotRun> notRun = new ArrayList<>();
        if (specs.stream().noneMatch(s -> s.kind() == Tool.Kind.GC)) {
            tools.add(search.open(new ToolSpec(byName.containsKey("gc") ? "go" : "gc", Tool.Kind.GC, "go", null)));
        }
        for (ToolSpec s : specs) {
            tools.add(search.open(s));
        }
        if (specs.stream().noneMatch(s -> s.kind() == Tool.Kind.LLGO)) {
            search.llgo(tools, notRun);
        }
        for (String kind : require) {
            if (!kind.equals("go") && !kind.equals("llgo")) {
                throw new UsageException("--require " + kind + ": expected go or llgo");
            }
            for (NotRun n : notRun) {
                if (n.what().equals(kind)) {
                    throw new EnvironmentException("--require " + kind + ": " + n.reason());
                }
            }
        }
        return new Toolchains(List.copyOf(tools), List.copyOf(notRun));
    }

    private static final class Search {
        private final Map<String, String> env;
        private final Launcher launcher;

        Search(Map<String, String> env, Launcher launcher) {
            this.env = env;
            this.launcher = launcher;
        }

        /** The llgo that is not named: LLGO, then PATH. */
        void llgo(List<Tool> tools, List<NotRun> notRun) throws EnvironmentException {
            String named = env.getOrDefault("LLGO", "");
            String path = named.isEmpty() ? "llgo" : named;
            if (locate(path) == null) {
                notRun.add(new NotRun(
                        "llgo",
                        named.isEmpty()
                                ? "no llgo found: none named by --tool, LLGO not set, none on PATH"
                                : "LLGO=" + named + " is not there"));
                return;
            }
            try {
                String root = env.getOrDefault("LLGO_ROOT", "");
                tools.add(open(new ToolSpec("llgo", Tool.Kind.LLGO, path, root.isEmpty() ? null : root)));
            } catch (EnvironmentException e) {
                notRun.add(new NotRun("llgo", String.valueOf(e.getMessage())));
            }
        }

        Tool open(ToolSpec spec) throws EnvironmentException {
            Path path = locate(spec.path());
            if (path == null) {
                throw new EnvironmentException("tool " + spec.name() + ": no executable " + spec.path()
                        + (spec.path().contains("/") ? "" : " on PATH"));
            }
            return spec.kind() == Tool.Kind.GC ? gc(spec, path) : llgo(spec, path);
        }

        private Tool gc(ToolSpec spec, Path path) throws EnvironmentException {
            Map<String, String> child = ChildEnvironment.gc(env);
            String[] v =
                    lines(spec, child, List.of(path.toString(), "env", "GOVERSION", "GOOS", "GOARCH", "GOROOT"), 4);
            StringBuilder id = new StringBuilder(v[0]).append('\n');
            stamp(id, path);
            stamp(id, Path.of(v[3], "VERSION"));
            tree(id, Path.of(v[3], "pkg", "tool"));
            return new Tool(spec.name(), Tool.Kind.GC, path, null, v[0], v[0], v[1] + "/" + v[2], v[3], id.toString());
        }

        private Tool llgo(ToolSpec spec, Path path) throws EnvironmentException {
            if (spec.root() != null && !Files.isDirectory(Path.of(spec.root()))) {
                throw new EnvironmentException("tool " + spec.name() + ": no folder " + spec.root());
            }
            Map<String, String> child = ChildEnvironment.llgo(env, path, spec.root(), Map.of());
            String version = lines(spec, child, List.of(path.toString(), "version"), 1)[0];
            Path go = locate("go");
            if (go == null) {
                throw new EnvironmentException("tool " + spec.name() + ": llgo needs go, and there is none on PATH");
            }
            String[] v = lines(spec, child, List.of(go.toString(), "env", "GOVERSION", "GOOS", "GOARCH", "GOROOT"), 4);
            StringBuilder id =
                    new StringBuilder(version).append('\n').append(v[0]).append('\n');
            id.append(env.getOrDefault("PATH", "")).append('\n');
            stamp(id, path);
            stamp(id, go);
            if (spec.root() != null) {
                id.append(spec.root()).append('\n');
                tree(id, Path.of(spec.root(), "runtime"));
            }
            return new Tool(
                    spec.name(),
                    Tool.Kind.LLGO,
                    path,
                    spec.root(),
                    version,
                    v[0],
                    v[1] + "/" + v[2],
                    v[3],
                    id.toString());
        }

        private String[] lines(ToolSpec spec, Map<String, String> child, List<String> argv, int n)
                throws EnvironmentException {
            Result r = launcher.run(new Command(argv, child, null, QUERY));
            String[] lines = r.stdout().text().strip().split("\\R");
            if (!r.ok() || lines.length < n || lines[0].isEmpty()) {
                throw new EnvironmentException(
                        "tool " + spec.name() + ": " + String.join(" ", argv) + " does not work: " + r.explain());
            }
            return lines;
        }

        private @Nullable Path locate(String name) {
            if (name.contains("/")) {
                Path p = Path.of(name).toAbsolutePath();
                return Files.isExecutable(p) && Files.isRegularFile(p) ? p : null;
            }
            for (String dir : env.getOrDefault("PATH", "").split(":", -1)) {
                Path p = Path.of(dir.isEmpty() ? "." : dir, name).toAbsolutePath();
                if (Files.isExecutable(p) && Files.isRegularFile(p)) {
                    return p;
                }
            }
            return null;
        }

        private static void stamp(StringBuilder id, Path file) {
            try {
                BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
                id.append(file)
                        .append(' ')
                        .append(a.size())
                        .append(' ')
                        .append(a.lastModifiedTime())
                        .append('\n');
            } catch (IOException e) {
                id.append(file).append(" -\n");
            }
        }

        private static void tree(StringBuilder id, Path root) {
            List<Path> files = new ArrayList<>();
            try {
                Files.walkFileTree(root, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attrs) {
                        files.add(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
            } catch (IOException e) {
                id.append(root).append(" -\n");
            }
            files.sort(null);
            files.forEach(f -> stamp(id, f));
        }
    }
}
