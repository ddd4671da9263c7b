package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.symbolize.Runtimes;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.sweep.Sweep;
import org.pclnlab.harness.sweep.SweepException;
import org.pclnlab.harness.sweep.SweepRequest;
import org.pclnlab.harness.sweep.SweepRequest.Witness;
import org.pclnlab.harness.sweep.SweepResult;
import org.pclnlab.harness.sweep.SweepText;
import org.pclnlab.harness.toolchain.Builder;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains;
import org.pclnlab.harness.toolchain.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab sweep}. */
@Command(
        name = "sweep",
        description = {
            "Compares the emulator with a witness at every pc of an image's text section.",
            "Without IMAGE, the oracle program goroot-cases/oracles/pcs is built with go and every llgo, and swept."
        },
        footer = {
            "  pclnlab sweep $(go env GOROOT)/bin/gofmt",
            "  pclnlab sweep --witness process $(go env GOROOT)/bin/gofmt",
            "  pclnlab sweep --tool main=llgo,/src/llgo/bin/llgo,/src/llgo --build-flag=-Oz",
        })
public final class SweepCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ToolOptions toolOptions = new ToolOptions();

    @Parameters(
            paramLabel = "IMAGE",
            arity = "0..1",
            description = "an executable of gc, or one of LLGo that has the oracle in it")
    private @Nullable Path image;

    @Option(
            names = "--witness",
            description = {
                "gosym: Go's debug/gosym, every pc of any image of gc (the default for those)",
                "addr2line: go tool addr2line, every Nth pc",
                "process: every pc and all inlined frames; go, gofmt and the compiler, rebuilt from GOROOT/src",
                "self: the image is run and answers for itself (the default for images of LLGo)"
            })
    private @Nullable String witness;

    @Option(names = "--step", paramLabel = "N", description = "every Nth pc; default: 97 for addr2line, 1 otherwise")
    private int step;

    @Option(names = "--show", paramLabel = "N", description = "how many disagreements to print; default: 5")
    private int show = 5;

    @Option(names = "--build-flag", paramLabel = "FLAG", description = "for builds of the oracle with llgo; repeatable")
    private List<String> flags = new ArrayList<>();

    @Override
    public Integer call() throws UsageException, EnvironmentException, ImageException {
        if (step < 0 || show < 0) {
            throw new UsageException("--step and --show must not be negative");
        }
        Launcher launcher = new Launcher();
        Toolchains toolchains = toolOptions.find(System.getenv(), launcher);
        Path only = image;
        return only != null ? one(only, launcher, toolchains) : all(launcher, toolchains);
    }

    private int one(Path target, Launcher launcher, Toolchains toolchains)
            throws UsageException, EnvironmentException, ImageException {
        if (!Files.exists(target)) {
            throw new UsageException("no such file: " + target);
        }
        Witness chosen = witness == null ? usual(target) : parseWitness(witness);
        return sweep(target, chosen, launcher, toolchains.reference().path()) ? 0 : ExitCode.FINDING.code();
    }

    private static Witness usual(Path target) throws ImageException, UsageException {
        try {
            MappedFile file = MappedFile.open(target);
            return Runtimes.isLlgo(Loader.view(Images.read(file.bytes()))) ? Witness.SELF : Witness.GOSYM;
        } catch (IOException e) {
            throw new UsageException(target + ": " + e.getMessage());
        }
    }

    private int all(Launcher launcher, Toolchains toolchains)
            throws UsageException, EnvironmentException, ImageException {
        Path module = Home.path().resolve("goroot-cases/oracles/pcs");
        if (!Files.exists(module.resolve("go.mod"))) {
            throw new UsageException("no IMAGE, and no oracle to build at " + module);
        }
        Map<String, String> env = System.getenv();
        Builder builder = new Builder(launcher, null, env, Duration.ofMinutes(15));
        boolean agree = true;
        try (WorkFolder work = WorkFolder.create()) {
            for (Tool tool : toolchains.tools()) {
                Path program = work.path().resolve(tool.name());
                Builder.Built built =
                        builder.build(tool, new Builder.Request(module, ".", List.of(module), flags(tool)), program);
                if (built.program() == null) {
                    throw new EnvironmentException(tool.name() + " does not build the oracle: " + built.failure());
                }
                agree &= sweep(
                        built.program(),
                        Witness.SELF,
                        launcher,
                        toolchains.reference().path());
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        toolchains.notRun().forEach(n -> out.println("not run: " + n));
        out.flush();
        return agree ? 0 : ExitCode.FINDING.code();
    }

    private List<String> flags(Tool tool) {
        return tool.isGc() ? List.of() : flags;
    }

    private boolean sweep(Path target, Witness chosen, Launcher launcher, Path go)
            throws EnvironmentException, ImageException, UsageException {
        int every = step != 0 ? step : chosen == Witness.ADDR2LINE ? 97 : 1;
        try {
            SweepResult result = new Sweep(launcher, System.getenv())
                    .run(new SweepRequest(target, chosen, every, show, go.toString()));
            PrintWriter out = spec.commandLine().getOut();
            SweepText.print(result, out);
            out.flush();
            return result.agrees();
        } catch (SweepException e) {
            throw new EnvironmentException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UsageException(target + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Witness parseWitness(String name) {
        for (Witness w : Witness.values()) {
            if (w.name().toLowerCase(Locale.ROOT).equals(name)) {
                return w;
            }
        }
        throw new ParameterException(
                spec.commandLine(), "--witness: found " + name + ", expected gosym, addr2line, process or self");
    }
}
