package org.pclnlab.harness.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.harness.outcome.UsageException;

/** The file {@code probe.txt}. */
class ManifestTest {
    @Test
    void scenariosHaveVariablesAndArguments() throws Exception {
        Manifest m = Manifest.parse(
                List.of("# about", "", "build cgo", "run one", " run two A_B=c=d E= three  -x=1 F=g"), "probe.txt");
        assertEquals(Manifest.Build.CGO, m.build());
        assertEquals(
                List.of(
                        new Scenario("one", List.of("one"), Map.of()),
                        new Scenario("two", List.of("three", "-x=1", "F=g"), Map.of("A_B", "c=d", "E", ""))),
                m.scenarios());
        assertEquals(
                Manifest.Build.TEST, Manifest.parse(List.of("build test"), "f").build());
        assertEquals(List.of(Scenario.ORDINARY), Manifest.parse(List.of(), "f").scenarios());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run", "run Upper", "run a/b", "build", "build c", "build cgo twice", "walk a", "run a\nrun a"})
    void otherLinesAreRefusedWithTheirPlace(String text) {
        UsageException e =
                assertThrows(UsageException.class, () -> Manifest.parse(List.of(text.split("\n", -1)), "probe.txt"));
        assertTrue(String.valueOf(e.getMessage()).startsWith("probe.txt: line "), e::getMessage);
    }

    @Test
    void theCatalogueKnowsTheScenariosOfStacks() throws Exception {
        Path module = Path.of(System.getProperty("pclnlab.root", "..")).resolve("goroot-cases/probes");
        for (Probe p : Catalogue.list(module)) {
            int scenarios = p.manifest().scenarios().size();
            switch (p.name()) {
                case "plain" -> assertEquals(1, scenarios);
                case "panics", "nested", "faults", "fatal" -> assertTrue(scenarios >= 30, p::name);
                default -> assertTrue(scenarios >= 1, p::name);
            }
        }
    }
}
