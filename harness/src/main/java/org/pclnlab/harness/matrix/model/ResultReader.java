package org.pclnlab.harness.matrix.model;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pclnlab.harness.goroot.JsonFields;
import org.pclnlab.harness.matrix.model.MatrixResult.Fingerprint;
import org.pclnlab.harness.matrix.model.MatrixResult.JvmBenchmark;
import org.pclnlab.harness.matrix.model.MatrixResult.Session;
import org.pclnlab.harness.matrix.probe.ProbeKind;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.outcome.UsageException;

/** Reads a result: ours, or LLGo's {@code results.json}. Nothing in it is trusted. */
public final class ResultReader {
    private static final long MOST_BYTES = 256L << 20;

    private ResultReader() {}

    /** Reads a file; what is wrong with it is one line that names it. */
    public static MatrixResult read(Path file) throws UsageException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("more than " + (MOST_BYTES >> 20) + " MiB");
            }
            JsonFields doc = JsonFields.parse(Files.readString(file));
            if (doc.has("schema")) {
                String schema = doc.text("schema");
                if (!schema.equals(ResultJson.SCHEMA)) {
                    throw new IOException("schema: found " + schema + ", expected " + ResultJson.SCHEMA);
                }
                return ours(doc);
            }
            if (doc.has("generated_at") && doc.has("variants")) {
                return LlgoResults.read(doc);
            }
            throw new IOException("neither a result of pclnlab matrix nor LLGo's results.json");
        } catch (CharacterCodingException e) {
            throw new UsageException(file + ": not UTF-8");
        } catch (UsageException | IOException e) {
            String what = e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : e.getMessage();
            throw new UsageException(file + ": " + String.valueOf(what).replaceAll("\\s*\\R\\s*", " "));
        } catch (StackOverflowError e) {
            throw new UsageException(file + ": nested too deeply");
        }
    }

    private static MatrixResult ours(JsonFields d) throws IOException, UsageException {
        List<Variant> variants = new ArrayList<>();
        for (JsonFields v : d.objects("variants")) {
            variants.add(new Variant(
                    v.text("name"),
                    v.text("kind"),
                    v.text("tool"),
                    v.text("root", ""),
                    v.flag("lto"),
                    v.texts("flags"),
                    map(v.object("env")),
                    v.text("version", ""),
                    v.integer("plant", 0),
                    v.text("copy_of", "")));
        }
        List<Scenario> scenarios = new ArrayList<>();
        for (JsonFields s : d.objects("scenarios")) {
            scenarios.add(new Scenario(
                    ProbeKind.parse(s.text("kind")),
                    s.text("name"),
                    size(s, "packages"),
                    size(s, "methods"),
                    size(s, "depth")));
        }
        List<Program> programs = new ArrayList<>();
        for (JsonFields p : d.objects("programs")) {
            programs.add(program(p));
        }
        List<Launch> launches = new ArrayList<>();
        for (JsonFields l : d.objects("launches")) {
            launches.add(launch(l));
        }
        List<JvmBenchmark> jvm = new ArrayList<>();
        for (JsonFields b : d.objects("jvm")) {
            List<List<Double>> forks = new ArrayList<>();
            for (double[] fork : b.realLists("forks")) {
                forks.add(java.util.Arrays.stream(fork).boxed().toList());
            }
            jvm.add(new JvmBenchmark(
                    b.text("name"), map(b.object("params")), b.text("mode"), b.text("unit"), b.text("jvm"), forks));
        }
        JsonFields m = d.object("machine");
        MatrixResult r = new MatrixResult(
                d.text("origin"),
                session(d.object("session")),
                new Fingerprint(m.text("hash"), map(m.object("identity")), map(m.object("info"))),
                variants,
                scenarios,
                programs,
                launches,
                jvm,
                d.texts("notes"));
        check(r);
        return r;
    }

    private static Session session(JsonFields s) throws IOException {
        Map<String, Integer> blocks = new LinkedHashMap<>();
        JsonFields b = s.object("blocks");
        for (String name : b.names()) {
            blocks.put(name, b.integer(name, 0));
        }
        return new Session(
                s.texts("command"),
                s.number("seed", 0),
                s.text("started"),
                s.text("finished"),
                s.number("iterations", 0),
                blocks,
                s.text("cpu"),
                s.text("baseline"));
    }

    private static Program program(JsonFields p) throws IOException {
        Map<String, Long> tables = new LinkedHashMap<>();
        JsonFields t = p.object("tables");
        for (String name : t.names()) {
            tables.put(name, t.number(name, 0));
        }
        return new Program(
                p.text("variant"),
                p.text("scenario"),
                p.text("sha256", ""),
                p.number("size", 0),
                p.number("build_ms", -1),
                p.flag("scratch"),
                p.text("generation", ""),
                tables,
                p.text("error", ""));
    }

    private static Launch launch(JsonFields l) throws IOException {
        Map<String, Launch.Timing> metrics = new LinkedHashMap<>();
        JsonFields m = l.object("metrics");
        for (String name : m.names()) {
            double[] pair = m.reals(name);
            if (pair.length != 2 || pair[1] < 1 || pair[0] < 0 || pair[0] > 9e18 || pair[1] > 9e18) {
                throw new IOException("metrics." + name + ": expected nanoseconds and a count");
            }
            metrics.put(name, new Launch.Timing((long) pair[0], (long) pair[1]));
        }
        double[] u = l.reals("use");
        Launch.ProcessUse use = u.length == 6
                ? new Launch.ProcessUse((long) u[0], (long) u[1], (long) u[2], (long) u[3], (long) u[4], (long) u[5])
                : Launch.ProcessUse.UNKNOWN;
        return new Launch(
                l.text("scenario"),
                l.text("variant"),
                l.integer("block", 0),
                l.integer("slot", 0),
                l.number("start_ms", 0),
                l.number("wall_ns", 0),
                l.text("failure", ""),
                metrics,
                l.text("names", ""),
                l.number("tick", 0),
                use,
                l.integer("pad", 0),
                l.texts("taint"),
                l.flag("repeated"));
    }

    private static int size(JsonFields s, String name) throws IOException {
        int n = s.integer(name, 0);
        if (n < 0 || n > 1_000_000) {
            throw new IOException("scenarios." + name + ": found " + n + ", expected 0 to 1000000");
        }
        return n;
    }

    private static Map<String, String> map(JsonFields f) throws IOException {
        Map<String, String> out = new LinkedHashMap<>();
        for (String name : f.names()) {
            out.put(name, f.text(name));
        }
        return out;
    }

    /** Names are keys: each once, and no launch of something unknown. */
    static void check(MatrixResult r) throws IOException {
        Set<String> variants = new HashSet<>();
        for (Variant v : r.variants()) {
            if (!variants.add(v.name())) {
                throw new IOException("variants: " + v.name() + " is there twice");
            }
        }
        Set<String> scenarios = new HashSet<>();
        for (Scenario s : r.scenarios()) {
            if (!scenarios.add(s.name())) {
                throw new IOException("scenarios: " + s.name() + " is there twice");
            }
        }
        if (!r.variants().isEmpty() && !variants.contains(r.session().baseline())) {
            throw new IOException("session.baseline: no variant " + r.session().baseline());
        }
        for (Launch l : r.launches()) {
            if (!variants.contains(l.variant()) || !scenarios.contains(l.scenario()) || l.block() < 0) {
                throw new IOException("launches: one of " + l.variant() + ", " + l.scenario() + ", block " + l.block());
            }
        }
    }
}
