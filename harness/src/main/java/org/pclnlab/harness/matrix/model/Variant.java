package org.pclnlab.harness.matrix.model;

import java.util.List;
import java.util.Map;

/**
 * One column: a toolchain with flags.
 *
 * @param name what reports call it
 * @param kind {@code go} or {@code llgo}
 * @param tool its executable as it was named
 * @param root for llgo: its {@code LLGO_ROOT}; else empty
 * @param lto whether its programs are linked with {@code -lto=full}
 * @param flags further flags of {@code build}
 * @param env variables of {@code build}
 * @param version what the toolchain calls itself
 * @param plant percent of work that is compiled in on top; 0 for none
 * @param copyOf whose programs it runs once more, as control; else empty
 */
public record Variant(
        String name,
        String kind,
        String tool,
        String root,
        boolean lto,
        List<String> flags,
        Map<String, String> env,
        String version,
        int plant,
        String copyOf) {
    public boolean control() {
        return !copyOf.isEmpty();
    }
}
