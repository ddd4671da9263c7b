package org.pclnlab.harness.goroot.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.goroot.Output;
import org.pclnlab.harness.goroot.StageResult;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Limits;
import org.pclnlab.harness.toolchain.Result;

/** The commands of one case with one tool, in order. Belongs to one thread. */
final class Stages {
    private final Launcher launcher;
    private final Limits limits;
    private final List<StageResult> done = new ArrayList<>();

    Stages(Launcher launcher, Limits limits) {
        this.launcher = launcher;
        this.limits = limits;
    }

    /** Runs a command; how it ends is the result, whatever it is. */
    StageResult run(String name, List<String> argv, Map<String, String> env, Path dir, Duration timeout)
            throws EnvironmentException {
        Map<String, String> child = new HashMap<>(env);
        child.put("PWD", dir.toString());
        Result r = launcher.run(new Command(argv, child, dir, timeout, "", limits));
        StageResult s = new StageResult(
                name,
                r.elapsed().toMillis(),
                r.signal() != 0 || (r.timedOut() && r.exit() == 0) ? -1 : r.exit(),
                r.signal(),
                r.timedOut(),
                r.usage().peakRssKib(),
                1,
                false,
                r.usage().exceeded(),
                Output.of(r.stdout().bytes(), r.stdout().total()),
                Output.of(r.stderr().bytes(), r.stderr().total()));
        done.add(s);
        return s;
    }

    /** Runs a command that has to succeed. */
    StageResult must(String name, List<String> argv, Map<String, String> env, Path dir, Duration timeout)
            throws EnvironmentException, CaseFailure {
        StageResult s = run(name, argv, env, dir, timeout);
        if (!s.ok()) {
            throw CaseFailure.of(s);
        }
        return s;
    }

    /** Adds a stage that was run elsewhere. */
    void add(StageResult s) {
        done.add(s);
    }

    List<StageResult> all() {
        return List.copyOf(done);
    }
}
