package org.pclnlab.harness.goroot.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.outcome.UsageException;

/**
 * One of N parts of the cases, planned so that they end together: longest case first, each to the part that has least to do
 * (design section 8). All parts have to be planned from the same durations.
 *
 * @param number from 1
 */
public record Shards(int number, int total) {
    public static final Shards ALL = new Shards(1, 1);

    /** Reads {@code K/N}. */
    public static Shards parse(String text) throws UsageException {
        String[] parts = text.split("/", 3);
        try {
            int k = Integer.parseInt(parts[0]);
            int n = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
            if (k >= 1 && k <= n && n <= 10_000) {
                return new Shards(k, n);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("--shard " + text + ": expected K/N with 1 <= K <= N");
    }

    /** Indices of the cases of this part, in the order of the cases. */
    public List<Integer> mine(List<GorootCase> cases, Durations durations) {
        Map<GorootCase, Integer> index = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            index.put(cases.get(i), i);
        }
        long[] load = new long[total];
        List<Integer> mine = new ArrayList<>();
        for (GorootCase c : durations.longestFirst(cases)) {
            int least = 0;
            for (int s = 1; s < total; s++) {
                least = load[s] < load[least] ? s : least;
            }
            load[least] += Math.max(1, durations.of(c));
            if (least == number - 1) {
                mine.add(index.getOrDefault(c, 0));
            }
        }
        mine.sort(null);
        return mine;
    }

    @Override
    public String toString() {
        return number + "/" + total;
    }
}
