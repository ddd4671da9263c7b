package org.pclnlab.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts tests that were skipped or gave up, and writes the counts to the file named by the system property
 * {@code pclnlab.notrun}, marked with {@code pclnlab.run}. Registered through {@code ServiceLoader} in every module that
 * has this jar among its test dependencies.
 */
public final class NotRunListener implements TestExecutionListener {
    private final @Nullable String file;
    private final String run;
    private NotRun counts = new NotRun();
    private @Nullable TestPlan plan;

    /** For {@code ServiceLoader}. */
    public NotRunListener() {
        this(System.getProperty("pclnlab.notrun"), System.getProperty("pclnlab.run", ""));
    }

    NotRunListener(@Nullable String file, String run) {
        this.file = file;
        this.run = run;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        counts.add(reason, testsUnder(test));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            String message = result.getThrowable().map(Throwable::getMessage).orElse("gave up without a reason");
            // JUnit puts words of its own before the message of an assumption.
            String prefix = "Assumption failed: ";
            counts.add(message.startsWith(prefix) ? message.substring(prefix.length()) : message, testsUnder(test));
        }
    }

    /** A parameterized test has no children before it starts: it counts as one. */
    private int testsUnder(TestIdentifier test) {
        TestPlan known = plan;
        Set<TestIdentifier> children = known == null ? Set.of() : known.getChildren(test);
        int sum = 0;
        for (TestIdentifier child : children) {
            sum += testsUnder(child);
        }
        return Math.max(sum, 1);
    }

    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        if (file == null) {
            return;
        }
        try {
            counts.mergeInto(Path.of(file), run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        counts = new NotRun();
    }
}
