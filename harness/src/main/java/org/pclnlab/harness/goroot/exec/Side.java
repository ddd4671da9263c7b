package org.pclnlab.harness.goroot.exec;

import org.pclnlab.harness.toolchain.Tool;

/**
 * A tool with its environment, and what its stages are called (spec 08 section 4.13).
 *
 * @param program name of the executable in the workspace
 */
public record Side(
        Tool tool,
        Environment env,
        String build,
        String run,
        String generatedBuild,
        String generatedRun,
        String program) {

    /** A side of either kind. */
    public static Side of(Tool tool, Environment env) {
        return tool.isGc()
                ? new Side(
                        tool,
                        env,
                        "baseline go build",
                        "baseline go run",
                        "go generated build",
                        "go generated run",
                        "go.out")
                : new Side(
                        tool, env, "llgo build", "llgo run", "llgo generated build", "llgo generated run", "llgo.out");
    }

    String path() {
        return tool.path().toString();
    }
}
