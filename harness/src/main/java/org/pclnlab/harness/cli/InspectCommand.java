package org.pclnlab.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.inspect.Dump;
import org.pclnlab.harness.inspect.FuncList;
import org.pclnlab.harness.inspect.HtmlPage;
import org.pclnlab.harness.inspect.InspectJson;
import org.pclnlab.harness.inspect.InspectText;
import org.pclnlab.harness.inspect.Inspection;
import org.pclnlab.harness.inspect.Inspector;
import org.pclnlab.harness.inspect.SizeText;
import org.pclnlab.harness.inspect.Sizes;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab inspect}. */
@Command(
        name = "inspect",
        description = {
            "Shows what an image carries: sections, header, rows, buckets, duplicates, sizes.",
            "--html writes one page that shows it all; the other options print one thing instead of the overview."
        },
        footer = {
            "  pclnlab inspect a.out",
            "  pclnlab inspect --html a.html a.out",
            "  pclnlab inspect --funcs --sort size -s '^main\\.' a.out",
            "  pclnlab inspect --size -d section,table new.out -- old.out",
        })
public final class InspectCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "IMAGE", description = "an executable of LLGo or gc")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path image;

    @Parameters(index = "1", arity = "0..1", paramLabel = "OLD", description = "with --size: print what changed since")
    private @Nullable Path old;

    @Option(
            names = "--slide",
            paramLabel = "N",
            description = Slide.HELP + ". What a process finds can depend on it; addresses shown are link-time ones")
    private @Nullable String slide;

    @Option(names = "--html", paramLabel = "FILE", description = "write one self-contained page")
    private @Nullable String html;

    @Option(names = "--json", paramLabel = "FILE", description = "write everything as JSON; - is standard output")
    private @Nullable String json;

    @Option(names = "--funcs", description = "list functions: address, size, type (t: a copy of inlined code), name")
    private boolean funcs;

    @Option(names = "--sort", paramLabel = "KEY", description = "with --funcs: address, name or size; default: address")
    private FuncList.Order sort = FuncList.Order.ADDRESS;

    @Option(names = "-s", paramLabel = "REGEXP", description = "with --funcs: names that match")
    private @Nullable String pattern;

    @Option(
            names = "--dump",
            paramLabel = "WHAT",
            description = "ftab, buckets, meta, or chain (Mach-O), one field a line with its file offset")
    private Dump.@Nullable What dump;

    @Option(names = "--raw", description = "with --dump: the bytes too")
    private boolean raw;

    @Option(names = "--size", description = "attribute every byte of the file, in the manner of bloaty")
    private boolean size;

    @Option(
            names = "-d",
            split = ",",
            paramLabel = "BY",
            description = "with --size: section, table, cause, package, or several; default: section,table")
    private List<Sizes.By> by = new ArrayList<>();

    @Option(names = "-n", paramLabel = "N", description = "with --size: lines to print; default: 30")
    private int most = 30;

    @Mixin
    private final SidecarOption sidecar = new SidecarOption();

    @Override
    public Integer call() throws UsageException, ImageException {
        OpenImage.readAt(image, sidecar.file, slide, loaded -> {
            show(loaded, Inspector.inspect(loaded));
            return 0;
        });
        return 0;
    }

    private void show(LoadedImage loaded, Inspection i) throws UsageException, ImageException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path before = old;
        if (before != null && !size) {
            throw new UsageException("a second image is compared with --size only");
        }
        if (funcs) {
            FuncList.print(FuncList.select(i, sort, regexp()), out);
        } else if (dump != null) {
            Dump.print(loaded, i, dump, raw, out);
        } else if (size) {
            Sizes earlier =
                    before == null ? null : OpenImage.readAsProcess(before, null, l -> Sizes.of(Inspector.inspect(l)));
            List<Sizes.By> labels = by.isEmpty() ? List.of(Sizes.By.SECTION, Sizes.By.TABLE) : by;
            SizeText.print(Sizes.of(i), earlier, labels, Math.max(most, 1), out);
        } else if (html == null && json == null) {
            InspectText.print(i, out);
        }
        CheckCommand.document(json, out, to -> InspectJson.write(i, to));
        CheckCommand.document(html, out, to -> HtmlPage.write(i, to));
        out.flush();
    }

    private @Nullable Pattern regexp() throws UsageException {
        try {
            return pattern == null ? null : Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new UsageException("-s: " + e.getDescription() + " in " + pattern);
        }
    }
}
