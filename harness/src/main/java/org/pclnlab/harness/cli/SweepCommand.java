package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.sweep.PlainChildren;
import org.pclnlab.harness.sweep.Sweep;
import org.pclnlab.harness.sweep.SweepException;
import org.pclnlab.harness.sweep.SweepRequest;
import org.pclnlab.harness.sweep.SweepRequest.Witness;
import org.pclnlab.harness.sweep.SweepResult;
import org.pclnlab.harness.sweep.SweepText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab sweep}. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Compares the emulator with a witness at every pc of an image's text section.",
        footer = {"", "Example: pclnlab sweep --witness gosym $(go env GOROOT)/bin/gofmt"},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all pcs agree", "1:a disagreement", "2:wrong usage or unreadable image", "3:no witness"})
public final class SweepCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "IMAGE", description = "An executable built by gc.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path image;

    @Option(
            names = "--witness",
            defaultValue = "gosym",
            description =
                    "gosym (every pc, any image), addr2line (every Nth pc), or process (every pc and inlined frames;"
                            + " go, gofmt and the compiler, rebuilt from GOROOT/src). Default: ${DEFAULT-VALUE}.")
    private String witness = "gosym";

    @Option(
            names = "--step",
            defaultValue = "97",
            description = "For addr2line: bytes from one pc to the next. Default: ${DEFAULT-VALUE}.")
    private int step = 97;

    @Option(
            names = "--show",
            defaultValue = "5",
            description = "How many disagreements to print. Default: ${DEFAULT-VALUE}.")
    private int show = 5;

    @Option(names = "--go", defaultValue = "go", description = "The go command that provides the witness.")
    private String go = "go";

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            SweepRequest request = new SweepRequest(image, parseWitness(), Math.max(1, step), Math.max(0, show), go);
            SweepResult result = new Sweep(new PlainChildren()).run(request);
            PrintWriter out = spec.commandLine().getOut();
            SweepText.print(result, out);
            out.flush();
            return result.agrees() ? 0 : 1;
        } catch (ImageException e) {
            err.println("pclnlab sweep: " + e.getMessage());
            return 2;
        } catch (IOException e) {
            err.println("pclnlab sweep: " + e.getClass().getSimpleName() + ": " + e.getMessage());
            return 2;
        } catch (SweepException e) {
            err.println("pclnlab sweep: " + e.getMessage());
            return 3;
        }
    }

    private Witness parseWitness() {
        for (Witness w : Witness.values()) {
            if (w.name().toLowerCase(Locale.ROOT).equals(witness)) {
                return w;
            }
        }
        throw new ParameterException(
                spec.commandLine(), "--witness: found " + witness + ", expected gosym, addr2line or process");
    }
}
