package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.load.LoadReport;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab load}. */
@Command(
        name = "load",
        description = {
            "Puts an executable into memory at a slide, as kernel and dynamic loader would.",
            "Mach-O symbols of libraries get placeholder addresses, which are listed."
        },
        footer = {"  pclnlab load a.out", "  pclnlab load --slide 0x4000 --trace a.out"},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:loaded", "2:wrong usage, unreadable image, or damaged fixups"})
public final class LoadCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "IMAGE", description = "An executable, ELF or Mach-O.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path image;

    @Option(
            names = "--slide",
            paramLabel = "N",
            defaultValue = "0",
            description = "Distance from link-time to runtime addresses, a multiple of the page size. Default: 0.")
    private String slide = "0";

    @Option(
            names = "--arch",
            paramLabel = "ARCH",
            description = "Slice of a fat file: amd64 or arm64. Default: the first.")
    private @Nullable String arch;

    @Option(names = "--trace", description = "Print every fixup of a Mach-O image.")
    private boolean trace;

    @Override
    public Integer call() throws UsageException, ImageException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            LoadReport.print(image, parseArch(), Slide.parse(slide), trace, out);
        } catch (IOException e) {
            throw new UsageException(image + ": " + e.getMessage());
        } finally {
            out.flush();
        }
        return 0;
    }

    private @Nullable Arch parseArch() throws UsageException {
        if (arch == null) {
            return null;
        }
        for (Arch a : Arch.values()) {
            if (a.goName().equals(arch)) {
                return a;
            }
        }
        throw new UsageException("--arch: found " + arch + ", expected amd64 or arm64");
    }
}
