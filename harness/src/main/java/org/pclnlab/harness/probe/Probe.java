package org.pclnlab.harness.probe;

import java.nio.file.Path;

/**
 * One Go program that asks its own runtime.
 *
 * @param name its folder's name
 * @param module folder of the module it belongs to
 * @param manifest how it is built and run
 */
public record Probe(String name, Path module, Manifest manifest) {
    /** The argument of {@code go build}. */
    public String pkg() {
        return "./" + name;
    }

    /** Its own folder. */
    public Path dir() {
        return module.resolve(name);
    }
}
