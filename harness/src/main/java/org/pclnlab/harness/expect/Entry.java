package org.pclnlab.harness.expect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line item of an expectation file (spec 08 section 6.1). Empty fields match everything.
 *
 * @param line where it starts in the file, from 1
 * @param timeout only in section timeouts; null if it cannot be read
 */
public record Entry(
        int line,
        String version,
        String platform,
        String directive,
        String caseGlob,
        String reason,
        @Nullable Duration timeout) {

    /** Whether the entry is about a case on a lane. */
    public boolean matches(String goVersion, String lanePlatform, String caseDirective, String caseName) {
        return versionMatches(version, goVersion)
                && (platform.isEmpty() || platform.equals(lanePlatform))
                && (directive.isEmpty() || directive.equals(caseDirective))
                && (caseGlob.isEmpty() || new Glob(caseGlob).matches(caseName));
    }

    /** {@code go1.26} stands for itself, its minor releases, its candidates and betas. */
    static boolean versionMatches(String wanted, String goVersion) {
        if (wanted.isEmpty() || wanted.equals(goVersion)) {
            return true;
        }
        if (!goVersion.startsWith(wanted)) {
            return false;
        }
        String rest = goVersion.substring(wanted.length());
        return rest.startsWith(".") || rest.startsWith("rc") || rest.startsWith("beta");
    }
}
