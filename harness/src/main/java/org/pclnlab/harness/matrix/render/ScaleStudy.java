package org.pclnlab.harness.matrix.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.pclnlab.harness.matrix.judge.Cell;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.model.Variant;
import org.pclnlab.harness.matrix.probe.ProbeKind;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.matrix.stats.Growth;

/** How costs grow, where a scenario was measured at three sizes or more. */
public final class ScaleStudy {
    private static final int LEAST_SIZES = 3;

    private ScaleStudy() {}

    /**
     * One fit.
     *
     * @param metric without the depth in it
     * @param by what grows, such as {@code targets}
     */
    public record Fit(String metric, String by, String variant, List<Integer> sizes, Growth growth) {}

    /** All fits of a result. */
    public static List<Fit> of(Judged j) {
        Map<String, Map<Integer, Cell>> groups = new LinkedHashMap<>();
        Map<String, String[]> keys = new LinkedHashMap<>();
        for (Variant v : j.result().columns()) {
            for (ProbeKind kind : ProbeKind.values()) {
                for (Scenario s : j.result().scenarios()) {
                    if (s.kind() == kind) {
                        group(j, s, v, groups, keys);
                    }
                }
            }
        }
        List<Fit> out = new ArrayList<>();
        groups.forEach((key, cells) -> {
            if (cells.size() >= LEAST_SIZES) {
                List<Growth.Point> points = new ArrayList<>();
                cells.forEach((size, c) -> points.add(new Growth.Point(size, positive(c.values()))));
                String[] k = keys.getOrDefault(key, new String[3]);
                String seed = j.result().session().seed() + "|" + key;
                out.add(new Fit(k[0], k[1], k[2], List.copyOf(cells.keySet()), Growth.of(points, seed)));
            }
        });
        out.sort(Comparator.comparing(Fit::metric));
        return out;
    }

    private static double[] positive(double[] values) {
        return java.util.Arrays.stream(values).map(x -> Math.max(x, 0.5)).toArray();
    }

    private static void group(
            Judged j, Scenario s, Variant v, Map<String, Map<Integer, Cell>> groups, Map<String, String[]> keys) {
        for (Cell c : j.cells()) {
            if (c.scenario().equals(s.name()) && c.variant().equals(v.name()) && c.has()) {
                boolean big = s.kind() == ProbeKind.BIGFUNC;
                String metric = s.kind() == ProbeKind.DEEP ? c.metric().replaceAll("[0-9]+(?=$|/)", "") : c.metric();
                add(
                        groups,
                        keys,
                        metric,
                        by(s, false),
                        v.name(),
                        big ? s.packages() + " functions" : "",
                        big ? s.methods() : s.size(),
                        c);
                if (big) {
                    add(groups, keys, metric, by(s, true), v.name(), s.methods() + " statements", s.packages(), c);
                }
            }
        }
    }

    private static void add(
            Map<String, Map<Integer, Cell>> groups,
            Map<String, String[]> keys,
            String metric,
            String by,
            String variant,
            String fixed,
            int size,
            Cell c) {
        if (size > 0) {
            String key = metric + "|" + by + "|" + fixed + "|" + variant;
            keys.put(key, new String[] {metric, fixed.isEmpty() ? by : by + " at " + fixed, variant});
            groups.computeIfAbsent(key, k -> new TreeMap<>()).put(size, c);
        }
    }

    private static String by(Scenario s, boolean functions) {
        return switch (s.kind()) {
            case DEEP -> "depth";
            case BIGFUNC -> functions ? "functions" : "statements";
            default -> "targets";
        };
    }

    static String markdown(Judged j) {
        List<Fit> fits = of(j);
        if (fits.isEmpty()) {
            return "";
        }
        StringBuilder out =
                new StringBuilder("\n## Growth\n\nCost of a whole operation as size to the power of b, fitted");
        out.append(" to medians: 0 is constant, 1 linear. Slopes are those between neighbouring sizes.\n\n");
        out.append(Markdown.head(List.of("metric", "column", "grows with", "sizes", "b [95 % interval]", "slopes")));
        for (Fit f : fits) {
            List<String> slopes = f.growth().slopes().stream()
                    .map(x -> String.format(Locale.ROOT, "%.2f", x))
                    .toList();
            out.append(Markdown.row(List.of(
                    Markdown.text(f.metric()),
                    Markdown.text(f.variant()),
                    f.by(),
                    String.join(", ", f.sizes().stream().map(Object::toString).toList()),
                    String.format(
                            Locale.ROOT,
                            "%.2f [%.2f, %.2f]",
                            f.growth().exponent(),
                            f.growth().low(),
                            f.growth().high()),
                    String.join(", ", slopes))));
        }
        return out.toString();
    }
}
