package org.pclnlab.harness.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pclnlab goroot}: the commands for GOROOT/test. */
@Command(
        name = "goroot",
        description = "Runs the Go project's own test programs, and ours in their style, with go and every llgo.",
        subcommands = {
            GorootListCommand.class,
            GorootRunCommand.class,
            GorootMergeCommand.class,
            GorootTableCommand.class
        },
        footer = {
            "  pclnlab goroot list --mode ci",
            "  pclnlab goroot run --mode ci --tool main=llgo,/src/llgo/bin/llgo,/src/llgo --out night.jsonl",
            "  pclnlab goroot merge --out night.jsonl shard-*.jsonl",
            "  pclnlab goroot table night.jsonl",
        })
final class GorootCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandSpec s = spec;
        if (s != null) {
            throw new ParameterException(s.commandLine(), "goroot: expected list, run, merge or table");
        }
    }
}
