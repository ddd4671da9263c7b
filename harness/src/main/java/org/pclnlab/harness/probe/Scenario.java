package org.pclnlab.harness.probe;

import java.util.List;
import java.util.Map;

/**
 * One run of a probe: its process, and what becomes of it, belong to this scenario alone.
 *
 * @param name first part of the names of its queries; empty for the only run of an ordinary probe
 * @param args its arguments
 * @param env variables that it gets in addition
 */
public record Scenario(String name, List<String> args, Map<String, String> env) {
    /** The run of a probe that has no scenarios: it must end well and answer. */
    public static final Scenario ORDINARY = new Scenario("", List.of(), Map.of());

    public Scenario {
        args = List.copyOf(args);
        env = Map.copyOf(env);
    }

    /** Whether the end of the process is an answer; otherwise a process that does not end well has none. */
    public boolean observed() {
        return !name.isEmpty();
    }
}
