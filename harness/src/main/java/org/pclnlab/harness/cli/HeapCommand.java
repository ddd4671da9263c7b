package org.pclnlab.harness.cli;

import picocli.CommandLine.Command;

/** {@code pclnlab heap}. */
@Command(
        name = "heap",
        description =
                "The memory-profile sampler: is a profile unbiased, what does a trace become, and what will a process sample.",
        subcommands = {HeapCheckCommand.class, HeapReplayCommand.class, HeapStreamCommand.class},
        footer = {
            "  pclnlab heap check --simulate 1000 --sampler current",
            "  pclnlab heap replay --pprof out.pb.gz trace.txt",
            "  pclnlab heap stream 1234"
        })
public final class HeapCommand {}
