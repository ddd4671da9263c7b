package org.pclnlab.harness.triage.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.triage.Night;
import org.pclnlab.harness.triage.history.ImportedRun;
import org.pclnlab.harness.triage.history.LaneKey;

/** The table of cases and toolchains. */
class CaseTableTest {
    private static LaneKey lane(String tool) {
        return new LaneKey("goroot", tool, "go1.26", "linux/amd64", "main");
    }

    private static List<ImportedRun> runs() throws Exception {
        return List.of(
                new Night(lane("gc"), 1)
                        .pass("a.go")
                        .pass("b.go")
                        .pass("c.go")
                        .pass("d|e.go")
                        .run(),
                new Night(lane("main"), 1)
                        .pass("a.go")
                        .fail("b.go", "boom")
                        .pass("d|e.go")
                        .run(),
                new Night(lane("old"), 1)
                        .fail("a.go", "other")
                        .fail("b.go", "boom")
                        .with("c.go", RawResult.SKIPPED)
                        .pass("d|e.go")
                        .run(),
                new Night(lane("old"), 2).pass("a.go").run());
    }

    @Test
    void eachFailureHasANumberAndSaysWhatItIs() throws Exception {
        assertEquals("""
                case      gc       main     old
                a.go      pass     pass     run 2 or pass
                b.go      pass     run 1    run 1
                c.go      pass     -        skipped
                d|e.go    pass     pass     pass
                4 cases   4 of 4   2 of 3   1 of 4
                   1  llgo run|exit2|panic: boom
                   2  llgo run|exit2|panic: other""", String.join("\n", new CaseTable(runs(), List.of()).lines(false)));
    }

    @Test
    void onlyDifferencesAreKeptAndOnlyTheirFailuresNamed() throws Exception {
        CaseTable t = new CaseTable(runs(), List.of("d|e.go", "a.go"));
        assertEquals(1, t.keepDifferent());
        assertEquals("""
                case     gc       main     old
                a.go     pass     pass     run 1 or pass
                1 case   1 of 1   1 of 1   0 of 1
                   1  llgo run|exit2|panic: other""", String.join("\n", t.lines(false)));
    }

    @Test
    void markdownEscapesWhatEndsACell() throws Exception {
        assertEquals("""
                | case | gc | main | old |
                | --- | --- | --- | --- |
                | d\\|e.go | pass | pass | pass |
                | 1 case | 1 of 1 | 1 of 1 | 1 of 1 |
                """, String.join("\n", new CaseTable(runs(), List.of("d|e.go")).lines(true)) + "\n");
    }
}
