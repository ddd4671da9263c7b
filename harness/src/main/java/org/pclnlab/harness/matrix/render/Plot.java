package org.pclnlab.harness.matrix.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.matrix.judge.Cell;
import org.pclnlab.harness.matrix.stats.Summary;

/** Pictures of one metric, in SVG that holds numbers and no text of a result (spec 09 section 13). */
final class Plot {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 28;
    private static final int SMALL = 180;
    private static final int EDGE = 8;

    private final double low;
    private final double high;
    private final double middle;
    private final double threshold;

    /**
     * The axis that all columns of a metric share.
     *
     * @param middle median of the baseline, 0 when there is none
     * @param threshold what counts as no difference, as logarithm
     */
    Plot(List<Cell> cells, double middle, double threshold) {
        double min = Double.MAX_VALUE;
        double max = 0;
        for (Cell c : cells) {
            for (double v : c.values()) {
                min = Math.min(min, positive(v));
                max = Math.max(max, positive(v));
            }
        }
        this.low = Math.log(min) - 0.02;
        this.high = Math.log(max) + 0.02;
        this.middle = middle;
        this.threshold = threshold;
    }

    private static double positive(double v) {
        return Math.max(v, 0.5);
    }

    private double x(double v, int width) {
        return EDGE + (width - 2 * EDGE) * (Math.log(positive(v)) - low) / Math.max(1e-9, high - low);
    }

    /** Every launch a dot, the median a stroke, its interval a bar, and the band in which nothing differs. */
    String dots(Cell c) {
        StringBuilder out = open(WIDTH);
        if (middle > 0) {
            double from = Math.max(0, x(middle * Math.exp(-threshold), WIDTH));
            double to = Math.min(WIDTH, x(middle * Math.exp(threshold), WIDTH));
            out.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"band\" x=\"%.1f\" y=\"0\" width=\"%.1f\" height=\"28\"/>",
                    from,
                    to - from));
        }
        Summary s = c.summary();
        if (s != null) {
            double from = x(Double.isFinite(s.low()) ? s.low() : s.min(), WIDTH);
            double to = x(Double.isFinite(s.high()) ? s.high() : s.max(), WIDTH);
            out.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"ci\" x=\"%.1f\" y=\"11\" width=\"%.1f\" height=\"6\"/>",
                    from,
                    Math.max(1, to - from)));
        }
        for (int i = 0; i < c.values().length; i++) {
            out.append(String.format(
                    Locale.ROOT,
                    "<circle class=\"dot\" cx=\"%.1f\" cy=\"%d\" r=\"2\"/>",
                    x(c.values()[i], WIDTH),
                    i % 2 == 0 ? 9 : 19));
        }
        if (s != null) {
            double m = x(s.median(), WIDTH);
            out.append(String.format(Locale.ROOT, "<path class=\"median\" d=\"M%.1f 3V25\"/>", m));
        }
        return out.append("</svg>").toString();
    }

    /** Values by round, which shows drift. */
    String rounds(Cell c) {
        StringBuilder out = open(SMALL);
        int last = 1;
        for (int b : c.blocks()) {
            last = Math.max(last, b);
        }
        List<String> points = new ArrayList<>();
        for (int i = 0; i < c.values().length; i++) {
            double px = EDGE + (SMALL - 2.0 * EDGE) * (c.blocks()[i] - 1) / Math.max(1, last - 1);
            double py =
                    HEIGHT - 4 - (HEIGHT - 8) * (Math.log(positive(c.values()[i])) - low) / Math.max(1e-9, high - low);
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", px, py));
        }
        return out.append("<polyline class=\"drift\" points=\"")
                .append(String.join(" ", points))
                .append("\"/></svg>")
                .toString();
    }

    private static StringBuilder open(int width) {
        return new StringBuilder("<svg viewBox=\"0 0 " + width + " " + HEIGHT + "\" width=\"" + width + "\" height=\""
                + HEIGHT + "\" role=\"img\" aria-hidden=\"true\">");
    }

    /** The ends of the axis. */
    String ends() {
        return Numbers.published(Math.exp(low)) + " to " + Numbers.published(Math.exp(high));
    }

    /** The plot of a metric, null where nothing has values. */
    static @Nullable Plot of(List<Cell> cells, double middle, double threshold) {
        List<Cell> with = cells.stream().filter(c -> c.values().length > 0).toList();
        return with.isEmpty() ? null : new Plot(with, middle, threshold);
    }
}
