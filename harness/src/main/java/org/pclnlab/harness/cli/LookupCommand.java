package org.pclnlab.harness.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.lookup.OutputStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab lookup}. */
@Command(
        name = "lookup",
        mixinStandardHelpOptions = true,
        description =
                "Says which function, file and line pcs belong to; pcs from arguments or, without any, from input.",
        footer = {"  pclnlab lookup --output-style=go a.out 0x401000"},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:answered", "2:wrong usage or unreadable image"})
public final class LookupCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--output-style",
            defaultValue = "gnu",
            description = "go (as go tool addr2line, byte for byte), gnu or llvm. Default: ${DEFAULT-VALUE}.")
    private String style = "gnu";

    @Parameters(index = "0", paramLabel = "IMAGE", description = "An executable.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path image;

    @Parameters(index = "1..*", paramLabel = "PC", description = "Hexadecimal, 0x or not.")
    private @Nullable List<String> pcs;

    @Override
    public Integer call() {
        List<String> asked = pcs == null ? List.of() : pcs;
        return FastLookup.answer(image.toFile(), parseStyle(), asked, spec.commandLine().getErr());
    }

    private OutputStyle parseStyle() {
        OutputStyle chosen = FastLookup.style(style);
        if (chosen == null) {
            throw new ParameterException(
                    spec.commandLine(), "--output-style: found " + style + ", expected go, gnu or llvm");
        }
        return chosen;
    }
}
