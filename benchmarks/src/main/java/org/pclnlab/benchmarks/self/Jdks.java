package org.pclnlab.benchmarks.self;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds JDKs: those named, the one we run on, and what distributions install. */
final class Jdks {
    private Jdks() {}

    /** One home for each feature version found, the first wins. */
    static Map<Integer, Path> find(Iterable<Path> named) throws IOException {
        Set<Path> homes = new LinkedHashSet<>();
        named.forEach(homes::add);
        homes.add(Path.of(System.getProperty("java.home")));
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(installed)) {
                all.forEach(homes::add);
            }
        }
        Map<Integer, Path> out = new TreeMap<>();
        for (Path home : homes) {
            Path release = home.resolve("release");
            if (Files.isExecutable(home.resolve("bin/java")) && Files.isRegularFile(release)) {
                for (String line : Files.readAllLines(release)) {
                    if (line.startsWith("JAVA_VERSION=\"")) {
                        String version = line.substring("JAVA_VERSION=\"".length(), line.length() - 1);
                        out.putIfAbsent(Runtime.Version.parse(version).feature(), home.toRealPath());
                    }
                }
            }
        }
        return out;
    }
}
