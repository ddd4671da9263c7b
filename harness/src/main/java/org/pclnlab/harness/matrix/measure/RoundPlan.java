package org.pclnlab.harness.matrix.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pclnlab.harness.matrix.probe.Scenario;

/**
 * How many rounds of each scenario the time suffices for. Decided once, from how long the launches for warming up took and
 * from nothing that they measured.
 *
 * @param rounds of each scenario that is measured, in order
 * @param notes what the time does not suffice for
 */
public record RoundPlan(Map<String, Integer> rounds, List<String> notes) {
    /** Rounds where nothing is measured only once in a process. */
    public static final int LOOPED = 15;
    /** Rounds of scenarios with first uses. */
    public static final int SINGLE_SHOT = 40;
    /** With fewer, no test of a whole matrix can tell two columns apart. */
    public static final int LEAST = 12;

    /**
     * Makes a plan.
     *
     * @param costMillis what one round of each scenario takes
     * @param wanted rounds that were asked for, 0 for the usual numbers
     */
    public static RoundPlan of(List<Scenario> scenarios, Map<String, Long> costMillis, long remaining, int wanted) {
        List<String> notes = new ArrayList<>();
        List<Scenario> left = new ArrayList<>(
                scenarios.stream().filter(s -> costMillis.containsKey(s.name())).toList());
        while (left.size() > 1 && cost(left, costMillis, 0, wanted) > remaining) {
            Scenario last = left.remove(left.size() - 1);
            int least = wish(last, 0, wanted);
            notes.add(last.name() + " was not measured: " + least + " rounds take about "
                    + minutes(least * costMillis.getOrDefault(last.name(), 0L)) + ", more than --budget leaves");
        }
        double share = 1;
        while (share > 0 && cost(left, costMillis, share, wanted) > remaining) {
            share -= 0.01;
        }
        Map<String, Integer> rounds = new LinkedHashMap<>();
        for (Scenario s : left) {
            int full = wish(s, 1, wanted);
            int n = wish(s, Math.max(0, share), wanted);
            long one = Math.max(1, costMillis.getOrDefault(s.name(), 1L));
            if (left.size() == 1 && n * one > remaining) {
                n = (int) Math.max(1, remaining / one);
            }
            if (n < full) {
                notes.add(s.name() + ": " + n + " rounds instead of " + full + ", " + minutes(full * one)
                        + ", which --budget does not suffice for");
            }
            rounds.put(s.name(), n);
        }
        return new RoundPlan(rounds, notes);
    }

    private static long cost(List<Scenario> scenarios, Map<String, Long> costMillis, double share, int wanted) {
        long sum = 0;
        for (Scenario s : scenarios) {
            sum += wish(s, share, wanted) * costMillis.getOrDefault(s.name(), 0L);
        }
        return sum;
    }

    private static int wish(Scenario s, double share, int wanted) {
        int full = wanted > 0 ? wanted : s.kind().singleShot() ? SINGLE_SHOT : LOOPED;
        int least = Math.min(full, LEAST);
        return least + (int) Math.floor((full - least) * share);
    }

    private static String minutes(long millis) {
        return String.format(Locale.ROOT, "%.1f min", millis / 60000.0);
    }
}
