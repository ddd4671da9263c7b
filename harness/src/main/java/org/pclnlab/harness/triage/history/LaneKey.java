package org.pclnlab.harness.triage.history;

import org.pclnlab.harness.expect.Expectations.Lane;

/**
 * A row of runs that can be compared with each other.
 *
 * @param suite what is run: {@code goroot}, {@code conform}, or the folder of another collection of cases
 * @param tool name of the toolchain, the same every night
 * @param series {@code go1.26}, so that a minor release does not start a new lane
 * @param platform {@code GOOS/GOARCH}
 * @param generation of LLGo's formats, empty when not known
 */
public record LaneKey(String suite, String tool, String series, String platform, String generation) {
    /** The series of a version of Go: {@code go1.26} of {@code go1.26.8} and {@code go1.26rc1}; otherwise itself. */
    public static String series(String goVersion) {
        if (!goVersion.startsWith("go1.")) {
            return goVersion;
        }
        int end = 4;
        while (end < goVersion.length() && Character.isDigit(goVersion.charAt(end))) {
            end++;
        }
        String rest = goVersion.substring(end);
        boolean release = rest.isEmpty()
                || rest.startsWith(".")
                || rest.startsWith("rc")
                || rest.startsWith("beta")
                || rest.startsWith(" ");
        return end > 4 && release ? goVersion.substring(0, end) : goVersion;
    }

    /** As expectations see it, in a run with some version of Go. */
    public Lane lane(String goVersion) {
        return new Lane(goVersion, platform, generation);
    }

    /** For people: what differs between lanes comes first. */
    @Override
    public String toString() {
        String what = suite.equals("goroot") ? "" : suite + " ";
        String made = generation.isEmpty() || generation.equals(tool) ? tool : tool + " (" + generation + ")";
        return what + platform + " " + series + " " + made;
    }
}
