package org.pclnlab.harness.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pclnlab.harness.outcome.UsageException;

/**
 * What a probe's {@code probe.txt} says; the format is described in {@code goroot-cases/probes/README.md}.
 *
 * @param build how its program is built
 * @param scenarios its runs, never empty
 */
public record Manifest(Build build, List<Scenario> scenarios) {
    /** How a program is built. */
    public enum Build {
        /** {@code go build}. */
        PROGRAM,
        /** The same with a C compiler. */
        CGO,
        /** {@code go test -c}. */
        TEST
    }

    /** Of a probe without a {@code probe.txt}. */
    public static final Manifest PLAIN = new Manifest(Build.PROGRAM, List.of(Scenario.ORDINARY));

    static final String FILE = "probe.txt";

    public Manifest {
        scenarios = List.copyOf(scenarios);
    }

    /** The manifest of the probe in {@code dir}. */
    static Manifest of(Path dir) throws IOException, UsageException {
        Path file = dir.resolve(FILE);
        return Files.isRegularFile(file) ? parse(Files.readAllLines(file), file.toString()) : PLAIN;
    }

    static Manifest parse(List<String> lines, String file) throws UsageException {
        Build build = Build.PROGRAM;
        List<Scenario> scenarios = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+", -1);
            if (words[0].equals("build")
                    && words.length == 2
                    && Set.of("cgo", "test").contains(words[1])) {
                build = words[1].equals("cgo") ? Build.CGO : Build.TEST;
            } else if (words[0].equals("run") && words.length > 1 && words[1].matches("[a-z0-9][a-z0-9-]*")) {
                if (!names.add(words[1])) {
                    throw new UsageException(file + ": line " + (i + 1) + ": " + words[1] + " is there twice");
                }
                scenarios.add(scenario(words));
            } else {
                throw new UsageException(file + ": line " + (i + 1) + ": found " + line
                        + ", expected build cgo, build test, or run NAME [KEY=VALUE ...] [ARGUMENT ...]");
            }
        }
        return new Manifest(build, scenarios.isEmpty() ? PLAIN.scenarios : scenarios);
    }

    private static Scenario scenario(String... words) {
        Map<String, String> env = new LinkedHashMap<>();
        int at = 2;
        for (; at < words.length && words[at].matches("[A-Z_][A-Z0-9_]*=.*"); at++) {
            int equals = words[at].indexOf('=');
            env.put(words[at].substring(0, equals), words[at].substring(equals + 1));
        }
        List<String> args = List.of(words).subList(at, words.length);
        return new Scenario(words[1], args.isEmpty() ? List.of(words[1]) : args, env);
    }
}
