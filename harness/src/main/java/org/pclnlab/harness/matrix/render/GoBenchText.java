package org.pclnlab.harness.matrix.render;

import java.util.Locale;
import java.util.Map;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.model.Launch;
import org.pclnlab.harness.matrix.model.Variant;

/** Go's benchmark text, for {@code benchstat -col variant}: one line for each launch that counts (spec 09 section 13). */
public final class GoBenchText {
    private GoBenchText() {}

    public static String of(Judged j) {
        StringBuilder out = new StringBuilder();
        for (Variant v : j.result().columns()) {
            out.append("variant: ").append(word(v.name())).append('\n');
            j.result().scenarios().forEach(s -> {
                for (Launch l : j.result().analysed(v.name(), s.name())) {
                    for (Map.Entry<String, Launch.Timing> m : l.metrics().entrySet()) {
                        String name = m.getKey();
                        int dot = name.indexOf('.');
                        out.append("Benchmark").append(word(name.substring(0, 1).toUpperCase(Locale.ROOT)));
                        out.append(word(name.substring(1, Math.max(1, dot))));
                        out.append('/').append(word(name.substring(dot + 1)));
                        out.append("/scenario=")
                                .append(word(s.name()))
                                .append(' ')
                                .append(m.getValue().n());
                        out.append(' ')
                                .append(String.format(
                                        Locale.ROOT, "%.3f", m.getValue().value()));
                        out.append(" ns/op\n");
                    }
                }
            });
        }
        return out.toString();
    }

    private static String word(String s) {
        return s.replaceAll("[^A-Za-z0-9_+.#-]", "_");
    }
}
