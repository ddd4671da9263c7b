package org.pclnlab.harness.rewrite;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.rewrite.PublishPolicy;

/**
 * What to rewrite and how.
 *
 * @param output where the result goes, with one image only; null: in the place of the image
 * @param dryRun nothing is written
 * @param forced the generation whose rewriter is meant, null: the one that the image was built for
 */
public record RewriteRequest(
        List<Path> images,
        @Nullable Path output,
        boolean dryRun,
        @Nullable Generation forced,
        PublishPolicy policy) {}
