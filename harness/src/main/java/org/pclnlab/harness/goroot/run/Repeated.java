package org.pclnlab.harness.goroot.run;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What repetitions of one program said.
 *
 * @param path of the case
 * @param tool name of the toolchain
 * @param passes how often it passed
 * @param runs how often it ran
 * @param failures how often it failed in which way
 * @param reason of the entry that knows of it, empty when none does
 * @param unexpected runs that the expectations do not allow
 */
public record Repeated(
        String path, String tool, int passes, int runs, Map<String, Integer> failures, String reason, int unexpected) {
    public Repeated {
        failures = Map.copyOf(failures);
    }

    /** {@code pass} and {@code fail} say that no run was otherwise; the interval of the rate says what that is worth. */
    public String kind() {
        return passes == runs ? "pass" : passes == 0 ? "fail" : "flaky";
    }

    /** The failures, the most frequent first, and why they are known. */
    public String why() {
        String ways = new TreeMap<>(failures)
                .entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue()))
                        .map(e -> e.getValue() + " x " + e.getKey())
                        .collect(Collectors.joining(", "));
        return ways + (reason.isEmpty() ? "" : " (" + reason + ")");
    }
}
