package org.pclnlab.harness.goroot.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.RawOutcome;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.RunFile;
import org.pclnlab.harness.goroot.StageResult;
import org.pclnlab.harness.goroot.exec.Baseline;
import org.pclnlab.harness.goroot.exec.CaseRunner;
import org.pclnlab.harness.goroot.exec.CaseRunner.Prebuilt;
import org.pclnlab.harness.goroot.exec.CaseRunner.Timeouts;
import org.pclnlab.harness.goroot.exec.Environment;
import org.pclnlab.harness.goroot.exec.Setup;
import org.pclnlab.harness.goroot.exec.Side;
import org.pclnlab.harness.goroot.exec.Workspace;
import org.pclnlab.harness.outcome.EnvironmentException;

/**
 * Repeats one and the same program under other settings before anybody calls its case a flake (spec 08 section 14.2.20):
 * where the outcome is constant for each setting, it depends on the setting and not on chance.
 */
final class FlakeSweep {
    private static final long STACK_KIB = 64 << 10;

    private final GorootRun run;
    private final RunFile file;
    private final Rows rows;
    private final Workspace ws;

    FlakeSweep(GorootRun run, RunFile file, Rows rows, Workspace ws) {
        this.run = run;
        this.file = file;
        this.rows = rows;
        this.ws = ws;
    }

    private record Setting(String name, Setup setup) {}

    /** Sweeps a case if its first result makes it suspicious and the plan says so. */
    void sweep(Side side, GorootCase c, Baseline baseline, CaseRow first, Timeouts timeouts)
            throws EnvironmentException {
        RawResult r = first.raw().result();
        boolean ran = r == RawResult.FAIL_RUN || r == RawResult.FAIL_OUTPUT || r == RawResult.FAIL_TIMEOUT;
        Lane lane = run.lane(run.canary(side.tool().name()).generation());
        boolean suspected = rows.judge().isFlake(lane, c)
                ? ran || r == RawResult.PASS
                : run.plan().sweepAll() && ran && first.judged().red();
        if (run.plan().sweepRepeats() < 1 || !suspected || !Repetition.single(c)) {
            return;
        }
        StageResult build = first.raw().stages().get(0).asCached();
        Prebuilt program = new Prebuilt(ws.root().resolve("swept.out"), build);
        if (!keep(program)) {
            return;
        }
        List<String> parts = new ArrayList<>();
        boolean constant = true;
        int passes = 0;
        int all = 0;
        int attempt = 1;
        for (Setting s : settings()) {
            CaseRunner runner = new CaseRunner(s.setup, run.launcher(), ws);
            Side there = Side.of(side.tool(), Environment.of(side.tool(), s.setup));
            int passed = 0;
            for (int i = 0; i < run.plan().sweepRepeats(); i++) {
                RawOutcome raw = runner.llgo(there, c, baseline, timeouts, program);
                passed += raw.result() == RawResult.PASS ? 1 : 0;
                run.write(file, rows.row(there, c, first.source(), raw, null, s.setup, attempt++, s.name), true);
            }
            constant &= passed == 0 || passed == run.plan().sweepRepeats();
            passes += passed;
            all += run.plan().sweepRepeats();
            parts.add(passed + " of " + run.plan().sweepRepeats() + " pass at " + s.name);
        }
        String means = !constant
                ? "a flake"
                : passes == all
                        ? "no failure"
                        : passes == 0 ? "no flake: it always fails" : "no flake: it depends on the setting";
        run.sweep(c.path() + " on " + side.tool().name() + ": " + String.join(", ", parts) + ": " + means);
    }

    /** Keeps the program: cases that a list names and cases that failed were built alone, just now. */
    private boolean keep(Prebuilt program) {
        try {
            Files.copy(
                    ws.root().resolve("llgo.out"),
                    program.program(),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private List<Setting> settings() {
        Setup s = run.setup();
        int cores = Runtime.getRuntime().availableProcessors();
        return List.of(
                new Setting("default", s),
                new Setting("stack=" + STACK_KIB, s.with(s.gomaxprocs(), STACK_KIB)),
                new Setting("gomaxprocs=1", s.with(1, s.stackKib())),
                new Setting("gomaxprocs=" + cores, s.with(cores, s.stackKib())));
    }
}
