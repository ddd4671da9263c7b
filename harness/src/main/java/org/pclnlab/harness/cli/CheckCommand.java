package org.pclnlab.harness.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.check.CheckJson;
import org.pclnlab.harness.check.CheckReport;
import org.pclnlab.harness.check.CheckSarif;
import org.pclnlab.harness.check.CheckText;
import org.pclnlab.harness.check.Checker;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab check}. */
@Command(
        name = "check",
        description = {
            "Applies every rule to the tables of an image and says which hold: those that the runtime checks itself,",
            "in its order, and apart from them those that it does not look at.",
            "Exit 1 when a rule is broken; notes do not count."
        },
        footer = {
            "  pclnlab check a.out",
            "  pclnlab check --json - a.out",
            "  pclnlab check --sarif a.sarif a.out",
        })
public final class CheckCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "IMAGE", description = "an executable of LLGo or gc")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path image;

    @Option(names = "--all", description = "also rules that the image has nothing for, and every place that was kept")
    private boolean all;

    @Option(names = "--json", paramLabel = "FILE", description = "write the result as JSON; - is standard output")
    private @Nullable String json;

    @Option(names = "--sarif", paramLabel = "FILE", description = "write it as SARIF 2.1.0; - is standard output")
    private @Nullable String sarif;

    @Mixin
    private final SidecarOption sidecar = new SidecarOption();

    @Override
    public Integer call() throws UsageException, ImageException, IOException {
        CheckReport report = OpenImage.readAsProcess(image, sidecar.file, Checker::check);
        PrintWriter out = spec.commandLine().getOut();
        if (!"-".equals(json) && !"-".equals(sarif)) {
            CheckText.print(report, all, out);
        }
        document(json, out, to -> CheckJson.write(report, to));
        document(sarif, out, to -> CheckSarif.write(report, to));
        out.flush();
        return (report.findings() == 0 ? ExitCode.OK : ExitCode.FINDING).code();
    }

    /** Writes one document. */
    @FunctionalInterface
    interface Document {
        void write(OutputStream to) throws IOException;
    }

    /** Writes a document to the file an option names; nothing when it names none. */
    static void document(@Nullable String file, PrintWriter out, Document document) throws IOException, UsageException {
        if (file == null) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.write(bytes);
        if (file.equals("-")) {
            out.print(bytes.toString(StandardCharsets.UTF_8));
            return;
        }
        try {
            Files.write(Path.of(file), bytes.toByteArray());
        } catch (IOException e) {
            throw new UsageException(file + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
