package org.pclnlab.harness.probe;

import java.nio.file.Path;

/**
 * One Go program that asks its own runtime.
 *
 * @param name its folder's name
 * @param module folder of the module it belongs to
 * @param manifest how it is built and run
 * @param llgo what llgo is told besides when it builds it
 */
public record Probe(String name, Path module, Manifest manifest, BuildSettings llgo) {
    /** A probe that is built as the toolchain builds by default. */
    public Probe(String name, Path module, Manifest manifest) {
        this(name, module, manifest, BuildSettings.NONE);
    }

    /** The argument of {@code go build}. */
    public String pkg() {
        return "./" + name;
    }

    /** Its own folder. */
    public Path dir() {
        return module.resolve(name);
    }
}
