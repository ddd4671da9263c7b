package org.pclnlab.harness.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pclnlab.harness.outcome.UsageException;

/**
 * How a probe is built by llgo: flags and variables, one a line of the file {@code llgo.build} in its folder; {@code #}
 * starts a comment. gc builds it as it builds all others.
 *
 * @param flags flags of {@code build}
 * @param env variables of LLGo
 */
public record BuildSettings(List<String> flags, Map<String, String> env) {
    public static final BuildSettings NONE = new BuildSettings(List.of(), Map.of());

    private static final String FILE = "llgo.build";

    public BuildSettings {
        flags = List.copyOf(flags);
        env = Map.copyOf(env);
    }

    /** The settings in a probe's folder. */
    static BuildSettings of(Path folder) throws IOException, UsageException {
        Path file = folder.resolve(FILE);
        return Files.exists(file) ? parse(Files.readAllLines(file), file.toString()) : NONE;
    }

    /**
     * Reads settings.
     *
     * @param where what to call them in errors
     */
    public static BuildSettings parse(List<String> lines, String where) throws UsageException {
        List<String> flags = new ArrayList<>();
        Map<String, String> env = new TreeMap<>();
        for (String line : lines) {
            String text = line.strip();
            int equals = text.indexOf('=');
            if (text.startsWith("-")) {
                flags.add(text);
            } else if (text.startsWith("LLGO_") && equals > 0) {
                env.put(text.substring(0, equals), text.substring(equals + 1));
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                throw new UsageException(where + ": found " + text + ", expected -FLAG or LLGO_NAME=VALUE");
            }
        }
        return new BuildSettings(flags, env);
    }

    /** These settings, and others on top. */
    public BuildSettings and(BuildSettings more) {
        List<String> both = new ArrayList<>(flags);
        both.addAll(more.flags);
        Map<String, String> all = new TreeMap<>(env);
        all.putAll(more.env);
        return new BuildSettings(both, all);
    }
}
