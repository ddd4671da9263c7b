package org.pclnlab.harness.triage.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.LaneHistory.Span;
import org.pclnlab.harness.triage.history.LaneKey;
import org.pclnlab.harness.triage.history.Sequence;

/** Puts the failures of the newest runs together by cause, listed ones too: a fix frees those as well. */
final class Clusters {
    private static final class Builder {
        final TreeSet<String> cases = new TreeSet<>();
        final List<LaneKey> lanes = new ArrayList<>();
        final Set<String> unlisted = new HashSet<>();
        long first = Long.MAX_VALUE;
        int sample;
    }

    private Clusters() {}

    /** Those first whose fix frees most cases. */
    static List<Cluster> of(Situation s) {
        Map<String, Builder> groups = new TreeMap<>();
        Map<String, Set<String>> byCase = new HashMap<>();
        for (LaneView view : s.lanes()) {
            for (Map.Entry<String, Sequence> c : view.sequences().entrySet()) {
                int now = view.history().latest();
                Cause cause = c.getValue().failed(now) ? view.cause(c.getValue(), now) : null;
                if (cause != null) {
                    byCase.computeIfAbsent(c.getKey(), p -> new HashSet<>()).add(cause.group());
                    add(s, view, c.getKey(), c.getValue(), groups.computeIfAbsent(cause.group(), g -> new Builder()));
                }
            }
        }
        List<Cluster> out = new ArrayList<>();
        groups.forEach((group, b) -> {
            int frees = (int) b.cases.stream()
                    .filter(c -> byCase.getOrDefault(c, Set.of()).size() == 1)
                    .count();
            Cause sample = s.window().cause(b.sample);
            if (sample != null) {
                out.add(new Cluster(
                        group,
                        frees,
                        List.copyOf(b.cases),
                        b.lanes,
                        b.unlisted.size(),
                        Instant.ofEpochMilli(b.first),
                        sample,
                        b.sample));
            }
        });
        out.sort(Comparator.comparingInt((Cluster c) -> -c.frees())
                .thenComparing(c -> -c.cases().size())
                .thenComparing(Cluster::group));
        return out;
    }

    private static void add(Situation s, LaneView view, String path, Sequence seq, Builder b) {
        int now = view.history().latest();
        b.cases.add(path);
        if (!b.lanes.contains(view.history().key())) {
            b.lanes.add(view.history().key());
        }
        if (view.covering(path).none()) {
            b.unlisted.add(path);
        }
        b.sample = b.sample == 0 ? seq.cause(now) : b.sample;
        Cause cause = view.cause(seq, now);
        for (Span span : view.history().spansOf(path)) {
            Cause before = s.window().cause(span.cause());
            if (before != null && cause != null && before.group().equals(cause.group())) {
                b.first = Math.min(b.first, span.first());
            }
        }
    }
}
