package org.pclnlab.harness.toolchain;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A compiler that was found and told its version.
 *
 * @param name what reports call it
 * @param kind which compiler it is
 * @param path its executable
 * @param root for llgo: its {@code LLGO_ROOT}
 * @param version what it calls itself
 * @param goVersion the {@code GOVERSION} of the Go toolchain it is or uses
 * @param platform {@code GOOS/GOARCH}
 * @param goroot root of the standard library that it compiles
 * @param identity changes whenever the tool may produce something else
 */
public record Tool(
        String name,
        Kind kind,
        Path path,
        @Nullable String root,
        String version,
        String goVersion,
        String platform,
        String goroot,
        String identity) {

    /** Which compiler. */
    public enum Kind {
        /** The Go toolchain. */
        GC,
        /** LLGo. */
        LLGO
    }

    public boolean isGc() {
        return kind == Kind.GC;
    }
}
