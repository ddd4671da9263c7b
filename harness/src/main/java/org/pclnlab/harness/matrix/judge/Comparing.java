package org.pclnlab.harness.matrix.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.Program;
import org.pclnlab.harness.matrix.stats.Effect;
import org.pclnlab.harness.matrix.stats.Holm;

/**
 * What changed between two results, column by column (spec 09 section 12.1). Their launches were not taken in turn, so the
 * test is unpaired and margins are doubled.
 *
 * @param rows everything that both have, and what one of them lost
 * @param refusal why nothing can be said; else empty
 * @param notes what the reader has to know
 */
public record Comparing(List<Comparison> rows, String refusal, List<String> notes) {
    private static final double DRIFT = Math.log(1.03);

    /**
     * Compares two results.
     *
     * @param threshold share that something may become slower by
     * @param anyMachine whether results of different machines are compared
     */
    public static Comparing of(MatrixResult a, MatrixResult b, Rule rule, double threshold, boolean anyMachine) {
        List<String> notes = new ArrayList<>();
        boolean known = !a.machine().hash().isEmpty() && !b.machine().hash().isEmpty();
        if (!anyMachine && (!known || !a.machine().hash().equals(b.machine().hash()))) {
            return new Comparing(
                    List.of(),
                    (known
                                    ? "measured on different machines, or one that was changed"
                                    : "a result does not say which machine" + " it is of")
                            + "; --any-machine compares them all the same",
                    notes);
        }
        Judged ja = Judged.of(a, rule);
        Judged jb = Judged.of(b, rule);
        if (ja.tooNoisy()) {
            notes.add("the first: " + ja.controlText());
        }
        if (jb.tooNoisy()) {
            notes.add("the second: " + jb.controlText());
        }
        Rule wide = new Rule(Math.max(2 * rule.looped(), threshold), Math.max(2 * rule.single(), threshold));
        Map<String, List<Rule.Raw>> families = new LinkedHashMap<>();
        List<Comparison> rows = new ArrayList<>();
        for (Cell x : ja.cells()) {
            Cell y = jb.cell(x.scenario(), x.metric(), x.variant());
            boolean column = a.columns().stream().anyMatch(v -> v.name().equals(x.variant()));
            if (y == null || !column) {
                continue;
            }
            if (x.has() && y.has()) {
                double noise = Math.max(noise(ja, x), noise(jb, x));
                String seed = String.join("|", "compare", x.scenario(), x.metric(), x.variant());
                families.computeIfAbsent(x.variant(), v -> new ArrayList<>())
                        .add(wide.measure(x, y, noise, seed, false));
            } else {
                rows.add(Rule.without(x, y));
            }
        }
        String drift = drift(a, b, families);
        for (List<Rule.Raw> family : families.values()) {
            double[] p = Holm.adjust(family.stream().mapToDouble(Rule.Raw::p).toArray());
            for (int i = 0; i < p.length; i++) {
                rows.add(Rule.decide(family.get(i), p[i]));
            }
        }
        if (rows.isEmpty()) {
            return new Comparing(List.of(), "no column and metric are in both", notes);
        }
        return new Comparing(rows, drift, notes);
    }

    private static double noise(Judged j, Cell of) {
        for (Comparison c : j.control()) {
            Effect e = c.effect();
            if (c.scenario().equals(of.scenario()) && c.metric().equals(of.metric()) && e != null) {
                return Double.isFinite(e.farthest()) ? e.farthest() : 0;
            }
        }
        return 0;
    }

    /** Programs that are the same, byte for byte, have to take the same time; if they do not, the machine changed. */
    private static String drift(MatrixResult a, MatrixResult b, Map<String, List<Rule.Raw>> families) {
        String column = a.session().baseline();
        for (Rule.Raw r : families.getOrDefault(column, List.of())) {
            boolean anchor =
                    r.base().metric().equals("plain.fib30") || r.base().metric().equals("plain.sort");
            if (anchor
                    && same(
                            a.program(column, r.base().scenario()),
                            b.program(column, r.base().scenario()))) {
                Effect e = r.effect();
                if (e.low() > DRIFT || e.high() < -DRIFT) {
                    return "machine drift: the same program of " + column + " takes another time for "
                            + r.base().metric();
                }
            }
        }
        return "";
    }

    private static boolean same(@Nullable Program p, @Nullable Program q) {
        return p != null && q != null && !p.sha256().isEmpty() && p.sha256().equals(q.sha256());
    }

    /** Something that became slower, or stopped working. */
    public boolean regression() {
        return rows.stream()
                .anyMatch(c ->
                        c.verdict() == Verdict.SLOWER || c.verdict() == Verdict.BROKEN || c.verdict() == Verdict.LOST);
    }
}
