package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.util.ServiceLoader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine;

/** Builds the command line of picocli, and maps every outcome to an exit code: here and nowhere else. */
final class CommandLines {
    private CommandLines() {}

    static int run(String[] args) {
        // Each subcommand costs a start some 15 ms, and a question to a history is to be answered in a second.
        boolean triage = args.length != 0 && args[0].equals("triage");
        CommandLine line =
                triage ? configured(new CommandLine(new Pclnlab()).addSubcommand(TriageCommand.create())) : create();
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
        CommandLine line = new CommandLine(new Pclnlab());
        line.addSubcommand(new ConformCommand());
        line.addSubcommand(new SweepCommand());
        line.addSubcommand(new LookupCommand());
        line.addSubcommand(new RewriteCommand());
        line.addSubcommand(new CheckCommand());
        line.addSubcommand(new ExplainCommand());
        line.addSubcommand(new InspectCommand());
        line.addSubcommand(new LoadCommand());
        line.addSubcommand(new HeapCommand());
        line.addSubcommand(TriageCommand.create());
        line.addSubcommand(new GorootCommand());
        line.addSubcommand(new StackCommand());
        line.addSubcommand(new MatrixCommand());
        line.addSubcommand(new SidecarCommand());
        line.addSubcommand(new ReportCommand());
        for (Subcommand s : ServiceLoader.load(Subcommand.class)) {
            line.addSubcommand(s);
        }
        CommandLine completion = new CommandLine(new picocli.AutoComplete.GenerateCompletion());
        completion.getCommandSpec().usageMessage().hidden(true);
        line.addSubcommand(completion);
        return configured(line);
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
