package org.pclnlab.harness.goroot.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.pclnlab.harness.toolchain.Limits;
import org.pclnlab.harness.toolchain.Tool;

/**
 * What all cases of a run have in common.
 *
 * @param root folder of the cases
 * @param go the reference
 * @param importcfg import configuration of the whole standard library
 * @param state folder for workspaces and caches
 * @param env the caller's environment
 * @param gomaxprocs for all children
 * @param buildTimeout of one build
 * @param limits of every child
 * @param stackKib soft limit of the stack of programs, 0 to leave it as it is
 */
public record Setup(
        Path root,
        Tool go,
        Path importcfg,
        Path state,
        Map<String, String> env,
        int gomaxprocs,
        Duration buildTimeout,
        Limits limits,
        long stackKib) {

    /** Whether the cases are those of the Go distribution. */
    public boolean isGoroot() {
        return root.equals(Path.of(go.goroot(), "test"));
    }

    /** The same with other settings for programs. */
    public Setup with(int otherGomaxprocs, long otherStackKib) {
        return new Setup(root, go, importcfg, state, env, otherGomaxprocs, buildTimeout, limits, otherStackKib);
    }
}
