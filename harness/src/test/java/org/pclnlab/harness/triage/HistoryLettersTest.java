package org.pclnlab.harness.triage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.report.model.Outcome;
import org.pclnlab.harness.report.model.Report;
import org.pclnlab.harness.report.model.ReportCase;
import org.pclnlab.harness.triage.history.History;
import org.pclnlab.harness.triage.history.HistoryReader;

class HistoryLettersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    @Test
    void eachRunIsALetter() throws Exception {
        Path db = dir.resolve("h.db");
        Night.write(
                db,
                List.of(
                        new Night(Night.LINUX26, 1).pass("a.go").pass("b.go"),
                        new Night(Night.LINUX26, 2).fail("a.go", "boom").pass("b.go"),
                        new Night(Night.LINUX26, 3).expected("a.go", "boom", Section.XFAILS),
                        new Night(Night.LINUX26, 4)
                                .with("a.go", RawResult.HARNESS_ERROR)
                                .with("b.go", RawResult.SKIPPED),
                        new Night(Night.MAC26, 5).fail("a.go", "boom").fail("b.go", "bang")));
        Report before = new Report(
                "goroot",
                "",
                0,
                0,
                List.of(new Report.Tool("llgo", "llgo", "", "linux/amd64", "main")),
                List.of(),
                List.of(one("a.go"), one("b.go"), one("new.go")),
                List.of(),
                List.of(),
                List.of());
        try (History h = History.read(db)) {
            Report r = HistoryLetters.add(before, new HistoryReader(h).window(10));
            assertEquals(
                    List.of("pfxe", "pp--", ""),
                    r.cases().stream().map(ReportCase::history).toList());
            assertEquals(4, r.lanes().get(0).runs().size());
            assertEquals("2026-08-02 night-1 (c1)", r.lanes().get(0).runs().get(0));
        }
    }

    private static ReportCase one(String id) {
        return new ReportCase(id, ".", "llgo", Outcome.PASSED, "pass", "", "", 0, List.of(), null, null, -1, "");
    }
}
