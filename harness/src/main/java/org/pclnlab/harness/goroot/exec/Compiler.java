package org.pclnlab.harness.goroot.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.Output;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.StageResult;
import org.pclnlab.harness.goroot.diag.Diagnostics;
import org.pclnlab.harness.goroot.diag.Source;
import org.pclnlab.harness.outcome.EnvironmentException;

/** Cases that only call the compiler (spec 08 sections 4.10 to 4.12). */
final class Compiler {
    static final String REFUSAL = "unsupported llgo compiler option(s): ";

    private final Setup setup;
    private final Workspace ws;
    private final Stages stages;
    private final Side side;
    private final List<String> notes;

    Compiler(Setup setup, Workspace ws, Stages stages, Side side, List<String> notes) {
        this.setup = setup;
        this.ws = ws;
        this.stages = stages;
        this.side = side;
        this.notes = notes;
    }

    private String stageName() {
        return side.tool().isGc() ? "go tool compile" : "llgo tool compile";
    }

    /** A {@code compile} or {@code errorcheck} case. */
    void check(GorootCase c, Recipe recipe, Duration timeout) throws CaseFailure, EnvironmentException, IOException {
        Path work = ws.empty("work");
        Path source = setup.root().resolve(c.path());
        if (CaseSource.inDotDir(c)) {
            for (Path f : Layout.files(setup.root().resolve(c.folder()), ".go")) {
                String name = f.getFileName().toString();
                String folder = name.equals(c.name()) ? "" : name.substring(0, name.length() - 3) + "/";
                Layout.copy(f, work.resolve(folder + name));
            }
            source = work.resolve(c.name());
        }
        boolean errors = c.directive() == Directive.ERRORCHECK;
        List<String> argv = start(work);
        if (errors) {
            argv.addAll(List.of("-C", "-d=panic", "-o", ws.at("a.o").toString()));
        }
        if (side.tool().isGc() && !errors) {
            argv.addAll(List.of("-o", ws.at("a.o").toString()));
        }
        argv.addAll(recipe.compile());
        if (errors && recipe.compile().stream().noneMatch(f -> f.startsWith("-d=") && f.contains("ssa/check/"))) {
            argv.add("-d=ssa/check/on");
        }
        argv.add(source.toString());
        Map<String, String> env = side.env().build(recipe.env());
        if (!errors) {
            stages.must(stageName(), argv, env, work, timeout);
            return;
        }
        StageResult r = stages.run(stageName(), argv, env, work, timeout);
        exitIsAsWanted(r, recipe.wantError());
        match(r, List.of(source));
    }

    private List<String> start(Path work) throws IOException {
        Path none = work.resolve("importcfg");
        if (!side.tool().isGc()) {
            Files.createFile(none);
        }
        Path importcfg = side.tool().isGc() ? setup.importcfg() : none;
        return new ArrayList<>(List.of(side.path(), "tool", "compile", "-e", "-p=p", "-importcfg=" + importcfg));
    }

    /** The first step of {@code errorcheckandrundir}: every package of the folder, in order; problems are collected. */
    List<CaseFailure> checkFolder(GorootCase c, Recipe recipe, Map<String, String> env, Duration timeout)
            throws EnvironmentException, IOException {
        Path folder = setup.root().resolve(c.sourceFolder());
        Path work = ws.at("work");
        Path none = ws.absent("importcfg");
        Files.createFile(none);
        List<Layout.GoPackage> packages = Layout.packages(folder, recipe.single());
        List<CaseFailure> problems = new ArrayList<>();
        for (int i = 0; i < packages.size(); i++) {
            Layout.GoPackage p = packages.get(i);
            Path dir = Layout.folder(p, work);
            List<Path> files = p.files().stream()
                    .map(f -> dir.resolve(f.getFileName().toString()))
                    .toList();
            List<String> argv = new ArrayList<>(
                    List.of(side.path(), "tool", "compile", "-e", "-C", "-d=panic", "-importcfg=" + none));
            argv.addAll(recipe.compile());
            files.forEach(f -> argv.add(f.toString()));
            StageResult r = stages.run(stageName(), argv, side.env().build(env), dir, timeout);
            try {
                exitIsAsWanted(r, recipe.wantError() && i == packages.size() - 2);
                match(r, files);
            } catch (CaseFailure e) {
                problems.add(e);
            }
        }
        return problems;
    }

    private void exitIsAsWanted(StageResult r, boolean wantError) throws CaseFailure {
        if (r.timedOut() || !r.exceeded().isEmpty()) {
            throw CaseFailure.of(r);
        }
        if (wantError && r.exit() == 0) {
            throw new CaseFailure(diagnostic(), stageName() + " succeeded unexpectedly", r);
        }
        if (!wantError && r.exit() != 0) {
            throw new CaseFailure(diagnostic(), CaseFailure.describe(r, "compiler exited unsuccessfully"), r);
        }
    }

    private RawResult diagnostic() {
        return side.tool().isGc() ? RawResult.BASELINE_FAIL : RawResult.FAIL_DIAG;
    }

    private void match(StageResult r, List<Path> files) throws CaseFailure, IOException {
        List<Source> sources = new ArrayList<>();
        for (Path f : files) {
            if (!Files.isRegularFile(f)) {
                throw new CaseFailure(diagnostic(), "open " + f + ": no such file or directory", r);
            }
            String text = new String(Files.readAllBytes(f), StandardCharsets.UTF_8);
            sources.add(new Source(f.toString(), f.getFileName().toString(), text));
        }
        String output = Comparison.normalise(
                r.stdout().latin1() + r.stderr().latin1(), !side.tool().isGc());
        Diagnostics.Report report =
                Diagnostics.check(Output.utf8(output), sources, side.tool().isGc());
        report.unrewritten().forEach(place -> notes.add(place + ": met by LLGo's own wording"));
        if (!report.errors().isEmpty()) {
            throw new CaseFailure(diagnostic(), String.join("\n", report.errors()), r);
        }
    }

    /** The flags that an output says were refused, sorted as they are there. */
    static List<String> refused(List<StageResult> stages) {
        List<String> flags = new ArrayList<>();
        for (StageResult s : stages) {
            for (String line : (s.stdout().text() + "\n" + s.stderr().text()).split("\n", -1)) {
                int at = line.indexOf(REFUSAL);
                if (at >= 0) {
                    for (String flag : line.substring(at + REFUSAL.length()).split(",", 100)) {
                        if (!flag.isBlank() && !flags.contains(flag.strip())) {
                            flags.add(flag.strip());
                        }
                    }
                }
            }
        }
        return flags;
    }
}
