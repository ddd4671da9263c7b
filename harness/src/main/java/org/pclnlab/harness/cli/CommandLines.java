package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.ServiceLoader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine;

/** Builds the command line of picocli, and maps every outcome to an exit code: here and nowhere else. */
final class CommandLines {
    private CommandLines() {}

    /** In the order in which {@code --help} lists them; more come by {@link Subcommand}. */
    static final List<String> NAMES = List.of(
            "conform", "sweep", "lookup", "rewrite", "check", "explain", "inspect", "load", "heap", "triage", "goroot",
            "stack", "matrix", "sidecar", "report");

    static int run(String[] args) {
        // Each command costs a start some 15 ms, and a question is to be answered at once: only the one that is named.
        boolean one = args.length != 0 && NAMES.contains(args[0]);
        CommandLine line = one ? configured(with(List.of(args[0]))) : create();
        try {
            return line.execute(args);
        } catch (InternalError e) {
            // What a read of a mapped file becomes when the file shrank, also where nobody expects it (design section
            // 9).
            line.getErr().println("pclnlab: a file shrank or became unreadable while it was read: " + e.getMessage());
            return ExitCode.USAGE.code();
        } catch (StackOverflowError | OutOfMemoryError e) {
            return defect(e, line.getErr());
        }
    }

    /** With every subcommand. */
    static CommandLine create() {
        CommandLine line = with(NAMES);
        for (Subcommand s : ServiceLoader.load(Subcommand.class)) {
            line.addSubcommand(s);
        }
        CommandLine completion = new CommandLine(new picocli.AutoComplete.GenerateCompletion());
        completion.getCommandSpec().usageMessage().hidden(true);
        line.addSubcommand(completion);
        return configured(line);
    }

    private static CommandLine with(List<String> names) {
        CommandLine line = new CommandLine(new Pclnlab());
        names.forEach(name -> line.addSubcommand(name, command(name)));
        return line;
    }

    private static Object command(String name) {
        return switch (name) {
            case "conform" -> new ConformCommand();
            case "sweep" -> new SweepCommand();
            case "lookup" -> new LookupCommand();
            case "rewrite" -> new RewriteCommand();
            case "check" -> new CheckCommand();
            case "explain" -> new ExplainCommand();
            case "inspect" -> new InspectCommand();
            case "load" -> new LoadCommand();
            case "heap" -> new HeapCommand();
            case "triage" -> TriageCommand.create();
            case "goroot" -> new GorootCommand();
            case "stack" -> new StackCommand();
            case "matrix" -> new MatrixCommand();
            case "sidecar" -> new SidecarCommand();
            case "report" -> new ReportCommand();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static CommandLine configured(CommandLine line) {
        giveVersion(line, new Pclnlab.Version());
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(CommandLines::wrongArguments);
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command.getErr()));
        return line;
    }

    /**
     * Not by the annotation: what is added to a command inherits its version, and picocli asks for it then, so that every start
     * of every command would ask every toolchain, once for each command there is.
     */
    private static void giveVersion(CommandLine line, CommandLine.IVersionProvider version) {
        line.getCommandSpec().versionProvider(version);
        line.getSubcommands().values().forEach(c -> giveVersion(c, version));
    }

    private static int wrongArguments(CommandLine.ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("pclnlab: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.code();
    }

    /** The exit code of an exception. */
    static int failed(Throwable e, PrintWriter err) {
        if (e instanceof UsageException || e instanceof ImageException) {
            err.println("pclnlab: " + e.getMessage());
            return ExitCode.USAGE.code();
        }
        if (e instanceof EnvironmentException) {
            err.println("pclnlab: " + e.getMessage());
            return ExitCode.ENVIRONMENT.code();
        }
        if (e instanceof InterruptedException) {
            err.println("pclnlab: interrupted");
            return ExitCode.ENVIRONMENT.code();
        }
        return defect(e, err);
    }

    private static int defect(Throwable e, PrintWriter err) {
        err.println("pclnlab: this is a defect of pclnlab: " + e);
        if (System.getenv("PCLNLAB_STACKTRACE") != null) {
            e.printStackTrace(err);
        } else {
            for (StackTraceElement at : e.getStackTrace()) {
                if (at.getClassName().startsWith("org.pclnlab.")) {
                    err.println("    at " + at);
                    break;
                }
            }
            err.println("Set PCLNLAB_STACKTRACE=1 to see where it happened.");
        }
        err.flush();
        return ExitCode.DEFECT.code();
    }
}
