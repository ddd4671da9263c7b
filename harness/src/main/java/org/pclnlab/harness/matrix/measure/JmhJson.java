package org.pclnlab.harness.matrix.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.goroot.JsonFields;
import org.pclnlab.harness.matrix.model.MatrixResult.JvmBenchmark;
import org.pclnlab.harness.outcome.UsageException;

/** Reads the JSON that JMH writes (spec 09 section 14.3). */
public final class JmhJson {
    private static final long MOST_BYTES = 64L << 20;

    private JmhJson() {}

    public static List<JvmBenchmark> read(Path file) throws UsageException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("more than " + (MOST_BYTES >> 20) + " MiB");
            }
            String text = Files.readString(file).strip();
            if (!text.startsWith("[")) {
                throw new IOException("expected a list of benchmarks");
            }
            List<JvmBenchmark> out = new ArrayList<>();
            for (JsonFields b : JsonFields.parse("{\"items\":" + text + "}").objects("items")) {
                out.add(benchmark(b));
            }
            return out;
        } catch (IOException e) {
            throw new UsageException(file + ": no result of JMH: "
                    + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        }
    }

    private static JvmBenchmark benchmark(JsonFields b) throws IOException {
        String name = b.text("benchmark");
        if (b.integer("forks", 0) < 1) {
            throw new IOException(name + ": measured in JMH's own process, not in forks");
        }
        JsonFields metric = b.object("primaryMetric");
        List<List<Double>> forks = new ArrayList<>();
        for (double[] f : metric.realLists("rawData")) {
            if (f.length == 0 || Arrays.stream(f).anyMatch(x -> !Double.isFinite(x))) {
                throw new IOException(name + ": a fork without values");
            }
            forks.add(Arrays.stream(f).boxed().toList());
        }
        if (forks.isEmpty()) {
            throw new IOException(name + ": no rawData");
        }
        Map<String, String> params = new LinkedHashMap<>();
        JsonFields p = b.object("params");
        for (String n : p.names()) {
            params.put(n, p.text(n));
        }
        List<String> collector = b.texts("jvmArgs").stream()
                .filter(a -> a.matches("-XX:\\+Use\\w+GC"))
                .map(a -> a.substring(8))
                .toList();
        String jvm = b.text("vmName", "JVM") + " " + b.text("jdkVersion", "")
                + (collector.isEmpty() ? ", default collector" : ", " + collector.get(collector.size() - 1));
        return new JvmBenchmark(name, params, b.text("mode"), metric.text("scoreUnit"), jvm, forks);
    }
}
