package org.pclnlab.harness.goroot.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.exec.BatchBuild;

/** Cases that one worker does one after the other; programs of more than one, all with the same imports, are built together. */
record Unit(List<GorootCase> cases) {
    /** A case that takes longer is built alone: it would keep the others waiting, and gains little. */
    private static final long LONG_MILLIS = 20_000;

    Unit {
        cases = List.copyOf(cases);
    }

    /**
     * Divides cases into units, the longest first.
     *
     * @param batch most programs of one build
     */
    static List<Unit> of(List<GorootCase> cases, Path root, Durations durations, int batch) {
        List<Unit> units = new ArrayList<>();
        Map<Set<String>, List<GorootCase>> open = new LinkedHashMap<>();
        for (GorootCase c : durations.longestFirst(cases)) {
            boolean alone = batch < 2 || durations.of(c) > LONG_MILLIS;
            Set<String> imports = alone ? null : BatchBuild.imports(root, c);
            if (imports == null) {
                units.add(new Unit(List.of(c)));
                continue;
            }
            List<GorootCase> alike = open.computeIfAbsent(imports, k -> new ArrayList<>());
            alike.add(c);
            if (alike.size() == batch) {
                units.add(new Unit(alike));
                alike.clear();
            }
        }
        open.values().stream().filter(l -> !l.isEmpty()).map(Unit::new).forEach(units::add);
        units.sort(Comparator.comparingLong((Unit u) -> u.millis(durations)).reversed());
        return units;
    }

    private long millis(Durations durations) {
        return cases.stream().mapToLong(durations::of).sum();
    }
}
