package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.rewrite.DiskOperations;
import org.pclnlab.emulator.rewrite.Explainer;
import org.pclnlab.emulator.rewrite.PublishPolicy;
import org.pclnlab.emulator.rewrite.Publisher;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.rewrite.RewriteJson;
import org.pclnlab.harness.rewrite.RewriteRequest;
import org.pclnlab.harness.rewrite.RewriteResult;
import org.pclnlab.harness.rewrite.RewriteRun;
import org.pclnlab.harness.rewrite.RewriteText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab rewrite}. */
@Command(
        name = "rewrite",
        mixinStandardHelpOptions = true,
        description = {
            "Turns the site records of a linked executable into its function table, as LLGo's post-link step does.",
            "The file is replaced in one step or, when the rewriter refuses it, left as it is."
        },
        footer = {
            "  pclnlab rewrite a.out",
            "  pclnlab rewrite -o b.out a.out",
            "  pclnlab rewrite -o rewritten/ bin/*",
            "  pclnlab rewrite --dry-run --json a.out",
            "  pclnlab rewrite --diff --json a.out b.out",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:rewritten",
            "1:refused, in LLGo's words, and nothing written; with --diff: the files differ elsewhere",
            "2:wrong usage or an unreadable file",
            "3:a file could not be written; it is what it was before"
        })
public final class RewriteCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "Linked executables; with --diff BEFORE and AFTER.")
    private List<Path> images = new ArrayList<>();

    @Option(
            names = "-o",
            paramLabel = "OUT",
            description = "Write to this file or into this folder, with mode and owner of IMAGE, and leave IMAGE.")
    private @Nullable Path output;

    @Option(names = "--dry-run", description = "Write nothing; print the statistics and every range that would change.")
    private boolean dryRun;

    @Option(names = "--diff", description = "Explain what differs between BEFORE and AFTER; nothing is rewritten.")
    private boolean diff;

    @Option(names = "--json", description = "Print a JSON document.")
    private boolean json;

    @Option(
            names = "--generation",
            paramLabel = "GEN",
            description = "pr1906, pr2016, pr2026 or main. Default: the one that IMAGE was built for.")
    private @Nullable String generation;

    @Option(
            names = "--follow-links",
            description = "Rewrite what a symbolic link points to. Default: the link becomes a file, as with LLGo.")
    private boolean followLinks;

    @Option(names = "--split-links", description = "Rewrite a file with several names; the others keep the old bytes.")
    private boolean splitLinks;

    @Option(names = "--keep-times", description = "Give the new file the times of the old one.")
    private boolean keepTimes;

    @Override
    public Integer call() throws UsageException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (diff) {
            return explain(out);
        }
        RewriteRequest request = new RewriteRequest(
                images, output, dryRun, forced(), new PublishPolicy(followLinks, splitLinks, keepTimes));
        if (!request.problem().isEmpty()) {
            throw new UsageException(request.problem());
        }
        RewriteRun run = new RewriteRun(request);
        if (!json) {
            return run.run(new RewriteText(out, spec.commandLine().getErr(), dryRun))
                    .code();
        }
        List<RewriteResult> results = new ArrayList<>();
        ExitCode exit = run.run(results::add);
        RewriteJson.write(results, dryRun, out);
        out.flush();
        return exit.code();
    }

    private int explain(PrintWriter out) throws UsageException, IOException {
        if (images.size() != 2 || output != null || dryRun) {
            throw new UsageException("--diff: expected BEFORE and AFTER and at most --json");
        }
        Publisher reader = new Publisher(new DiskOperations(), PublishPolicy.USUAL);
        byte[][] bytes = new byte[2][];
        for (int i = 0; i < 2; i++) {
            try (Publisher.Original file = reader.open(images.get(i))) {
                bytes[i] = file.bytes().copy(0, (int) file.size());
                reader.checkUnchanged(file);
            } catch (IOException e) {
                throw new UsageException(RewriteRun.reason(images.get(i), e));
            }
        }
        Explainer.Explanation explained = Explainer.explain(bytes[0], bytes[1]);
        if (json) {
            RewriteJson.write(images.get(0), images.get(1), explained, out);
        } else {
            explained.lines().forEach(out::println);
            if (explained.lines().isEmpty()) {
                out.println("no difference");
            }
        }
        out.flush();
        return explained.unexpected() ? ExitCode.FINDING.code() : ExitCode.OK.code();
    }

    private @Nullable Generation forced() throws UsageException {
        if (generation == null) {
            return null;
        }
        return switch (generation.toLowerCase(Locale.ROOT)) {
            case "pr1906" -> Generation.PR1906;
            case "pr2016", "pr2024" -> Generation.PR2016;
            case "pr2026" -> Generation.PR2026;
            case "pr2027", "main" -> Generation.MAIN;
            default ->
                throw new UsageException("--generation " + generation + ": expected pr1906, pr2016, pr2026 or main");
        };
    }
}
