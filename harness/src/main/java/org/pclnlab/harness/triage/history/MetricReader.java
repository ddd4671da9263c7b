package org.pclnlab.harness.triage.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;

/** Reads measurements. */
public final class MetricReader {
    private static final double SMALL = 0.02;

    private final History history;

    public MetricReader(History history) {
        this.history = history;
    }

    /**
     * A measurement of the newest run of a lane and of the run before.
     *
     * @param before null when that has none
     */
    public record Moved(String lane, Metric now, @Nullable Metric before) {
        /** Relative to before; 0 when there is nothing to compare with. */
        public double change() {
            return before == null || before.value() == 0 ? 0 : now.value() / before.value() - 1;
        }

        /** Whether it differs by more than the samples of either do. */
        public boolean moved() {
            return before != null
                    && Math.abs(change()) > SMALL
                    && (now.low() > before.high() || now.high() < before.low());
        }
    }

    /** All measurements of the newest run of each lane that has some. */
    public List<Moved> newest() throws EnvironmentException {
        try (PreparedStatement s = history.connection().prepareStatement("""
                SELECT l.suite, l.tool, l.series, l.platform, l.generation, m.name, m.unit, m.value, m.low, m.high,
                    m.samples, r.place
                FROM (SELECT id, lane, row_number() OVER (PARTITION BY lane ORDER BY started DESC, id DESC) AS place
                      FROM run WHERE EXISTS (SELECT 1 FROM metric WHERE metric.run = run.id)) r
                JOIN lane l ON l.id = r.lane JOIN metric m ON m.run = r.id
                WHERE r.place <= 2 ORDER BY l.id, m.name, m.unit, r.place DESC""")) {
            Map<List<String>, Moved> out = new LinkedHashMap<>();
            Map<List<String>, Metric> before = new LinkedHashMap<>();
            try (ResultSet r = s.executeQuery()) {
                while (r.next()) {
                    LaneKey lane =
                            new LaneKey(r.getString(1), r.getString(2), r.getString(3), r.getString(4), r.getString(5));
                    Metric m = new Metric(
                            r.getString(6),
                            r.getString(7),
                            r.getDouble(8),
                            r.getDouble(9),
                            r.getDouble(10),
                            r.getInt(11));
                    List<String> key = List.of(lane.toString(), m.name(), m.unit());
                    if (r.getInt(12) == 2) {
                        before.put(key, m);
                    } else {
                        out.put(key, new Moved(lane.toString(), m, before.get(key)));
                    }
                }
            }
            return new ArrayList<>(out.values());
        } catch (SQLException e) {
            throw Sqlite.environment(history.file(), "read", e);
        }
    }
}
