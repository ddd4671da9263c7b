package org.pclnlab.harness.triage.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pclnlab.harness.goroot.JsonFields;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.triage.history.ImportedRun;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.history.Metric;

/**
 * Reads results of benchmarks: {@code pclnlab bench --json}, JMH's JSON, Go's benchmark text, and of LLGo {@code results.json}
 * (spec 09 section 6) and the lists of its CI (section 12.2). A value is the median of its samples, its interval reaches from
 * the smallest to the largest; a document that has an interval of its own keeps that.
 */
final class BenchImport {
    private static final Pattern GO = Pattern.compile("(Benchmark\\S+)\\s+\\d+\\s+(.+)");
    private static final Pattern GO_VALUE = Pattern.compile("([0-9.eE+]+) (\\S+)");
    private static final Pattern RANGE = Pattern.compile("\\s*([0-9.eE+]+)\\s*\\.\\.\\s*([0-9.eE+]+)\\s*");

    private final Source source;
    private final ImportOptions options;
    private final Map<String, List<Metric>> byTool = new LinkedHashMap<>();

    private BenchImport(Source source, ImportOptions options) {
        this.source = source;
        this.options = options;
    }

    /** Which kind of benchmark result a file's beginning is of, or empty. */
    static String kind(String head) {
        String h = head.stripLeading();
        if (h.startsWith("[") && h.contains("\"jmhVersion\"")) {
            return "jmh";
        }
        if (h.startsWith("[") && h.contains("\"unit\"") && h.contains("\"value\"")) {
            return "list";
        }
        if (h.startsWith("{") && h.contains("\"pclnlab.bench/v1\"")) {
            return "bench";
        }
        if (h.startsWith("{") && h.contains("\"generated_at\"") && h.contains("\"variants\"")) {
            return "results";
        }
        return h.lines().anyMatch(l -> GO.matcher(l).matches()) ? "go" : "";
    }

    static List<ImportedRun> read(Source source, ImportOptions o, String kind) throws UsageException {
        BenchImport b = new BenchImport(source, o);
        String text = source.text();
        try {
            switch (kind) {
                case "jmh" -> b.jmh(list(text));
                case "list" -> b.list(list(text), "bench");
                case "bench" -> b.bench(JsonFields.parse(text));
                case "results" -> b.results(JsonFields.parse(text));
                default -> b.go(text);
            }
        } catch (IOException e) {
            throw source.bad("no benchmark result: " + e.getMessage());
        }
        return b.runs();
    }

    private static List<JsonFields> list(String text) throws IOException {
        return JsonFields.parse("{\"items\":" + text.strip() + "}").objects("items");
    }

    private void add(String tool, Metric m) {
        if (Double.isFinite(m.value())) {
            byTool.computeIfAbsent(ImportOptions.or(options.tool(), tool), t -> new ArrayList<>())
                    .add(m);
        }
    }

    private static Metric of(String name, String unit, double[] samples) {
        double[] s = samples.clone();
        Arrays.sort(s);
        double median = s.length % 2 == 1 ? s[s.length / 2] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2;
        return new Metric(name, unit, median, s[0], s[s.length - 1], s.length);
    }

    private void jmh(List<JsonFields> items) throws IOException {
        for (JsonFields i : items) {
            JsonFields m = i.object("primaryMetric");
            StringBuilder name = new StringBuilder(i.text("benchmark"));
            JsonFields params = i.object("params");
            for (String p : params.names()) {
                name.append('/').append(p).append('=').append(params.text(p));
            }
            double score = m.real("score", Double.NaN);
            double spread = m.isNumber("scoreError") ? m.real("scoreError", 0) : 0; // "NaN" with one sample
            add("jmh", new Metric(name.toString(), m.text("scoreUnit"), score, score - spread, score + spread, 1));
        }
    }

    private void list(List<JsonFields> items, String tool) throws IOException {
        for (JsonFields i : items) {
            double value = i.real("value", Double.NaN);
            Matcher range = RANGE.matcher(i.text("range", ""));
            boolean has = range.matches();
            double low = has ? Double.parseDouble(range.group(1)) : value;
            double high = has ? Double.parseDouble(range.group(2)) : value;
            add(tool, new Metric(i.text("name"), i.text("unit"), value, low, high, 1));
        }
    }

    private void bench(JsonFields doc) throws IOException {
        for (JsonFields g : doc.objects("goals")) {
            double value = g.real("value", Double.NaN);
            String name = doc.text("bench") + "/" + g.text("name");
            add("pclnlab", new Metric(name, g.text("unit").strip(), value, value, value, 1));
        }
    }

    private void results(JsonFields doc) throws IOException {
        for (JsonFields b : doc.objects("builds")) {
            if (!b.has("error")) {
                String scenario = b.text("scenario");
                double size = b.real("size_bytes", 0);
                double ms = b.real("build_ms", 0);
                add(b.text("variant"), new Metric(scenario + "/size", "B", size, size, size, 1));
                add(b.text("variant"), new Metric(scenario + "/build", "ms", ms, ms, ms, 1));
            }
        }
        for (JsonFields r : doc.objects("runs")) {
            if (r.has("error") || !r.has("metrics_ns")) {
                continue; // what a program printed before it failed is no measurement
            }
            JsonFields metrics = r.object("metrics_ns");
            for (String name : metrics.names()) {
                double[] samples = metrics.reals(name);
                if (samples.length > 0) {
                    add(r.text("variant"), of(r.text("scenario") + "/" + name, "ns", samples));
                }
            }
        }
    }

    private void go(String text) {
        Map<String, List<Double>> samples = new TreeMap<>();
        for (String line : text.split("\n", -1)) {
            Matcher m = GO.matcher(line.stripTrailing());
            if (m.matches()) {
                Matcher v = GO_VALUE.matcher(m.group(2));
                while (v.find()) {
                    samples.computeIfAbsent(m.group(1) + "\t" + v.group(2), k -> new ArrayList<>())
                            .add(Double.valueOf(v.group(1)));
                }
            }
        }
        samples.forEach((key, values) -> {
            String[] nameAndUnit = key.split("\t", 2);
            add(
                    "go",
                    of(
                            nameAndUnit[0],
                            nameAndUnit[1],
                            values.stream().mapToDouble(Double::doubleValue).toArray()));
        });
    }

    private List<ImportedRun> runs() throws UsageException {
        String digest = source.digest();
        List<ImportedRun> out = new ArrayList<>();
        for (Map.Entry<String, List<Metric>> e : byTool.entrySet()) {
            out.add(new ImportedRun(
                    new LaneKey(
                            "bench",
                            e.getKey(),
                            LaneKey.series(options.go()),
                            options.platform(),
                            options.generation()),
                    ImportOptions.or(options.run(), "bench-" + digest.substring(0, 12)),
                    options.started() != null ? options.started() : source.modified(),
                    options.go(),
                    options.revision(),
                    "bench",
                    0,
                    1,
                    -1,
                    true,
                    digest,
                    source.path().toString(),
                    List.of(),
                    e.getValue(),
                    List.of()));
        }
        if (out.isEmpty()) {
            throw source.bad("no measurement in it");
        }
        return out;
    }
}
