package org.pclnlab.harness.rewrite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.rewrite.PublishPolicy;

/**
 * What to rewrite and how.
 *
 * @param output where the result goes, a file for one image or a folder for any number; null: in the place of the image
 * @param dryRun nothing is written
 * @param forced the generation whose rewriter is meant, null: the one that the image was built for
 */
public record RewriteRequest(
        List<Path> images,
        @Nullable Path output,
        boolean dryRun,
        @Nullable Generation forced,
        PublishPolicy policy) {

    /** What is wrong with the request, or nothing. */
    public String problem() {
        if (output == null || (images.size() == 1 && !Files.isDirectory(output))) {
            return "";
        }
        if (!Files.isDirectory(output)) {
            return "-o " + output + ": expected a folder for " + images.size() + " images";
        }
        for (int i = 0; i < images.size(); i++) {
            for (int k = 0; k < i; k++) {
                if (target(i).equals(target(k))) {
                    return "-o " + output + ": " + images.get(k) + " and " + images.get(i) + " have one name";
                }
            }
        }
        return "";
    }

    /** Where the result of an image goes. */
    Path target(int i) {
        Path image = images.get(i);
        Path name = image.getFileName();
        return output == null ? image : name != null && Files.isDirectory(output) ? output.resolve(name) : output;
    }
}
