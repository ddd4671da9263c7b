package org.pclnlab.harness.triage.history;

/**
 * A failure without what is different every time.
 *
 * @param stage what failed
 * @param kind how
 * @param text the line that says most (spec 08 section 14.2.4)
 * @param group what failures with one root cause have in common, see {@code CauseGroup}
 */
public record Cause(String stage, String kind, String text, String group) {
    /** {@code stage|kind|text}, what pins of an expectation are compared with. */
    public String signature() {
        return stage + "|" + kind + "|" + text;
    }
}
