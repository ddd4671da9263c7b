package org.pclnlab.harness.ci;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A program {@code pclnlab} that runs the classes under test, from any folder. */
final class LocalPclnlab {
    private LocalPclnlab() {}

    static Path install(Path bin) throws IOException {
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(p -> !p.isEmpty())
                .map(p -> Path.of(p).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return script(
                bin.resolve("pclnlab"),
                "exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dpclnlab.home='" + Workflow.ROOT + "' -cp '"
                        + classes + "' org.pclnlab.harness.cli.Main \"$@\"\n");
    }

    /** Go's build cache of this user: an empty one would take a minute to fill. */
    static String goCache() {
        return System.getenv().getOrDefault("GOCACHE", System.getenv().getOrDefault("HOME", "") + "/.cache/go-build");
    }

    static Path script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
        return file;
    }
}
