package org.pclnlab.harness.toolchain;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The environment of go and llgo children: the caller's, without anything that changes what is built. A hostile
 * {@code GOFLAGS}, an {@code LLGO_*} switch left over in a shell, or a checkout that belongs to somebody else make no
 * difference (design section 6).
 */
public final class ChildEnvironment {
    private ChildEnvironment() {}

    /** For a Go toolchain. */
    public static Map<String, String> gc(Map<String, String> caller) {
        return gc(caller, false);
    }

    /** For a Go toolchain, and with {@code cgo} for its C compiler. */
    static Map<String, String> gc(Map<String, String> caller, boolean cgo) {
        Map<String, String> env = common(caller);
        env.put("CGO_ENABLED", cgo ? "1" : "0");
        return env;
    }

    /** Where Go's cache of builds is on linux with these variables. */
    public static Path goCache(Map<String, String> env) {
        String xdg = env.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.startsWith("/") ? Path.of(xdg) : Path.of(env.getOrDefault("HOME", "/"), ".cache");
        return caches.resolve("go-build");
    }

    /**
     * For an LLGo with its sources at {@code root}. Each one gets a cache of packages of its own: development builds all
     * call themselves {@code (devel)}, so in a shared cache one could link what another compiled. macOS has no variable
     * for that folder. Some LLGo versions forget variables in the keys of their cache, so builds with other variables have a
     * cache of their own; what happens behind the link is not cached.
     */
    public static Map<String, String> llgo(
            Map<String, String> caller, Path llgo, @Nullable String root, Map<String, String> settings) {
        Map<String, String> env = common(caller);
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        if (!mac && !env.containsKey("GOCACHE")) {
            env.put("GOCACHE", goCache(env).toString());
        }
        BuildCache.Key key = new BuildCache.Key().add(llgo.toString()).add(root == null ? "" : root);
        new TreeMap<>(settings).forEach((name, value) -> {
            if (!name.equals("LLGO_PCLNPOST")) {
                key.add(name).add(value);
            }
        });
        String own = key.hex();
        env.put(
                "XDG_CACHE_HOME",
                UserCache.root(caller)
                        .resolve("llgo")
                        .resolve(own.substring(0, 16))
                        .toString());
        if (root != null) {
            env.put("LLGO_ROOT", root);
        }
        env.putAll(settings);
        return env;
    }

    /** For programs that were built: no variable steers a Go runtime. */
    public static Map<String, String> program(Map<String, String> caller) {
        Map<String, String> env = new TreeMap<>();
        caller.forEach((k, v) -> {
            if (!k.startsWith("GO") && !k.startsWith("LLGO") && !k.startsWith("LD_") && !k.startsWith("DYLD_")) {
                env.put(k, v);
            }
        });
        return env;
    }

    private static Map<String, String> common(Map<String, String> caller) {
        Map<String, String> env = new TreeMap<>();
        caller.forEach((k, v) -> {
            boolean where = k.equals("GOCACHE") || k.equals("GOMODCACHE") || k.equals("GOPATH");
            boolean steers = k.startsWith("GO") || k.startsWith("CGO_") || k.startsWith("LLGO");
            if (where ? v.startsWith("/") : !steers) {
                env.put(k, v);
            }
        });
        env.put("GOENV", "off");
        env.put("GOTOOLCHAIN", "local");
        env.put("GOWORK", "off");
        env.put("GOPROXY", "off");
        env.put("GOFLAGS", "-buildvcs=false");
        if (!env.containsKey("GOCACHE") && !env.containsKey("HOME") && !env.containsKey("XDG_CACHE_HOME")) {
            env.put("GOCACHE", UserCache.root(caller).resolve("go-build").toString());
        }
        if (!env.containsKey("GOPATH") && !env.containsKey("HOME")) {
            env.put("GOPATH", UserCache.root(caller).resolve("gopath").toString());
        }
        return env;
    }
}
