package org.pclnlab.harness.outcome;

/** Exit codes of every command (design section 4). */
public enum ExitCode {
    /** As expected. */
    OK(0),
    /** A mismatch, an unexpected divergence, or in strict mode an unexpected agreement. */
    FINDING(1),
    /** Wrong arguments or unreadable input. */
    USAGE(2),
    /** A tool is missing, a build broke, or something took too long. */
    ENVIRONMENT(3),
    /** A defect of pclnlab itself. */
    DEFECT(4);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
