package org.pclnlab.harness.goroot.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.StageResult;
import org.pclnlab.harness.goroot.find.GoSource;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Launcher;

/**
 * Builds the programs of several cases with one {@code llgo install}, which loads and checks packages once (spec 08 section
 * 4.9a). A program that fails afterwards is built and run alone before anything is said about it; so a batch can only
 * save time, or let a case pass that would fail alone. The latter is why cases that look at their own functions, files
 * or packages are built alone, and why only programs that import the same packages are built together: LLGo links a program of
 * a batch with what the others need, too. ({@code fixedbugs/issue52612.go} imports only {@code sync/atomic} and then lacks
 * a symbol of {@code runtime}, which a program with {@code sync} in the same batch provides; measured at main.)
 */
public final class BatchBuild {
    /** Packages that let a program see how it was built. */
    private static final Set<String> ALONE = Set.of(
            "runtime/debug", "runtime/pprof", "runtime/trace", "C", "embed", "testing", "log", "plugin", "os/exec");

    /** Words with which it does. */
    private static final List<String> SEES_ITSELF =
            List.of("runtime.Caller", "runtime.FuncForPC", "runtime.Stack", "//go:linkname", "//line ", "PkgPath");

    private final Setup setup;
    private final Launcher launcher;
    private final Workspace ws;

    public BatchBuild(Setup setup, Launcher launcher, Workspace ws) {
        this.setup = setup;
        this.launcher = launcher;
        this.ws = ws;
    }

    /** What a case imports, if it may be built together with others that import the same; null if it may not. */
    public static @Nullable Set<String> imports(Path root, GorootCase c) {
        if (c.directive() != Directive.RUN || CaseSource.inDotDir(c)) {
            return null;
        }
        try {
            Recipe recipe = Recipe.of(c.directive(), c.args());
            if (!recipe.build().isEmpty()
                    || !recipe.env().isEmpty()
                    || recipe.sources(c.name()).size() > 1) {
                return null;
            }
            String text = Files.readString(root.resolve(c.path()), java.nio.charset.StandardCharsets.ISO_8859_1);
            for (String word : SEES_ITSELF) {
                if (text.contains(word)) {
                    return null;
                }
            }
            Set<String> imports = new TreeSet<>();
            new GoSource(text).imports().forEach(i -> imports.add(i.path()));
            return imports.stream().anyMatch(ALONE::contains) ? null : imports;
        } catch (IOException | CaseFailure e) {
            return null;
        }
    }

    /** Builds cases; those that are not in the result were not built and are to be built alone. */
    public Map<GorootCase, CaseRunner.Prebuilt> build(Side llgo, List<GorootCase> cases, Duration timeout)
            throws EnvironmentException {
        Map<GorootCase, CaseRunner.Prebuilt> built = new HashMap<>();
        try {
            Path gopath = ws.empty("gopath");
            Path bin = ws.empty("bin");
            Path packages = gopath.resolve("src").resolve("pclnlab");
            List<String> argv = new ArrayList<>(List.of(llgo.path(), "install"));
            for (int i = 0; i < cases.size(); i++) {
                GorootCase c = cases.get(i);
                Layout.copy(
                        setup.root().resolve(c.path()),
                        packages.resolve("c" + i).resolve(c.name()));
                argv.add("./c" + i);
            }
            Stages stages = new Stages(launcher, setup.limits());
            StageResult r = stages.run(
                    llgo.build(), argv, llgo.env().buildIn(gopath, bin), packages, timeout.multipliedBy(cases.size()));
            StageResult part = r.sharedBy(cases.size());
            if (!r.ok()) {
                return built;
            }
            for (int i = 0; i < cases.size(); i++) {
                Path program = bin.resolve("c" + i);
                if (Files.isRegularFile(program)) {
                    built.put(cases.get(i), new CaseRunner.Prebuilt(program, part));
                }
            }
            return built;
        } catch (IOException e) {
            return built; // whatever it is, it shows again when they are built alone
        }
    }
}
