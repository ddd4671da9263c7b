package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.judge.Rule;
import org.pclnlab.harness.matrix.render.GoBenchText;
import org.pclnlab.harness.matrix.render.LegacySummary;
import org.pclnlab.harness.matrix.render.LlgoResultsJson;
import org.pclnlab.harness.matrix.render.MatrixCsv;
import org.pclnlab.harness.matrix.render.MatrixHtml;
import org.pclnlab.harness.matrix.render.MatrixJson;
import org.pclnlab.harness.matrix.render.MatrixMarkdown;
import org.pclnlab.harness.matrix.render.PublishedTable;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine.Option;

/** The options that say how a result is shown. */
final class MatrixOutput {
    @Option(
            names = "--same",
            paramLabel = "PERCENT",
            description = "What counts as no difference; default 2, and 10 for what a process measures once.")
    private @Nullable Double same;

    @Option(names = "--markdown", paramLabel = "FILE", description = "For a pull request; - for standard output.")
    private @Nullable Path markdown;

    @Option(names = "--html", paramLabel = "FILE", description = "One page with plots of every launch.")
    private @Nullable Path html;

    @Option(names = "--csv", paramLabel = "FILE", description = "One line for each launch and metric.")
    private @Nullable Path csv;

    @Option(names = "--json", paramLabel = "FILE", description = "Cells and verdicts; - for standard output.")
    private @Nullable Path json;

    @Option(names = "--benchstat", paramLabel = "FILE", description = "Go's benchmark text, a unit for each column.")
    private @Nullable Path benchstat;

    @Option(names = "--results", paramLabel = "FILE", description = "LLGo's own results.json.")
    private @Nullable Path results;

    @Option(names = "--legacy", description = "Print LLGo's own summary.md instead.")
    private boolean legacy;

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description =
                    "A table of the description of LLGo's #2016, repeatable: runtime, plain, bigfunc, fresh-pc, scale,"
                            + " depth, sizes, build-times, tables.")
    List<String> tables = List.of();

    @Option(
            names = "--absent",
            paramLabel = "NAME=REASON",
            description = "A column of --table that cannot be measured, and why; repeatable.")
    private Map<String, String> absent = new LinkedHashMap<>();

    Rule rule() throws UsageException {
        if (same == null) {
            return Rule.USUAL;
        }
        if (!(same > 0 && same < 100)) {
            throw new UsageException("--same " + same + ": expected a percentage above 0 and below 100");
        }
        return new Rule(same / 100, Math.max(same / 100, Rule.USUAL.single()));
    }

    private interface Writer {
        void to(OutputStream out) throws IOException;
    }

    /** Writes what was asked for; without a file, Markdown goes to standard output. */
    void write(Judged j, PrintWriter out) throws UsageException, EnvironmentException {
        file(html, out, o -> MatrixHtml.write(j, o));
        file(csv, out, o -> text(o, MatrixCsv.of(j)));
        file(json, out, o -> MatrixJson.write(j, o));
        file(benchstat, out, o -> text(o, GoBenchText.of(j)));
        file(results, out, o -> LlgoResultsJson.write(j.result(), o));
        file(markdown, out, o -> text(o, MatrixMarkdown.of(j)));
        for (String t : tables) {
            out.println(PublishedTable.parse(t).markdown(j, absent));
        }
        if (legacy) {
            out.print(LegacySummary.of(j));
        } else if (tables.isEmpty()
                && Stream.of(html, csv, json, benchstat, results, markdown).allMatch(Objects::isNull)) {
            out.print(MatrixMarkdown.of(j));
        }
        out.flush();
    }

    private static boolean dash(@Nullable Path p) {
        return p != null && p.toString().equals("-");
    }

    private static void text(OutputStream to, String s) throws IOException {
        to.write(s.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void file(@Nullable Path file, PrintWriter out, Writer w) throws EnvironmentException {
        if (file == null) {
            return;
        }
        try {
            java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
            w.to(bytes);
            if (dash(file)) {
                out.print(bytes.toString(java.nio.charset.StandardCharsets.UTF_8));
            } else {
                Files.write(file, bytes.toByteArray());
            }
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + file + ": " + e, e);
        }
    }
}
