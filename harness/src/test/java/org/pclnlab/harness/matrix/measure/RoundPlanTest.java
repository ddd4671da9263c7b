package org.pclnlab.harness.matrix.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pclnlab.harness.matrix.probe.ProbeKind;
import org.pclnlab.harness.matrix.probe.Scenario;

/** What a budget suffices for, and that the rest is told. */
class RoundPlanTest {
    private static final Scenario HOT = new Scenario(ProbeKind.HOT, "hot", 0, 0, 0);
    private static final Scenario COLD = new Scenario(ProbeKind.COLD, "cold", 12, 12, 0);
    private static final Scenario PLAIN = new Scenario(ProbeKind.PLAIN, "plain", 0, 0, 0);
    private static final List<Scenario> ALL = List.of(HOT, COLD, PLAIN);
    private static final Map<String, Long> COST = Map.of("hot", 1000L, "cold", 500L, "plain", 10_000L);

    @Test
    void enoughTimeGivesTheUsualRounds() {
        RoundPlan p = RoundPlan.of(ALL, COST, 15_000 + 20_000 + 150_000, 0);
        assertEquals(Map.of("hot", 15, "cold", 40, "plain", 15), p.rounds());
        assertEquals(List.of(), p.notes());
    }

    @Test
    void lessTimeGivesFewerRoundsAndSaysSo() {
        RoundPlan p = RoundPlan.of(ALL, COST, 150_000, 0);
        assertTrue(p.rounds().values().stream().allMatch(n -> n >= RoundPlan.LEAST), p.toString());
        long cost = p.rounds().entrySet().stream()
                .mapToLong(e -> e.getValue() * COST.getOrDefault(e.getKey(), 0L))
                .sum();
        assertTrue(cost <= 150_000, cost + " ms");
        assertTrue(p.notes().toString().contains("instead of 15"), p.notes().toString());
    }

    @Test
    void tooLittleTimeLeavesTheLastScenariosOut() {
        RoundPlan p = RoundPlan.of(ALL, COST, 100_000, 0);
        assertEquals(Map.of("hot", 15, "cold", 40), p.rounds());
        assertEquals(1, p.notes().size());
        assertTrue(
                p.notes().get(0).startsWith("plain was not measured: 12 rounds take about 2.0 min"),
                p.notes().get(0));
    }

    @Test
    void almostNoTimeStillMeasuresTheFirst() {
        RoundPlan p = RoundPlan.of(ALL, COST, 3_500, 0);
        assertEquals(Map.of("hot", 3), p.rounds());
        assertEquals(3, p.notes().size());
    }

    @Test
    void aNumberOfRoundsIsTakenAsItIs() {
        assertEquals(
                Map.of("hot", 5), RoundPlan.of(List.of(HOT), COST, 60_000, 5).rounds());
    }

    @Test
    void whatFailedWhileWarmingUpIsNotPlanned() {
        assertEquals(
                Map.of("hot", 15),
                RoundPlan.of(ALL, Map.of("hot", 1L), 60_000, 0).rounds());
    }
}
