package org.pclnlab.harness.conform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Launcher;

/**
 * Images that pclnlab makes itself, so that LLGo's formats are exercised where no LLGo is (design section 7). Found by
 * {@link java.util.ServiceLoader}.
 */
public interface ImageProvider {
    /**
     * What a provider may use.
     *
     * @param launcher for compilers, linkers and the images themselves
     * @param work a private folder
     * @param env the caller's environment
     */
    record Context(Launcher launcher, Path work, Map<String, String> env) {}

    /** What its images are called in reports. */
    String name();

    /**
     * Makes, runs and emulates the images.
     *
     * @throws EnvironmentException when a tool does not work; one that is not installed is a verdict with a reason
     */
    List<ImageVerdict> run(Context context) throws ImageException, EnvironmentException, IOException;
}
