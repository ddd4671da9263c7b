package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.sidecar.SidecarActions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab sidecar}. */
@Command(
        name = "sidecar",
        description = {
            "Shows, pairs and makes the .pclntab files of programs built with -pclntab=external.",
            "What the process of such a program makes of its sidecar, stage by stage, is what pclnlab check says."
        },
        footer = {
            "  pclnlab sidecar show a.out",
            "  pclnlab sidecar show a.out.pclntab",
            "  pclnlab sidecar attach a.out saved.pclntab",
            "  pclnlab sidecar detach --tables a.out.pclntab linked.out",
        })
final class SidecarCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no subcommand given: show, attach or detach");
    }

    private static int done(ExitCode code, PrintWriter out) {
        out.flush();
        return code.code();
    }

    @Command(
            name = "show",
            description = {
                "Prints header and sections of a sidecar, and whether it is encoded as LLGo does. Of an executable: of the"
                        + " sidecar that its process would open, and what the process would do with it.",
                "Exit 1 when LLGo's tools or the process would refuse it."
            },
            footer = {"  pclnlab sidecar show a.out", "  pclnlab sidecar show a.out.pclntab"})
    int show(
            @Parameters(paramLabel = "FILE", description = "a sidecar or an executable") Path file,
            @Mixin SidecarOption sidecar)
            throws UsageException, ImageException {
        PrintWriter out = spec.commandLine().getOut();
        return done(new SidecarActions(out).show(file, sidecar.file), out);
    }

    @Command(
            name = "attach",
            description = {
                "Puts a sidecar where the process of IMAGE looks for it: beside the file that symbolic links lead to.",
                "Only one that this process would load; else nothing is written, and the exit code is 1."
            },
            footer = {"  pclnlab sidecar attach a.out saved.pclntab"})
    int attach(
            @Parameters(paramLabel = "IMAGE", description = "an executable built with -pclntab=external") Path image,
            @Parameters(paramLabel = "SIDECAR", description = "its .pclntab, wherever it is") Path sidecar,
            @Option(names = "--dry-run", description = "write nothing") boolean dryRun)
            throws UsageException, ImageException, EnvironmentException {
        PrintWriter out = spec.commandLine().getOut();
        return done(new SidecarActions(out).attach(image, sidecar, dryRun), out);
    }

    @Command(
            name = "detach",
            description = {
                "Does what LLGo does after linking with -pclntab=external: takes the site records out of IMAGE, writes"
                        + " them with the tables to IMAGE.pclntab, and marks both as a pair.",
                "IMAGE is the executable as the linker left it. The tables come from the compiler, which is not here:"
                        + " they are taken from another sidecar of the same program.",
                "Refused in LLGo's words with exit 1, and nothing written. The sidecar is written first: until IMAGE is"
                        + " replaced, in one step, it is what it was."
            },
            footer = {"  pclnlab sidecar detach --tables a.out.pclntab -o b.out linked.out"})
    int detach(
            @Parameters(paramLabel = "IMAGE", description = "a linked executable, not detached yet") Path image,
            @Option(
                            names = "--tables",
                            paramLabel = "FILE",
                            description = "take the tables of this sidecar; default: the one beside IMAGE")
                    @Nullable Path tables,
            @Option(names = "-o", paramLabel = "OUT", description = "write OUT and OUT.pclntab, and leave IMAGE")
                    @Nullable Path output)
            throws UsageException, ImageException, EnvironmentException {
        PrintWriter out = spec.commandLine().getOut();
        return done(new SidecarActions(out).detach(image, tables, output), out);
    }
}
