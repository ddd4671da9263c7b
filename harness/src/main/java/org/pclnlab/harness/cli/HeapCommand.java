package org.pclnlab.harness.cli;

import picocli.CommandLine.Command;

/** {@code pclnlab heap}. */
@Command(
        name = "heap",
        description = "The memory-profile sampler: is a profile unbiased, and what does a trace become.",
        subcommands = {HeapCheckCommand.class, HeapReplayCommand.class},
        footer = {
            "  pclnlab heap check --simulate 1000 --sampler current",
            "  pclnlab heap replay --pprof out.pb.gz trace.txt"
        })
public final class HeapCommand {}
