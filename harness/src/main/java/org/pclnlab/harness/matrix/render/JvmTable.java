package org.pclnlab.harness.matrix.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pclnlab.harness.matrix.model.MatrixResult.JvmBenchmark;
import org.pclnlab.harness.matrix.stats.Summary;

/** What JMH measured of the emulator, apart from everything native (spec 09 sections 14.3 and 14.7). */
public final class JvmTable {
    private JvmTable() {}

    /** One value for each fork: the mean of its measured iterations. Iterations of one fork are not independent. */
    public static double[] forks(JvmBenchmark b) {
        return b.forks().stream()
                .mapToDouble(f ->
                        f.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN))
                .toArray();
    }

    /** {@code FuncForPcCached.cached, hit LAST}. */
    public static String name(JvmBenchmark b) {
        String[] parts = b.name().split("\\.", -1);
        StringBuilder out = new StringBuilder();
        for (int i = Math.max(0, parts.length - 2); i < parts.length; i++) {
            out.append(out.isEmpty() ? "" : ".").append(parts[i]);
        }
        for (Map.Entry<String, String> p : b.params().entrySet()) {
            out.append(", ").append(p.getKey()).append(' ').append(p.getValue());
        }
        return out.toString();
    }

    /** What the emulator's number may be put beside (spec 09 section 14.2). */
    static String counterpart(String name) {
        if (name.startsWith("FileLineMemo")) {
            return "hot.FuncFileLineEntry";
        }
        if (name.startsWith("FuncForPcCached") && name.contains("hit LAST")) {
            return "hot.FuncForPCEntry";
        }
        if (name.startsWith("FuncForPcCached") && name.contains("hit SET")) {
            return "multipkg.FuncForPCMany, each, up to 4096 pcs";
        }
        if (name.startsWith("FuncForPcCached")) {
            return "multipkg.FuncForPCMany, each, beyond 4096 pcs";
        }
        return name.startsWith("FuncForPcMaterialize") ? "fresh.PerPC" : "";
    }

    static String markdown(List<JvmBenchmark> all) {
        if (all.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("\n## JVM: the emulator, not LLGo\n\n");
        out.append("Measured by JMH in ").append(Markdown.text(all.get(0).jvm()));
        out.append(
                ". The emulator is a model of LLGo's runtime; its speed is no claim about LLGo. The same question asked of a");
        out.append(" native program is named beside it, and answered by another code generator.\n");
        table(out, all, "avgt", "steady state (class C3)");
        table(out, all, "ss", "first call in a fresh JVM (class C5: not to be put beside native numbers)");
        return out.toString();
    }

    private static void table(StringBuilder out, List<JvmBenchmark> all, String mode, String title) {
        List<JvmBenchmark> here =
                all.stream().filter(b -> b.mode().equals(mode)).toList();
        if (here.isEmpty()) {
            return;
        }
        out.append("\n### ").append(title).append("\n\n");
        out.append(Markdown.head(List.of("benchmark", "median of forks [95 % interval]", "forks", "native question")));
        for (JvmBenchmark b : here) {
            out.append(Markdown.row(new ArrayList<>(List.of(
                    Markdown.text(name(b)),
                    value(b),
                    Integer.toString(b.forks().size()),
                    mode.equals("avgt") ? counterpart(name(b)) : ""))));
        }
    }

    /** Median and interval in JMH's unit. */
    static String value(JvmBenchmark b) {
        Summary s = Summary.of(forks(b));
        String ends = Double.isInfinite(s.low())
                ? "\u00b1\u221e"
                : String.format(Locale.ROOT, "%.3g, %.3g", s.low(), s.high());
        return String.format(Locale.ROOT, "%.3g [%s] ", s.median(), ends) + Markdown.text(b.unit());
    }
}
