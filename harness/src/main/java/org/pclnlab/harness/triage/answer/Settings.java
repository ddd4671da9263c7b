package org.pclnlab.harness.triage.answer;

/**
 * How much evidence is asked for.
 *
 * @param window runs of each lane that are looked at
 * @param evidence results in a row from which on an entry is stale or a failure is no accident
 * @param flakeRuns results from which on a flake that always passes or always fails is called something else
 * @param activeDays lanes whose newest run is older than this, counted from the newest run of all, are not asked any more
 */
public record Settings(int window, int evidence, int flakeRuns, int activeDays) {
    public static final Settings USUAL = new Settings(30, 3, 30, 30);
}
