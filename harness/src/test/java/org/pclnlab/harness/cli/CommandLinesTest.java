package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine;

/** Arguments, help, and exit codes. */
class CommandLinesTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = CommandLines.create();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }

    @Test
    void helpNamesCommandsExitCodesAndExamples() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("conform"), out::toString);
        assertTrue(out.toString().contains("Exit codes:"), out::toString);
        assertTrue(!out.toString().contains("generate-completion"), out::toString);
        assertEquals(0, run("conform", "--help"));
        assertTrue(out.toString().contains("pclnlab conform closures"), out::toString);
        for (String command : new String[] {"sweep", "lookup", "goroot"}) {
            assertTrue(out.toString().contains(command), out::toString);
            assertEquals(0, run(command, "--help"), err::toString);
        }
        assertEquals(0, run("--version"));
        assertEquals(0, run("generate-completion"));
    }

    /** A start makes only the command that is named, by the name that {@code --help} gives it. */
    @Test
    void everyCommandHasOneNameAndOrder() {
        List<String> names = new ArrayList<>();
        CommandLines.create().getSubcommands().forEach((name, command) -> {
            assertEquals(
                    name,
                    command.getCommand() instanceof picocli.AutoComplete.GenerateCompletion
                            ? "generate-completion"
                            : command.getCommand()
                                    .getClass()
                                    .getAnnotation(CommandLine.Command.class)
                                    .name());
            names.add(name);
        });
        assertEquals(CommandLines.NAMES, names.subList(0, CommandLines.NAMES.size()));
        for (String name : CommandLines.NAMES) {
            assertEquals(0, CommandLines.run(new String[] {name, "--help"}), name);
        }
        assertEquals(2, CommandLines.run(new String[] {"triage", "--nonsense"}));
    }

    @ParameterizedTest
    @CsvSource({
        "--nonsense",
        "nonsense",
        "conform --nonsense",
        "conform --jobs x",
        "conform --jobs 0",
        "conform --color sometimes",
        "conform --tool x",
        "conform --require cobol",
        "conform --xfail /nonexistent.yaml",
        "conform --probes /nonexistent",
        "conform no-such-probe",
        "goroot",
        "goroot list --mode all",
        "goroot list --mode legacy --directive errorcheck",
        "goroot list --case (",
        "goroot list --root /nonexistent",
        "goroot list --cases /nonexistent",
        "goroot run --shard 5/4",
        "goroot run --timeout 0",
        "goroot run --xfail /nonexistent.yaml",
        "goroot run --resume --case ^235.go$ --out /nonexistent",
        "goroot run --repeat 20 --sweep 2",
        "goroot merge",
        "goroot merge /nonexistent"
    })
    void wrongArgumentsAreTwo(String args) {
        assertEquals(2, run(args.split(" ", -1)), err::toString);
        assertTrue(err.toString().startsWith("pclnlab: "), err::toString);
    }

    /** Only who asks for the version waits for compilers to say theirs. */
    @Test
    void onlyTheVersionStartsToolchains(@TempDir Path dir) throws Exception {
        Path go = Files.writeString(dir.resolve("go"), "#!/bin/sh\necho \"$@\" >>'" + dir + "/started'\nexit 1\n");
        assertTrue(go.toFile().setExecutable(true));
        for (String args : List.of("--help", "goroot --help", "check --nonsense", "goroot run --version")) {
            ProcessBuilder b = new ProcessBuilder(new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName())));
            b.command().addAll(List.of(args.split(" ", -1)));
            b.environment().put("PATH", dir + ":/usr/bin:/bin");
            b.redirectErrorStream(true).redirectOutput(dir.resolve("said").toFile());
            b.start().waitFor();
            assertEquals(args.endsWith("--version"), Files.exists(dir.resolve("started")), args);
        }
    }

    @Test
    void noCommandIsTwo() {
        assertEquals(2, run());
    }

    @Test
    void exceptionsHaveTheirCodes() {
        PrintWriter w = new PrintWriter(err, true);
        assertEquals(2, CommandLines.failed(new UsageException("u"), w));
        assertEquals(2, CommandLines.failed(new Truncated(new Where("f", 0, "s", ""), "a", "b"), w));
        assertEquals(3, CommandLines.failed(new EnvironmentException("e"), w));
        assertEquals(4, CommandLines.failed(new IllegalStateException("d"), w));
        assertTrue(err.toString().contains("this is a defect of pclnlab"), err::toString);
    }

    @Test
    void toolThatDoesNotStartIsThree() {
        String root = System.getProperty("pclnlab.root", "..");
        assertEquals(
                3,
                run("conform", "--probes", root + "/goroot-cases/probes", "--tool", "x=go,/nonexistent/go"),
                err::toString);
    }

    @Test
    void colourIsAskedFor() {
        assertEquals(0, run("--color=always", "--help"));
        assertTrue(out.toString().contains("\033["), out::toString);
        out.getBuffer().setLength(0);
        assertEquals(0, run("--color=never", "--help"));
        assertTrue(!out.toString().contains("\033["), out::toString);
    }
}
