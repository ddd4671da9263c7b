package org.pclnlab.harness.triage.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.triage.history.LaneHistory;
import org.pclnlab.harness.triage.history.Window;

/** What all questions are asked about: the last runs of the lanes that are still run, and the expectations of today. */
public final class Situation {
    private final Window window;
    private final Expectations expectations;
    private final Settings settings;
    private final List<LaneView> lanes = new ArrayList<>();
    private final List<LaneHistory> inactive = new ArrayList<>();

    public Situation(Window window, Expectations expectations, Settings settings) {
        this.window = window;
        this.expectations = expectations;
        this.settings = settings;
        Instant newest = window.lanes().stream()
                .map(l -> l.latestRun().started())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Instant limit = newest.minus(Duration.ofDays(settings.activeDays()));
        for (LaneHistory l : window.lanes()) {
            if (l.latestRun().started().isBefore(limit)) {
                inactive.add(l);
            } else {
                lanes.add(new LaneView(l, window, expectations));
            }
        }
    }

    Window window() {
        return window;
    }

    Expectations expectations() {
        return expectations;
    }

    Settings settings() {
        return settings;
    }

    List<LaneView> lanes() {
        return lanes;
    }

    /** Lanes that nobody has run for a while. */
    public List<LaneHistory> inactive() {
        return List.copyOf(inactive);
    }

    /** Lanes that are still run. */
    public List<LaneHistory> active() {
        return lanes.stream().map(LaneView::history).toList();
    }
}
