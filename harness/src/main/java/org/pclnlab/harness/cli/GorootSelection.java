package org.pclnlab.harness.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.Mode;
import org.pclnlab.harness.goroot.find.Discovery;
import org.pclnlab.harness.goroot.find.GoContext;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Tool;
import picocli.CommandLine.Option;

/** The options that say which cases; {@code list} and {@code run} have them. */
final class GorootSelection {
    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = {
                "legacy: run without arguments; ci: run, runoutput, buildrun; runlike: all that run a program;",
                "coverage: also compile and errorcheck, in all folders. Default: ci, with --root coverage"
            })
    private @Nullable Mode mode;

    @Option(
            names = "--directive",
            paramLabel = "WORD",
            split = ",",
            description = "only these of the mode's; repeatable")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--case",
            paramLabel = "REGEXP",
            description = "only cases whose path it is found in; repeatable, any of them")
    private List<String> patterns = new ArrayList<>();

    @Option(names = "--cases", paramLabel = "FILE", description = "only the cases named in this file, one a line")
    private @Nullable Path list;

    @Option(names = "--limit", paramLabel = "N", description = "only the first N cases")
    private int limit;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "cases of this folder and all below it; default: GOROOT/test of the first go")
    private @Nullable Path root;

    Mode mode() {
        Mode m = mode;
        return m != null ? m : root == null ? Mode.CI : Mode.COVERAGE;
    }

    /** The root as recorded in results. */
    String rootName() {
        Path r = root;
        return r == null ? "goroot" : r.toString();
    }

    Path root(Tool go) throws UsageException, EnvironmentException {
        Path r = root;
        if (r == null) {
            return GoContext.testFolder(go);
        }
        if (!Files.isDirectory(r)) {
            throw new UsageException("--root " + r + ": no such folder");
        }
        return r.toAbsolutePath().normalize();
    }

    Discovery.Filter filter() throws UsageException {
        List<Directive> directives = new ArrayList<>();
        for (String w : words) {
            Directive d = Directive.of(w.strip());
            if (d == null || !mode().directives().contains(d)) {
                throw new UsageException("--directive " + w + ": not one of mode "
                        + mode().name().toLowerCase(java.util.Locale.ROOT) + ": "
                        + String.join(
                                ", ",
                                mode().directives().stream()
                                        .map(Directive::word)
                                        .toList()));
            }
            directives.add(d);
        }
        Pattern pattern = null;
        if (!patterns.isEmpty()) {
            try {
                pattern = Pattern.compile("(?:" + String.join(")|(?:", patterns) + ")");
            } catch (PatternSyntaxException e) {
                throw new UsageException("--case " + e.getPattern() + ": " + e.getDescription());
            }
        }
        return new Discovery.Filter(mode(), directives, pattern, root != null || mode().recursive());
    }

    Discovery discovery(Tool go, Map<String, String> env, Launcher launcher)
            throws UsageException, EnvironmentException {
        return new Discovery(root(go), GoContext.of(go, env, launcher));
    }

    /** The chosen cases, in the runner's order. */
    List<GorootCase> cases(Discovery discovery) throws UsageException {
        List<GorootCase> found = discovery.cases(filter());
        Path named = list;
        if (named != null) {
            found = only(found, CaseNames.read(named), named);
        }
        if (found.isEmpty()) {
            throw new UsageException("no case is left; pclnlab goroot list --mode coverage shows all");
        }
        return limit > 0 && limit < found.size() ? found.subList(0, limit) : found;
    }

    private static List<GorootCase> only(List<GorootCase> found, List<String> names, Path file) throws UsageException {
        List<GorootCase> chosen =
                found.stream().filter(c -> names.contains(c.path())).toList();
        if (chosen.size() < names.size()) {
            List<String> missing = new ArrayList<>(names);
            chosen.forEach(c -> missing.remove(c.path()));
            throw new UsageException(file + ": not a case of this mode: " + missing.get(0)
                    + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more" : ""));
        }
        return chosen;
    }
}
