package org.pclnlab.harness.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A file of {@code .github/workflows}, read. */
record Workflow(String name, Map<?, ?> content) {
    static final Path ROOT =
            Path.of(System.getProperty("pclnlab.root", "..")).toAbsolutePath().normalize();

    static Workflow read(String name) throws IOException {
        return new Workflow(name, map(load(ROOT.resolve(".github/workflows").resolve(name))));
    }

    static List<Workflow> all() throws IOException {
        List<Workflow> out = new ArrayList<>();
        try (var files = Files.list(ROOT.resolve(".github/workflows"))) {
            for (Path p : files.sorted().toList()) {
                out.add(read(p.getFileName().toString()));
            }
        }
        return out;
    }

    static Object load(Path file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    /** The jobs, by name. */
    Map<String, Map<?, ?>> jobs() {
        Map<String, Map<?, ?>> out = new TreeMap<>();
        map(content.get("jobs")).forEach((k, v) -> out.put(String.valueOf(k), map(v)));
        return out;
    }

    Map<?, ?> job(String job) {
        Map<?, ?> j = jobs().get(job);
        if (j == null) {
            throw new IllegalArgumentException(name + " has no job " + job);
        }
        return j;
    }

    /** The steps of a job or of a composite action. */
    static List<Map<?, ?>> steps(Map<?, ?> of) {
        List<Map<?, ?>> out = new ArrayList<>();
        if (of.get("steps") instanceof List<?> steps) {
            steps.forEach(s -> out.add(map(s)));
        }
        return out;
    }

    /** What starts it. */
    List<String> events() {
        Object on = content.containsKey("on") ? content.get("on") : content.get(true);
        List<String> out = new ArrayList<>();
        map(on).keySet().forEach(k -> out.add(String.valueOf(k)));
        return out;
    }

    static Map<?, ?> map(@Nullable Object o) {
        return o instanceof Map<?, ?> m ? m : Map.of();
    }

    static List<?> list(@Nullable Object o) {
        return o instanceof List<?> l ? l : List.of();
    }

    static String text(@Nullable Object o) {
        return o == null ? "" : String.valueOf(o);
    }
}
