package org.pclnlab.harness.matrix.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pclnlab.harness.goroot.JsonFields;
import org.pclnlab.harness.matrix.model.MatrixResult.Fingerprint;
import org.pclnlab.harness.matrix.model.MatrixResult.Session;
import org.pclnlab.harness.matrix.probe.ProbeKind;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.outcome.UsageException;

/**
 * LLGo's own {@code results.json} (spec 09 sections 6 and 12.2). Its launches were not interleaved and its arrays have no
 * alignment, so blocks are only positions and nothing is paired.
 */
final class LlgoResults {
    /** What marks a result whose launches do not belong together. */
    static final String ORIGIN = "llgo";

    private LlgoResults() {}

    static MatrixResult read(JsonFields d) throws IOException, UsageException {
        List<String> notes = new ArrayList<>();
        List<Variant> variants = new ArrayList<>();
        for (JsonFields v : d.objects("variants")) {
            variants.add(new Variant(
                    v.text("name"),
                    v.text("kind"),
                    v.text("tool", ""),
                    v.text("root", ""),
                    v.flag("lto"),
                    List.of(),
                    Map.of(),
                    "",
                    0,
                    ""));
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (JsonFields s : d.objects("scenario_meta")) {
            ProbeKind kind = ProbeKind.parse(s.text("kind"));
            String name = s.text("name");
            scenarios.add(new Scenario(
                    kind,
                    name,
                    count(s, "package_count"),
                    count(s, "method_count"),
                    kind == ProbeKind.DEEP ? depth(d, name) : 0));
        }
        List<Program> programs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonFields b : d.objects("builds")) {
            if (seen.add(b.text("scenario") + "\t" + b.text("variant"))) {
                programs.add(new Program(
                        b.text("variant"),
                        b.text("scenario"),
                        "",
                        b.number("size_bytes", 0),
                        b.number("build_ms", -1),
                        true,
                        "",
                        Map.of(),
                        b.text("error", "")));
            }
        }
        List<Launch> launches = new ArrayList<>();
        seen.clear();
        long iterations = 0;
        for (JsonFields r : d.objects("runs")) {
            if (!seen.add(r.text("scenario") + "\t" + r.text("variant"))) {
                notes.add("a second record of " + r.text("variant") + ", " + r.text("scenario") + " was left out");
                continue;
            }
            launches(r, launches, notes);
            String iters = r.object("env").text("BENCH_ITERS", "");
            if (iters.matches("[0-9]{1,9}")) {
                iterations = Math.max(iterations, Long.parseLong(iters));
            }
        }
        String started = d.text("generated_at");
        MatrixResult out = new MatrixResult(
                ORIGIN,
                new Session(
                        List.of(),
                        0,
                        started,
                        started,
                        iterations,
                        Map.of(),
                        "",
                        variants.isEmpty() ? "" : variants.get(0).name()),
                new Fingerprint("", Map.of(), Map.of()),
                variants,
                scenarios,
                programs,
                launches,
                List.of(),
                notes);
        ResultReader.check(out);
        return out;
    }

    private static void launches(JsonFields r, List<Launch> out, List<String> notes) throws IOException {
        JsonFields metrics = r.object("metrics_ns");
        Map<String, double[]> values = new TreeMap<>();
        int longest = 0;
        for (String name : metrics.names()) {
            double[] v = metrics.reals(name);
            for (double x : v) {
                if (!(x >= 0 && x < 9e18)) {
                    throw new IOException("metrics_ns." + name + ": found " + x + ", expected nanoseconds");
                }
            }
            values.put(name, v);
            longest = Math.max(longest, v.length);
        }
        String error = r.text("error", "");
        for (int i = 0; i < Math.max(longest, error.isEmpty() ? 0 : 1); i++) {
            Map<String, Launch.Timing> here = new LinkedHashMap<>();
            for (Map.Entry<String, double[]> e : values.entrySet()) {
                if (i < e.getValue().length) {
                    here.put(e.getKey(), new Launch.Timing((long) e.getValue()[i], 1));
                }
            }
            out.add(new Launch(
                    r.text("scenario"),
                    r.text("variant"),
                    i + 1,
                    i,
                    0,
                    0,
                    i == 0 ? error : "",
                    here,
                    "",
                    0,
                    Launch.ProcessUse.UNKNOWN,
                    0,
                    List.of(),
                    false));
        }
        for (Map.Entry<String, double[]> e : values.entrySet()) {
            if (e.getValue().length < longest) {
                notes.add("short: " + r.text("variant") + ", " + e.getKey() + " has " + e.getValue().length + " of "
                        + longest + " values");
            }
        }
    }

    private static int count(JsonFields s, String name) throws IOException {
        int n = s.integer(name, 0);
        if (n < 0 || n > 1_000_000) {
            throw new IOException("scenario_meta." + name + ": found " + n);
        }
        return n;
    }

    /** The depth is only in the names of metrics. */
    private static int depth(JsonFields d, String scenario) throws IOException {
        for (JsonFields r : d.objects("runs")) {
            if (r.text("scenario").equals(scenario)) {
                for (String name : r.object("metrics_ns").names()) {
                    if (name.matches("deep\\.Direct[0-9]{1,6}")) {
                        return Integer.parseInt(name.substring("deep.Direct".length()));
                    }
                }
            }
        }
        return 32;
    }
}
