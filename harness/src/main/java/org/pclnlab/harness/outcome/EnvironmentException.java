package org.pclnlab.harness.outcome;

/** A tool is missing or does not work; ends a command with {@link ExitCode#ENVIRONMENT}. */
public final class EnvironmentException extends Exception {
    private static final long serialVersionUID = 1L;

    public EnvironmentException(String message) {
        super(message);
    }

    public EnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
