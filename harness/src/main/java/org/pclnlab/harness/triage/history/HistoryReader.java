package org.pclnlab.harness.triage.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.triage.history.LaneHistory.Repetition;
import org.pclnlab.harness.triage.history.LaneHistory.Span;

/** Reads a history. */
public final class HistoryReader {
    private static final int MAX_CASES = 10_000_000;

    private final History history;
    private final Connection connection;

    public HistoryReader(History history) {
        this.history = history;
        this.connection = history.connection();
    }

    /**
     * The last runs of every lane.
     *
     * @param runs how many of each
     */
    public Window window(int runs) throws EnvironmentException {
        try {
            connection.setAutoCommit(false); // one state of the file for all queries
            try {
                CaseKey[] cases = cases();
                List<LaneHistory> lanes = new ArrayList<>();
                for (Map.Entry<Integer, LaneKey> l : lanes().entrySet()) {
                    List<RunInfo> infos = runs(l.getKey(), runs);
                    if (!infos.isEmpty()) {
                        Map<String, String> directives = new HashMap<>();
                        lanes.add(new LaneHistory(
                                l.getValue(),
                                infos,
                                sequences(infos, cases, directives),
                                directives,
                                spans(l.getKey(), cases),
                                repetitions(infos, cases)));
                    }
                }
                return new Window(lanes, causes());
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Sqlite.environment(history.file(), "read", e);
        }
    }

    /** The last runs of every lane, without their results. */
    public Map<LaneKey, List<RunInfo>> runs(int limit) throws EnvironmentException {
        try {
            Map<LaneKey, List<RunInfo>> out = new LinkedHashMap<>();
            for (Map.Entry<Integer, LaneKey> l : lanes().entrySet()) {
                List<RunInfo> infos = runs(l.getKey(), limit);
                if (!infos.isEmpty()) {
                    out.put(l.getValue(), infos);
                }
            }
            return out;
        } catch (SQLException e) {
            throw Sqlite.environment(history.file(), "read", e);
        }
    }

    /** By number; numbers are given out one after the other. */
    private CaseKey[] cases() throws SQLException {
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery("SELECT id, directive, path FROM test_case ORDER BY id DESC")) {
            CaseKey[] cases = new CaseKey[0];
            while (r.next()) {
                long id = r.getLong(1);
                if (id < 0 || id > MAX_CASES) {
                    throw damaged("case number " + id);
                }
                cases = cases.length == 0 ? new CaseKey[(int) id + 1] : cases;
                cases[(int) id] = new CaseKey(text(r, 2), text(r, 3));
            }
            return cases;
        }
    }

    private static CaseKey known(CaseKey[] cases, long id) throws SQLException {
        if (id < 0 || id >= cases.length || cases[(int) id] == null) {
            throw damaged("there is no case number " + id);
        }
        return cases[(int) id];
    }

    private static String text(ResultSet r, int column) throws SQLException {
        String s = r.getString(column);
        if (s == null) {
            throw damaged("nothing where a text must be");
        }
        return s;
    }

    private static SQLException damaged(String what) {
        return new SQLException("the file is damaged: " + what);
    }

