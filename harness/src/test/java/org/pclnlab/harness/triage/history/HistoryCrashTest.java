package org.pclnlab.harness.triage.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer is killed with SIGKILL at random moments: the file is sound, and every run that was acknowledged is in it, whole.
 * {@code -Dpclnlab.kills=500} for the long form.
 */
class HistoryCrashTest {
    @TempDir
    private Path dir;

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        int kills = Integer.getInteger("pclnlab.kills", 5);
        Path db = dir.resolve("h.db");
        Random random = new Random(1);
        int next = 0;
        int acknowledged = -1;
        int most = 0;
        for (int k = 0; k < kills; k++) {
            int last = runAndKill(db, next, random.nextInt(60));
            acknowledged = Math.max(acknowledged, last);
            most = Math.max(most, last - next + 1);
            try (History h = History.read(db)) {
                assertEquals("ok", h.integrity(), "after kill " + k);
                Window w = new HistoryReader(h).window(3);
                LaneHistory lane = w.lanes().get(0);
                RunInfo newest = lane.latestRun();
                int found = Integer.parseInt(newest.name().substring("night-".length()));
                // The one in flight may be there as well.
                assertTrue(found == acknowledged || found == acknowledged + 1, found + " after " + acknowledged);
                check(lane, w, found);
                next = found + 1;
            }
        }
        assertTrue(most > 1, "no writer got far enough");
    }

    private static void check(LaneHistory lane, Window w, int number) {
        assertEquals(50, lane.sequences().size());
        for (int c = 0; c < 50; c++) {
            Sequence s = lane.sequences().get("case" + c + ".go");
            assertNotNull(s);
            boolean fails = (c + number) % 7 == 0;
            assertEquals(fails, s.failed(lane.latest()), "case " + c + " of " + number);
            if (fails) {
                Cause cause = w.cause(s.cause(lane.latest()));
                assertNotNull(cause);
                assertEquals("panic: number " + number % 11, cause.text());
            }
        }
    }

    /** The last number that the writer acknowledged, or one less than the first. */
    private static int runAndKill(Path db, int first, int afterMillis) throws IOException, InterruptedException {
        Process p = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CrashingWriter.class.getName(),
                        db.toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int last = first - 1;
        try (BufferedReader r = new BufferedReader(new InputStreamReader(p.getInputStream(), StandardCharsets.UTF_8))) {
            String line = r.readLine(); // the writer is at work
            Thread.sleep(afterMillis);
            p.toHandle().destroyForcibly(); // SIGKILL; Process would close the pipe, too
            for (; line != null; line = r.readLine()) {
                last = line.matches("\\d+") ? Integer.parseInt(line) : last;
            }
        }
        assertTrue(p.waitFor(20, TimeUnit.SECONDS));
        return last;
    }
}
