package org.pclnlab.harness.triage.history;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a history that questions are answered from.
 *
 * @param lanes in the order of their names
 * @param causes by number
 */
public record Window(List<LaneHistory> lanes, Map<Integer, Cause> causes) {
    public Window {
        lanes = List.copyOf(lanes);
    }

    public @Nullable Cause cause(int number) {
        return causes.get(number);
    }
}
