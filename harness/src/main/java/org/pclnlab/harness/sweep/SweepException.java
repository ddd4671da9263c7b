package org.pclnlab.harness.sweep;

/** A witness could not be built, did not run, or did not finish: exit 3, never a verdict about the image. */
public final class SweepException extends Exception {
    private static final long serialVersionUID = 1L;

    public SweepException(String message) {
        super(message);
    }

    public SweepException(String message, Throwable cause) {
        super(message, cause);
    }
}
