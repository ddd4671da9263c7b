package org.pclnlab.harness.triage.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;

/** Adds runs, each part of one in a transaction of its own: all of it or nothing. Mutable; for one thread. */
public final class HistoryWriter {
    private static final int MAX_SAMPLE = 4096;

    private final History history;
    private final Connection connection;
    private final Clock clock;
    private final Map<CaseKey, Integer> cases = new HashMap<>();
    private final Map<Cause, Integer> causes = new HashMap<>();
    private boolean loaded;

    public HistoryWriter(History history, Clock clock) {
        this.history = history;
        this.connection = history.connection();
        this.clock = clock;
    }

    /** What became of an import. */
    public enum Added {
        ADDED,
        /** The same file was imported before. */
        ALREADY_THERE,
        /** Another file is there for this part of this run. */
        OTHER_PART_THERE
    }

    /** Adds a part of a run. When this returns, it is on the disk. */
    public Added add(ImportedRun run) throws EnvironmentException {
        try (Statement s = connection.createStatement()) {
            s.execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                Added added = insert(run);
                s.execute("COMMIT");
                done = true;
                return added;
            } finally {
                if (!done) {
                    forget();
                    rollback(s);
                }
            }
        } catch (SQLException e) {
            throw Sqlite.environment(history.file(), "write", e);
        }
    }

    /** Ids of rows that are rolled back must not be used again. */
    private void forget() {
        cases.clear();
        causes.clear();
        loaded = false;
    }

    private static void rollback(Statement s) {
        try {
            s.execute("ROLLBACK");
        } catch (SQLException e) {
            return; // SQLite did it by itself
        }
    }

    private Added insert(ImportedRun run) throws SQLException {
        load();
        int lane = lane(run.lane());
        int id = run(lane, run);
        String there = text("SELECT digest FROM part WHERE run = ? AND shard = ?", id, run.shard());
        if (there != null) {
            return there.equals(run.digest()) ? Added.ALREADY_THERE : Added.OTHER_PART_THERE;
        }
        long red = run.rows().stream().filter(ResultRow::red).count();
        update(
                "INSERT INTO part VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                run.shard(),
                run.digest(),
                run.source(),
                run.selected(),
                run.observed(),
                red,
                run.complete() ? 1 : 0,
                String.join("\n", run.notes()),
                clock.millis());
        results(lane, id, run);
        for (Metric m : run.metrics()) {
            update(
                    "INSERT OR REPLACE INTO metric VALUES (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    m.name(),
                    m.unit(),
                    m.value(),
                    m.low(),
                    m.high(),
                    m.samples());
        }
        return Added.ADDED;
    }

    private void results(int lane, int run, ImportedRun imported) throws SQLException {
        long time = imported.started().toEpochMilli();
        try (PreparedStatement result = connection.prepareStatement(
                        "INSERT INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement repetition = connection.prepareStatement(
                        "INSERT INTO repetition VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement span = connection.prepareStatement(
                        "INSERT INTO span VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT (lane, test_case, cause) DO UPDATE SET"
                                + " first = min(first, excluded.first), last = max(last, excluded.last), runs = runs + 1")) {
            for (ResultRow r : imported.rows()) {
                int testCase = testCase(r.what());
                Integer cause = r.cause() == null ? null : cause(r.cause(), r.text());
                if (r.attempt() > 0) {
                    bind(repetition, run, testCase, r.attempt(), r.setting(), Codes.of(r.result()), cause, r.millis());
                    repetition.executeUpdate();
                    continue;
                }
                Integer expected = r.expected() == null ? null : Codes.of(r.expected());
                bind(
                        result,
                        run,
                        testCase,
                        Codes.of(r.result()),
                        cause,
                        r.exit(),
                        expected,
                        r.red() ? 1 : 0,
                        r.millis());
                if (result.executeUpdate() > 0 && cause != null) {
                    bind(span, lane, testCase, cause, time, time);
                    span.executeUpdate();
                }
            }
        }
    }

    /** Ids that are there already: one query each is cheaper than one for every row. */
    private void load() throws SQLException {
        if (loaded) {
            return;
        }
        try (Statement s = connection.createStatement()) {
            try (ResultSet r = s.executeQuery("SELECT id, directive, path FROM test_case")) {
                while (r.next()) {
                    cases.put(new CaseKey(r.getString(2), r.getString(3)), r.getInt(1));
                }
            }
            try (ResultSet r = s.executeQuery("SELECT id, stage, kind, text, grp FROM cause")) {
                while (r.next()) {
                    causes.put(new Cause(r.getString(2), r.getString(3), r.getString(4), r.getString(5)), r.getInt(1));
                }
            }
        }
        loaded = true;
    }

    private int lane(LaneKey k) throws SQLException {
        update(
                "INSERT INTO lane (suite, tool, series, platform, generation) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                k.suite(),
                k.tool(),
                k.series(),
                k.platform(),
                k.generation());
        return number(
                "SELECT id FROM lane WHERE suite = ? AND tool = ? AND series = ? AND platform = ? AND generation = ?",
                k.suite(),
                k.tool(),
                k.series(),
                k.platform(),
                k.generation());
    }

    /** The run of this name; it starts with its first part. */
    private int run(int lane, ImportedRun r) throws SQLException {
        update(
                "INSERT INTO run (lane, name, started, go, revision, mode, shards) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (lane, name) DO UPDATE SET started = min(started, excluded.started)",
                lane,
                r.name(),
                r.started().toEpochMilli(),
                r.goVersion(),
                r.revision(),
                r.mode(),
                r.shards());
        return number("SELECT id FROM run WHERE lane = ? AND name = ?", lane, r.name());
    }

    private int testCase(CaseKey k) throws SQLException {
        Integer id = cases.get(k);
        if (id == null) {
            id = insertId("INSERT INTO test_case (directive, path) VALUES (?, ?)", k.directive(), k.path());
            cases.put(k, id);
        }
        return id;
    }

    private int cause(Cause c, String text) throws SQLException {
        Integer id = causes.get(c);
        if (id == null) {
            id = insertId(
                    "INSERT INTO cause (stage, kind, text, grp, sample) VALUES (?, ?, ?, ?, ?)",
                    c.stage(),
                    c.kind(),
                    c.text(),
                    c.group(),
                    text.length() > MAX_SAMPLE ? text.substring(0, MAX_SAMPLE) : text);
            causes.put(c, id);
        }
        return id;
    }

    private int insertId(String sql, Object... values) throws SQLException {
        update(sql, values);
        return number("SELECT last_insert_rowid()");
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            bind(s, values);
            s.executeUpdate();
        }
    }

    private int number(String sql, Object... values) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            bind(s, values);
            try (ResultSet r = s.executeQuery()) {
                return r.next() ? r.getInt(1) : 0;
            }
        }
    }

    private @Nullable String text(String sql, Object... values) throws SQLException {
        try (PreparedStatement s = connection.prepareStatement(sql)) {
            bind(s, values);
            try (ResultSet r = s.executeQuery()) {
                return r.next() ? r.getString(1) : null;
            }
        }
    }

    private static void bind(PreparedStatement s, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object v = values[i];
            if (v == null) {
                s.setNull(i + 1, Types.INTEGER);
            } else if (v instanceof String t) {
                s.setString(i + 1, t);
            } else if (v instanceof Double d) {
                s.setDouble(i + 1, d);
            } else {
                s.setLong(i + 1, ((Number) v).longValue());
            }
        }
    }
}
