package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.heap.LiveStream;
import org.pclnlab.harness.heap.StreamVerify;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.report.Printable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab heap stream}. */
@Command(
        name = "stream",
        description = {
            "Reads the samplers of a live LLGo process (#2027) and prints each thread's state and the thresholds it will",
            "draw next. The output is the beginning of a trace for 'heap replay'. The process is held for a moment.",
            "With --verify it runs a program (goroot-cases/heap/stream built by LLGo), emulates all its allocations from",
            "the state it had before, and compares what was sampled and the state after."
        },
        footer = {
            "  pclnlab heap stream 1234",
            "  llgo build -o /tmp/stream ./stream   # in goroot-cases/heap",
            "  pclnlab heap stream --verify /tmp/stream"
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:read; with --verify: all decisions are equal",
            "1:--verify found a difference",
            "2:wrong usage, no such process, or a program without that sampler",
            "3:the process may not be read, or the program did not speak as expected"
        })
public final class HeapStreamCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PID",
            arity = "1..*",
            description = "A process number; with --verify a program and its arguments.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<String> target;

    @Option(names = "--draws", paramLabel = "N", defaultValue = "3", description = "Thresholds to print. Default: 3.")
    private int draws = 3;

    @Option(names = "--verify", description = "Run a program and compare.")
    private boolean verify;

    @Override
    public Integer call() throws UsageException, EnvironmentException, ImageException {
        PrintWriter out = spec.commandLine().getOut();
        if (draws < 0 || draws > 1_000_000) {
            throw new UsageException("--draws: found " + draws + ", expected a number from 0 to 1000000");
        }
        if (verify) {
            return verify(out).code();
        }
        if (target.size() != 1 || !target.get(0).matches("[0-9]{1,9}")) {
            throw new UsageException("found " + String.join(" ", target) + ", expected one process number");
        }
        LiveStream.read(Integer.parseInt(target.get(0))).print(draws, out);
        out.flush();
        return ExitCode.OK.code();
    }

    private ExitCode verify(PrintWriter out) throws UsageException, EnvironmentException, ImageException {
        StreamVerify.Result r = StreamVerify.run(target, System.getenv());
        r.differences().stream().limit(SHOWN).forEach(d -> out.println("DIFFERENT  " + Printable.of(d)));
        out.println(r.allocations() + " allocations, " + r.samples() + " sampled, " + r.draws() + " draws: "
                + (r.differences().isEmpty()
                        ? "every decision and the state at the end are those of the process"
                        : r.differences().size() + " differences"));
        out.flush();
        return r.differences().isEmpty() ? ExitCode.OK : ExitCode.FINDING;
    }
}
