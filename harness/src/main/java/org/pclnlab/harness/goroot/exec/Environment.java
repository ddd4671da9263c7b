package org.pclnlab.harness.goroot.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.BuildCache;
import org.pclnlab.harness.toolchain.ChildEnvironment;
import org.pclnlab.harness.toolchain.Tool;

/**
 * Variables of a tool's builds and of the programs it built (spec 08 section 4.3). All builds of an llgo see its runtime
 * through one GOPATH at one path, because its cache of packages is keyed by paths (section 4.9a).
 */
public final class Environment {
    private final Setup setup;
    private final Map<String, String> build;

    private Environment(Setup setup, Map<String, String> build) {
        this.setup = setup;
        this.build = build;
    }

    /** The environment of a tool. */
    public static Environment of(Tool tool, Setup setup) throws EnvironmentException {
        Map<String, String> env = new HashMap<>(
                tool.isGc()
                        ? ChildEnvironment.gc(setup.env())
                        : ChildEnvironment.llgo(setup.env(), tool.path(), tool.root(), Map.of()));
        env.remove("CGO_ENABLED"); // as the toolchain has it: some cases are made for cgo
        if (!env.containsKey("GOCACHE")) {
            env.put("GOCACHE", ChildEnvironment.goCache(setup.env()).toString());
        }
        env.put("GOROOT", setup.go().goroot());
        env.put("GO111MODULE", "off");
        env.put("GOPATH", gopath(tool, setup).toString());
        env.put("GOMAXPROCS", Integer.toString(setup.gomaxprocs()));
        env.put("STDLIB_IMPORTCFG", setup.importcfg().toString());
        env.put("PATH", Path.of(setup.go().goroot(), "bin") + ":" + setup.env().getOrDefault("PATH", "/usr/bin:/bin"));
        return new Environment(setup, env);
    }

    /**
     * The GOPATH of a tool: empty for gc, for an llgo with its repository under the name that its go.mod has. That is
     * where packages of the runtime are found without modules.
     */
    public static Path gopath(Tool tool, Setup setup) throws EnvironmentException {
        if (tool.isGc() || tool.root() == null) {
            return setup.state().resolve("gopath-gc");
        }
        Path repository = Path.of(tool.root());
        String key = new BuildCache.Key().add(repository.toString()).hex().substring(0, 12);
        Path gopath = setup.state().resolve("gopath-" + key);
        try {
            String module = moduleName(repository.resolve("go.mod"));
            Path link = gopath.resolve("src").resolve(module);
            Files.createDirectories(link.getParent());
            if (!Files.isSymbolicLink(link) || !Files.readSymbolicLink(link).equals(repository)) {
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, repository);
            }
            return gopath;
        } catch (FileAlreadyExistsException e) {
            return gopath; // another run was faster
        } catch (IOException e) {
            throw new EnvironmentException("tool " + tool.name() + ": " + repository + ": " + e, e);
        }
    }

    private static String moduleName(Path goMod) throws IOException {
        for (String line : Files.readString(goMod, StandardCharsets.UTF_8).split("\n", -1)) {
            String t = line.strip();
            if (t.startsWith("module ")) {
                String name = t.substring("module ".length()).strip();
                if (name.isEmpty() || name.startsWith("/") || name.contains("..")) {
                    break;
                }
                return name;
            }
        }
        throw new IOException(goMod + " names no module");
    }

    /** For builds. */
    Map<String, String> build(Map<String, String> more) {
        Map<String, String> env = new HashMap<>(build);
        env.putAll(more);
        return env;
    }

    /** For builds with packages of a workspace's own GOPATH. */
    Map<String, String> buildIn(Path gopath, Path gobin) {
        Map<String, String> env = new HashMap<>(build);
        env.put("GOPATH", env.getOrDefault("GOPATH", "") + ":" + gopath);
        env.put("GOBIN", gobin.toString());
        return env;
    }

    /**
     * For programs.
     *
     * @param restore whether module mode and GOPATH are the caller's own again, as LLGo's runner does for {@code run}
     */
    Map<String, String> program(Map<String, String> more, boolean restore, Path home) {
        Map<String, String> env = build(more);
        env.put("GOFLAGS", "");
        env.put("HOME", home.toString());
        if (restore) {
            for (String name : new String[] {"GO111MODULE", "GOPATH"}) {
                env.remove(name);
                if (setup.env().containsKey(name)) {
                    env.put(name, setup.env().getOrDefault(name, ""));
                }
            }
        }
        return env;
    }
}
