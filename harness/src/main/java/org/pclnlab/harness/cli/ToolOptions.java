package org.pclnlab.harness.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.ToolSpec;
import org.pclnlab.harness.toolchain.Toolchains;
import picocli.CommandLine.Option;

/** The options of every command that uses toolchains (design section 6). */
final class ToolOptions {
    @Option(
            names = "--tool",
            paramLabel = "NAME=SPEC",
            description = {
                "a toolchain; repeatable. SPEC is go, go,PATH or llgo,PATH,ROOT, where ROOT becomes LLGO_ROOT.",
                "Without one, go is taken from PATH, and llgo from LLGO (with LLGO_ROOT) or PATH."
            })
    private List<String> tools = new ArrayList<>();

    @Option(
            names = "--require",
            paramLabel = "KIND",
            description = "go or llgo: end with 3 when there is none; repeatable")
    private List<String> require = new ArrayList<>();

    /** The names that were given, in their order; empty when toolchains are searched. */
    List<String> names() throws UsageException {
        List<String> out = new ArrayList<>();
        for (String t : tools) {
            out.add(ToolSpec.parse(t).name());
        }
        return out;
    }

    Toolchains find(Map<String, String> env, Launcher launcher) throws UsageException, EnvironmentException {
        List<ToolSpec> specs = new ArrayList<>();
        for (String t : tools) {
            specs.add(ToolSpec.parse(t));
        }
        return Toolchains.find(specs, require, env, launcher);
    }
}