    private Map<Integer, Cause> causes() throws SQLException {
        Map<Integer, Cause> causes = new HashMap<>();
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery("SELECT id, stage, kind, text, grp FROM cause")) {
            while (r.next()) {
                causes.put(r.getInt(1), new Cause(text(r, 2), text(r, 3), text(r, 4), text(r, 5)));
            }
        }
        return causes;
    }

    private Map<Integer, LaneKey> lanes() throws SQLException {
        Map<Integer, LaneKey> lanes = new LinkedHashMap<>();
        try (Statement s = connection.createStatement();
                ResultSet r = s.executeQuery("SELECT id, suite, tool, series, platform, generation FROM lane"
                        + " ORDER BY suite, platform, series, tool, generation")) {
            while (r.next()) {
                lanes.put(r.getInt(1), new LaneKey(text(r, 2), text(r, 3), text(r, 4), text(r, 5), text(r, 6)));
            }
        }
        return lanes;
    }

    /** The newest runs that have results, oldest first. */
    private List<RunInfo> runs(int lane, int limit) throws SQLException {
        List<RunInfo> out = new ArrayList<>();
        try (PreparedStatement s = connection.prepareStatement("""
                SELECT r.id, r.name, r.started, r.go, r.revision, r.mode, r.shards, count(p.shard),
                    CASE WHEN min(p.selected) < 0 THEN -1 ELSE sum(p.selected) END, sum(p.observed), sum(p.red),
                    min(p.complete), group_concat(p.notes, char(10))
                FROM (SELECT * FROM run WHERE lane = ?
                      AND EXISTS (SELECT 1 FROM part WHERE part.run = run.id AND observed > 0)
                      ORDER BY started DESC, id DESC LIMIT ?) r
                JOIN part p ON p.run = r.id
                GROUP BY r.id ORDER BY r.started DESC, r.id DESC""")) {
            s.setInt(1, lane);
            s.setInt(2, limit);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    int shards = r.getInt(7);
                    int parts = r.getInt(8);
                    out.add(new RunInfo(
                            r.getInt(1),
                            text(r, 2),
                            Instant.ofEpochMilli(r.getLong(3)),
                            text(r, 4),
                            text(r, 5),
                            text(r, 6),
                            shards,
                            parts,
                            r.getInt(9),
                            r.getInt(10),
                            r.getInt(11),
                            r.getInt(12) != 0 && parts >= shards,
                            text(r, 13).lines().filter(n -> !n.isBlank()).toList()));
                }
            }
        }
        Collections.reverse(out);
        return out;
    }

    /** By path: a log that does not name directives and a result file that does are about the same cases. */
    private Map<String, Sequence> sequences(List<RunInfo> runs, CaseKey[] cases, Map<String, String> directives)
            throws SQLException {
        Sequence[] byCase = new Sequence[cases.length];
        Map<String, Sequence> out = new HashMap<>();
        // One text for each run: a call from Java for each of hundreds of thousands of rows would take most of the
        // time.
        // "12 13 14:37 15": cases that passed and nothing else, and cases with a number of Sequence.
        try (PreparedStatement s =
                connection.prepareStatement("SELECT group_concat(CASE packed WHEN 1 THEN test_case ELSE"
                        + " test_case || ':' || packed END, ' ') FROM (SELECT test_case, " + Sequence.PACKED
                        + " AS packed FROM result WHERE run = ?)")) {
            for (int i = 0; i < runs.size(); i++) {
                s.setInt(1, runs.get(i).id());
                try (ResultSet r = s.executeQuery()) {
                    String all = r.next() ? r.getString(1) : null;
                    if (all != null) {
                        results(all, i, runs.size(), byCase, cases, out, directives);
                    }
                }
            }
        }
        return out;
    }

    private static void results(
            String all,
            int run,
            int runs,
            Sequence[] byCase,
            CaseKey[] cases,
            Map<String, Sequence> out,
            Map<String, String> directives)
            throws SQLException {
        int at = 0;
        while (at < all.length()) {
            long id = 0;
            for (; at < all.length() && all.charAt(at) >= '0' && all.charAt(at) <= '9'; at++) {
                id = Math.min(MAX_CASES + 1L, id * 10 + all.charAt(at) - '0');
            }
            long packed = 1;
            if (at < all.length() && all.charAt(at) == ':') {
                packed = 0;
                for (at++; at < all.length() && all.charAt(at) >= '0' && all.charAt(at) <= '9'; at++) {
                    packed = packed * 10 + all.charAt(at) - '0';
                }
            }
            if (at < all.length() && all.charAt(at++) != ' ') {
                throw damaged("results of a run");
            }
            CaseKey known = known(cases, id);
            Sequence sequence = byCase[(int) id];
            if (sequence == null) {
                sequence = out.computeIfAbsent(known.path(), p -> new Sequence(runs));
                byCase[(int) id] = sequence;
                directives.merge(known.path(), known.directive(), (a, b) -> b.isEmpty() ? a : b);
            }
            if (!sequence.set(run, packed)) {
                throw damaged("a result of " + known.path());
            }
        }
    }

    private Map<String, List<Span>> spans(int lane, CaseKey[] cases) throws SQLException {
        Map<String, List<Span>> out = new HashMap<>();
        try (PreparedStatement s =
                connection.prepareStatement("SELECT test_case, cause, first, last, runs FROM span WHERE lane = ?")) {
            s.setInt(1, lane);
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    out.computeIfAbsent(known(cases, r.getLong(1)).path(), c -> new ArrayList<>(1))
                            .add(new Span(r.getInt(2), r.getLong(3), r.getLong(4), r.getInt(5)));
                }
            }
        }
        return out;
    }

    private Map<String, List<Repetition>> repetitions(List<RunInfo> runs, CaseKey[] cases) throws SQLException {
        Map<String, List<Repetition>> out = new HashMap<>();
        try (PreparedStatement s = connection.prepareStatement(
                "SELECT test_case, setting, result, coalesce(cause, 0) FROM repetition WHERE run = ?")) {
            for (RunInfo run : runs) {
                s.setInt(1, run.id());
                try (ResultSet r = s.executeQuery()) {
                    while (r.next()) {
                        out.computeIfAbsent(known(cases, r.getLong(1)).path(), c -> new ArrayList<>())
                                .add(new Repetition(text(r, 2), r.getInt(3) == Codes.of(RawResult.PASS), r.getInt(4)));
                    }
                }
            }
        }
        return out;
    }

    /** The text of the first failure with a cause. */
    public String sample(int cause) throws EnvironmentException {
        try (PreparedStatement s = connection.prepareStatement("SELECT sample FROM cause WHERE id = ?")) {
            s.setInt(1, cause);
            try (ResultSet r = s.executeQuery()) {
                return r.next() ? text(r, 1) : "";
            }
        } catch (SQLException e) {
            throw Sqlite.environment(history.file(), "read", e);
        }
    }
}
