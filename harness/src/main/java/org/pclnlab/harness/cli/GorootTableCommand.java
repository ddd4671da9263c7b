package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.triage.history.ImportedRun;
import org.pclnlab.harness.triage.imports.ImportOptions;
import org.pclnlab.harness.triage.imports.Imports;
import org.pclnlab.harness.triage.render.CaseTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab goroot table}. */
@Command(
        name = "table",
        description = {
            "Shows what became of each case with go and every llgo, before anybody looks at what is expected. Files are",
            "results of pclnlab goroot run or merge, and logs of LLGo's own runner; NAME= calls their llgo otherwise.",
            "Numbers stand for failures, which are listed below the table."
        },
        footer = {
            "  pclnlab goroot table night.jsonl --markdown",
            "  pclnlab goroot table --differ --only ours,theirs ours=night.jsonl theirs=night.log",
        })
final class GorootTableCommand implements Callable<Integer> {
    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9_.#-]+)=(.+)");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "[NAME=]FILE", arity = "1..*", description = "results and logs")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--cases",
            paramLabel = "FILE",
            description = "only the cases named in this file, one a line, in its order")
    private @Nullable Path list;

    @Option(names = "--only", paramLabel = "NAME", split = ",", description = "only these toolchains; repeatable")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--differ",
            description = "only cases of which the toolchains do not say the same; exit 1 if there is one")
    private boolean differ;

    @Option(names = "--markdown", description = "as Markdown")
    private boolean markdown;

    @Override
    public Integer call() throws UsageException {
        List<ImportedRun> runs = new ArrayList<>();
        for (String file : files) {
            Matcher m = NAMED.matcher(file);
            ImportOptions options =
                    m.matches() ? new ImportOptions("", m.group(1), "", "", "", "", null) : ImportOptions.NONE;
            List<ImportedRun> read = Imports.withReference(Path.of(m.matches() ? m.group(2) : file), options);
            if (m.matches()
                    && read.stream()
                                    .filter(r -> r.lane().tool().equals(m.group(1)))
                                    .count()
                            > 1) {
                throw new UsageException(file + ": has results of several toolchains, which cannot all have one name");
            }
            runs.addAll(read);
        }
        if (!only.isEmpty()) {
            runs.removeIf(r -> !only.contains(r.lane().tool()));
        }
        Path named = list;
        CaseTable table = new CaseTable(runs, named == null ? List.of() : CaseNames.read(named));
        int different = differ ? table.keepDifferent() : 0;
        PrintWriter out = spec.commandLine().getOut();
        table.lines(markdown).forEach(out::println);
        out.flush();
        return (different == 0 ? ExitCode.OK : ExitCode.FINDING).code();
    }
}
