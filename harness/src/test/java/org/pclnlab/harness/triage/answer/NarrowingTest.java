package org.pclnlab.harness.triage.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.expect.Selector;

/** The table of spec 08 section 14.2.6. */
class NarrowingTest {
    private static final List<Lane> MATRIX = List.of(
            new Lane("go1.25.0", "darwin/arm64"),
            new Lane("go1.25.0", "linux/amd64"),
            new Lane("go1.26.5", "darwin/arm64"),
            new Lane("go1.26.5", "linux/amd64"));

    @ParameterizedTest
    @CsvSource({
        "'', darwin/arm64, 1.26 darwin, go1.25+darwin/arm64",
        "'', darwin/arm64, 1.25 darwin;1.26 darwin, ''",
        "'', '', 1.25 darwin, +linux/amd64 go1.26+",
        "'', '', 1.25 darwin;1.25 linux, go1.26+",
        "'', '', 1.25 darwin;1.26 linux, go1.25+linux/amd64 go1.26+darwin/arm64",
        "go1.26, '', 1.26 linux, go1.26+darwin/arm64",
        "'', '', '', +"
    })
    void anEntryThatPassesOnSomeLanes(String version, String platform, String passed, String result) {
        Selector entry = new Selector(version, platform, "", List.of(), "run", "x.go");
        List<Lane> covered = MATRIX.stream().filter(entry::onLane).toList();
        List<String> gone = passed == null ? List.of() : List.of(passed.split(";", -1));
        List<Lane> need = covered.stream()
                .filter(l -> gone.stream()
                        .noneMatch(p -> !p.isEmpty()
                                && l.goVersion().startsWith("go" + p.substring(0, 4))
                                && l.platform().startsWith(p.substring(5))))
                .toList();
        List<String> got = Narrowing.of(entry, covered, need, false).stream()
                .map(s -> s.version() + "+" + s.platform())
                .toList();
        assertEquals(result == null || result.isEmpty() ? List.of() : List.of(result.split(" ", -1)), got);
    }

    @Test
    void generationsBecomeOneList() {
        List<Lane> lanes = new ArrayList<>();
        for (String g : List.of("main", "pr2016", "pr2026")) {
            lanes.add(new Lane("go1.26.8", "linux/amd64", g));
        }
        Selector all = new Selector("", "", "", List.of(), "conform", "x");
        List<Selector> two = Narrowing.of(all, lanes, lanes.subList(1, 3), true);
        assertEquals(1, two.size());
        assertEquals(List.of("pr2016", "pr2026"), two.get(0).generations());
        assertEquals(Map.of("generation", "pr2016, pr2026"), Narrowing.changes(all, two.get(0)));
    }

    /** Whatever passes, the selectors match what is left and nothing else. */
    @Test
    void selectorsCoverWhatIsLeft() {
        Random random = new Random(7);
        List<Lane> lanes = new ArrayList<>();
        for (String v : List.of("go1.24.1", "go1.25.0", "go1.26.5")) {
            for (String p : List.of("darwin/arm64", "linux/amd64", "linux/arm64")) {
                for (String g : List.of("main", "pr2026")) {
                    lanes.add(new Lane(v, p, g));
                }
            }
        }
        for (int i = 0; i < 500; i++) {
            List<Lane> need = lanes.stream().filter(l -> random.nextInt(3) > 0).toList();
            Selector entry = new Selector("", "", "", List.of(), "", "x");
            List<Selector> got = Narrowing.of(entry, lanes, need, true);
            assertEquals(need.isEmpty(), got.isEmpty());
            boolean sayable = lanes.stream().allMatch(l -> need.contains(l) == need.contains(other(l)));
            if (!sayable) {
                assertEquals(List.of(entry), Narrowing.of(entry, lanes, need, false));
            }
            assertEquals(
                    need,
                    lanes.stream()
                            .filter(l -> got.stream().anyMatch(s -> s.onLane(l)))
                            .toList());
        }
    }

    private static Lane other(Lane l) {
        return new Lane(l.goVersion(), l.platform(), l.generation().equals("main") ? "pr2026" : "main");
    }
}
