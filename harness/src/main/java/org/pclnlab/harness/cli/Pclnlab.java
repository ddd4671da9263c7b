package org.pclnlab.harness.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command: options that every command has. */
@Command(
        name = "pclnlab",
        description = "Function tables of LLGo and gc programs: emulated, compared, explained.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:as expected",
            "1:a finding: a mismatch, an unexpected divergence, with --strict an unexpected agreement",
            "2:wrong arguments or unreadable input",
            "3:the environment failed: a tool is missing, a build broke, something took too long",
            "4:a defect of pclnlab"
        },
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pclnlab conform",
            "  pclnlab sweep $(go env GOROOT)/bin/gofmt",
            "  pclnlab lookup a.out 0x401000",
        })
final class Pclnlab implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "auto, always or never; auto colours terminals unless NO_COLOR is set")
    void color(String when) {
        CommandSpec s = spec();
        Ansi ansi = switch (when) {
            case "auto" -> Ansi.AUTO;
            case "always" -> Ansi.ON;
            case "never" -> Ansi.OFF;
            default ->
                throw new CommandLine.ParameterException(
                        s.commandLine(), "--color " + when + ": expected auto, always or never");
        };
        s.root().commandLine().setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    }

    private CommandSpec spec() {
        CommandSpec s = spec;
        if (s == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return s;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec().commandLine(), "no command given");
    }

    /** From the manifest of the jar, and what there is to work with, which starts each toolchain. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            List<String> lines = new ArrayList<>();
            String version = Pclnlab.class.getPackage().getImplementationVersion();
            // Where there was no repository, the build left the name of what would have been the commit.
            lines.add("pclnlab "
                    + (version == null ? "(not packaged)" : version.replace("${git.commit.id.abbrev}", "no commit")));
            lines.add("Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + "), "
                    + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
            try {
                Toolchains found = Toolchains.find(List.of(), List.of(), System.getenv(), new Launcher());
                for (Tool t : found.tools()) {
                    lines.add(t.name() + ": " + t.version() + ", " + t.path());
                }
                found.notRun().forEach(n -> lines.add("not found: " + n));
            } catch (UsageException | EnvironmentException e) {
                lines.add("toolchains: " + e.getMessage());
            }
            // Picocli takes a percent sign for the start of a format.
            return lines.stream().map(l -> l.replace("%", "%%")).toArray(String[]::new);
        }
    }
}
