package org.pclnlab.harness.triage.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.triage.Night;
import org.pclnlab.harness.triage.history.HistoryWriter.Added;

/** The file: what goes in comes out, once; and files that are wrong. */
class HistoryTest {
    @TempDir
    private Path dir;

    private Added add(Path db, ImportedRun run) throws Exception {
        try (History h = History.write(db)) {
            return new HistoryWriter(h, Clock.systemUTC()).add(run);
        }
    }

    private static Window window(Path db, int runs) throws Exception {
        try (History h = History.read(db)) {
            return new HistoryReader(h).window(runs);
        }
    }

    private static String refused(Path db) {
        return String.valueOf(
                assertThrows(UsageException.class, () -> History.read(db)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "go1.26.8, go1.26",
        "go1.26, go1.26",
        "go1.26rc1, go1.26",
        "go1.26.5 X:nodwarf5, go1.26",
        "devel go1.27-abc, devel go1.27-abc",
        "go1.26-devel_x, go1.26-devel_x",
        "go1, go1",
        "go1., go1."
    })
    void series(String version, String series) {
        assertEquals(series, LaneKey.series(version));
    }

    @Test
    void whatGoesInComesOut() throws Exception {
        Path db = dir.resolve("new/folder/h.db");
        Night.write(
                db,
                List.of(
                        new Night(Night.LINUX26, 0).pass("a.go").fail("b.go", "one"),
                        new Night(Night.LINUX26, 1)
                                .timeout("a.go")
                                .with("b.go", RawResult.RESOURCE)
                                .repeat("b.go", "stack=1", true)));
        Window w = window(db, 10);
        LaneHistory lane = w.lanes().get(0);
        assertEquals(Night.LINUX26, lane.key());
        Sequence a = lane.sequences().get("a.go");
        Sequence b = lane.sequences().get("b.go");
        assertNotNull(a);
        assertNotNull(b);
        assertEquals(
                "PASS FAIL_TIMEOUT FAIL_RUN RESOURCE",
                a.result(0) + " " + a.result(1) + " " + b.result(0) + " " + b.result(1));
        assertEquals(2, b.exit(0));
        assertTrue(b.red(0) && !a.red(0) && a.red(1));
        Cause cause = w.cause(b.cause(0));
        assertNotNull(cause);
        assertEquals("llgo run|exit2|panic: one", cause.signature());
        assertEquals(1, lane.repetitions().getOrDefault("b.go", List.of()).size());
        RunInfo newest = lane.latestRun();
        assertEquals("night-1 (c1)", newest.toString());
        assertTrue(newest.complete() && !newest.good());
        assertEquals("run", lane.directive("a.go"));
        assertEquals(1, window(db, 1).lanes().get(0).runs().size());
        assertEquals("night-1", window(db, 1).lanes().get(0).latestRun().name());
    }

    @Test
    void olderRunsMayComeLater() throws Exception {
        Path db = dir.resolve("h.db");
        for (int i : new int[] {3, 1, 2}) {
            add(
                    db,
                    new Night(Night.LINUX26, i)
                            .fail("x.go", i == 1 ? "first" : "later")
                            .run());
        }
        LaneHistory lane = window(db, 10).lanes().get(0);
        assertEquals(
                List.of("night-1", "night-2", "night-3"),
                lane.runs().stream().map(RunInfo::name).toList());
        assertEquals(
                List.of(Instant.parse("2026-08-02T18:00:00Z"), Instant.parse("2026-08-03T18:00:00Z")),
                lane.spansOf("x.go").stream()
                        .map(s -> Instant.ofEpochMilli(s.first()))
                        .sorted()
                        .toList());
    }

    @Test
    void aFileCountsOnce() throws Exception {
        Path db = dir.resolve("h.db");
        ImportedRun run = new Night(Night.LINUX26, 0).fail("a.go", "x").run();
        assertEquals(Added.ADDED, add(db, run));
        assertEquals(Added.ALREADY_THERE, add(db, run));
        assertEquals(Added.OTHER_PART_THERE, add(db, part(run, 0, 1, "another digest")));
        assertEquals(1, window(db, 9).lanes().get(0).spansOf("a.go").get(0).runs());
    }

    @Test
    void shardsAreOneRun() throws Exception {
        Path db = dir.resolve("h.db");
        add(db, part(new Night(Night.LINUX26, 0).pass("a.go").run(), 0, 2, "d0"));
        assertTrue(!window(db, 9).lanes().get(0).latestRun().complete());
        add(db, part(new Night(Night.LINUX26, 0).pass("b.go").run(), 1, 2, "d1"));
        RunInfo run = window(db, 9).lanes().get(0).latestRun();
        assertTrue(run.complete() && run.good());
        assertEquals(2, run.observed());
    }

    private static ImportedRun part(ImportedRun r, int shard, int shards, String digest) {
        return new ImportedRun(
                r.lane(),
                r.name(),
                r.started(),
                r.goVersion(),
                r.revision(),
                r.mode(),
                shard,
                shards,
                -1,
                true,
                digest,
                r.source(),
                r.rows(),
                r.metrics(),
                r.notes());
    }

    @Test
    void measurementsOfTwoRunsAreCompared() throws Exception {
        Path db = dir.resolve("h.db");
        for (int i = 0; i < 3; i++) {
            double ns = i < 2 ? 10 : 12;
            ImportedRun r = new Night(Night.LINUX26, i).run();
            add(
                    db,
                    new ImportedRun(
                            new LaneKey("bench", "jmh", "", "", ""),
                            r.name(),
                            r.started(),
                            "",
                            "",
                            "bench",
                            0,
                            1,
                            -1,
                            true,
                            r.digest(),
                            "f",
                            List.of(),
                            List.of(
                                    new Metric("hot", "ns/op", ns, ns - 0.5, ns + 0.5, 5),
                                    new Metric("size", "B", 100 + i, 100 + i, 100 + i, 1)),
                            List.of()));
        }
        try (History h = History.read(db)) {
            List<MetricReader.Moved> moved = new MetricReader(h).newest();
            assertEquals(2, moved.size());
            assertTrue(moved.get(0).moved() && !moved.get(1).moved(), moved.toString());
            assertEquals(0.2, moved.get(0).change(), 1e-9);
        }
        assertEquals(List.of(), window(db, 9).lanes());
    }

    @Test
    void filesThatAreNoHistory() throws Exception {
        assertTrue(refused(dir.resolve("none.db")).contains("triage import makes one"));
        Path text = dir.resolve("text.db");
        Files.writeString(text, "this is a text and no database at all, but long enough to have a header".repeat(20));
        assertTrue(refused(text).contains("is no SQLite database"), refused(text));
        assertThrows(UsageException.class, () -> History.write(text));
        Path other = dir.resolve("other.db");
        sql(other, "CREATE TABLE t (x)");
        assertTrue(refused(other).contains("no history of pclnlab"), refused(other));
        Path empty = dir.resolve("empty.db");
        Files.write(empty, new byte[0]);
        assertTrue(refused(empty).contains("is empty"), refused(empty));
    }

    @Test
    void aNewerSchemaIsLeftAlone() throws Exception {
        Path db = dir.resolve("h.db");
        add(db, new Night(Night.LINUX26, 0).pass("a.go").run());
        sql(db, "PRAGMA user_version=7");
        byte[] before = Files.readAllBytes(db);
        assertTrue(refused(db).contains("has schema 7, this pclnlab knows 1; use the newer pclnlab"), refused(db));
        assertThrows(UsageException.class, () -> History.write(db));
        assertEquals(
                new String(before, StandardCharsets.ISO_8859_1), Files.readString(db, StandardCharsets.ISO_8859_1));
    }

    private static void sql(Path db, String statement) throws Exception {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + db);
                Statement s = c.createStatement()) {
            s.execute(statement);
        }
    }

    /** Every byte of a small file damaged: an answer or one error, never anything else. */
    @Test
    void damagedFilesGiveOneError() throws Exception {
        Path db = dir.resolve("h.db");
        Night night = new Night(Night.LINUX26, 0);
        for (int i = 0; i < 40; i++) {
            night.fail("case" + i + ".go", "what " + i);
        }
        add(db, night.run());
        byte[] good = Files.readAllBytes(db);
        int errors = 0;
        for (int i = 0; i < good.length; i += 37) {
            Path bad = dir.resolve("bad.db");
            byte[] bytes = good.clone();
            bytes[i] ^= (byte) 0xFF;
            Files.write(bad, bytes);
            try (History h = History.read(bad)) {
                new HistoryReader(h).window(5);
            } catch (UsageException | EnvironmentException e) {
                errors++;
                assertTrue(String.valueOf(e.getMessage()).startsWith(bad.toString()), e.getMessage());
            }
        }
        assertTrue(errors > 0);
    }

    @Test
    void aTruncatedFileGivesOneError() throws Exception {
        Path db = dir.resolve("h.db");
        add(db, new Night(Night.LINUX26, 0).fail("a.go", "x").run());
        byte[] good = Files.readAllBytes(db);
        for (int size : new int[] {1, 99, 100, 4096, good.length / 2, good.length - 4096}) {
            Path bad = dir.resolve("cut.db");
            Files.write(bad, Arrays.copyOf(good, size));
            Exception e = assertThrows(Exception.class, () -> window(bad, 5));
            assertTrue(e instanceof UsageException || e instanceof EnvironmentException, e.toString());
        }
    }

    /** A copy in a folder where nothing can be written; root may write anywhere, so there the file is made immutable first. */
    @Test
    void aReadOnlyCopyAnswers() throws Exception {
        Path db = dir.resolve("h.db");
        add(db, new Night(Night.LINUX26, 0).pass("a.go").run());
        Path folder = Files.createDirectory(dir.resolve("ro"));
        Path copy = folder.resolve("h ö#?%.db");
        Files.copy(db, copy, StandardCopyOption.COPY_ATTRIBUTES);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertEquals(1, window(copy, 5).lanes().size());
            try (Stream<Path> left = Files.list(folder)) {
                if (!"root".equals(System.getProperty("user.name"))) {
                    assertEquals(1, left.count(), "something was left beside the copy");
                }
            }
            if (!"root".equals(System.getProperty("user.name"))) {
                String said = String.valueOf(assertThrows(
                                EnvironmentException.class,
                                () -> add(
                                        copy,
                                        new Night(Night.LINUX26, 1).pass("a.go").run()))
                        .getMessage());
                assertTrue(said.contains("read-only") || said.contains("cannot be opened"), said);
            }
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aFullDiskKeepsWhatWasThere() throws Exception {
        Path db = dir.resolve("h.db");
        add(db, new Night(Night.LINUX26, 0).pass("a.go").run());
        Night large = new Night(Night.LINUX26, 1);
        for (int i = 0; i < 5000; i++) {
            large.fail("some/long/name/of/a/case/number" + i + ".go", "panic " + "x".repeat(100) + i);
        }
        try (History h = History.write(db)) {
            try (Statement s = h.connection().createStatement()) {
                s.execute("PRAGMA max_page_count=60"); // SQLite says then what it says when the disk is full
            }
            HistoryWriter w = new HistoryWriter(h, Clock.systemUTC());
            String said = String.valueOf(assertThrows(EnvironmentException.class, () -> w.add(large.run()))
                    .getMessage());
            assertTrue(said.contains("no space left; nothing of this import was kept"), said);
            // The writer goes on with what fits.
            assertEquals(
                    Added.ADDED, w.add(new Night(Night.LINUX26, 2).pass("a.go").run()));
        }
        Window w = window(db, 5);
        assertEquals(
                List.of("night-0", "night-2"),
                w.lanes().get(0).runs().stream().map(RunInfo::name).toList());
        try (History h = History.read(db)) {
            assertEquals("ok", h.integrity());
        }
    }

    @Test
    void twoWritersWaitForEachOther() throws Exception {
        Path db = dir.resolve("h.db");
        add(db, new Night(Night.LINUX26, 1000).pass("a.go").run());
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < 4; t++) {
            int from = t * 10;
            Thread thread = new Thread(() -> {
                try {
                    for (int i = from; i < from + 10; i++) {
                        add(db, new Night(Night.LINUX26, i).pass("a.go").run());
                    }
                } catch (Exception e) {
                    failures.add(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread t : threads) {
            t.join();
        }
        assertEquals(List.of(), failures);
        assertEquals(41, window(db, 100).lanes().get(0).runs().size());
    }
}
