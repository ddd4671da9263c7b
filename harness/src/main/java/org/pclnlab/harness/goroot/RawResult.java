package org.pclnlab.harness.goroot;

/** What became of a case before anybody looks at expectations (spec 08 section 14.2.2). */
public enum RawResult {
    PASS,
    FAIL_BUILD,
    FAIL_RUN,
    FAIL_OUTPUT,
    FAIL_DIAG,
    FAIL_TIMEOUT,
    /** The compiler refused a flag of the directive, whatever else was found. */
    UNSUPPORTED_FLAG,
    BASELINE_FAIL,
    BASELINE_TIMEOUT,
    /** The case itself could not be set up: a bad argument, a missing file. */
    HARNESS_ERROR,
    /** A guard stopped it: memory, disk, number of processes. */
    RESOURCE,
    SKIPPED;

    /** Whether an expected failure may be this. */
    public boolean isFailure() {
        return switch (this) {
            case FAIL_BUILD, FAIL_RUN, FAIL_OUTPUT, FAIL_DIAG, FAIL_TIMEOUT, UNSUPPORTED_FLAG -> true;
            default -> false;
        };
    }
}
