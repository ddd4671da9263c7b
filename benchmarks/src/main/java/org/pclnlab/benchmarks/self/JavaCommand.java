package org.pclnlab.benchmarks.self;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.outcome.EnvironmentException;

/**
 * The java command that the launcher ends in, and JVMs that do nothing to compare it with.
 *
 * @param argv the command
 */
record JavaCommand(List<String> argv) {
    /** The script that users start. */
    static Path launcher() throws EnvironmentException {
        Path home = Path.of(System.getProperty("pclnlab.home", ".")).toAbsolutePath();
        // In the sources, and where it is installed.
        for (String place : List.of("pclnlab", "bin/pclnlab")) {
            if (Files.isExecutable(home.resolve(place)) && Files.isRegularFile(home.resolve(place))) {
                return home.resolve(place);
            }
        }
        throw new EnvironmentException("no launcher " + home.resolve("pclnlab"));
    }

    /** What a command line that starts the launcher comes to: a java that says how it was started tells. */
    static JavaCommand of(List<String> typed, Map<String, String> env, Path jdk, Path work)
            throws IOException, InterruptedException, EnvironmentException {
        Path fake = work.resolve("fake-" + jdk.getFileName());
        Path java = fake.resolve("bin/java");
        Path said = work.resolve("arguments");
        Files.createDirectories(java.resolveSibling("."));
        Files.copy(jdk.resolve("release"), fake.resolve("release"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(java, "#!/bin/sh\nfor a; do printf '%s\\n' \"$a\"; done >'" + said + "'\n");
        if (!java.toFile().setExecutable(true)) {
            throw new EnvironmentException("cannot make " + java + " executable");
        }
        ProcessBuilder b = new ProcessBuilder(typed).redirectErrorStream(true);
        b.environment().putAll(env);
        b.environment().put("JAVA_HOME", fake.toString());
        if (b.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() != 0) {
            throw new EnvironmentException(typed.get(0) + " does not start java");
        }
        List<String> out = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        out.addAll(Files.readAllLines(said));
        return new JavaCommand(out);
    }

    /** A JVM with the same flags that does nothing. */
    List<String> noop(Path work) throws IOException {
        List<String> idle = new ArrayList<>();
        for (String arg : argv) {
            if (arg.equals("-jar") || arg.equals("-cp") || arg.startsWith("org.pclnlab")) {
                break;
            }
            // An archive of our classes belongs to our class path; the JVM itself starts from the JDK's.
            if (!arg.startsWith("-XX:SharedArchiveFile") && !arg.startsWith("-XX:AOTCache")) {
                idle.add(arg);
            }
        }
        idle.addAll(List.of("-cp", classes(work).toString(), Noop.class.getName()));
        return idle;
    }

    /** A JVM without any flag that does nothing. */
    static List<String> noop(Path jdk, Path work) throws IOException {
        return List.of(jdk.resolve("bin/java").toString(), "-cp", classes(work).toString(), Noop.class.getName());
    }

    /** A class path with {@link Noop} and nothing else. */
    private static Path classes(Path work) throws IOException {
        Path classes = work.resolve("classes");
        String noop = Noop.class.getName().replace('.', '/') + ".class";
        Path file = classes.resolve(noop);
        Files.createDirectories(file.resolveSibling("."));
        try (InputStream in = Noop.class.getResourceAsStream("/" + noop)) {
            if (in == null) {
                throw new IllegalStateException("no " + noop);
            }
            Files.write(file, in.readAllBytes());
        }
        return classes;
    }
}
