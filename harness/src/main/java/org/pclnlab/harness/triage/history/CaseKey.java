package org.pclnlab.harness.triage.history;

/**
 * A case.
 *
 * @param directive first word of its execution comment, empty when an imported log does not say
 * @param path under the root, {@code /}-separated
 */
public record CaseKey(String directive, String path) implements Comparable<CaseKey> {
    @Override
    public int compareTo(CaseKey o) {
        int c = path.compareTo(o.path);
        return c != 0 ? c : directive.compareTo(o.directive);
    }

    @Override
    public String toString() {
        return path;
    }
}
