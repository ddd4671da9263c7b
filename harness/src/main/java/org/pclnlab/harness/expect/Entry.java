package org.pclnlab.harness.expect;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Expectations.Lane;

/**
 * One line item of an expectation file (spec 08 section 6.1). Empty fields match everything.
 *
 * @param line where it starts in the file, from 1
 * @param generations of LLGo's formats, ours only: pr1906, pr2016, pr2026, main
 * @param timeout only in section timeouts; null if it cannot be read
 */
public record Entry(
        int line,
        String version,
        String platform,
        String directive,
        String caseGlob,
        String reason,
        List<String> generations,
        @Nullable Duration timeout) {

    /** Whether the entry is about a case on a lane. */
    public boolean matches(Lane lane, String caseDirective, String caseName) {
        return onLane(lane)
                && (directive.isEmpty() || directive.equals(caseDirective))
                && (caseGlob.isEmpty() || caseMatches(caseName));
    }

    /** Whether the entry is about what runs on a lane at all. */
    public boolean onLane(Lane lane) {
        return versionMatches(version, lane.goVersion())
                && (platform.isEmpty() || platform.equals(lane.platform()))
                && (generations.isEmpty() || generations.contains(lane.generation()));
    }

    /** Most globs begin with the name of a probe, which says no without a glob being looked at. */
    private boolean caseMatches(String name) {
        int plain = 0;
        while (plain < caseGlob.length() && "*?[\\".indexOf(caseGlob.charAt(plain)) < 0) {
            plain++;
        }
        return name.startsWith(caseGlob.substring(0, plain)) && new Glob(caseGlob).matches(name);
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
