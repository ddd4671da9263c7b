package org.pclnlab.harness.toolchain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pclnlab.harness.outcome.EnvironmentException;

/** A private folder that goes away, also when the JVM is told to end. */
public final class WorkFolder implements AutoCloseable {
    private final Path path;
    private final Thread hook;

    private WorkFolder(Path path) {
        this.path = path;
        this.hook = new Thread(() -> Files2.deleteTree(path), "pclnlab-remove-work");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public static WorkFolder create() throws EnvironmentException {
        try {
            return new WorkFolder(Files.createTempDirectory("pclnlab-work-"));
        } catch (IOException e) {
            throw new EnvironmentException("no temporary directory: " + e.getMessage(), e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        Files2.deleteTree(path);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // ending already
        }
    }
}
