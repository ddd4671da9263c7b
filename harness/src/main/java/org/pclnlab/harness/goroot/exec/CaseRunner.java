package org.pclnlab.harness.goroot.exec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.RawOutcome;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.StageResult;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Launcher;

/** Runs one case with gc, then with any llgo (spec 08 section 4). Belongs to one thread and its workspace. */
public final class CaseRunner {
    private final Setup setup;
    private final Launcher launcher;
    private final Workspace ws;

    public CaseRunner(Setup setup, Launcher launcher, Workspace ws) {
        this.setup = setup;
        this.launcher = launcher;
        this.ws = ws;
    }

    /**
     * Time-outs of one case.
     *
     * @param build of each build
     * @param run of each program
     */
    public record Timeouts(Duration build, Duration run) {}

    /** An executable that was built with others, and the command that did it. */
    public record Prebuilt(Path program, StageResult build) {}

    private interface Body {
        void run(Stages stages, List<String> notes) throws CaseFailure, EnvironmentException, IOException;
    }

    /** The case with gc. */
    public Baseline baseline(Side gc, GorootCase c, Timeouts timeouts) throws EnvironmentException {
        StageResult[] run = new StageResult[1];
        String[] generated = {""};
        RawOutcome outcome = attempt((stages, notes) -> {
            Recipe recipe = Recipe.of(c.directive(), c.args());
            Programs programs = new Programs(setup, ws, stages);
            Duration runTimeout = runTimeout(recipe, timeouts);
            if (c.directive().isDiagnostic()) {
                new Compiler(setup, ws, stages, gc, notes).check(c, recipe, timeouts.build);
            } else if (c.directive() == Directive.RUNOUTPUT) {
                generated[0] = programs.generate(gc, c, recipe, runTimeout);
                run[0] = programs.generated(gc, generated[0], recipe, timeouts.build, runTimeout);
            } else {
                Staged staged = Staged.of(setup, ws, c, recipe);
                run[0] = programs.run(gc, staged, programs.build(gc, staged, timeouts.build), runTimeout);
            }
        });
        return new Baseline(outcome, run[0], generated[0]);
    }

    /**
     * The case with an llgo.
     *
     * @param prebuilt its executable, null to build it here
     */
    public RawOutcome llgo(Side llgo, GorootCase c, Baseline baseline, Timeouts timeouts, @Nullable Prebuilt prebuilt)
            throws EnvironmentException {
        StageResult expected = baseline.run();
        boolean checked = c.directive() == Directive.ERRORCHECKANDRUNDIR;
        RawOutcome b = baseline.outcome();
        boolean usable = baseline.usable() && expected != null;
        if (!c.directive().isDiagnostic() && !checked && !usable) {
            return new RawOutcome(b.result(), b.text(), b.failed(), List.of(), List.of(), List.of());
        }
        return attempt((stages, notes) -> {
            Recipe recipe = Recipe.of(c.directive(), c.args());
            Compiler compiler = new Compiler(setup, ws, stages, llgo, notes);
            if (c.directive().isDiagnostic()) {
                compiler.check(c, recipe, timeouts.build);
                return;
            }
            Programs programs = new Programs(setup, ws, stages);
            Duration runTimeout = runTimeout(recipe, timeouts);
            if (c.directive() == Directive.RUNOUTPUT && expected != null) {
                Comparison.check(
                        expected, programs.generated(llgo, baseline.generated(), recipe, timeouts.build, runTimeout));
                return;
            }
            Staged staged = Staged.of(setup, ws, c, recipe);
            List<CaseFailure> problems = new ArrayList<>();
            if (checked) {
                problems.addAll(compiler.checkFolder(c, recipe, staged.env(), timeouts.build));
            }
            try {
                if (!usable || expected == null) {
                    throw new CaseFailure(b.result(), b.text(), b.failed());
                }
                Path program = prebuilt != null ? prebuilt.program : programs.build(llgo, staged, timeouts.build);
                if (prebuilt != null) {
                    stages.add(prebuilt.build);
                }
                Comparison.check(expected, programs.run(llgo, staged, program, runTimeout));
            } catch (CaseFailure e) {
                problems.add(e);
            }
            throwAll(problems);
        });
    }

    private static Duration runTimeout(Recipe recipe, Timeouts timeouts) {
        Duration own = recipe.timeout();
        return own == null ? timeouts.run : own;
    }

    /** All problems as one: the first decides what kind of failure it is. */
    private static void throwAll(List<CaseFailure> problems) throws CaseFailure {
        if (problems.isEmpty()) {
            return;
        }
        CaseFailure first = problems.get(0);
        List<String> texts = problems.stream().map(CaseFailure::text).toList();
        throw new CaseFailure(first.result(), String.join("\n", texts), first.stage());
    }

    private RawOutcome attempt(Body body) throws EnvironmentException {
        Stages stages = new Stages(launcher, setup.limits());
        List<String> notes = new ArrayList<>();
        RawResult result = RawResult.PASS;
        String text = "";
        StageResult failed = null;
        try {
            body.run(stages, notes);
        } catch (CaseFailure e) {
            result = e.result();
            text = e.text();
            failed = e.stage();
        } catch (IOException | UncheckedIOException e) {
            result = RawResult.HARNESS_ERROR;
            text = "harness: " + e;
        }
        List<String> refused = Compiler.refused(stages.all());
        if (!refused.isEmpty() && result.isFailure()) {
            result = RawResult.UNSUPPORTED_FLAG;
        }
        return new RawOutcome(result, text, failed, stages.all(), refused, notes);
    }
}
