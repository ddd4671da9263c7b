package org.pclnlab.benchmarks.self;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as met. */
class GoalsTest {
    private final Goals goals = new Goals();

    private List<String> verdicts() {
        StringWriter text = new StringWriter();
        goals.print(new PrintWriter(text), true);
        return text.toString()
                .lines()
                .map(l -> l.replaceAll(".*value \\S+ +(\\S+) .*", "$1"))
                .toList();
    }

    @Test
    void aTieIsNotMissed() {
        goals.add("below", 0.9, 1, "x", "d");
        goals.add("beyond, not told apart", 1.1, 1, true, "x", "d");
        assertTrue(goals.met());
        goals.add("beyond", 1.1, 1, false, "x", "d");
        goals.add("below, and told apart or not", 0.9, 1, true, "x", "d");
        goals.atLeast("too little", 0.9, 1, "x", "d");
        assertFalse(goals.met());
        assertEquals(List.of("met", "tie", "MISSED", "met", "MISSED"), verdicts());
    }
}
