package org.pclnlab.harness.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.triage.render.Question;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code pclnlab triage}: a command for each question about the history of runs. */
@Command(
        name = "triage",
        description = {
            "Keeps a history of runs and says what it means for the lists of what is known to fail: what is new, which",
            "entries are stale, missing, or hide another failure, what flakes, and which failures share a cause."
        },
        footer = {
            "  pclnlab triage import results.jsonl nightly-linux.log",
            "  pclnlab triage report",
            "  pclnlab triage stale --apply",
            "  pclnlab triage report --dialect llgo --xfail test/goroot/xfail.yaml --xfail test/goroot/notapplicable.yaml --pr -",
        })
final class TriageCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "the history; default: $$XDG_DATA_HOME/pclnlab/history.db or ~/.local/share/pclnlab/history.db")
    private @Nullable Path history;

    /** The command with one for each question. */
    static CommandLine create() {
        TriageCommand command = new TriageCommand();
        CommandLine line = new CommandLine(command);
        line.addSubcommand(new TriageImportCommand(command));
        for (Question q : Question.values()) {
            CommandLine sub = new CommandLine(new TriageQuestionCommand(command, q));
            sub.getCommandSpec().usageMessage().description(description(q));
            String name = name(q);
            sub.getCommandSpec()
                    .usageMessage()
                    .footer("  pclnlab triage " + name, "  pclnlab triage " + name + " --json -");
            line.addSubcommand(name, sub);
        }
        line.addSubcommand(new TriageRunsCommand(command));
        line.addSubcommand(new TriageBenchCommand(command));
        return line;
    }

    static String name(Question q) {
        return q.name().toLowerCase(Locale.ROOT);
    }

    private static String description(Question q) {
        return switch (q) {
            case REPORT -> "All answers below. Exit 1 when somebody has to do something.";
            case NEW -> "What the newest runs say and the last good ones did not.";
            case STALE -> "Entries whose case passes, with the number of runs that say so.";
            case MISSING -> "Cases that fail and are not listed, and the entries that would name them.";
            case FLAKY ->
                "Cases that sometimes fail, with the rate and its interval, and whether a time-out, a guard or a setting"
                        + " explains it.";
            case CAUSES -> "Failures by cause, those first whose fix frees most cases.";
            case HIDDEN -> "Entries behind which another failure stands than the one they were written for.";
            case LINT ->
                "What is wrong with the lists themselves: repeated, contradicting, dead and expired entries, with --strict"
                        + " missing links and reasons that say nothing.";
        };
    }

    /** The file of the history. */
    Path history() {
        Path h = history;
        if (h != null) {
            return h;
        }
        Map<String, String> env = System.getenv();
        String data = env.getOrDefault("XDG_DATA_HOME", "");
        Path base =
                data.startsWith("/") ? Path.of(data) : Path.of(System.getProperty("user.home", "."), ".local", "share");
        return base.resolve("pclnlab").resolve("history.db");
    }

    @Override
    public void run() {
        CommandSpec s = spec;
        if (s != null) {
            throw new CommandLine.ParameterException(s.commandLine(), "no question asked");
        }
    }
}
