package org.pclnlab.benchmarks.data;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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

/**
 * A made-up history of nightly runs on two platforms with two versions of Go. Of 100 cases 5 are listed and fail, one flakes,
 * one is listed and passes since a while, one fails since a while and is not listed; the rest passes.
 */
public final class YearOfNights {
    private static final Instant FIRST = Instant.parse("2026-01-01T18:00:00Z");
    private static final String[] SERIES = {"go1.25", "go1.26"};
    private static final String[] PLATFORMS = {"darwin/arm64", "linux/amd64"};

    private final int nights;
    private final int cases;

    public YearOfNights(int nights, int cases) {
        this.nights = nights;
        this.cases = cases;
    }

    /** Writes the history; gives the number of results in it. */
    public long write(Path file) throws UsageException, EnvironmentException {
        long results = 0;
        try (History h = History.write(file)) {
            HistoryWriter w = new HistoryWriter(h, Clock.systemUTC());
            SplittableRandom random = new SplittableRandom(42);
            for (int night = 0; night < nights; night++) {
                for (String platform : PLATFORMS) {
                    for (String series : SERIES) {
                        w.add(run(night, platform, series, random.split()));
                        results += cases;
                    }
                }
            }
        }
        return results;
    }

    private ImportedRun run(int night, String platform, String series, SplittableRandom random) {
        List<ResultRow> rows = new ArrayList<>();
        for (int c = 0; c < cases; c++) {
            rows.add(row(c, night, random));
        }
        return new ImportedRun(
                new LaneKey("goroot", "llgo", series, platform, "main"),
                "night-" + night,
                FIRST.plusSeconds(86_400L * night),
                series + ".5",
                "c" + night,
                "ci",
                0,
                1,
                cases,
                true,
                night + platform + series,
                "generated",
                rows,
                List.of(),
                List.of());
    }

    private static String name(int c) {
        return "fixedbugs/issue" + (10_000 + c) + ".go";
    }

    private ResultRow row(int c, int night, SplittableRandom random) {
        int kind = c % 100;
        boolean listed = kind < 5 || kind == 6;
        boolean fails = kind < 5
                || (kind == 5 && random.nextInt(5) == 0)
                || (kind == 6 && night < nights * 3 / 4)
                || (kind == 7 && night >= nights * 3 / 4);
        Cause cause = null;
        if (fails) {
            String text = "panic: " + (kind == 5 ? "flake" : "cause " + c % 40) + " of case " + c;
            cause = new Cause("llgo run", "exit2", text, "llgo run: panic: cause " + c % 40);
        }
        return new ResultRow(
                new CaseKey("run", name(c)),
                0,
                "",
                fails ? RawResult.FAIL_RUN : RawResult.PASS,
                cause,
                fails ? 2 : null,
                "",
                listed ? Section.XFAILS : null,
                fails != listed,
                500 + random.nextInt(5000));
    }

    /** Writes the list of what is known to fail. */
    public void writeList(Path file) throws IOException {
        StringBuilder out = new StringBuilder("xfails:\n");
        for (int c = 0; c < cases; c++) {
            if (c % 100 < 5 || c % 100 == 6) {
                out.append("  - directive: run\n    case: ").append(name(c)).append("\n    reason: measured\n");
            }
        }
        Files.writeString(file, out);
    }

    /** Writes the results of one more night as {@code pclnlab goroot run} does. */
    public void writeResults(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "{\"type\":\"run\",\"format\":\"pclnlab-goroot/1\",\"run\":\"one-more\",\"started\":\"2027-01-02T18:00:00Z\","
                            + "\"mode\":\"coverage\",\"root\":\"goroot\",\"shard\":\"1/1\",\"go\":\"go1.26.5\",\"platform\":\"linux/amd64\","
                            + "\"tools\":[{\"name\":\"llgo\",\"kind\":\"llgo\",\"version\":\"v\",\"identity\":\"0\",\"generation\":\"main\"}],"
                            + "\"cases\":[");
            for (int c = 0; c < cases; c++) {
                out.write((c == 0 ? "\"" : ",\"") + name(c) + "\"");
            }
            out.write("]}\n");
            for (int c = 0; c < cases; c++) {
                ResultRow r = row(c, nights, random);
                out.write("{\"type\":\"case\",\"case\":\"" + name(c)
                        + "\",\"directive\":\"run\",\"args\":[],\"tool\":\"llgo\","
                        + "\"attempt\":0,\"source\":\"0\",\"time\":\"2027-01-02T18:00:05Z\",\"ms\":" + r.millis());
                Cause cause = r.cause();
                if (cause != null) {
                    out.write(
                            ",\"result\":\"FAIL_RUN\",\"stage\":\"llgo run\",\"kind\":\"exit2\",\"exit\":2,\"signature\":\""
                                    + cause.signature()
                                    + "\",\"text\":\"llgo run failed: process exited with code 2\\nstderr:\\n"
                                    + cause.text() + "\\n\",\"verdict\":\"fail\",\"red\":true");
                } else {
                    out.write(",\"result\":\"PASS\",\"verdict\":\"pass\",\"red\":false");
                }
                out.write(",\"stages\":[{\"name\":\"llgo build\",\"ms\":900,\"exit\":0,\"rss_kib\":1000},"
                        + "{\"name\":\"llgo run\",\"ms\":10,\"exit\":0,\"rss_kib\":1000}],\"load\":1.0,\"gomaxprocs\":2,"
                        + "\"stack_kib\":8192}\n");
            }
            out.write("{\"type\":\"end\",\"time\":\"2027-01-02T19:00:00Z\",\"ms\":1,\"counts\":{},\"exit\":0}\n");
        }
    }
}
