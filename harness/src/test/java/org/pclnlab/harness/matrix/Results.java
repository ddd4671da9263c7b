package org.pclnlab.harness.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.pclnlab.harness.inspect.Hostile;
import org.pclnlab.harness.matrix.model.Launch;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.Program;
import org.pclnlab.harness.matrix.model.Variant;
import org.pclnlab.harness.matrix.probe.ProbeKind;
import org.pclnlab.harness.matrix.probe.Scenario;

/** Results for tests, made of known numbers. */
public final class Results {
    /** The input of spec 09 section 9.7. */
    public static final String LLGO = """
            {"generated_at":"2026-07-01T10:00:00Z","package_count":12,"method_count":12,
             "variants":[{"name":"go","kind":"go","tool":"go"},{"name":"x","kind":"llgo","tool":"l","root":"r"},
              {"name":"x+lto","kind":"llgo","tool":"l","root":"r","lto":true}],
             "scenarios":["hot","cold"],
             "scenario_meta":[{"name":"hot","kind":"hot","scale":{"packages":0,"methods":0}},
              {"name":"cold","kind":"cold","package_count":12,"method_count":12,"target_count":144,"scale":{"packages":12,"methods":12}}],
             "builds":[{"variant":"go","scenario":"hot","binary":"b","size_bytes":2831155,"build_ms":900},
              {"variant":"x+lto","scenario":"hot","binary":"b","size_bytes":0,"build_ms":1050,"error":"link \\u003cfailed\\u003e \\u0026 gone"}],
             "runs":[{"variant":"go","scenario":"hot","metrics_ns":{"hot.Caller0":[152,155,156,155,160],
              "hot.CallersOnly":[127,129,129,130,140]},"env":{"BENCH_ITERS":"200000"}},
              {"variant":"x","scenario":"hot","metrics_ns":{"hot.Caller0":[55,57]},"error":"exit status 2","output":"...",
               "env":{"BENCH_ITERS":"200000"}}]}
            """;

    private Results() {}

    /** A variant with a name. */
    public static Variant variant(String name, String copyOf) {
        return new Variant(name, "go", "/usr/bin/go", "", false, List.of(), Map.of(), "go1.26", 0, copyOf);
    }

    /** Two columns and a control, of hot, without difference. */
    public static MatrixResult small() {
        return of(15, 1, Map.of("hot.Caller0", x -> x, "hot.CallersOnly", x -> x));
    }

    /**
     * Columns go, other and the control go#2, of hot.
     *
     * @param factors what makes of the baseline's value the other's, by metric
     */
    public static MatrixResult of(int rounds, long seed, Map<String, DoubleUnaryOperator> factors) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Launch> launches = new ArrayList<>();
        int slot = 0;
        for (int block = 0; block <= rounds; block++) {
            for (String v : List.of("go", "other", "go#2")) {
                Map<String, Launch.Timing> metrics = new LinkedHashMap<>();
                for (Map.Entry<String, DoubleUnaryOperator> f : factors.entrySet()) {
                    double value = 100 * (1 + 0.01 * random.nextDouble());
                    double made = v.equals("other") ? f.getValue().applyAsDouble(value) : value;
                    metrics.put(f.getKey(), new Launch.Timing(Math.round(made * 1000), 1000));
                }
                launches.add(launch("hot", v, block, slot++, metrics, ""));
            }
        }
        return new MatrixResult(
                "pclnlab",
                new MatrixResult.Session(
                        List.of("matrix", "run"),
                        42,
                        "2026-07-01T10:00:00Z",
                        "",
                        40000,
                        Map.of("hot", rounds),
                        "1",
                        "go"),
                new MatrixResult.Fingerprint("ab".repeat(32), Map.of("os", "Linux", "arch", "amd64"), Map.of()),
                List.of(variant("go", ""), variant("other", ""), variant("go#2", "go")),
                List.of(new Scenario(ProbeKind.HOT, "hot", 0, 0, 0)),
                List.of(program("go", "hot", ""), program("other", "hot", ""), program("go#2", "hot", "")),
                launches,
                List.of(),
                List.of());
    }

    /** A launch that nothing disturbed. */
    public static Launch launch(
            String scenario, String variant, int block, int slot, Map<String, Launch.Timing> metrics, String failure) {
        return new Launch(
                scenario,
                variant,
                block,
                slot,
                1000L + slot,
                2_000_000,
                failure,
                metrics,
                "0123456789abcdef",
                30,
                new Launch.ProcessUse(1500, 300, 120, 0, 2, 1),
                17,
                List.of(),
                false);
    }

    static Program program(String variant, String scenario, String error) {
        return new Program(
                variant,
                scenario,
                error.isEmpty() ? "cd".repeat(32) : "",
                error.isEmpty() ? 2_400_000 : 0,
                -1,
                false,
                "gc, gc",
                Map.of("rows", 5L),
                error);
    }

    /** Every text of a result is hostile. */
    public static MatrixResult hostile() {
        MatrixResult s = small();
        List<Variant> variants = new ArrayList<>(s.variants());
        List<Program> programs = new ArrayList<>(s.programs());
        List<Launch> launches = new ArrayList<>(s.launches());
        List<MatrixResult.JvmBenchmark> jvm = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int slot = launches.size();
        for (String name : Hostile.names()) {
            variants.add(new Variant(name, "llgo", name, name, true, List.of(name), Map.of(name, name), name, 5, ""));
            programs.add(program(name, "hot", slot % 2 == 0 ? name : ""));
            launches.add(
                    launch("hot", name, 1, slot++, Map.of(name, new Launch.Timing(5, 1)), slot % 3 == 0 ? name : ""));
            jvm.add(new MatrixResult.JvmBenchmark(
                    name, Map.of(name, name), "avgt", name, name, List.of(List.of(1.0, 2.0), List.of(1.5))));
            notes.add(name);
        }
        return new MatrixResult(
                s.origin(), s.session(), s.machine(), variants, s.scenarios(), programs, launches, jvm, notes);
    }
}
