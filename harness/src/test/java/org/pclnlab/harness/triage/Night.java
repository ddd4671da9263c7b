package org.pclnlab.harness.triage;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.triage.history.CaseKey;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.History;
import org.pclnlab.harness.triage.history.HistoryWriter;
import org.pclnlab.harness.triage.history.ImportedRun;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.history.ResultRow;

/** Makes runs for tests: {@code new Night(lane, 3).pass("a.go").fail("b.go", "boom")}. */
public final class Night {
    public static final LaneKey LINUX26 = lane("go1.26", "linux/amd64");
    public static final LaneKey LINUX25 = lane("go1.25", "linux/amd64");
    public static final LaneKey MAC26 = lane("go1.26", "darwin/arm64");
    public static final LaneKey MAC25 = lane("go1.25", "darwin/arm64");

    private static final Instant FIRST = Instant.parse("2026-08-01T18:00:00Z");

    private final LaneKey lane;
    private final int number;
    private final List<ResultRow> rows = new ArrayList<>();
    private boolean finished = true;

    public Night(LaneKey lane, int number) {
        this.lane = lane;
        this.number = number;
    }

    public static LaneKey lane(String series, String platform) {
        return new LaneKey("goroot", "llgo", series, platform, "main");
    }

    public Night pass(String path) {
        return add(path, RawResult.PASS, null, false);
    }

    /** It fails; {@code what} becomes the panic's text. Red unless {@code expected}. */
    public Night fail(String path, String what) {
        return add(
                path,
                RawResult.FAIL_RUN,
                new Cause("llgo run", "exit2", "panic: " + what, "llgo run: panic: " + what),
                true);
    }

    public Night expected(String path, String what, Section section) {
        return expected(path, what, "llgo run: panic: " + what, section);
    }

    /** The same with a group of its own, such as one that names the place. */
    public Night expected(String path, String what, String group, Section section) {
        rows.add(new ResultRow(
                new CaseKey("run", path),
                0,
                "",
                RawResult.FAIL_RUN,
                new Cause("llgo run", "exit2", "panic: " + what, group),
                2,
                "text of " + what,
                section,
                false,
                10));
        return this;
    }

    public Night timeout(String path) {
        return add(path, RawResult.FAIL_TIMEOUT, new Cause("llgo run", "timeout", "", "llgo run: timed out"), true);
    }

    public Night with(String path, RawResult result) {
        return add(path, result, null, result != RawResult.SKIPPED);
    }

    public Night unfinished() {
        finished = false;
        return this;
    }

    private Night add(String path, RawResult result, @Nullable Cause cause, boolean red) {
        rows.add(new ResultRow(
                new CaseKey("run", path), 0, "", result, cause, cause == null ? null : 2, "", null, red, 10));
        return this;
    }

    /** The same case again under a setting. */
    public Night repeat(String path, String setting, boolean passes) {
        rows.add(new ResultRow(
                new CaseKey("run", path),
                (int) rows.stream().filter(r -> r.attempt() > 0).count() + 1,
                setting,
                passes ? RawResult.PASS : RawResult.FAIL_RUN,
                null,
                null,
                "",
                null,
                false,
                10));
        return this;
    }

    public ImportedRun run() {
        return new ImportedRun(
                lane,
                "night-" + number,
                FIRST.plusSeconds(86_400L * number),
                lane.series() + ".5",
                "c" + number,
                "ci",
                0,
                1,
                -1,
                finished,
                "digest " + lane + number,
                "test",
                rows,
                List.of(),
                List.of());
    }

    /** Writes nights into a history. */
    public static void write(Path file, List<Night> nights) throws UsageException, EnvironmentException {
        try (History h = History.write(file)) {
            HistoryWriter w = new HistoryWriter(h, Clock.systemUTC());
            for (Night n : nights) {
                w.add(n.run());
            }
        }
    }
}
