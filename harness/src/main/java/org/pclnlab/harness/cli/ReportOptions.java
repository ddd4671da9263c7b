package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.render.GithubAnnotations;
import org.pclnlab.harness.report.render.ReportFiles;
import org.pclnlab.harness.report.render.ReportMarkdown;
import org.pclnlab.harness.triage.HistoryLetters;
import org.pclnlab.harness.triage.history.History;
import org.pclnlab.harness.triage.history.HistoryReader;
import picocli.CommandLine.Option;

/** The options of every command that ends with a report. */
final class ReportOptions {
    /** GitHub cuts a summary at 1 MiB. */
    private static final int SUMMARY = 900_000;

    private static final int RUNS = 60;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "write report.json, report.html, report.md, report.txt and junit.xml into DIR")
    private @Nullable Path folder;

    @Option(names = "--junit", paramLabel = "FILE", description = "write the report as JUnit XML")
    private @Nullable Path junit;

    @Option(names = "--markdown", paramLabel = "FILE", description = "write it as Markdown, short enough for a comment")
    private @Nullable Path markdown;

    @Option(names = "--html", paramLabel = "FILE", description = "write it as one page that needs no network")
    private @Nullable Path html;

    @Option(
            names = "--github",
            description = "print it as GitHub's annotations, and append it to the file of GITHUB_STEP_SUMMARY")
    private boolean github;

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "a history of pclnlab triage, to show past runs of each case")
    private @Nullable Path history;

    boolean wanted() {
        return folder != null || junit != null || markdown != null || html != null || github;
    }

    /** Writes what was asked for. */
    void write(Report made, PrintWriter out) throws UsageException, EnvironmentException {
        Report r = made;
        if (history != null) {
            try (History runs = History.read(history)) {
                r = HistoryLetters.add(r, new HistoryReader(runs).window(RUNS));
            }
        }
        if (folder != null) {
            ReportFiles.all(r, folder);
        }
        ReportFiles.junit(r, junit);
        ReportFiles.markdown(r, markdown);
        ReportFiles.html(r, html);
        if (github) {
            GithubAnnotations.of(r).forEach(out::println);
            summary(ReportMarkdown.of(r, SUMMARY));
        }
    }

    private static void summary(String text) throws EnvironmentException {
        String file = System.getenv("GITHUB_STEP_SUMMARY");
        if (file == null || file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(
                    Path.of(file), text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + file + ": " + e, e);
        }
    }
}
