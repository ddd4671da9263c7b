package org.pclnlab.harness.outcome;

/** The user's arguments or files are wrong; ends a command with {@link ExitCode#USAGE}. */
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
