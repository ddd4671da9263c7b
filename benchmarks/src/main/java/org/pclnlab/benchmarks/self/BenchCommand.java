package org.pclnlab.benchmarks.self;

import org.pclnlab.harness.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pclnlab bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures pclnlab against its peers; equal answers are checked first.",
        subcommands = {
            HotCommand.class,
            SweepBench.class,
            BatchCommand.class,
            ColdCommand.class,
            RewriteBenchCommand.class,
            TriageBench.class,
            StackBenchCommand.class,
            HeapBenchCommand.class,
            JmhCommand.class
        },
        footer = {"  pclnlab bench hot --check"})
public final class BenchCommand implements Subcommand, Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "bench: expected hot, sweep, batch, cold, rewrite, stack, heap, triage or jmh");
    }
}
