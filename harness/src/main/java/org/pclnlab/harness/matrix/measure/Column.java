package org.pclnlab.harness.matrix.measure;

import java.util.List;
import java.util.Map;
import org.pclnlab.harness.matrix.model.Variant;
import org.pclnlab.harness.toolchain.Tool;

/**
 * A variant and the toolchain that is there for it.
 *
 * @param name of the variant
 * @param flags of {@code build}, without those that all programs are built with
 * @param env variables of {@code build}
 * @param plant percent of work that is compiled in on top
 * @param copyOf whose programs it runs; else empty
 */
public record Column(String name, Tool tool, List<String> flags, Map<String, String> env, int plant, String copyOf) {
    Variant variant() {
        return new Variant(
                name,
                tool.isGc() ? "go" : "llgo",
                tool.path().toString(),
                tool.root() == null ? "" : tool.root(),
                flags.stream().anyMatch(f -> f.startsWith("-lto") && !f.equals("-lto=off")),
                flags,
                env,
                tool.version() + " " + tool.platform(),
                plant,
                copyOf);
    }
}
