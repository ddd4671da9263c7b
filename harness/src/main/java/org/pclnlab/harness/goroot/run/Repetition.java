package org.pclnlab.harness.goroot.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.CaseRow.Judged;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.RawOutcome;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.RunFile;
import org.pclnlab.harness.goroot.StageResult;
import org.pclnlab.harness.goroot.exec.Baseline;
import org.pclnlab.harness.goroot.exec.CaseRunner;
import org.pclnlab.harness.goroot.exec.CaseRunner.Prebuilt;
import org.pclnlab.harness.goroot.exec.CaseRunner.Timeouts;
import org.pclnlab.harness.goroot.exec.Side;
import org.pclnlab.harness.goroot.exec.Workspace;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Launcher;

/** Runs a case's program many times under one setting, for a rate of passes. The program is built once. */
final class Repetition {
    /** What a row of a repetition calls its setting. */
    static final String SETTING = "repeat";

    private final GorootRun run;
    private final RunFile file;
    private final Rows rows;
    private final Workspace ws;
    private final CaseRunner runner;

    Repetition(GorootRun run, RunFile file, Rows rows, Workspace ws, CaseRunner runner) {
        this.run = run;
        this.file = file;
        this.rows = rows;
        this.ws = ws;
        this.runner = runner;
    }

    /**
     * Repeats what has just been built in the workspace until there are as many runs as the plan wants.
     *
     * @param first the result that there is, which counts
     */
    void repeat(Side side, GorootCase c, Baseline baseline, String source, RawOutcome first, Timeouts timeouts)
            throws EnvironmentException {
        int wanted = run.plan().repeats();
        StageResult build =
                first.stages().isEmpty() ? null : first.stages().get(0).asCached();
        if (wanted < 2 || !ran(first) || !single(c) || build == null) {
            return;
        }
        Prebuilt program = new Prebuilt(ws.root().resolve("repeated.out"), build);
        if (!keep(side, program.program())) {
            return;
        }
        Map<String, Integer> failures = new TreeMap<>();
        int passes = 0;
        int unexpected = 0;
        RawOutcome raw = first;
        for (int i = 0; i < wanted && !Launcher.ending(); i++) {
            if (i > 0) {
                raw = runner.llgo(side, c, baseline, timeouts, program);
                run.write(file, rows.row(side, c, source, raw, null, run.setup(), i, SETTING), true);
            }
            CaseRow judged = rows.row(side, c, source, raw, given(side, c, raw), run.setup(), 0, "");
            passes += raw.result() == RawResult.PASS ? 1 : 0;
            unexpected += judged.judged().red() ? 1 : 0;
            CaseRow.Failure f = judged.failure();
            if (f != null) {
                failures.merge(f.signature().line(), 1, Integer::sum);
            }
        }
        run.repeated(new Repeated(c.path(), side.tool().name(), passes, wanted, failures, reason(side, c), unexpected));
    }

    /** Whether one executable is all of the case. */
    static boolean single(GorootCase c) {
        return c.directive() == Directive.RUN || c.directive() == Directive.BUILDRUN;
    }

    private static boolean ran(RawOutcome raw) {
        return switch (raw.result()) {
            case PASS, FAIL_RUN, FAIL_OUTPUT, FAIL_TIMEOUT -> true;
            default -> false;
        };
    }

    private static @Nullable Judged given(Side side, GorootCase c, RawOutcome raw) {
        return side.tool().isGc() ? Judge.reference(c, raw) : null;
    }

    private String reason(Side side, GorootCase c) {
        Lane lane = run.lane(run.canary(side.tool().name()).generation());
        return side.tool().isGc() ? "" : rows.judge().reason(lane, c);
    }

    private boolean keep(Side side, Path to) {
        try {
            Files.copy(
                    ws.root().resolve(side.program()),
                    to,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
