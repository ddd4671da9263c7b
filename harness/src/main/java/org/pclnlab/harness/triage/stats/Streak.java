package org.pclnlab.harness.triage.stats;

/**
 * What a row of results of one case adds up to (spec 08 section 14.2.9). Only passes and failures count; skipped,
 * unobserved and infrastructure runs are looked through.
 *
 * @param opposite index of the last run with the other result than the latest, -1 for none
 * @param first index of the first run of the final streak, -1 when there is no result
 * @param length passes or failures of the final streak
 * @param transitions changes between pass and failure
 * @param passes in all
 * @param failures in all
 */
public record Streak(State state, int opposite, int first, int length, int transitions, int passes, int failures) {
    /** Changes from which on a case is called flaky. */
    public static final int FLAKY_TRANSITIONS = 3;

    /** What the row is. */
    public enum State {
        UNKNOWN,
        PASS,
        FIXED,
        REGRESSION,
        ALWAYS_FAIL,
        FLAKY
    }

    /** One run of the row. */
    public enum Run {
        PASS,
        FAIL,
        OTHER
    }

    /** A row of runs. */
    @FunctionalInterface
    public interface Runs {
        Run at(int index);
    }

    /** Looks at runs 0 to {@code size - 1}, oldest first. */
    public static Streak of(int size, Runs runs) {
        Run last = Run.OTHER;
        int opposite = -1;
        int first = -1;
        int length = 0;
        int transitions = 0;
        int passes = 0;
        int failures = 0;
        int previous = -1;
        for (int i = 0; i < size; i++) {
            Run r = runs.at(i);
            if (r == Run.OTHER) {
                continue;
            }
            passes += r == Run.PASS ? 1 : 0;
            failures += r == Run.FAIL ? 1 : 0;
            if (r != last) {
                transitions += last == Run.OTHER ? 0 : 1;
                opposite = previous;
                first = i;
                length = 0;
                last = r;
            }
            length++;
            previous = i;
        }
        return new Streak(state(last, transitions), opposite, first, length, transitions, passes, failures);
    }

    private static State state(Run last, int transitions) {
        if (transitions >= FLAKY_TRANSITIONS) {
            return State.FLAKY;
        }
        return switch (last) {
            case OTHER -> State.UNKNOWN;
            case PASS -> transitions == 0 ? State.PASS : State.FIXED;
            case FAIL -> transitions == 0 ? State.ALWAYS_FAIL : State.REGRESSION;
        };
    }

    /** Share of failures; only when there is a result. */
    public Rate failureRate() {
        return Rate.of(failures, passes + failures);
    }
}
