package org.pclnlab.harness.triage.render;

/** What can be asked; {@code REPORT} is everything. */
public enum Question {
    REPORT,
    NEW,
    STALE,
    MISSING,
    FLAKY,
    CAUSES,
    HIDDEN,
    LINT;

    boolean shows(Question part) {
        return this == REPORT || this == part;
    }
}
