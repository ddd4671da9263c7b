package org.pclnlab.harness.toolchain;

import java.nio.file.Path;
import java.util.Map;

/** Where pclnlab keeps what it can make again: {@code $XDG_CACHE_HOME/pclnlab}, or {@code ~/.cache/pclnlab}. */
public final class UserCache {
    private UserCache() {}

    /** The folder; it may not exist. */
    public static Path root(Map<String, String> env) {
        String xdg = env.getOrDefault("XDG_CACHE_HOME", "");
        if (xdg.startsWith("/")) {
            return Path.of(xdg, "pclnlab");
        }
        String home = env.getOrDefault("HOME", "");
        if (home.startsWith("/")) {
            return Path.of(home, ".cache", "pclnlab");
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "pclnlab-cache-" + System.getProperty("user.name"));
    }
}
