package org.pclnlab.harness.expect;

import java.util.List;
import org.pclnlab.harness.expect.Expectations.Lane;

/**
 * What an entry is about. An empty field matches everything.
 *
 * @param version {@code go1.26} stands for itself, its minor releases, its candidates and betas
 * @param platform {@code GOOS/GOARCH}
 * @param arch {@code GOARCH}; ours only
 * @param generations of LLGo's formats, ours only: pr1906, pr2016, pr2026, main
 * @param directive first word of the execution comment, or the command that asks
 * @param caseGlob over the path of the case, see {@link Glob}
 */
public record Selector(
        String version, String platform, String arch, List<String> generations, String directive, String caseGlob) {
    public static final Selector ALL = new Selector("", "", "", List.of(), "", "");

    public Selector {
        generations = List.copyOf(generations);
    }

    /** Whether the selector is about a case on a lane. */
    public boolean matches(Lane lane, String caseDirective, String caseName) {
        return onLane(lane) && matchesCase(caseDirective, caseName);
    }

    /** Whether it is about a case, on whatever lane. */
    public boolean matchesCase(String caseDirective, String caseName) {
        return (directive.isEmpty() || directive.equals(caseDirective))
                && (caseGlob.isEmpty() || globMatches(caseName));
    }

    /** Whether it is about what runs on a lane at all. */
    public boolean onLane(Lane lane) {
        return versionMatches(version, lane.goVersion())
                && (platform.isEmpty() || platform.equals(lane.platform()))
                && (arch.isEmpty() || lane.platform().endsWith("/" + arch))
                && (generations.isEmpty() || generations.contains(lane.generation()));
    }

    /** Most globs begin with the name of a probe or a folder, which says no without a glob being looked at. */
    private boolean globMatches(String name) {
        int plain = 0;
        while (plain < caseGlob.length() && "*?[\\".indexOf(caseGlob.charAt(plain)) < 0) {
            plain++;
        }
        if (plain == caseGlob.length()) {
            return caseGlob.equals(name);
        }
        return name.startsWith(caseGlob.substring(0, plain)) && new Glob(caseGlob).matches(name);
    }

    /** Whether it names one case and no pattern. */
    public boolean isOneCase() {
        return !caseGlob.isEmpty() && caseGlob.chars().noneMatch(c -> "*?[\\".indexOf(c) >= 0);
    }

    /**
     * Whether everything that {@code other} matches is matched by this one too, so that in one list the first of them
     * leaves nothing to the second. Globs are compared by their text only.
     */
    public boolean covers(Selector other) {
        return (version.isEmpty() || versionMatches(version, other.version))
                && (platform.isEmpty() || platform.equals(other.platform))
                && (arch.isEmpty() || arch.equals(other.arch) || other.platform.endsWith("/" + arch))
                && (generations.isEmpty()
                        || (!other.generations.isEmpty() && generations.containsAll(other.generations)))
                && (directive.isEmpty() || directive.equals(other.directive))
                && (caseGlob.isEmpty()
                        || caseGlob.equals(other.caseGlob)
                        || (other.isOneCase() && globMatches(other.caseGlob)));
    }

    /** Whether some case on some lane may be matched by both; globs are only compared where one of them is a name. */
    public boolean overlaps(Selector other) {
        boolean versions = version.isEmpty()
                || other.version.isEmpty()
                || versionMatches(version, other.version)
                || versionMatches(other.version, version);
        boolean cases = caseGlob.isEmpty()
                || other.caseGlob.isEmpty()
                || caseGlob.equals(other.caseGlob)
                || (other.isOneCase() && globMatches(other.caseGlob))
                || (isOneCase() && other.globMatches(caseGlob));
        return versions
                && cases
                && meet(platform, other.platform)
                && meet(archOf(), other.archOf())
                && meet(directive, other.directive)
                && (generations.isEmpty()
                        || other.generations.isEmpty()
                        || generations.stream().anyMatch(other.generations::contains));
    }

    private String archOf() {
        return arch.isEmpty() ? platform.substring(platform.indexOf('/') + 1) : arch;
    }

    private static boolean meet(String a, String b) {
        return a.isEmpty() || b.isEmpty() || a.equals(b);
    }

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
