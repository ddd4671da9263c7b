package org.pclnlab.harness.goroot.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.exec.BatchBuild;

/** Cases that one worker does one after the other; programs of more than one are built together. */
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
        List<GorootCase> open = new ArrayList<>();
        for (GorootCase c : durations.longestFirst(cases)) {
            if (batch < 2 || durations.of(c) > LONG_MILLIS || !BatchBuild.takes(root, c)) {
                units.add(new Unit(List.of(c)));
                continue;
            }
            open.add(c);
            if (open.size() == batch) {
                units.add(new Unit(open));
                open.clear();
            }
        }
        if (!open.isEmpty()) {
            units.add(new Unit(open));
        }
        units.sort(Comparator.comparingLong((Unit u) -> u.millis(durations)).reversed());
        return units;
    }

    private long millis(Durations durations) {
        return cases.stream().mapToLong(durations::of).sum();
    }
}
