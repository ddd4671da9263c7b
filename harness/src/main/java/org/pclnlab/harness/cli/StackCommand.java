package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.stack.StackCall;
import org.pclnlab.harness.stack.StackReport;
import org.pclnlab.harness.stack.StackRequest;
import org.pclnlab.harness.stack.StackVerify;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab stack}. */
@Command(
        name = "stack",
        description = {
            "Says what a process or a core file is doing: every thread of an LLGo program, with the frames that a"
                    + " panic in flight removed put back; every goroutine of a gc program.",
            "A process is held for some milliseconds, never written to, and runs on whatever happens to pclnlab."
        },
        footer = {
            "  pclnlab stack 1234",
            "  pclnlab stack --raw --json 1234",
            "  pclnlab stack --exe a.out core.1234",
            "  pclnlab stack --save core.1234 1234",
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:read",
            "1:--verify found a difference, or nothing to compare",
            "2:wrong usage, no such process, unreadable core or program",
            "3:the process may not be read; the message names the setting"
        })
public final class StackCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PID|CORE",
            arity = "1..*",
            description = "a process number or a core file; with --verify a program and its arguments")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<String> target;

    @Option(
            names = "--exe",
            paramLabel = "FILE",
            description = "the program of a core file; default: what the core names")
    private @Nullable Path executable;

    @Option(names = "--raw", description = "show both halves: frames in memory, and what a panic removed")
    private boolean raw;

    @Option(names = "--system", description = "gc: the runtime's own goroutines too")
    private boolean system;

    @Option(
            names = "--together",
            description = "hold all threads at the same time; default: one after the other, each for a moment")
    private boolean together;

    @Option(
            names = "--callers",
            paramLabel = "FUNCTION",
            description =
                    "LLGo: what runtime.Callers and runtime.Stack would say if FUNCTION, which is on a stack, asked"
                            + " now")
    private @Nullable String callers;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(names = "--save", paramLabel = "FILE", description = "write the process as a core file instead")
    private @Nullable Path save;

    @Option(
            names = "--verify",
            description = "run a program that stops and prints its own stacks, and compare (see goroot-cases/probes)")
    private boolean verify;

    @Mixin
    private final SidecarOption sidecar = new SidecarOption();

    @Override
    public Integer call() throws UsageException, EnvironmentException, ImageException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (verify) {
            StackVerify v = new StackVerify(out, System.getenv());
            v.run(target);
            String rest = v.incomparable() == 0 ? "" : ", " + v.incomparable() + " not comparable";
            out.println(v.compared() + " comparisons, " + v.different() + " different" + rest);
            out.flush();
            return (v.compared() == 0 || v.different() != 0 ? ExitCode.FINDING : ExitCode.OK).code();
        }
        if (target.size() != 1) {
            throw new UsageException("one process or core file at a time");
        }
        StackCall call =
                new StackCall(new StackRequest(target.get(0), executable, sidecar.file, system, together), raw);
        if (save != null) {
            call.save(save);
        } else if (callers != null) {
            call.callers(callers, out);
        } else if (json) {
            StackReport report = call.read();
            CheckCommand.document("-", out, to -> call.json(to, report));
        } else {
            call.text(out);
        }
        out.flush();
        return 0;
    }
}
