package org.pclnlab.harness.sweep;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts children; what a sweep needs of a launcher. */
public interface Children {
    /**
     * How a child ended.
     *
     * @param exit its exit status
     * @param complaint the end of its standard error
     */
    record Ended(int exit, String complaint) {}

    /**
     * Runs a command to its end.
     *
     * @param env added to the environment
     * @param dir working directory
     * @param stdin what it can read
     * @param stdout file that gets what it prints
     * @throws SweepException when it cannot be started or takes longer than {@code timeout}
     */
    Ended run(List<String> argv, Map<String, String> env, Path dir, byte[] stdin, Path stdout, Duration timeout)
            throws SweepException;
}
