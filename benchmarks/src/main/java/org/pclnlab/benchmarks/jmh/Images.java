package org.pclnlab.benchmarks.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.benchmarks.data.ForgedBench;
import org.pclnlab.emulator.memory.ImageException;

/** The image benchmarks run on: the one a system property names, or a forged one. */
public final class Images {
    public static final String PROPERTY = "pclnlab.bench.image";

    private Images() {}

    static Path path() throws IOException, InterruptedException, ImageException {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return Path.of(named);
        }
        Path dir = Files.createTempDirectory("pclnlab-bench");
        Path image = ForgedBench.build(dir);
        System.setProperty(PROPERTY, image.toString());
        return image;
    }

    static BenchImage open() throws IOException, InterruptedException, ImageException {
        return BenchImage.open(path());
    }
}
