package org.pclnlab.harness.goroot.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.RawOutcome;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.exec.Baseline;
import org.pclnlab.harness.goroot.exec.CaseRunner;
import org.pclnlab.harness.goroot.exec.Setup;
import org.pclnlab.harness.goroot.exec.Side;
import org.pclnlab.harness.goroot.exec.Workspace;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Launcher;

/**
 * A program that only prints and a file to compile, put through the same staging as every case before the first one: where these
 * fail, the cases would say nothing about llgo. It also warms the cache of packages and shows the generation.
 *
 * @param failure why the tool cannot be used, empty when it can
 * @param generation of LLGo's formats, empty when unknown
 * @param compiles whether it has {@code tool compile}
 */
record Canary(String failure, String signature, String generation, boolean compiles) {
    /** Prints, and does no more; but only with the runtime's function table in it does its generation show. */
    private static final String PROGRAM = """
            // run

            package main

            import "runtime"

            func main() {
            \tprint("pclnlab canary\\n")
            \tif runtime.NumCPU() < 0 {
            \t\tpc, _, _, _ := runtime.Caller(0)
            \t\tprint(runtime.FuncForPC(pc).Name())
            \t}
            }
            """;

    private static final String LIBRARY = "// compile\n\npackage p\n\nfunc f() int { return 1 }\n";

    static Canary of(Side gc, Side llgo, Setup setup, Launcher launcher, Workspace ws, Duration timeout)
            throws EnvironmentException {
        Path cage = ws.root().resolve("canary");
        try {
            Files.createDirectories(cage);
            Files.writeString(cage.resolve("canary.go"), PROGRAM, StandardCharsets.UTF_8);
            Files.writeString(cage.resolve("library.go"), LIBRARY, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new EnvironmentException(cage + ": " + e, e);
        }
        Setup own = new Setup(
                cage,
                setup.go(),
                setup.importcfg(),
                setup.state(),
                setup.env(),
                setup.gomaxprocs(),
                setup.buildTimeout(),
                setup.limits(),
                setup.stackKib());
        CaseRunner runner = new CaseRunner(own, launcher, ws);
        CaseRunner.Timeouts timeouts = new CaseRunner.Timeouts(timeout, timeout);
        GorootCase program = new GorootCase("canary.go", Directive.RUN, List.of());
        Baseline base = runner.baseline(gc, program, timeouts);
        RawOutcome run = runner.llgo(llgo, program, base, timeouts, null);
        if (run.result() != RawResult.PASS) {
            String text = run.text().replaceAll("\\s*\\R\\s*", " | ");
            String cut = text.length() > 600 ? text.substring(0, 600) + "..." : text;
            return new Canary(
                    "a program that only prints does not work with "
                            + llgo.tool().name() + ": " + cut,
                    run.text().split("\n", 2)[0],
                    "",
                    false);
        }
        String generation = generation(ws.root().resolve("llgo.out"));
        GorootCase library = new GorootCase("library.go", Directive.COMPILE, List.of());
        RawOutcome compiled = runner.llgo(llgo, library, base, timeouts, null);
        return new Canary("", "", generation, compiled.result() == RawResult.PASS);
    }

    private static String generation(Path program) {
        try {
            LlgoRuntime runtime = LlgoRuntime.open(
                    Loader.view(Images.read(MappedFile.open(program).bytes())));
            return runtime.metadata().generation().name().toLowerCase(Locale.ROOT);
        } catch (IOException | ImageException e) {
            return ""; // the cases can be run without knowing it
        }
    }
}
