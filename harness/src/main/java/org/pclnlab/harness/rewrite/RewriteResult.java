package org.pclnlab.harness.rewrite;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.rewrite.Outcome;
import org.pclnlab.harness.outcome.ExitCode;

/**
 * What became of one image.
 *
 * @param outcome of the rewriter; null when the image could not be read
 * @param problem why nothing was written, in one line; empty when it was
 * @param remarks what else there is to know
 * @param exit how this image alone would end the command
 */
public record RewriteResult(
        Path image, @Nullable Outcome outcome, String problem, List<String> remarks, ExitCode exit) {}
