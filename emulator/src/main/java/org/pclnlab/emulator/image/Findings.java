package org.pclnlab.emulator.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pclnlab.emulator.memory.ImageException;

/**
 * Collects what rules find: at most twenty findings of each rule are kept, the rest is counted, so that a damaged image
 * of any size costs the same memory. Knows which rules were applied at all. Mutable.
 */
public final class Findings {
    public static final int MOST_PER_RULE = 20;

    private final List<Finding> list = new ArrayList<>();
    private final Map<Rule, Integer> counts = new HashMap<>();
    private final Set<Rule> applied = new LinkedHashSet<>();

    /** Code that applies a rule. */
    @FunctionalInterface
    public interface Body {
        void run() throws ImageException;
    }

    /** A rule that {@code body} applies; where it cannot read on, that is a finding of the rule. */
    public void apply(Rule rule, Body body) {
        applied.add(rule);
        try {
            body.run();
        } catch (ImageException e) {
            add(rule, e.where().offset(), e.where().structure(), e.found(), e.expected());
        }
    }

    /** Says that a rule was looked at, although nothing may be found. */
    public void applied(Rule rule) {
        applied.add(rule);
    }

    public void add(Rule rule, long at, String field, String found, String expected) {
        applied.add(rule);
        if (counts.merge(rule, 1, Integer::sum) <= MOST_PER_RULE) {
            list.add(new Finding(rule, at, field, found, expected));
        }
    }

    /** The findings that are kept, in the order they were made. */
    public List<Finding> list() {
        return List.copyOf(list);
    }

    /** The kept findings of one rule. */
    public List<Finding> of(Rule rule) {
        return list.stream().filter(f -> f.rule() == rule).toList();
    }

    /** All findings of a rule, those that are not kept included. */
    public int count(Rule rule) {
        return counts.getOrDefault(rule, 0);
    }

    /** Rules that were applied, whether or not they found anything, in their order. */
    public Set<Rule> applied() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(applied));
    }
}
