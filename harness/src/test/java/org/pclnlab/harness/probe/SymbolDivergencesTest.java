package org.pclnlab.harness.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of D-01 to D-36 and of what no document names are complete, and what they name is there. */
class SymbolDivergencesTest {
    private static final Path ROOT = Path.of(System.getProperty("pclnlab.root", ".."));
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static List<String[]> rows(String letter) throws Exception {
        List<String[]> out = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("goroot-cases/probes/DIVERGENCES.md"))) {
            if (line.startsWith("| " + letter + "-")) {
                out.add(line.split("\\|", -1));
            }
        }
        return out;
    }

    private static List<String> numbers(List<String[]> rows) {
        return rows.stream().map(cells -> cells[1].strip()).toList();
    }

    private static List<String> upTo(String letter, int last) {
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= last; i++) {
            all.add(String.format(Locale.ROOT, letter + "-%02d", i));
        }
        return all;
    }

    /** Whether a string literal of a probe's sources, or a scenario, begins like a subject; packages are put in front. */
    private static boolean asks(Path probe, String asked) throws Exception {
        String subject = asked.replaceFirst("^(main|away)/", "");
        try (Stream<Path> files = Files.walk(probe)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".go")
                            || f.getFileName().toString().equals("probe.txt"))
                    .toList()) {
                String text = Files.readString(file);
                if (text.contains("\"" + subject) || text.contains("run " + subject)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void namesProbes(String[] cells, int column, Set<String> tests) throws Exception {
        String line = String.join("|", cells);
        boolean found = cells[column].contains("nothing: ");
        Matcher m = CODE.matcher(cells[column]);
        while (m.find()) {
            String name = m.group(1);
            int slash = name.indexOf('/');
            if (slash > 0) {
                Path probe = ROOT.resolve("goroot-cases/probes").resolve(name.substring(0, slash));
                assertTrue(Files.isDirectory(probe), () -> name + " in " + line);
                assertTrue(asks(probe, name.substring(slash + 1)), () -> name + " in " + line);
                found = true;
            } else if (name.endsWith("Test")) {
                assertTrue(tests.contains(name), () -> name + " in " + line);
            }
        }
        assertTrue(found, line);
    }

    private static Set<String> tests() throws Exception {
        Set<String> out = new TreeSet<>();
        for (String module : new String[] {"emulator", "harness"}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.map(f -> f.getFileName().toString())
                        .filter(f -> f.endsWith("Test.java"))
                        .forEach(f -> out.add(f.substring(0, f.length() - 5)));
            }
        }
        return out;
    }

    @Test
    void everyDivergenceIsAskedOrItIsSaidWhyNot() throws Exception {
        List<String[]> rows = rows("D");
        assertEquals(upTo("D", 36), numbers(rows));
        for (String[] cells : rows) {
            namesProbes(cells, 3, tests());
        }
    }

    @Test
    void whatNoDocumentNamesIsAskedAndExpected() throws Exception {
        List<String[]> rows = rows("N");
        assertEquals(upTo("N", rows.size()), numbers(rows));
        for (String[] cells : rows) {
            namesProbes(cells, 4, tests());
        }
        Matcher m = Pattern.compile("\\bN-\\d\\d\\b").matcher(Files.readString(ROOT.resolve("xfail.yaml")));
        Set<String> expected = m.results().map(r -> r.group()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(numbers(rows)), expected);
    }
}
