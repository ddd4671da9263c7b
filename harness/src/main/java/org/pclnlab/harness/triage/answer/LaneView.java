package org.pclnlab.harness.triage.answer;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.triage.answer.Listing.Covering;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.LaneHistory;
import org.pclnlab.harness.triage.history.Sequence;
import org.pclnlab.harness.triage.history.Window;
import org.pclnlab.harness.triage.stats.Streak;

/** A lane's runs, seen through the expectations as they are now. */
final class LaneView {
    private final LaneHistory history;
    private final Window window;
    private final Listing listing;
    private final Map<String, Covering> coverings = new HashMap<>();
    /** By path, so that answers are in the same order every time. */
    private final TreeMap<String, Sequence> sequences;

    LaneView(LaneHistory history, Window window, Expectations expectations) {
        this.history = history;
        this.window = window;
        this.listing = new Listing(expectations, history.lane());
        this.sequences = new TreeMap<>(history.sequences());
    }

    LaneHistory history() {
        return history;
    }

    Map<String, Sequence> sequences() {
        return sequences;
    }

    Covering covering(String path) {
        return coverings.computeIfAbsent(path, p -> listing.of(history.directive(p), p));
    }

    /** Whether the case is in the newest run. */
    boolean isCurrent(String path) {
        Sequence s = sequences.get(path);
        return s != null && s.result(history.latest()) != null;
    }

    @Nullable Cause cause(Sequence s, int run) {
        return s.cause(run) == 0 ? null : window.cause(s.cause(run));
    }

    Streak streak(String path) {
        Sequence s = sequences.get(path);
        return s == null ? Streak.of(0, i -> Streak.Run.OTHER) : streak(s);
    }

    static Streak streak(Sequence s) {
        return Streak.of(
                s.size(), i -> s.passed(i) ? Streak.Run.PASS : s.failed(i) ? Streak.Run.FAIL : Streak.Run.OTHER);
    }

    /** The verdict about a run's result by today's entries, null when the case is not in the run. */
    @Nullable CaseVerdict verdict(String path, Sequence s, int run) {
        RawResult r = s.result(run);
        if (r == null) {
            return null;
        }
        switch (r) {
            case BASELINE_FAIL, BASELINE_TIMEOUT -> {
                return CaseVerdict.BASELINE;
            }
            case RESOURCE -> {
                return CaseVerdict.RESOURCE;
            }
            case HARNESS_ERROR -> {
                return CaseVerdict.HARNESS;
            }
            case SKIPPED -> {
                return CaseVerdict.SKIPPED;
            }
            default -> {
                return verdict(s, run, r, covering(path));
            }
        }
    }

    private CaseVerdict verdict(Sequence s, int run, RawResult r, Covering c) {
        if (c.conflict()) {
            return CaseVerdict.CONFLICT;
        }
        boolean passed = r == RawResult.PASS;
        Entry must = c.mustFail();
        boolean work = c.xfail() != null;
        if (must != null) {
            return passed
                    ? work ? CaseVerdict.XPASS : CaseVerdict.NA_PASS
                    : !agrees(must, s, run)
                            ? CaseVerdict.CHANGED
                            : work ? CaseVerdict.XFAIL : CaseVerdict.NOT_APPLICABLE;
        }
        if (c.flake() != null) {
            return passed || agrees(c.flake(), s, run) ? CaseVerdict.FLAKY : CaseVerdict.CHANGED;
        }
        if (passed) {
            return CaseVerdict.PASS;
        }
        // A refused flag that the runner expected from the header did not count then, and needs no entry now.
        boolean predicted = r == RawResult.UNSUPPORTED_FLAG && !s.red(run) && s.expected(run) == null;
        return predicted ? CaseVerdict.REFUSED : CaseVerdict.FAIL;
    }

    /** Whether the failure of a run is the one that an entry was written for. */
    boolean agrees(Entry e, Sequence s, int run) {
        if (e.pins().none()) {
            return true;
        }
        Cause c = cause(s, run);
        return c != null && e.agrees(c.stage(), c.kind(), s.exit(run), c.signature());
    }

    @Override
    public String toString() {
        return history.key().toString();
    }
}
