package org.pclnlab.harness.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of U-01 to U-53 is complete, and what it names is there. */
class StackDivergencesTest {
    @Test
    void everyDivergenceIsAskedOrItIsSaidWhyNot() throws Exception {
        Path module = Path.of(System.getProperty("pclnlab.root", "..")).resolve("goroot-cases/probes");
        Set<String> known = new HashSet<>();
        for (Probe p : Catalogue.list(module)) {
            known.add(p.name());
            p.manifest().scenarios().forEach(s -> known.add(p.name() + "/" + s.name()));
        }
        List<String> numbers = new ArrayList<>();
        for (String line : Files.readAllLines(module.resolve("DIVERGENCES.md"))) {
            if (!line.startsWith("| U-")) {
                continue;
            }
            String[] cells = line.split("\\|", -1);
            numbers.add(cells[1].strip());
            String asked = cells[3];
            boolean scenario = false;
            Matcher m = Pattern.compile("`([a-z]+/[a-z0-9-]+)`").matcher(asked);
            while (m.find()) {
                boolean stop = m.group(1).startsWith("inflight/");
                assertTrue(stop || known.contains(m.group(1)), line);
                scenario |= !stop;
            }
            assertTrue(
                    scenario
                            || asked.contains(" every scenario of ")
                            || asked.contains("nothing: ")
                            || asked.contains("VectorsTest"),
                    line);
        }
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 53; i++) {
            all.add(String.format(Locale.ROOT, "U-%02d", i));
        }
        assertEquals(all, numbers);
    }
}
