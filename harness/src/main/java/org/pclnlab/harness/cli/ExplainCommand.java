package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.explain.ExplainJson;
import org.pclnlab.harness.explain.ExplainText;
import org.pclnlab.harness.explain.Explanation;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab explain}. */
@Command(
        name = "explain",
        description = {
            "Says how one lookup of an image comes to its answer: every step, the bytes it read and where they are.",
            "A fresh process is asked; with --warm one that has built its tables."
        },
        footer = {
            "  pclnlab explain a.out 0x401234",
            "  pclnlab explain --frames a.out 0x401234",
            "  pclnlab explain --slide=0x555555400000 pie.out 0x555555401234",
            "  pclnlab explain --json a.out 0x401234",
        })
public final class ExplainCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IMAGE", description = "an executable of LLGo or gc")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path image;

    @Parameters(
            index = "1",
            paramLabel = "PC",
            description = "a link-time address, with --slide an address of the process; hexadecimal with or without 0x")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String pc;

    @Option(names = "--slide", paramLabel = "N", description = Slide.HELP)
    private @Nullable String slide;

    @Option(names = "--warm", description = "the process has symbolized before: no cold path")
    private boolean warm;

    @Option(names = "--frames", description = "ask CallersFrames([PC]) instead of FuncForPC: PC is a return address")
    private boolean frames;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Mixin
    private final SidecarOption sidecar = new SidecarOption();

    @Override
    public Integer call() throws UsageException, ImageException, IOException {
        long given = Hexadecimal.parse("PC", pc);
        Explanation e = OpenImage.readAt(image, sidecar.file, slide, loaded -> {
            long at = slide == null ? loaded.toPc(given) : given;
            return frames ? Explanation.ofFrames(loaded, at, warm) : Explanation.of(loaded, at, warm);
        });
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            CheckCommand.document("-", out, to -> ExplainJson.write(e, to));
        } else {
            ExplainText.print(e, out);
        }
        out.flush();
        return 0;
    }
}
