package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Edit;
import org.pclnlab.harness.expect.ExpectationReader.Dialect;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.triage.Lists;
import org.pclnlab.harness.triage.Lists.Change;
import org.pclnlab.harness.triage.Triage;
import org.pclnlab.harness.triage.answer.Answers;
import org.pclnlab.harness.triage.answer.Answers.Writing;
import org.pclnlab.harness.triage.answer.Settings;
import org.pclnlab.harness.triage.history.History;
import org.pclnlab.harness.triage.history.HistoryReader;
import org.pclnlab.harness.triage.history.LaneHistory;
import org.pclnlab.harness.triage.history.Window;
import org.pclnlab.harness.triage.render.Question;
import org.pclnlab.harness.triage.render.TriageJson;
import org.pclnlab.harness.triage.render.TriageMarkdown;
import org.pclnlab.harness.triage.render.TriageText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One question of {@code pclnlab triage}, or all of them. */
@Command
final class TriageQuestionCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    private final TriageCommand triage;
    private final Question question;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--xfail",
            paramLabel = "FILE",
            description = "a list of what is known to fail, may be repeated; what is added goes to the first; default:"
                    + " xfail.yaml")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--dialect", description = "strict for our own lists, llgo for LLGo's; default: ${DEFAULT-VALUE}")
    private Dialect dialect = Dialect.STRICT;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "runs of each lane to look at; default: ${DEFAULT-VALUE}")
    private int window = Settings.USUAL.window();

    @Option(
            names = "--evidence",
            paramLabel = "K",
            description = "results in a row that settle a question; default: ${DEFAULT-VALUE}")
    private int evidence = Settings.USUAL.evidence();

    @Option(
            names = "--suite",
            paramLabel = "NAME",
            description = "only goroot, conform, or another collection of cases")
    private String suite = "";

    @Option(names = "--all", description = "show everything, not only the first items")
    private boolean all;

    @Option(names = "--strict", description = "also a reason that says nothing, or has no link, is a finding")
    private boolean strict;

    @Option(names = "--json", paramLabel = "FILE", description = "write all answers as JSON; - for standard output")
    private @Nullable String json;

    @Option(names = "--diff", description = "print the edits of the lists as a patch")
    private boolean diff;

    @Option(names = "--apply", description = "write the edits of the lists")
    private boolean apply;

    @Option(
            names = "--pr",
            paramLabel = "FILE",
            description = "write a description of the edits as Markdown; - for standard output")
    private @Nullable String pr;

    @Option(names = "--reason", paramLabel = "TEXT", description = "reason of new entries; default: the failure itself")
    private String reason = "";

    @Option(names = "--issue", paramLabel = "URL", description = "link of new entries")
    private String issue = "";

    TriageQuestionCommand(TriageCommand triage, Question question) {
        this.triage = triage;
        this.question = question;
    }

    @Override
    public Integer call() throws UsageException, EnvironmentException, IOException {
        if (window < 1 || evidence < 1) {
            throw new UsageException("--window and --evidence must be positive");
        }
        boolean edits = apply || diff || pr != null;
        if (edits && (question == Question.NEW || question == Question.CAUSES || question == Question.LINT)) {
            throw new UsageException("triage " + TriageCommand.name(question) + " has no edits; report, stale, missing,"
                    + " flaky and hidden have");
        }
        Lists lists = Lists.read(files(), dialect);
        Expectations before = lists.content();
        LocalDate today = LocalDate.now(Clock.system(ZoneOffset.UTC));
        Settings settings = new Settings(window, evidence, Settings.USUAL.flakeRuns(), Settings.USUAL.activeDays());
        Writing writing = new Writing(
                dialect == Dialect.STRICT, reason, issue, dialect == Dialect.STRICT ? today.toString() : "");
        Triage asked = new Triage(window(), settings, writing, today);
        Answers answers = asked.answers(before);
        PrintWriter out = out();
        boolean quiet = "-".equals(json) || "-".equals(pr);
        if (!quiet) {
            TriageText.print(answers, question, all ? Integer.MAX_VALUE : SHOWN, out);
            for (LaneHistory l : asked.inactive(before)) {
                out.println("not looked at: " + l.key() + ", last run "
                        + l.latestRun().started());
            }
        }
        CheckCommand.document(json, out, to -> TriageJson.write(answers, to));
        boolean finding = Triage.finding(answers, question, strict);
        if (edits) {
            finding = edit(lists, asked, answers, before, quiet) && finding;
        }
        out.flush();
        return (finding ? ExitCode.FINDING : ExitCode.OK).code();
    }

    /** Writes what was asked for; gives whether something is left to do. */
    private boolean edit(Lists lists, Triage asked, Answers answers, Expectations before, boolean quiet)
            throws UsageException, EnvironmentException, IOException {
        List<Edit> edits = Triage.edits(answers, question);
        List<Change> changes = lists.plan(edits);
        Expectations after = lists.after(changes);
        PrintWriter out = out();
        CheckCommand.document(
                pr,
                out,
                to -> to.write(TriageMarkdown.render(answers, before, after).getBytes(StandardCharsets.UTF_8)));
        if (diff) {
            changes.forEach(c -> out.print(c.diff()));
        }
        if (!apply) {
            return true;
        }
        lists.write(changes);
        if (!quiet) {
            out.println();
            for (Change c : changes) {
                out.println("written: " + c.path() + ", "
                        + c.before().content().all().size() + " entries before, "
                        + c.after().content().all().size() + " now");
            }
            if (changes.isEmpty()) {
                out.println("nothing to write");
            }
        }
        return Triage.finding(asked.answers(after), question, strict);
    }

    private List<Path> files() {
        if (!files.isEmpty()) {
            return files;
        }
        Path own = Home.path().resolve("xfail.yaml");
        return Files.exists(own) ? List.of(own) : List.of();
    }

    private Window window() throws UsageException, EnvironmentException {
        try (History history = History.read(triage.history())) {
            Window w = new HistoryReader(history).window(window);
            if (suite.isEmpty()) {
                return w;
            }
            return new Window(
                    w.lanes().stream()
                            .filter(l -> l.key().suite().equals(suite))
                            .toList(),
                    w.causes());
        }
    }

    private PrintWriter out() {
        CommandSpec s = spec;
        if (s == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return s.commandLine().getOut();
    }
}
