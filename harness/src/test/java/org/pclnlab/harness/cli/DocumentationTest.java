package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Commands and classes that the documentation names exist. */
class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("pclnlab.root", ".."));

    @Test
    void commandsOfReadmeExist() throws IOException {
        Set<String> known = new TreeSet<>(CommandLines.create().getSubcommands().keySet());
        // Commands of later modules are not on this module's class path.
        known.addAll(all("@Command\\(\\s*name = \"([a-z]+)\"", sources(ROOT.resolve("benchmarks"))));
        Set<String> named = all("\\./pclnlab ([a-z]\\w*)", Files.readString(ROOT.resolve("README.md")));
        assertTrue(named.containsAll(Set.of("conform", "sweep", "lookup", "bench")), named::toString);
        named.removeAll(known);
        assertEquals(Set.of(), named);
    }

    /** Every part of {@code `A`}, {@code `A.B`} and the A of {@code `A.method`} that looks like a class. */
    @Test
    void classesOfArchitectureExist() throws IOException {
        String code = sources(ROOT.resolve("emulator"))
                + sources(ROOT.resolve("harness"))
                + sources(ROOT.resolve("benchmarks"));
        Set<String> known = all("\\b(?:class|interface|record|enum) ([A-Z]\\w*)", code);
        // Constants of enums are named like `ExitCode.OK`: without a lower-case letter.
        String text = Files.readString(ROOT.resolve("ARCHITECTURE.md"));
        Set<String> named = all("`([A-Z]\\w*[a-z]\\w*)(?:\\.[\\w.]+)?`", text);
        named.addAll(all("`[A-Z]\\w*\\.([A-Z]\\w*[a-z]\\w*)`", text));
        assertTrue(named.size() > 50, named::toString);
        named.removeAll(known);
        assertEquals(Set.of(), named);
    }

    private static Set<String> all(String regex, String text) {
        Set<String> out = new TreeSet<>();
        Pattern.compile(regex).matcher(text).results().forEach(m -> out.add(m.group(1)));
        return out;
    }

    private static String sources(Path module) throws IOException {
        StringBuilder out = new StringBuilder();
        try (Stream<Path> files = Files.walk(module.resolve("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                out.append(Files.readString(file)).append('\n');
            }
        }
        return out.toString();
    }
}
