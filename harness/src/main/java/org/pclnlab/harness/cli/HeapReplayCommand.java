package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.heap.HeapText;
import org.pclnlab.harness.heap.PprofWriter;
import org.pclnlab.harness.heap.Replay;
import org.pclnlab.harness.heap.SamplerKind;
import org.pclnlab.harness.heap.TextFiles;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab heap replay}. */
@Command(
        name = "replay",
        description = {
            "Feeds an allocation trace to an emulated sampler and prints the records that a reader would get.",
            "A TRACE is a text file: 'pclnlab-alloc 1', then 'rate N', 'thread NAME [address HEX] [rand HEX] [remaining N]',",
            "'frame PC FUNCTION FILE:LINE', 'stack NAME PC...', 'a THREAD SIZE STACK [xN or #ID]', 'f #ID'."
        },
        footer = {"  pclnlab heap replay trace.txt", "  pclnlab heap replay --sampler gc --pprof out.pb.gz trace.txt"},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:replayed", "2:wrong usage or a damaged trace"})
public final class HeapReplayCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "TRACE", description = "The trace.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path trace;

    @Option(
            names = "--sampler",
            paramLabel = "NAME",
            defaultValue = "current",
            description = "${COMPLETION-CANDIDATES}. Default: current.")
    private SamplerKind sampler = SamplerKind.CURRENT;

    @Option(names = "--pprof", paramLabel = "FILE", description = "Write a profile for 'go tool pprof'.")
    private @Nullable Path pprof;

    @Override
    public Integer call() throws UsageException {
        Replay.Result result = TextFiles.read(trace, (file, in) -> Replay.run(file, in, sampler));
        if (pprof != null) {
            write(result, pprof);
        }
        PrintWriter out = spec.commandLine().getOut();
        HeapText.print(result, out);
        out.flush();
        return 0;
    }

    private static void write(Replay.Result result, Path file) throws UsageException {
        try (OutputStream out = Files.newOutputStream(file)) {
            PprofWriter.write(result, out);
        } catch (IOException e) {
            throw new UsageException(file + ": cannot be written: " + e.getMessage());
        }
    }
}
