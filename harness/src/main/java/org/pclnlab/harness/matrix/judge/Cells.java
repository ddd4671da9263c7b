package org.pclnlab.harness.matrix.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pclnlab.harness.matrix.model.Launch;
import org.pclnlab.harness.matrix.model.Launch.Timing;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.Program;
import org.pclnlab.harness.matrix.model.Variant;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.matrix.stats.Summary;

/** Makes the cells of a result. */
public final class Cells {
    /** Why a cell is empty although nothing failed. */
    public static final String NOT_MEASURED = "not measured: see the notes of the run";

    private static final double MOST_TAINTED = 0.1;

    private Cells() {}

    /** Every cell, by scenario, metric and column. */
    public static List<Cell> of(MatrixResult r) {
        List<Cell> out = new ArrayList<>();
        for (Scenario s : r.scenarios()) {
            for (String metric : metrics(r, s)) {
                for (Variant v : r.variants()) {
                    out.add(cell(r, s, metric, v.name()));
                }
            }
        }
        return out;
    }

    /** The metrics of a scenario in the order of its program, and what else was printed. */
    public static Set<String> metrics(MatrixResult r, Scenario s) {
        Set<String> seen = new TreeSet<>();
        for (Launch l : r.launches()) {
            if (l.scenario().equals(s.name())) {
                seen.addAll(l.metrics().keySet());
            }
        }
        Set<String> out = new LinkedHashSet<>();
        for (String m : s.metrics()) {
            out.add(m);
            if (seen.contains(m + Scenario.LEAST)) {
                out.add(m + Scenario.LEAST);
            }
        }
        out.addAll(seen);
        return out;
    }

    /** Why a column has nothing of a scenario: its program, or a launch; empty when it has. */
    public static String failure(MatrixResult r, Scenario s, String variant) {
        Program p = r.program(variant, s.name());
        if (p != null && !p.error().isEmpty()) {
            return p.error();
        }
        String launch = r.failure(variant, s.name());
        if (!launch.isEmpty()) {
            return launch;
        }
        if (p == null && r.analysed(variant, s.name()).isEmpty()) {
            return "no record of it";
        }
        return r.analysed(variant, s.name()).isEmpty() ? NOT_MEASURED : "";
    }

    private static Cell cell(MatrixResult r, Scenario s, String metric, String variant) {
        String failure = failure(r, s, variant);
        List<Launch> launches = r.analysed(variant, s.name());
        List<Timing> timings = new ArrayList<>();
        List<Integer> blocks = new ArrayList<>();
        int tainted = 0;
        long tick = 0;
        Set<String> names = new TreeSet<>();
        for (Launch l : launches) {
            Timing t = l.metrics().get(metric);
            if (t != null) {
                timings.add(t);
                blocks.add(l.block());
            }
            tainted += l.taint().isEmpty() ? 0 : 1;
            tick = Math.max(tick, l.tick());
            names.add(l.names());
        }
        double[] values = timings.stream().mapToDouble(Timing::value).toArray();
        int[] at = blocks.stream().mapToInt(Integer::intValue).toArray();
        Summary summary = values.length == 0 ? null : Summary.of(values);
        List<String> flags = new ArrayList<>();
        if (summary != null) {
            if (tainted > MOST_TAINTED * launches.size()) {
                flags.add("disturbed in " + tainted + " of " + launches.size());
            }
            if (names.size() > 1) {
                flags.add("names changed between launches");
            }
            if (values.length < launches.size()) {
                flags.add("short: " + values.length + " of " + launches.size());
            }
            if (values.length < 6) {
                flags.add("n = " + values.length);
            }
            if (summary.outliers() > 0) {
                flags.add(summary.outliers()
                        + (summary.outliers() == 1 ? " outlier" : " outliers")
                        + (clustered(values, at) ? ", drift?" : ""));
            }
        }
        long n = timings.stream().mapToLong(Timing::n).max().orElse(1);
        double resolution = n > 1 ? Math.max(1.0, (double) tick) / n : Math.max(1.0, (double) tick);
        return new Cell(
                s.name(),
                metric,
                variant,
                s.batch(metric),
                values,
                timings.stream().mapToLong(Timing::whole).toArray(),
                at,
                summary,
                resolution,
                failure,
                flags);
    }

    /** Whether two outliers are in neighbouring blocks. */
    private static boolean clustered(double[] values, int[] blocks) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double q1 = Summary.median(Arrays.copyOfRange(sorted, 0, Math.max(1, sorted.length / 2)));
        double q3 = Summary.median(
                Arrays.copyOfRange(sorted, Math.min(sorted.length - 1, (sorted.length + 1) / 2), sorted.length));
        int last = Integer.MIN_VALUE;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < q1 - 3 * (q3 - q1) || values[i] > q3 + 3 * (q3 - q1)) {
                if (blocks[i] - 1 == last) {
                    return true;
                }
                last = blocks[i];
            }
        }
        return false;
    }
}
