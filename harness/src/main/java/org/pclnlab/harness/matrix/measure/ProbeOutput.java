package org.pclnlab.harness.matrix.measure;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pclnlab.harness.matrix.model.Launch.Timing;
import org.pclnlab.harness.matrix.probe.Scenario;

/**
 * What a probe printed (spec 09 sections 4.3 and 10.5).
 *
 * @param error why it cannot be used; else empty
 */
public record ProbeOutput(Map<String, Timing> metrics, String names, long tick, String error) {
    /** Reads standard output. */
    public static ProbeOutput parse(String text) {
        Map<String, Timing> metrics = new LinkedHashMap<>();
        Map<String, Timing> exact = new LinkedHashMap<>();
        Map<String, Timing> minima = new LinkedHashMap<>();
        String names = "";
        long tick = 0;
        for (String raw : text.split("\n", -1)) {
            String line = raw.strip();
            String[] words = line.split(" ", 5);
            boolean least = line.startsWith("#min ");
            if ((least || line.startsWith("#v2 ")) && words.length == 4) {
                long total = number(words[2]);
                long n = number(words[3]);
                if (total >= 0 && n > 0) {
                    (least ? minima : exact).put(words[1], new Timing(total, n));
                }
            } else if (line.startsWith("#names ") && words.length == 2 && words[1].matches("[0-9a-f]{16}")) {
                names = words[1];
            } else if (line.startsWith("#tick ") && words.length == 2) {
                tick = Math.max(0, number(words[1]));
            } else {
                String wrong = metric(line, metrics);
                if (!wrong.isEmpty()) {
                    return new ProbeOutput(Map.of(), "", 0, wrong);
                }
            }
        }
        exact.forEach((name, timing) -> {
            Timing whole = metrics.get(name);
            if (whole != null && whole.total() == timing.whole()) {
                metrics.put(name, timing);
            }
        });
        minima.forEach((name, timing) -> {
            if (metrics.containsKey(name)) {
                metrics.put(name + Scenario.LEAST, timing);
            }
        });
        return new ProbeOutput(metrics, names, tick, "");
    }

    /** Reads one line as the original tool does; returns what is wrong with it. */
    private static String metric(String line, Map<String, Timing> into) {
        int eq = line.indexOf('=');
        if (eq < 0 || line.substring(0, eq).indexOf('.') < 0) {
            return "";
        }
        String value = line.substring(eq + 1).strip();
        long ns;
        try {
            ns = Long.parseLong(value);
        } catch (NumberFormatException e) {
            return "unreadable line: " + line;
        }
        if (ns < 0) {
            return "negative time: " + line;
        }
        into.put(line.substring(0, eq).strip(), new Timing(ns, 1));
        return "";
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
