package org.pclnlab.harness.triage.answer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.expect.Section;

/** What expectations say about the cases of one lane; entries that name one case are found by it. */
final class Listing {
    private final Map<Section, Map<String, List<Ranked>>> named = new EnumMap<>(Section.class);
    private final Map<Section, List<Ranked>> globs = new EnumMap<>(Section.class);

    /** An entry and its place among those of its section. */
    private record Ranked(int rank, Entry entry) {}

    Listing(Expectations expectations, Lane lane) {
        for (Section s : Section.values()) {
            Map<String, List<Ranked>> byName = new HashMap<>();
            List<Ranked> others = new ArrayList<>();
            int rank = 0;
            for (Entry e : expectations.of(s)) {
                rank++;
                if (!e.onLane(lane)) {
                    continue;
                }
                if (e.selector().isOneCase()) {
                    byName.computeIfAbsent(e.caseGlob(), c -> new ArrayList<>(1))
                            .add(new Ranked(rank, e));
                } else {
                    others.add(new Ranked(rank, e));
                }
            }
            named.put(s, byName);
            globs.put(s, others);
        }
    }

    /** The entries that decide about a case, each null where no entry of its section matches. */
    record Covering(
            @Nullable Entry hostSkip,
            @Nullable Entry xfail,
            @Nullable Entry notApplicable,
            @Nullable Entry flake) {
        /** The entry that says it must fail. */
        @Nullable Entry mustFail() {
            return xfail != null ? xfail : notApplicable;
        }

        boolean conflict() {
            return xfail != null && notApplicable != null;
        }

        boolean none() {
            return hostSkip == null && xfail == null && notApplicable == null && flake == null;
        }
    }

    /** @param directive empty when it is not known; then it does not keep an entry from matching */
    Covering of(String directive, String path) {
        return new Covering(
                first(Section.HOST_SKIPS, directive, path),
                first(Section.XFAILS, directive, path),
                first(Section.NOT_APPLICABLE, directive, path),
                first(Section.FLAKES, directive, path));
    }

    @Nullable Entry first(Section section, String directive, String path) {
        Ranked best = null;
        for (Ranked r : named.getOrDefault(section, Map.of()).getOrDefault(path, List.of())) {
            if (matches(r.entry, directive, path)) {
                best = r;
                break;
            }
        }
        for (Ranked r : globs.getOrDefault(section, List.of())) {
            if (best != null && best.rank < r.rank) {
                break;
            }
            if (matches(r.entry, directive, path)) {
                best = r;
                break;
            }
        }
        return best == null ? null : best.entry;
    }

    private static boolean matches(Entry e, String directive, String path) {
        return e.selector().matchesCase(directive.isEmpty() ? e.directive() : directive, path);
    }
}
