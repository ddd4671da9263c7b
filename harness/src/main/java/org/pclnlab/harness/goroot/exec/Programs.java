package org.pclnlab.harness.goroot.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.StageResult;
import org.pclnlab.harness.outcome.EnvironmentException;

/** Builds and runs the program of one case with one tool (spec 08 sections 4.5 to 4.7). */
final class Programs {
    private static final String GENERATED = "go_tmp__.go";

    private final Setup setup;
    private final Workspace ws;
    private final Stages stages;

    Programs(Setup setup, Workspace ws, Stages stages) {
        this.setup = setup;
        this.ws = ws;
        this.stages = stages;
    }

    /** Builds a staged program; the executable is in the workspace. */
    Path build(Side side, Staged s, Duration timeout) throws CaseFailure, EnvironmentException, IOException {
        Path program = ws.absent(side.program());
        List<String> argv = new ArrayList<>(List.of(side.path(), "build"));
        argv.addAll(s.flags());
        argv.addAll(List.of("-o", program.toString(), s.target()));
        StageResult built = stages.must(side.build(), argv, side.env().build(s.env()), s.dir(), timeout);
        return made(program, built);
    }

    private static Path made(Path program, StageResult built) throws CaseFailure {
        if (!Files.isRegularFile(program)) {
            String how = Files.isDirectory(program) ? "produced directory " : "did not produce ";
            RawResult result = built.name().startsWith("llgo ") ? RawResult.FAIL_BUILD : RawResult.BASELINE_FAIL;
            throw new CaseFailure(result, built.name() + " succeeded but " + how + program, built);
        }
        return program;
    }

    /** Runs a program that was built. */
    StageResult run(Side side, Staged s, Path program, Duration timeout)
            throws CaseFailure, EnvironmentException, IOException {
        List<String> argv = limited(program);
        argv.addAll(s.args());
        Map<String, String> env = side.env().program(s.env(), s.restore(), ws.empty("home"));
        StageResult r;
        try {
            r = stages.run(side.run(), argv, env, s.runDir(), timeout);
        } finally {
            if (!s.runDir().equals(s.dir())) {
                ws.sweepMirror();
            }
        }
        if (!r.ok()) {
            throw CaseFailure.of(r);
        }
        return r;
    }

    /** The command that sets the limits of a program and becomes it. */
    private List<String> limited(Path program) {
        String stack = setup.stackKib() > 0 ? "ulimit -S -s " + setup.stackKib() + "; " : "";
        long blocks = setup.limits().diskKib() * 2;
        String size = blocks > 0 ? "ulimit -f " + blocks + "; " : "";
        return new ArrayList<>(
                List.of("/bin/sh", "-c", "ulimit -c 0; " + size + stack + "exec \"$0\" \"$@\"", program.toString()));
    }

    /** Runs the generator of a {@code runoutput} case with gc; what it printed. */
    String generate(Side gc, GorootCase c, Recipe recipe, Duration timeout)
            throws CaseFailure, EnvironmentException, IOException {
        Path work = ws.empty("work");
        List<String> sources = recipe.sources(c.name());
        Staged.copySelected(setup, c, sources, work);
        List<String> argv = new ArrayList<>(List.of(gc.path(), "run"));
        argv.addAll(sources);
        argv.addAll(recipe.programArguments());
        Path printed = ws.absent("generated");
        // Its output is a program, which may be longer than what is kept of a stream.
        List<String> redirected = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" >\"$0\"", printed.toString()));
        redirected.addAll(argv);
        stages.must("go generate run", redirected, gc.env().build(recipe.env()), work, timeout);
        return new String(Files.readAllBytes(printed), StandardCharsets.ISO_8859_1);
    }

    /** Builds and runs a generated program. */
    StageResult generated(Side side, String source, Recipe recipe, Duration buildTimeout, Duration runTimeout)
            throws CaseFailure, EnvironmentException, IOException {
        Path work = ws.empty("work");
        Layout.write(work.resolve(GENERATED), source.getBytes(StandardCharsets.ISO_8859_1));
        Path program = ws.absent(side.program());
        List<String> argv = List.of(side.path(), "build", "-o", program.toString(), GENERATED);
        StageResult built =
                stages.must(side.generatedBuild(), argv, side.env().build(recipe.env()), work, buildTimeout);
        made(program, built);
        Map<String, String> env = side.env().program(recipe.env(), false, ws.empty("home"));
        return stages.must(side.generatedRun(), limited(program), env, work, runTimeout);
    }
}
