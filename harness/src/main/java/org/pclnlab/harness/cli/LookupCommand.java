package org.pclnlab.harness.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.lookup.LookupOptions;
import org.pclnlab.harness.lookup.OutputStyle;
import org.pclnlab.harness.outcome.UsageException;
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
        description = {
            "Says which function, file and line pcs belong to; pcs from arguments or, without any, from input, one on a line.",
            "LLGo programs are answered as they answer themselves, gc programs by gc's tables. Debug information is not read:"
                    + " C code is named after the Go function before it, or ??."
        },
        footer = {
            "  pclnlab lookup --output-style=go a.out 0x401000",
            "  pclnlab lookup -e a.out -a -f -i -p 401000",
            "  pclnlab lookup --filter --slide=0x5555554000 a.out <log"
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:answered", "2:wrong usage or unreadable image"})
public final class LookupCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--output-style",
            paramLabel = "STYLE",
            defaultValue = "gnu",
            description = "go (as go tool addr2line, byte for byte), gnu, llvm or json. Default: ${DEFAULT-VALUE}.")
    private String style = "gnu";

    @Option(
            names = {"-e", "--exe"},
            paramLabel = "IMAGE",
            description =
                    "The executable, as addr2line has it: all parameters are pcs, and names are printed with -f only.")
    private @Nullable File exe;

    @Option(
            names = {"-f", "--functions"},
            negatable = true,
            fallbackValue = "true",
            description = "Print names. On without -e.")
    private @Nullable Boolean functions;

    @Option(
            names = {"-i", "--inlines"},
            negatable = true,
            fallbackValue = "true",
            description = "Print the callers of inlined code too. On for llvm and json.")
    private @Nullable Boolean inlines;

    @Option(
            names = {"-a", "--addresses"},
            description = "Print each pc before its answer.")
    private boolean addresses;

    @Option(
            names = {"-p", "--pretty-print"},
            description = "One line for each frame.")
    private boolean pretty;

    @Option(
            names = {"-s", "--basenames"},
            description = "Files without their folders.")
    private boolean basenames;

    @Option(
            names = {"-C", "--demangle"},
            description = "Accepted and without effect: names of Go are not mangled.")
    @SuppressWarnings("UnusedVariable")
    private boolean demangle;

    @Option(
            names = "--radix",
            paramLabel = "N",
            description = "10 or 16, of pcs without 0x. Default: 16; 10 for llvm and json, as in llvm-symbolizer.")
    private @Nullable Integer radix;

    @Option(
            names = "--slide",
            paramLabel = "OFFSET",
            description = "Runtime address minus link-time address of a process; subtracted from each pc.")
    private @Nullable String slide;

    @Option(names = "--relative-address", description = "Pcs count from the image's lowest address.")
    private boolean relative;

    @Option(names = "--filter", description = "Copy text and put answers behind the pcs in it.")
    private boolean filter;

    @Option(
            names = "--build-id",
            paramLabel = "ID",
            description = "Refuse an image with another GNU (hexadecimal) or Go build id.")
    private @Nullable String buildId;

    @Option(
            names = "--sidecar",
            paramLabel = "FILE",
            description = "The .pclntab of a program built with -pclntab=external. Default: where its process looks.")
    private @Nullable File sidecar;

    @Parameters(
            paramLabel = "[IMAGE] [PC...]",
            hideParamSyntax = true,
            description = "An executable, and pcs: hexadecimal, 0x or not; see --radix.")
    private List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        File image = exe;
        List<String> pcs = words;
        if (image == null) {
            if (words.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "Missing required parameter: IMAGE");
            }
            image = new File(words.get(0));
            pcs = words.subList(1, words.size());
        }
        return FastLookup.answer(
                image, options(), buildId, pcs, spec.commandLine().getErr());
    }

    private LookupOptions options() {
        OutputStyle chosen = FastLookup.style(style);
        if (chosen == null) {
            throw new ParameterException(
                    spec.commandLine(), "--output-style: found " + style + ", expected go, gnu, llvm or json");
        }
        LookupOptions o = LookupOptions.of(chosen);
        Boolean named = functions;
        Boolean callers = inlines;
        return o.withFrames(
                        named != null ? named : exe == null || chosen != OutputStyle.GNU,
                        callers != null ? callers : o.inlines(),
                        addresses,
                        pretty,
                        basenames)
                .withPcs(decimal(o), slide(), relative)
                .withFilter(filter)
                .withSidecar(sidecar);
    }

    private boolean decimal(LookupOptions o) {
        Integer base = radix;
        if (base == null) {
            return o.decimal();
        }
        if (base != 10 && base != 16) {
            throw new ParameterException(spec.commandLine(), "--radix: found " + base + ", expected 10 or 16");
        }
        return base == 10;
    }

    private long slide() {
        String s = slide;
        if (s == null) {
            return 0;
        }
        try {
            return Slide.parse(s);
        } catch (UsageException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
