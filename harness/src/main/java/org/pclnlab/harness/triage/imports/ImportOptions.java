package org.pclnlab.harness.triage.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the user knows about a file and the file does not say; empty or null to leave it to the file.
 *
 * @param run name of the run; parts with one name are one run
 * @param tool name of the toolchain
 * @param revision of the toolchain
 * @param generation of LLGo's formats
 * @param platform {@code GOOS/GOARCH}, for benchmark results
 * @param go version, for benchmark results
 * @param started when the run began
 */
public record ImportOptions(
        String run,
        String tool,
        String revision,
        String generation,
        String platform,
        String go,
        @Nullable Instant started) {
    public static final ImportOptions NONE = new ImportOptions("", "", "", "", "", "", null);

    static String or(String given, String found) {
        return given.isEmpty() ? found : given;
    }
}
