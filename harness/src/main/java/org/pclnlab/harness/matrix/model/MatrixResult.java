package org.pclnlab.harness.matrix.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.matrix.probe.Scenario;

/**
 * A measurement: everything that tables are made of.
 *
 * @param origin {@code pclnlab}, or {@code llgo} for a result of LLGo's own benchmark
 * @param notes what the reader has to know, such as what the time did not suffice for
 */
public record MatrixResult(
        String origin,
        Session session,
        Fingerprint machine,
        List<Variant> variants,
        List<Scenario> scenarios,
        List<Program> programs,
        List<Launch> launches,
        List<JvmBenchmark> jvm,
        List<String> notes) {
    public MatrixResult {
        variants = List.copyOf(variants);
        scenarios = List.copyOf(scenarios);
        programs = List.copyOf(programs);
        launches = List.copyOf(launches);
        jvm = List.copyOf(jvm);
        notes = List.copyOf(notes);
    }

    /**
     * How it was measured.
     *
     * @param command the command line
     * @param started when, as ISO 8601
     * @param iterations the base number that {@code BENCH_ITERS} is computed from
     * @param blocks rounds of each scenario that were planned
     * @param cpu the one core that programs run on; empty where they could not be pinned
     * @param baseline the variant that the others are compared with
     */
    public record Session(
            List<String> command,
            long seed,
            String started,
            String finished,
            long iterations,
            Map<String, Integer> blocks,
            String cpu,
            String baseline) {}

    /**
     * The machine.
     *
     * @param identity what makes numbers comparable
     * @param info what else is worth knowing
     */
    public record Fingerprint(String hash, Map<String, String> identity, Map<String, String> info) {}

    /**
     * One benchmark of JMH.
     *
     * @param jvm which one, such as {@code 17.0.15, G1}
     * @param forks the measured iterations of each fork
     */
    public record JvmBenchmark(
            String name, Map<String, String> params, String mode, String unit, String jvm, List<List<Double>> forks) {}

    /** A result without any native column. */
    public static MatrixResult empty(String now) {
        return new MatrixResult(
                "pclnlab",
                new Session(List.of(), 0, now, now, 0, Map.of(), "", ""),
                new Fingerprint("", Map.of(), Map.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same with other measurements of the emulator. */
    public MatrixResult withJvm(List<JvmBenchmark> measured) {
        return new MatrixResult(
                origin, session, machine, variants, scenarios, programs, launches, List.copyOf(measured), notes);
    }

    /** The program of a cell, null when none was to be built. */
    public @Nullable Program program(String variant, String scenario) {
        for (Program p : programs) {
            if (p.variant().equals(variant) && p.scenario().equals(scenario)) {
                return p;
            }
        }
        return null;
    }

    /** The launches of a cell that count: of each block the last one. */
    public List<Launch> analysed(String variant, String scenario) {
        List<Launch> out = new ArrayList<>();
        for (Launch l : launches) {
            if (l.block() > 0 && l.variant().equals(variant) && l.scenario().equals(scenario)) {
                if (!out.isEmpty() && out.get(out.size() - 1).block() == l.block()) {
                    out.remove(out.size() - 1);
                }
                out.add(l);
            }
        }
        return out;
    }

    /** Why a cell has no number: the first failure of any launch; empty when there is none. */
    public String failure(String variant, String scenario) {
        for (Launch l : launches) {
            if (l.variant().equals(variant)
                    && l.scenario().equals(scenario)
                    && !l.failure().isEmpty()) {
                return l.failure();
            }
        }
        return "";
    }

    /** The variants that are columns. */
    public List<Variant> columns() {
        return variants.stream().filter(v -> !v.control()).toList();
    }
}
