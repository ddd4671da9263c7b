package org.pclnlab.harness.cli;

import picocli.CommandLine.Command;

/** {@code pclnlab matrix}. */
@Command(
        name = "matrix",
        description = "Benchmarks of programs that use function tables, built by go and any number of llgos.",
        subcommands = {MatrixRunCommand.class, MatrixRenderCommand.class, MatrixCompareCommand.class},
        footer = {
            "  pclnlab matrix run --tool a=go --tool b=go --scenario hot --budget 3",
            "  pclnlab matrix run --tool go=go --tool main=llgo,/path/to/llgo,/path/to/llgo-root --out new.json",
            "  pclnlab matrix render --html new.html new.json",
            "  pclnlab matrix compare old.json new.json"
        })
public final class MatrixCommand {}
