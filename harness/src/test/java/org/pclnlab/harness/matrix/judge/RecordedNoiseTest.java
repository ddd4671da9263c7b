package org.pclnlab.harness.matrix.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.matrix.Results;
import org.pclnlab.harness.matrix.model.Launch;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.ResultReader;
import org.pclnlab.harness.matrix.stats.Effect;
import org.pclnlab.harness.matrix.stats.Order;
import org.pclnlab.harness.triage.stats.Rate;

/**
 * How often verdicts are wrong, on noise that a real machine made. The resource recorded.json is a result of
 *
 * <pre>
 *   pclnlab matrix run --tool a=go --variant b=a --variant planted=a --plant planted=5 --scenario hot --runs 20 --iters 20000
 * </pre>
 *
 * on two cores at a load of 19, in which a, b and a#2 are copies of one program, and planted was compiled with one operation more after every twenty. A
 * simulated run draws rounds of it, and which copy plays which part in each of them.
 */
class RecordedNoiseTest {
    private static final int ROUNDS = 15;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path dir;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static MatrixResult recorded;

    private static final Map<String, Launch> AT = new HashMap<>();

    @BeforeAll
    static void read() throws Exception {
        Path file = dir.resolve("recorded.json");
        try (InputStream in = RecordedNoiseTest.class.getResourceAsStream("recorded.json")) {
            Files.write(file, Objects.requireNonNull(in).readAllBytes());
        }
        recorded = ResultReader.read(file);
        recorded.scenarios()
                .forEach(s -> recorded.variants()
                        .forEach(v -> recorded.analysed(v.name(), s.name())
                                .forEach(l -> AT.put(l.block() + "\t" + s.name() + "\t" + v.name(), l))));
    }

    /** One run of columns a, b and the control, and, if asked for, planted. */
    private static Judged simulate(int seed, boolean planted) {
        Order order = new Order(seed);
        List<String> copies = List.of("a", "b", "a#2");
        List<Launch> launches = new ArrayList<>();
        int rounds = recorded.session().blocks().values().iterator().next();
        for (int block = 1; block <= ROUNDS; block++) {
            int from = 1 + order.below(rounds);
            int[] part = order.shuffle(copies.size());
            for (var s : recorded.scenarios()) {
                for (int i = 0; i < copies.size(); i++) {
                    add(launches, from, s.name(), copies.get(part[i]), block, copies.get(i));
                }
                if (planted) {
                    add(launches, from, s.name(), "planted", block, "planted");
                }
            }
        }
        return Judged.of(
                new MatrixResult(
                        recorded.origin(),
                        new MatrixResult.Session(List.of(), seed, "", "", 1, Map.of(), "", "a"),
                        recorded.machine(),
                        recorded.variants().stream()
                                .filter(v -> planted
                                        ? !v.name().equals("b")
                                        : !v.name().equals("planted"))
                                .toList(),
                        recorded.scenarios(),
                        recorded.programs(),
                        launches.stream()
                                .filter(l -> planted ? !l.variant().equals("b") : true)
                                .toList(),
                        List.of(),
                        List.of()),
                Rule.USUAL);
    }

    private static void add(List<Launch> to, int from, String scenario, String copy, int block, String as) {
        Launch l = AT.get(from + "\t" + scenario + "\t" + copy);
        if (l != null) {
            to.add(Results.launch(scenario, as, block, to.size(), l.metrics(), ""));
        }
    }

    @Test
    void noChangeIsSameOrUndecidedInAtLeast95Of100Runs() {
        List<Judged> runs = IntStream.range(0, 100)
                .parallel()
                .mapToObj(i -> simulate(i, false))
                .toList();
        int good = 0;
        int noisy = 0;
        for (Judged j : runs) {
            assertTrue(j.comparisons().size() >= 16, "cells");
            good += j.comparisons().stream().noneMatch(c -> c.verdict().decided()) ? 1 : 0;
            noisy += j.tooNoisy() ? 1 : 0;
        }
        assertTrue(good >= 95, Rate.of(good, 100) + " without a verdict of a change");
        assertTrue(noisy <= 5, Rate.of(noisy, 100) + " called too noisy");
    }

    private static List<Comparison> planted(Judged j) {
        return j.comparisons().stream()
                .filter(c -> c.baseline().equals("a") && c.candidate().equals("planted"))
                .toList();
    }

    /** In the recording and in shorter runs drawn from it, although the machine was busier than it has cores. */
    @Test
    void fivePercentThatWereCompiledInAreFound() {
        Judged all = Judged.of(recorded, Rule.USUAL);
        Comparison c = Objects.requireNonNull(all.comparison("hot", "hot.Caller1/min", "a", "planted"));
        assertEquals(Verdict.SLOWER, c.verdict(), c.toString());
        Effect e = Objects.requireNonNull(c.effect());
        assertTrue(e.low() < Math.log(1.05) && Math.log(1.05) < e.high(), e.toString());
        assertTrue(planted(all).stream().noneMatch(x -> x.verdict() == Verdict.FASTER));
        for (Comparison x : all.comparisons()) {
            assertTrue(x.candidate().equals("planted") || !x.verdict().decided(), x.toString());
        }
        long found = IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> planted(simulate(1000 + i, true)))
                .filter(r -> r.stream().anyMatch(x -> x.verdict() == Verdict.SLOWER)
                        && r.stream().noneMatch(x -> x.verdict() == Verdict.FASTER))
                .count();
        assertTrue(found >= 15, Rate.of((int) found, 20) + " found");
    }
}
