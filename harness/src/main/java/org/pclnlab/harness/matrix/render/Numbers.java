package org.pclnlab.harness.matrix.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.pclnlab.harness.matrix.judge.Cell;
import org.pclnlab.harness.matrix.stats.Summary;

/** Numbers as LLGo's summary prints them, as its pull requests do, and with intervals (spec 09 sections 7, 7.1 and 13). */
public final class Numbers {
    private Numbers() {}

    /** Nanoseconds as in LLGo's summary: {@code 152ns}, {@code 1.1us}. */
    public static String ns(double v) {
        return v >= 1e6 ? tool(v / 1e6) + "ms" : v >= 1e3 ? tool(v / 1e3) + "us" : tool(v) + "ns";
    }

    /** A whole number where that is as good, else one decimal, halves of the exact binary value to even. */
    static String tool(double v) {
        double r = Math.floor(v + 0.5);
        if (Math.abs(v - r) < 0.05) {
            return new BigDecimal(r).setScale(0, RoundingMode.UNNECESSARY).toPlainString();
        }
        return new BigDecimal(v).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** {@code 152ns/155.3ns}. */
    public static String legacy(Cell c) {
        return ns((double) c.best()) + "/" + ns(c.trimmed());
    }

    /** {@code 2.7 MiB}, {@code 5 MiB}. */
    public static String legacySize(long bytes) {
        return tool(bytes / 1048576.0) + " MiB";
    }

    /** {@code 900ms}, {@code 18s}. */
    public static String legacyBuild(long ms) {
        return ms >= 1000 ? tool(ms / 1000.0) + "s" : ms + "ms";
    }

    /** {@code 55/57ns}, {@code 750ns/1.1µs}: best and trimmed mean as in descriptions of pull requests. */
    public static String published(double best, double trimmed) {
        String b = unit(best);
        String t = unit(trimmed);
        return b.equals(t)
                ? decimal(best, b) + "/" + decimal(trimmed, t) + t
                : decimal(best, b) + b + "/" + decimal(trimmed, t) + t;
    }

    /** {@code 9.5µs}. */
    public static String published(double v) {
        return decimal(v, unit(v)) + unit(v);
    }

    /** {@code 5.0 MiB}. */
    public static String size(long bytes) {
        return new BigDecimal(bytes).divide(new BigDecimal(1048576), 1, RoundingMode.HALF_UP) + " MiB";
    }

    private static String unit(double v) {
        return v >= 1e6 ? "ms" : v >= 1e3 ? "\u00b5s" : "ns";
    }

    private static String decimal(double v, String unit) {
        BigDecimal exact = BigDecimal.valueOf(v);
        return switch (unit) {
            case "ms" ->
                exact.movePointLeft(6).setScale(1, RoundingMode.HALF_UP).toPlainString();
            case "ns" -> exact.setScale(0, RoundingMode.HALF_UP).toPlainString();
            default -> exact.movePointLeft(3).setScale(1, RoundingMode.HALF_UP).toPlainString();
        };
    }

    /** {@code 54.3 [53.9, 55.0] ns}: median and its interval. */
    public static String interval(Summary s) {
        String unit = unit(s.median());
        String ends =
                Double.isInfinite(s.low()) ? "\u00b1\u221e" : scaled(s.low(), unit) + ", " + scaled(s.high(), unit);
        return scaled(s.median(), unit) + " [" + ends + "] " + unit;
    }

    /** Three digits that count. */
    private static String scaled(double v, String unit) {
        double x = unit.equals("ms") ? v / 1e6 : unit.equals("ns") ? v : v / 1e3;
        return String.format(Locale.ROOT, x < 10 ? "%.2f" : x < 1000 ? "%.1f" : "%.0f", x);
    }

    /** {@code +2.7 %} of a logarithm of a ratio. */
    static String percent(double log) {
        double p = 100 * Math.expm1(log);
        return Double.isFinite(p)
                ? String.format(Locale.ROOT, Math.abs(p) < 99.95 ? "%+.1f" : "%+.0f", p)
                : "\u00b1\u221e";
    }
}
