package org.pclnlab.harness.matrix.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.matrix.model.Launch;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.Variant;
import org.pclnlab.harness.matrix.stats.Effect;
import org.pclnlab.harness.matrix.stats.Holm;

/**
 * A result with everything that is concluded from it.
 *
 * @param cells by scenario, metric and column, the control's too
 * @param comparisons of every two columns, the earlier one being the baseline
 * @param control the baseline with its second copy
 */
public record Judged(MatrixResult result, List<Cell> cells, List<Comparison> comparisons, List<Comparison> control) {

    /** Where two copies may differ by more than this share, the reader is told what that means. */
    private static final double LOUD = 0.1;

    /** Judges a result. */
    public static Judged of(MatrixResult r, Rule rule) {
        List<Cell> cells = Cells.of(r);
        Map<String, Cell> byKey = new LinkedHashMap<>();
        cells.forEach(c -> byKey.put(key(c.scenario(), c.metric(), c.variant()), c));
        boolean paired = r.origin().equals("pclnlab");
        Rule used = paired ? rule : rule.doubled();
        List<Comparison> control = new ArrayList<>();
        for (Variant v : r.variants()) {
            if (v.control()) {
                control.addAll(pair(r, byKey, v.copyOf(), v.name(), used, paired, Map.of()));
            }
        }
        Map<String, Comparison> noise = new HashMap<>();
        control.forEach(c -> noise.put(c.scenario() + "\t" + c.metric(), c));
        List<Comparison> comparisons = new ArrayList<>();
        List<Variant> columns = r.columns();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                comparisons.addAll(
                        pair(r, byKey, columns.get(i).name(), columns.get(j).name(), used, paired, noise));
            }
        }
        return new Judged(r, cells, comparisons, control);
    }

    private static String key(String scenario, String metric, String variant) {
        return scenario + "\t" + metric + "\t" + variant;
    }

    private static List<Comparison> pair(
            MatrixResult r,
            Map<String, Cell> cells,
            String baseline,
            String candidate,
            Rule rule,
            boolean paired,
            Map<String, Comparison> noise) {
        Map<String, Rule.Raw> raw = new LinkedHashMap<>();
        Map<String, Comparison> out = new LinkedHashMap<>();
        for (Cell base : cells.values()) {
            Cell cand = cells.get(key(base.scenario(), base.metric(), candidate));
            if (!base.variant().equals(baseline) || cand == null) {
                continue;
            }
            String at = base.scenario() + "\t" + base.metric();
            out.put(at, Rule.without(base, cand)); // its place; replaced where both have values
            if (base.has() && cand.has()) {
                Comparison control = noise.get(at);
                Effect e = control == null ? null : control.effect();
                double floor = e == null || !Double.isFinite(e.farthest()) ? 0 : e.farthest();
                String seed = String.join(
                        "|", Long.toString(r.session().seed()), base.scenario(), base.metric(), baseline, candidate);
                raw.put(at, rule.measure(base, cand, floor, seed, paired));
            }
        }
        double[] adjusted =
                Holm.adjust(raw.values().stream().mapToDouble(Rule.Raw::p).toArray());
        int i = 0;
        for (Map.Entry<String, Rule.Raw> e : raw.entrySet()) {
            Comparison c = Rule.decide(e.getValue(), adjusted[i++]);
            Comparison control = noise.get(e.getKey());
            if (wrong(r, c.scenario(), baseline, candidate)) {
                c = with(c, Verdict.WRONG_ANSWER);
            } else if (c.verdict().decided()
                    && control != null
                    && control.verdict().decided()) {
                c = with(c, Verdict.NOISY);
            }
            out.put(e.getKey(), c);
        }
        return List.copyOf(out.values());
    }

    private static Comparison with(Comparison c, Verdict v) {
        return new Comparison(
                c.scenario(),
                c.metric(),
                c.baseline(),
                c.candidate(),
                c.effect(),
                c.p(),
                c.adjusted(),
                c.test(),
                c.margin(),
                c.threshold(),
                c.noise(),
                c.n(),
                0,
                v);
    }

    /** Whether two programs were told different names. */
    private static boolean wrong(MatrixResult r, String scenario, String a, String b) {
        Set<String> x = names(r, scenario, a);
        Set<String> y = names(r, scenario, b);
        return !x.isEmpty() && !y.isEmpty() && !x.equals(y);
    }

    private static Set<String> names(MatrixResult r, String scenario, String variant) {
        Set<String> out = new TreeSet<>();
        for (Launch l : r.analysed(variant, scenario)) {
            if (!l.names().isEmpty()) {
                out.add(l.names());
            }
        }
        return out;
    }

    /** A cell, null when there is none. */
    public @Nullable Cell cell(String scenario, String metric, String variant) {
        for (Cell c : cells) {
            if (c.scenario().equals(scenario)
                    && c.metric().equals(metric)
                    && c.variant().equals(variant)) {
                return c;
            }
        }
        return null;
    }

    /** A comparison, null when there is none. */
    public @Nullable Comparison comparison(String scenario, String metric, String baseline, String candidate) {
        for (Comparison c : comparisons) {
            if (c.scenario().equals(scenario)
                    && c.metric().equals(metric)
                    && c.baseline().equals(baseline)
                    && c.candidate().equals(candidate)) {
                return c;
            }
        }
        return null;
    }

    /** Whether two copies of one program differ by the rule that columns are judged by. */
    public boolean tooNoisy() {
        return control.stream().anyMatch(c -> c.verdict().decided());
    }

    /** What the control says, in one sentence. */
    public String controlText() {
        if (control.isEmpty()) {
            return "No control: nothing was measured twice, so nothing says how noisy the machine was.";
        }
        List<Comparison> differ =
                control.stream().filter(c -> c.verdict().decided()).toList();
        double worst = 0;
        int known = 0;
        for (Comparison c : control) {
            Effect e = c.effect();
            if (e != null && Double.isFinite(e.farthest())) {
                known++;
                worst = Math.max(worst, Math.expm1(e.farthest()));
            }
        }
        String apart = String.format(Locale.ROOT, "%.1f %%", 100 * worst);
        if (!differ.isEmpty()) {
            return "The machine was too noisy: two copies of " + control.get(0).baseline() + " differ in "
                    + differ.size() + " of " + known + " metrics, with intervals up to " + apart
                    + " apart. Verdicts of these metrics are withheld.";
        }
        if (known == 0) {
            return "The control has too few launches to say how noisy the machine was.";
        }
        return "Two copies of " + control.get(0).baseline() + " do not differ in any of " + known
                + " metrics; their intervals reach up to " + apart
                + (worst > LOUD ? ", so smaller differences may go unseen: the machine was busy." : ".");
    }

    /** Launches that something disturbed, of those that count. */
    public long disturbed() {
        return counted().stream().filter(l -> !l.taint().isEmpty()).count();
    }

    /** The launches that count. */
    public List<Launch> counted() {
        List<Launch> out = new ArrayList<>();
        result.scenarios()
                .forEach(s -> result.variants().forEach(v -> out.addAll(result.analysed(v.name(), s.name()))));
        return out;
    }
}
