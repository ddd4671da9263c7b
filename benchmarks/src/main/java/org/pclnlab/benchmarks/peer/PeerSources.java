package org.pclnlab.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.harness.outcome.EnvironmentException;

/** Our own C programs, built from the sources in the jar by the caller's {@code cc}. */
public final class PeerSources {
    private PeerSources() {}

    /**
     * Builds {@code NAME.c} in {@code dir}.
     *
     * @throws EnvironmentException when {@code cc} cannot
     */
    public static Path build(String name, Path dir, String... flags)
            throws IOException, InterruptedException, EnvironmentException {
        Path source = dir.resolve(name + ".c");
        Path program = dir.resolve(name);
        try (InputStream in = PeerSources.class.getResourceAsStream("/org/pclnlab/benchmarks/peers/" + name + ".c")) {
            if (in == null) {
                throw new IllegalStateException("no " + name + ".c in the jar");
            }
            Files.write(source, in.readAllBytes());
        }
        List<String> argv = new ArrayList<>(List.of("cc"));
        argv.addAll(List.of(flags));
        argv.addAll(List.of("-o", program.toString(), source.toString()));
        Process cc;
        try {
            cc = new ProcessBuilder(argv).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new EnvironmentException("cannot start cc: " + e.getMessage(), e);
        }
        cc.getOutputStream().close();
        String said = new String(cc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (cc.waitFor() != 0) {
            throw new EnvironmentException("cc " + name + ".c: " + said.strip());
        }
        return program;
    }
}
