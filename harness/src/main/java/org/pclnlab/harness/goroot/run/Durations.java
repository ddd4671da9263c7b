package org.pclnlab.harness.goroot.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.RunContent;
import org.pclnlab.harness.outcome.UsageException;

/** How long cases take: as recorded in an earlier run's file, else guessed from the directive. */
public final class Durations {
    private final Map<String, Long> recorded;

    private Durations(Map<String, Long> recorded) {
        this.recorded = recorded;
    }

    /** Guesses only. */
    public static Durations guessed() {
        return new Durations(Map.of());
    }

    /** The durations in a result file, all tools of a case together. */
    public static Durations of(Path file) throws UsageException {
        Map<String, Long> recorded = new HashMap<>();
        for (CaseRow r : RunContent.read(file).first()) {
            recorded.merge(r.what().path(), r.raw().millis(), Long::sum);
        }
        return new Durations(Map.copyOf(recorded));
    }

    /** Milliseconds. */
    public long of(GorootCase c) {
        Long known = recorded.get(c.path());
        if (known != null) {
            return known;
        }
        return switch (c.directive()) {
            case RUN, BUILDRUN -> 4_000;
            case RUNOUTPUT -> 20_000;
            case RUNDIR, RUNINDIR, BUILDRUNDIR -> 5_000;
            case ERRORCHECKANDRUNDIR -> 6_000;
            case COMPILE, ERRORCHECK -> 500;
        };
    }

    /** The cases, longest first; those of one length in their order. */
    public List<GorootCase> longestFirst(List<GorootCase> cases) {
        return cases.stream().sorted((a, b) -> Long.compare(of(b), of(a))).toList();
    }
}
