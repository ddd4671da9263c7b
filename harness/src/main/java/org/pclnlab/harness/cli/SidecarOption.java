package org.pclnlab.harness.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --sidecar}, the same in every command that reads an executable. */
final class SidecarOption {
    @Option(
            names = "--sidecar",
            paramLabel = "FILE",
            description = "the .pclntab of a program built with -pclntab=external; default: where its process looks")
    @Nullable Path file;
}
